#include "output/provenance.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/utsname.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "output/json.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/source_version.hpp"  // made by output/source_version.cmake at build time

namespace ladder::output {
namespace {

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#elif defined(__GNUC__)
  return "gcc " __VERSION__;
#else
  return "unknown";
#endif
}

std::string utc_now() {
  using namespace std::chrono;
  const auto now = floor<seconds>(system_clock::now());
  const auto day = floor<days>(now);
  const year_month_day date{day};
  const hh_mm_ss clock{now - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

/// The file name of the result that a NAME.run.json tells of; empty where it is none.
std::string told_result(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  const auto json = parsed_json(std::string{std::istreambuf_iterator<char>{stream}, {}});
  const std::string* result =
      json && json->has("result") ? std::get_if<std::string>(&json->at("result").value()) : nullptr;
  return result == nullptr ? "" : std::filesystem::path{*result}.filename().string();
}

std::int64_t peak_memory_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;  // Linux counts in KiB
}

}  // namespace

std::string ladder_version() {
  return source_version::version;
}
std::string ladder_commit() {
  return source_version::commit;
}

std::vector<std::pair<std::string, std::string>> inside_attributes() {
  return {{"ladder_version", ladder_version()}, {"ladder_commit", ladder_commit()}};
}

std::filesystem::path circumstances_path(const std::filesystem::path& result) {
  auto path = result;
  if (path.extension() == ".nc") path.replace_extension();
  return path += ".run.json";
}

void check_circumstances(const std::filesystem::path& result, std::span<const std::filesystem::path> read) {
  const std::filesystem::path file = circumstances_path(result);
  check_target(file, true, read);
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable) || told_result(file) == result.filename().string()) return;
  const std::string other = told_result(file);
  throw OutputError(
      ExitClass::cannot_create,
      fmt::format(
          "{}, which would be written beside {}, {} and is left as it is; give another name, or move it away",
          file.string(), result.string(),
          other.empty() ? "is there and was not written by Ladder" : fmt::format("tells of '{}'", other)));
}

void write_circumstances(const std::filesystem::path& result, const RunCircumstances& circumstances) {
  utsname system{};
  uname(&system);
  std::error_code unknown;  // a working directory that is gone is no reason to lose the rest
  Json json;
  json["schema"] = "ladder-run-circumstances/2";
  json["result"] = std::filesystem::absolute(result, unknown).string();
  json["command_line"] = circumstances.command_line;
  json["working_directory"] = std::filesystem::current_path(unknown).string();
  json["inputs"] = Json::array();
  for (const InputFile& input : circumstances.inputs)
    json["inputs"].push_back({{"path", input.path.string()}, {"sha256", input.sha256}});
  json["data_folder"] = circumstances.data_folder.string();
  json["threads"] = circumstances.threads;
  json["wall_seconds"] = circumstances.wall_seconds;
  json["worlds_from_store"] = circumstances.worlds_from_store;
  json["peak_memory_bytes"] = peak_memory_bytes();
  json["finished"] = utc_now();
  json["host"] = system.nodename;
  json["operating_system"] = fmt::format("{} {} {}", system.sysname, system.release, system.machine);
  json["processors"] = std::thread::hardware_concurrency();
  json["compiler"] = compiler();
  json["ladder_version"] = ladder_version();
  json["ladder_commit"] = ladder_commit();
  publish_text(circumstances_path(result), json.document(), true);
}

}  // namespace ladder::output
