// What goes from a store, and what stays.
#include <doctest/doctest.h>

#include "tests/output/store_support.hpp"

using namespace ladder::output;
using example::entry;
using example::key;
using example::put;
using example::TemporaryDirectory;

namespace {

constexpr std::size_t size = 40'000;

/// A command that puts some entries and ends.
void command(const std::filesystem::path& folder, std::uint64_t first, std::uint64_t count) {
  Store store(folder);
  for (std::uint64_t i = first; i < first + count; ++i) put(store, entry(i, size));
}

std::uint64_t present(Store& store, std::uint64_t first, std::uint64_t count) {
  std::uint64_t found = 0;
  for (std::uint64_t i = first; i < first + count; ++i) found += store.contains(key(i)) ? 1 : 0;
  return found;
}

}  // namespace

TEST_CASE("entries used longest ago go first, and a search is a use") {
  const TemporaryDirectory folder;
  command(folder.path(), 0, 10);
  command(folder.path(), 10, 10);
  {
    Store store(folder.path());
    const StoreKey used = key(3);
    REQUIRE(store.find(used));
    store.put({}, std::span{&used, 1});
  }
  Store store(folder.path());
  CHECK(store.prune(11 * (size + 4096)) > 0);
  CHECK(present(store, 0, 10) == 1);
  CHECK(store.contains(key(3)));
  CHECK(present(store, 10, 10) > 8);
}

TEST_CASE("what a running command has put stays, however small the store is to be") {
  const TemporaryDirectory folder;
  command(folder.path(), 0, 5);
  Store running(folder.path());
  put(running, entry(5, size));
  Store pruning(folder.path());
  CHECK(pruning.prune(0) == 5);
  CHECK(pruning.contains(key(5)));
  CHECK(pruning.find(key(5)) == example::bytes(5, size));
  CHECK(pruning.status().commands == 1);
}

TEST_CASE("pruning gives the room back to the disk") {
  const TemporaryDirectory folder;
  command(folder.path(), 0, 50);
  const auto before = std::filesystem::file_size(Store::file_in(folder.path()));
  Store(folder.path()).prune(0);
  CHECK(before > 50 * size);
  CHECK(std::filesystem::file_size(Store::file_in(folder.path())) < 100'000);
}

TEST_CASE("a store with a bound keeps below it and drops what is oldest") {
  const TemporaryDirectory folder;
  constexpr std::uint64_t limit = 30 * size;
  for (std::uint64_t c = 0; c < 10; ++c) {
    Store store(folder.path(), {.limit = limit});
    for (std::uint64_t i = 0; i < 10; ++i) put(store, entry(10 * c + i, size));
    CHECK(store.status().used <= limit);
  }
  Store store(folder.path(), {.limit = limit});
  CHECK(present(store, 90, 10) == 10);
  CHECK(present(store, 0, 70) == 0);
  CHECK(std::filesystem::file_size(Store::file_in(folder.path())) < limit + 5 * size);
}

TEST_CASE("a store whose bound is taken up by running commands says so, and keeps what it has") {
  const TemporaryDirectory folder;
  Store store(folder.path(), {.limit = 5 * size});
  std::uint64_t stored = 0;
  CHECK_THROWS_WITH_AS(for (;; ++stored) put(store, entry(stored, size)),
                       doctest::Contains("is at its bound"), StoreError);
  CHECK(stored >= 3);
  CHECK(present(store, 0, stored) == stored);
}
