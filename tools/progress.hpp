/// How far a long command has come: a bar on a terminal, plain lines elsewhere, on standard error.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace ladder::tools {

enum class ProgressStyle : std::uint8_t { none, lines, bar };

/// Where progress is shown, and by which clock.
struct ProgressDisplay {
  ProgressStyle style = ProgressStyle::none;
  std::function<void(std::string_view)> write;
  std::function<double()> seconds;  ///< since any origin
};

/// On standard error, by the steady clock of this machine.
[[nodiscard]] ProgressDisplay standard_display(ProgressStyle style);

/// Draws at most ten times a second as a bar; a line every tenth of the way, and every two seconds at most,
/// as lines.
class Progress {
 public:
  Progress(std::string label, std::uint64_t total, ProgressDisplay display);
  /// Takes the bar off the screen, so that what follows starts on a clean line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Some steps more are done. From any thread.
  void advance(std::uint64_t steps = 1);
  /// Some steps need not be done. From any thread.
  void skip(std::uint64_t steps);
  /// Shows something else on standard error, on a line of its own. From any thread.
  void beside(const std::function<void()>& show);

 private:
  void draw(std::uint64_t done);
  void draw_bar(double share, double now);
  void draw_line(double share, double now);
  [[nodiscard]] std::string left(double share, double now) const;

  const std::string label_;
  std::atomic<std::uint64_t> total_;
  const ProgressDisplay display_;
  const double started_;
  std::atomic<std::uint64_t> done_{0};
  std::mutex drawing_;
  double drawn_at_;
  int tenth_drawn_ = 0;
  bool on_screen_ = false;
};

/// A span of time as one says it: "8 s", "2 min 10 s", "3 h 5 min".
[[nodiscard]] std::string spoken_time(double seconds);

}  // namespace ladder::tools
