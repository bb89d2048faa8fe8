#include "output/store_writer.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "tests/output/store_support.hpp"

using namespace ladder::output;
using example::entry;
using example::key;
using example::TemporaryDirectory;

namespace {

void unexpected(const std::string& why) {
  FAIL_CHECK(why);
}

}  // namespace

TEST_CASE("all that several threads put is stored when finish() returns") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  StoreWriter writer(store, unexpected);
  std::vector<std::thread> threads;
  for (std::uint64_t t = 0; t < 4; ++t)
    threads.emplace_back([&writer, t] {
      for (std::uint64_t i = 0; i < 200; ++i) writer.put(entry(1000 * t + i));
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(writer.finish() == 800);
  CHECK(store.status().entries == 800);
  CHECK(store.find(key(3199)) == example::bytes(3199));
}

TEST_CASE("what is put is stored also where nobody waits for it") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  { StoreWriter(store, unexpected).put(entry(1)); }
  CHECK(store.contains(key(1)));
}

TEST_CASE("the first failure is reported once, and what comes after it is dropped without waiting") {
  const TemporaryDirectory folder;
  Store store(folder.path(), {.limit = 200'000, .patience = std::chrono::milliseconds{50}});
  std::atomic<int> failures = 0;
  std::uint64_t stored = 0;
  {
    StoreWriter writer(store, [&](const std::string&) { ++failures; });
    for (std::uint64_t i = 0; i < 200; ++i) writer.put(entry(i, 20'000));
    stored = writer.finish();
    writer.put(entry(1000));
    CHECK(writer.finish() == stored);
  }
  CHECK(failures == 1);
  CHECK(store.status().entries == stored);
  CHECK(stored < 10);
}

TEST_CASE("a writer that was stopped stores nothing more") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  StoreWriter writer(store, unexpected);
  writer.put(entry(1));
  writer.finish();
  writer.stop();
  writer.put(entry(2));
  CHECK(writer.finish() == 1);
  CHECK_FALSE(store.contains(key(2)));
}
