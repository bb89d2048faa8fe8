/// Work over a range, serial, on plain threads or on oneTBB; the only file that knows oneTBB.
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>

namespace ladder::sim {

/// Where the indices begin that a worker takes first in a loop over [0, count); those up to the next worker's are its share.
[[nodiscard]] inline std::size_t first_of_share(std::size_t count, unsigned worker, unsigned threads) {
  return count * worker / threads;
}

/// Runs independent pieces of work. Which thread runs which piece, and in what order, is free: a piece writes
/// only what belongs to its index, so no result can depend on it. An executor serves one loop at a time: a
/// body that starts parallel work of its own on it, or a second thread that does, is refused with a Bug.
class Executor {
 public:
  virtual ~Executor() = default;
  /// Calls body(i) once for each i in [0, count); returns when all are done. If bodies throw, the exception
  /// of the lowest i is rethrown, whatever the threads did, so that an error is as repeatable as a result.
  void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);
  /// The same with body(i, worker), for scratch memory a thread: worker < threads(), and no two bodies run at
  /// once with the same worker.
  void parallel_for_workers(std::size_t count, const std::function<void(std::size_t, unsigned)>& body);
  [[nodiscard]] virtual unsigned threads() const = 0;
  /// An executor for the loops that one body of this one's loop runs: threads that have nothing else to do help with
  /// them, and there are never more threads than this executor has. One for each body; serial where threads cannot be
  /// shared.
  [[nodiscard]] virtual std::unique_ptr<Executor> inner();

 protected:
  /// Does the loop, as parallel_for_workers() promises.
  virtual void run(std::size_t count, const std::function<void(std::size_t, unsigned)>& body) = 0;

 private:
  std::atomic<bool> running_ = false;
};

/// One after another, in order, on the calling thread.
[[nodiscard]] std::unique_ptr<Executor> serial_executor();
/// On `threads` plain std::threads (for ThreadSanitizer, which oneTBB confuses: uxlfoundation/oneTBB issue
/// 1290).
[[nodiscard]] std::unique_ptr<Executor> thread_executor(unsigned threads);
/// On oneTBB with at most `threads` workers, in an arena of its own.
[[nodiscard]] std::unique_ptr<Executor> tbb_executor(unsigned threads);

}  // namespace ladder::sim
