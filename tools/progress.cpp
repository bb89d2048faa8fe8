#include "tools/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace ladder::tools {
namespace {

constexpr double bar_interval = 0.1;
constexpr double line_interval = 2.0;
constexpr int bar_width = 30;

}  // namespace

ProgressDisplay standard_display(ProgressStyle style) {
  return {
      .style = style,
      .write = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); },
      .seconds =
          [] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
          }};
}

Progress::Progress(std::string label, std::uint64_t total, ProgressDisplay display)
    : label_(std::move(label)),
      total_(total),
      display_(std::move(display)),
      started_(display_.seconds ? display_.seconds() : 0.0),
      drawn_at_(started_) {}

Progress::~Progress() {
  if (on_screen_) display_.write("\r\x1b[K");
}

void Progress::advance(std::uint64_t steps) {
  const std::uint64_t done = done_.fetch_add(steps, std::memory_order_relaxed) + steps;
  if (display_.style == ProgressStyle::none || total_ == 0) return;
  // Who finds another thread drawing goes on working.
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (lock.owns_lock()) draw(done);
}

void Progress::skip(std::uint64_t steps) {
  total_.fetch_sub(steps, std::memory_order_relaxed);
}

void Progress::beside(const std::function<void()>& show) {
  const std::lock_guard lock(drawing_);
  if (on_screen_) display_.write("\r\x1b[K");
  on_screen_ = false;
  show();
}

void Progress::draw(std::uint64_t done) {
  // Another thread may have skipped steps since these were done.
  const auto total = std::max(done, total_.load(std::memory_order_relaxed));
  const double share = static_cast<double>(done) / static_cast<double>(total);
  const double now = display_.seconds();
  if (display_.style == ProgressStyle::bar) {
    draw_bar(share, now);
  } else {
    draw_line(share, now);
  }
}

void Progress::draw_bar(double share, double now) {
  if (now - drawn_at_ < bar_interval) return;
  drawn_at_ = now;
  on_screen_ = true;
  const int filled = static_cast<int>(share * bar_width);
  display_.write(fmt::format("\r\x1b[K{} [{:#<{}}{:.<{}}] {:3.0f} %  {}", label_, "", filled, "",
                             bar_width - filled, std::floor(100.0 * share), left(share, now)));
}

void Progress::draw_line(double share, double now) {
  const int tenth = static_cast<int>(share * 10.0);
  if (tenth <= tenth_drawn_ || now - drawn_at_ < line_interval) return;
  drawn_at_ = now;
  tenth_drawn_ = tenth;
  display_.write(fmt::format("{}: {:.0f} %, {}\n", label_, std::floor(100.0 * share), left(share, now)));
}

std::string Progress::left(double share, double now) const {
  return spoken_time((now - started_) * (1.0 - share) / share) + " left";
}

std::string spoken_time(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

}  // namespace ladder::tools
