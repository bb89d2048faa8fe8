/// Work over a range, serial, on plain threads or on oneTBB; the only file that knows oneTBB.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>

namespace ladder::sim {

/// Runs independent pieces of work. Which thread runs which piece, and in what order, is free: a piece writes only
/// what belongs to its index, so no result can depend on it.
class Executor {
 public:
  virtual ~Executor() = default;
  /// Calls body(i) once for each i in [0, count); returns when all are done. The first exception is rethrown.
  virtual void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) = 0;
  [[nodiscard]] virtual unsigned threads() const = 0;
};

/// One after another, in order, on the calling thread.
[[nodiscard]] std::unique_ptr<Executor> serial_executor();
/// On `threads` plain std::threads (for ThreadSanitizer, which oneTBB confuses: uxlfoundation/oneTBB issue 1290).
[[nodiscard]] std::unique_ptr<Executor> thread_executor(unsigned threads);
/// On oneTBB with at most `threads` workers, in an arena of its own.
[[nodiscard]] std::unique_ptr<Executor> tbb_executor(unsigned threads);

}  // namespace ladder::sim
