#include "output/store_commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "output/host.hpp"

namespace ladder::output {
namespace {

/// How long a command of another machine, which cannot be asked, is taken to run at most.
constexpr std::int64_t longest_elsewhere = 7 * 24 * 3600;  // s

std::int64_t seconds_now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// When a process of this machine was started, in clock ticks since the machine was; 0 where it does not run.
/// Another process that got the same number later has another. Source: proc(5), field 22 of stat.
std::int64_t start_of(std::int64_t process) {
  std::ifstream file{fmt::format("/proc/{}/stat", process)};
  std::string line;
  std::getline(file, line);
  const auto end_of_name = line.rfind(')');  // the name may hold blanks
  if (end_of_name == std::string::npos) return 0;
  std::istringstream rest{line.substr(end_of_name + 1)};
  constexpr int fields_before = 19;  // from state, the 3rd, to the 21st
  std::string skipped;
  for (int i = 0; i < fields_before; ++i) rest >> skipped;
  std::int64_t start = 0;
  rest >> start;
  return start;
}

}  // namespace

std::int64_t enrol_command(Database& database) {
  const std::string host = host_name();
  const std::int64_t process = getpid();
  database.prepare("INSERT INTO command(host, process, start, begun) VALUES(?1, ?2, ?3, ?4)")
      .bind(1, std::string_view{host})
      .bind(2, process)
      .bind(3, start_of(process))
      .bind(4, seconds_now())
      .run();
  return database.last_row();
}

std::int64_t first_running_command(Database& database) {
  const std::string host = host_name();
  const std::int64_t now = seconds_now();
  std::vector<std::int64_t> ended;
  {
    Statement all = database.prepare("SELECT number, host, process, start, begun FROM command");
    while (all.step()) {
      const bool runs = all.bytes(1) == host ? start_of(all.number(2)) == all.number(3)
                                             : now - all.number(4) < longest_elsewhere;
      if (!runs) ended.push_back(all.number(0));
    }
  }
  for (const std::int64_t number : ended)
    database.prepare("DELETE FROM command WHERE number = ?1").bind(1, number).run();
  return database.number("SELECT min(number) FROM command");
}

}  // namespace ladder::output
