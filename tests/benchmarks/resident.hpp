/// Memory of a process of its own: what came before it in this one does not count.
#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace ladder::test {

/// Bytes of this process that are in memory.
inline std::uint64_t resident_bytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  unsigned long total = 0, resident = 0;
  if (file == nullptr || std::fscanf(file, "%lu %lu", &total, &resident) != 2) std::abort();
  std::fclose(file);
  return static_cast<std::uint64_t>(resident) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// What `work` answers, a plain struct, when it is done in a child process.
template <class Work>
auto in_child(const Work& work) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child < 0) std::abort();
  if (child == 0) {
    const auto result = work();
    _exit(write(ends[1], &result, sizeof result) == sizeof result ? 0 : 1);
  }
  close(ends[1]);  // else a child that failed would be waited for without end
  decltype(work()) result;
  if (read(ends[0], &result, sizeof result) != sizeof result) std::abort();
  int status = 0;
  waitpid(child, &status, 0);
  close(ends[0]);
  return result;
}

}  // namespace ladder::test
