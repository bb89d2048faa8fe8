#include "sim/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "sim/error.hpp"

namespace ladder::sim {
namespace {

using Body = std::function<void(std::size_t, unsigned)>;

/// Lowers the flag, however the loop ends.
class Release {
 public:
  explicit Release(std::atomic<bool>& flag) : flag_(flag) {}
  ~Release() { flag_ = false; }
  Release(const Release&) = delete;
  Release& operator=(const Release&) = delete;

 private:
  std::atomic<bool>& flag_;
};

/// Keeps the exception of the lowest index.
class FirstError {
 public:
  void run(const Body& body, std::size_t i, unsigned worker) noexcept {
    try {
      body(i, worker);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (error_ && index_ < i) return;
      error_ = std::current_exception();
      index_ = i;
    }
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr error_;
  std::size_t index_ = 0;
};

class SerialExecutor final : public Executor {
 public:
  [[nodiscard]] unsigned threads() const override { return 1; }

 protected:
  void run(std::size_t count, const Body& body) override {
    for (std::size_t i = 0; i < count; ++i) body(i, 0);
  }
};

/// One loop shared by several threads. Each has a share of the indices, the same one in every loop of that length, so that
/// what an index touches is still in its cache; who is done with its own takes from the others' shares.
class SharedLoop {
 public:
  /// Where a worker stands in its share.
  struct alignas(128) Share {
    std::atomic<std::size_t> next = 0;
    std::size_t end = 0;
  };

  /// @param shares  scratch of the executor, one a worker, so that a loop allocates nothing
  SharedLoop(std::size_t count, const Body& body, std::span<Share> shares) : body_(body), shares_(shares) {
    const auto threads = static_cast<unsigned>(shares.size());
    for (unsigned t = 0; t < threads; ++t) {
      shares_[t].next = first_of_share(count, t, threads);
      shares_[t].end = first_of_share(count, t + 1, threads);
    }
  }

  void work(unsigned worker) noexcept {
    for (std::size_t k = 0; k < shares_.size(); ++k) {
      Share& share = shares_[(worker + k) % shares_.size()];
      for (std::size_t i = share.next.fetch_add(1); i < share.end; i = share.next.fetch_add(1)) error_.run(body_, i, worker);
    }
  }
  void rethrow() const { error_.rethrow(); }

 private:
  const Body& body_;
  const std::span<Share> shares_;
  FirstError error_;
};

/// The caller is worker 0; the others sleep between loops.
class ThreadExecutor final : public Executor {
 public:
  explicit ThreadExecutor(unsigned threads) : threads_(threads), shares_(threads) {
    for (unsigned worker = 1; worker < threads; ++worker)
      pool_.emplace_back([this, worker] { serve(worker); });
  }
  ~ThreadExecutor() override {
    publish(nullptr);
    for (std::thread& thread : pool_) thread.join();
  }
  ThreadExecutor(const ThreadExecutor&) = delete;
  ThreadExecutor& operator=(const ThreadExecutor&) = delete;

  [[nodiscard]] unsigned threads() const override { return threads_; }

 protected:
  void run(std::size_t count, const Body& body) override {
    SharedLoop loop(count, body, shares_);
    publish(&loop);
    loop.work(0);
    wait_for_pool();
    loop.rethrow();
  }

 private:
  void publish(SharedLoop* loop) {
    {
      const std::lock_guard lock(mutex_);
      loop_ = loop;
      busy_ = threads_ - 1;
      ++generation_;
    }
    work_ready_.notify_all();
  }
  void wait_for_pool() {
    std::unique_lock lock(mutex_);
    work_done_.wait(lock, [this] { return busy_ == 0; });
  }
  void serve(unsigned worker) {
    for (std::uint64_t seen = 0;;) {
      SharedLoop* loop = next_loop(seen);
      if (loop == nullptr) return;
      loop->work(worker);
      const std::lock_guard lock(mutex_);
      if (--busy_ == 0) work_done_.notify_one();
    }
  }
  SharedLoop* next_loop(std::uint64_t& seen) {
    std::unique_lock lock(mutex_);
    work_ready_.wait(lock, [&] { return generation_ != seen; });
    seen = generation_;
    return loop_;
  }

  const unsigned threads_;
  std::vector<SharedLoop::Share> shares_;
  std::mutex mutex_;
  std::condition_variable work_ready_;
  std::condition_variable work_done_;
  SharedLoop* loop_ = nullptr;    // guarded by mutex_, as are the next two; null ends the pool
  unsigned busy_ = 0;             // pool threads that have not finished the loop
  std::uint64_t generation_ = 0;  // loops published
  std::vector<std::thread> pool_;
};

/// An arena, and leave for more workers than the machine has cores where that is asked for. oneTBB starts no more unless
/// told so; told only then, because the limit is of the whole process, and the least of several holds.
struct Arena {
  explicit Arena(unsigned threads) : arena(static_cast<int>(threads)) {
    if (threads > static_cast<unsigned>(tbb::info::default_concurrency()))
      allow.emplace(tbb::global_control::max_allowed_parallelism, threads);
  }
  std::optional<tbb::global_control> allow;
  tbb::task_arena arena;
};

class TbbExecutor final : public Executor {
 public:
  explicit TbbExecutor(std::shared_ptr<Arena> arena)
      : arena_(std::move(arena)), shares_(static_cast<std::size_t>(arena_->arena.max_concurrency())) {}
  [[nodiscard]] unsigned threads() const override { return static_cast<unsigned>(arena_->arena.max_concurrency()); }
  [[nodiscard]] std::unique_ptr<Executor> inner() override { return std::make_unique<TbbExecutor>(arena_); }

 protected:
  void run(std::size_t count, const Body& body) override {
    SharedLoop loop(count, body, shares_);
    const auto workers = std::min<std::size_t>(threads(), count);
    const auto work = [&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, workers, 1),
          [&loop](const auto&) { loop.work(static_cast<unsigned>(tbb::this_task_arena::current_thread_index())); },
          tbb::simple_partitioner{});
    };
    // A thread that waits for the end of its loop helps with that loop only: were it to take up another body of the loop
    // outside, its own would wait for that.
    arena_->arena.execute([&] { tbb::this_task_arena::isolate(work); });
    loop.rethrow();
  }

 private:
  std::shared_ptr<Arena> arena_;
  std::vector<SharedLoop::Share> shares_;
};

void check_threads(unsigned threads) {
  expects(threads > 0, "An executor needs at least one thread.");
}

}  // namespace

void Executor::parallel_for_workers(std::size_t count, const Body& body) {
  expects(!running_.exchange(true), "Parallel work was started on an executor that is already at work.");
  const Release release(running_);
  run(count, body);
}

void Executor::parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  parallel_for_workers(count, [&body](std::size_t i, unsigned) { body(i); });
}

std::unique_ptr<Executor> Executor::inner() {
  return serial_executor();
}

std::unique_ptr<Executor> serial_executor() {
  return std::make_unique<SerialExecutor>();
}

std::unique_ptr<Executor> thread_executor(unsigned threads) {
  check_threads(threads);
  return std::make_unique<ThreadExecutor>(threads);
}

std::unique_ptr<Executor> tbb_executor(unsigned threads) {
  check_threads(threads);
  return std::make_unique<TbbExecutor>(std::make_shared<Arena>(threads));
}

}  // namespace ladder::sim
