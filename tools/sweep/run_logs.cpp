#include "tools/sweep/run_logs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using output::ExitClass;
using output::OutputError;

constexpr std::string_view ending = ".tsv";

[[noreturn]] void fail_reading(const fs::path& file) {
  throw OutputError(ExitClass::io, fmt::format("{}: cannot be read", file.string()));
}

}  // namespace

RunLogs::RunLogs(const fs::path& folder, std::string plan_digest) : plan_digest_{std::move(plan_digest)} {
  std::error_code failed;
  fs::directory_iterator entries{folder, failed};
  // An empty folder does not survive every way of copying; then nothing is finished.
  if (failed == std::errc::no_such_file_or_directory) return;
  if (failed) throw OutputError(ExitClass::io, fmt::format("{}: {}", folder.string(), failed.message()));
  for (const auto& entry : entries)
    if (entry.path().extension() == ending) files_.push_back(entry.path());
  std::ranges::sort(files_);
}

void RunLogs::read(const std::function<void(const LoggedRun&, const RunLogPlace&)>& take) {
  damaged_ = 0;
  for (std::uint32_t file = 0; file < files_.size(); ++file) read_one(file, take);
}

void RunLogs::read_one(std::uint32_t file,
                       const std::function<void(const LoggedRun&, const RunLogPlace&)>& take) {
  const std::string head = run_log_head(plan_digest_);
  std::ifstream in{files_[file], std::ios::binary};
  std::string line;
  if (!std::getline(in, line)) {
    if (in.bad() || !in.eof()) fail_reading(files_[file]);
    return;  // made, and nothing written yet
  }
  if (in.eof() && head.starts_with(line)) return;  // its head is not whole yet
  if (line + '\n' != head) {
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("{} holds runs of another plan, or is no file of a sweep; move "
                                  "it elsewhere",
                                  files_[file].string()));
  }
  std::uint64_t offset = head.size();
  while (std::getline(in, line)) {
    const bool whole = !in.eof();
    const auto run = whole ? read_run_log_line(line, plan_digest_) : std::nullopt;
    if (run) {
      take(*run, {file, offset});
    } else if (whole) {
      ++damaged_;
    }
    offset += line.size() + 1;
  }
  if (in.bad()) fail_reading(files_[file]);
}

LoggedRun RunLogs::at(const RunLogPlace& place) const {
  if (open_file_ != place.file) {
    open_ = std::ifstream{files_[place.file], std::ios::binary};
    open_file_ = place.file;
  }
  open_.seekg(static_cast<std::streamoff>(place.offset));
  std::string line;
  std::getline(open_, line);
  auto run = read_run_log_line(line, plan_digest_);
  if (!run) fail_reading(files_[place.file]);
  return std::move(*run);
}

SweepProgress sweep_progress(const fs::path& folder, const SweepPlan& plan) {
  SweepProgress progress;
  progress.runs.assign(plan.runs(), SweepProgress::Run::missing);
  RunLogs logs(runs_in(folder), plan.digest);
  logs.read([&](const LoggedRun& run, const RunLogPlace&) {
    sim::expects(run.run < progress.runs.size(), "a finished run is one of its plan");
    progress.milliseconds += run.milliseconds;
    ++progress.lines;
    SweepProgress::Run& state = progress.runs[run.run];
    if (state != SweepProgress::Run::missing) return;
    state = run.failed ? SweepProgress::Run::failed : SweepProgress::Run::done;
    ++(run.failed ? progress.failed : progress.done);
    if (run.failed) progress.failures.add(run.reason, run.run / plan.replicates);
  });
  progress.damaged = logs.damaged();
  return progress;
}

}  // namespace ladder::tools
