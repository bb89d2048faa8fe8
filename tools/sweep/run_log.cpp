#include "tools/sweep/run_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "output/human.hpp"
#include "output/sha256.hpp"

namespace ladder::tools {
namespace {

constexpr std::size_t check_digits = 16;  // 64 bits: a damaged line passes once in 10^19
constexpr std::size_t most_reason = 400;  // bytes
constexpr std::string_view done_word = "done";
constexpr std::string_view failed_word = "failed";

std::string check_of(std::string_view text, std::string_view plan_digest) {
  output::Sha256 digest;
  digest.add(plan_digest);
  digest.add(text);
  return digest.hex().substr(0, check_digits);
}

/// The text before the next tab, which goes with it; all of it where there is none.
std::string_view take_cell(std::string_view& text) {
  const std::size_t end = std::min(text.find('\t'), text.size());
  const std::string_view cell = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return cell;
}

template <class Number>
bool read_number(std::string_view cell, Number& number) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return error == std::errc{} && end == cell.data() + cell.size();
}

bool read_values(std::string_view cells, std::vector<double>& values) {
  while (!cells.empty()) {
    if (!read_number(take_cell(cells), values.emplace_back())) return false;
  }
  return true;
}

bool same_number(double a, double b) {
  return a == b ? std::signbit(a) == std::signbit(b) : std::isnan(a) && std::isnan(b);
}

}  // namespace

bool LoggedRun::same_result(const LoggedRun& other) const {
  return run == other.run && failed == other.failed && reason == other.reason &&
         std::ranges::equal(values, other.values, same_number);
}

std::string run_log_head(std::string_view plan_digest) {
  return fmt::format("ladder-sweep-runs 1 {}\n", plan_digest);
}

std::string run_log_line(const LoggedRun& run, std::string_view plan_digest) {
  std::string text =
      fmt::format("{}\t{}\t{}\t", run.run, run.milliseconds, run.failed ? failed_word : done_word);
  if (run.failed) text += run.reason + '\t';
  for (const double value : run.values) text += output::exact(value) + '\t';
  return fmt::format("{}{}\n", text, check_of(text, plan_digest));
}

std::optional<LoggedRun> read_run_log_line(std::string_view line, std::string_view plan_digest) {
  if (line.size() <= check_digits) return std::nullopt;
  const std::string_view text = line.substr(0, line.size() - check_digits);
  if (line.substr(text.size()) != check_of(text, plan_digest)) return std::nullopt;
  LoggedRun run;
  std::string_view rest = text;
  if (!read_number(take_cell(rest), run.run) || !read_number(take_cell(rest), run.milliseconds))
    return std::nullopt;
  const std::string_view state = take_cell(rest);
  run.failed = state == failed_word;
  if (run.failed) {
    run.reason = take_cell(rest);
    return run;
  }
  if (state != done_word || !read_values(rest, run.values)) return std::nullopt;
  return run;
}

std::string one_line(std::string_view reason) {
  std::string text;
  for (const char c : reason) {
    if (c == '\n') {
      text += "; ";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7f') {
      text += c;
    }
  }
  if (text.size() <= most_reason) return text;
  std::size_t end = most_reason;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // no half of a letter
  return text.substr(0, end) + "...";
}

}  // namespace ladder::tools
