/// Finished runs of a sweep on disk: plain lines of text, appended by one process a file.
///
///     ladder-sweep-runs 1 DIGEST-OF-THE-PLAN
///     RUN <tab> MILLISECONDS <tab> done <tab> VALUE <tab> ... <tab> CHECK
///     RUN <tab> MILLISECONDS <tab> failed <tab> REASON <tab> CHECK
///
/// CHECK, 16 hexadecimal digits, is of the plan's digest and of the line before it. A line without its check
/// or its end is no run: it was cut off by a kill, a full disk or a power cut, and what it would have said is
/// run again. So a file needs no recovery, and whoever reads it disturbs nobody who writes it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// How one run of a sweep ended.
struct LoggedRun {
  std::uint64_t run = 0;  ///< row of the design times replicates of a row, plus place of the replicate
  std::uint64_t milliseconds = 0;  ///< it took, of one thread or several
  bool failed = false;
  std::string reason{};          ///< of a failed run, see one_line()
  std::vector<double> values{};  ///< of a run that is done, one an outcome of the plan

  /// Equal but for the time it took; NaN is equal to itself.
  [[nodiscard]] bool same_result(const LoggedRun& other) const;
};

/// The first line of a file, with its end.
[[nodiscard]] std::string run_log_head(std::string_view plan_digest);

/// The line of a run, with its end.
[[nodiscard]] std::string run_log_line(const LoggedRun& run, std::string_view plan_digest);

/// The run of a line without its end; empty where it is not exactly what run_log_line() writes under that
/// digest.
[[nodiscard]] std::optional<LoggedRun> read_run_log_line(std::string_view line, std::string_view plan_digest);

/// A reason as it is kept: on one line, without control characters, at most 400 bytes.
[[nodiscard]] std::string one_line(std::string_view reason);

}  // namespace ladder::tools
