#include "output/dates.hpp"

#include <fmt/format.h>

#include <chrono>

namespace ladder::output {
namespace {

constexpr std::chrono::sys_days epoch{std::chrono::year{1960} / 1 / 1};

std::chrono::year_month normal(int year, std::int64_t month) {
  return std::chrono::year{year} / std::chrono::January + std::chrono::months{static_cast<int>(month - 1)};
}

}  // namespace

std::int64_t days_since_1960(int year, std::int64_t month) {
  return (std::chrono::sys_days{normal(year, month) / 1} - epoch).count();
}

CalendarMonth calendar_month(std::int64_t days) {
  const std::chrono::year_month_day date{epoch + std::chrono::days{days}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

std::string iso_date(int year, std::int64_t month) {
  const auto date = normal(year, month);
  return fmt::format("{:04}-{:02}-01", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

}  // namespace ladder::output
