#include "output/store.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <map>
#include <optional>
#include <thread>
#include <vector>

#include "tests/output/store_support.hpp"

using namespace ladder::output;
using example::entry;
using example::key;
using example::put;
using example::TemporaryDirectory;

namespace {

/// Calls `work` in a child process, whose exit code is what it returns; 99 where it throws.
template <class Work>
pid_t start_child(const Work& work) {
  const pid_t child = fork();
  if (child != 0) return child;
  int code = 99;
  try {
    code = work();
  } catch (const std::exception& failed) {
    std::fprintf(stderr, "a child process failed: %s\n", failed.what());
  }
  _exit(code);
}

int exit_code(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The fault of what `work` throws.
template <class Work>
std::optional<StoreFault> fault(const Work& work) {
  try {
    work();
  } catch (const StoreError& error) {
    return error.fault();
  }
  return std::nullopt;
}

/// On a disk of this machine, and on one of a network.
constexpr StoreSettings both_kinds[] = {{.local = true}, {.local = false}};

}  // namespace

TEST_CASE("what was put is found byte for byte, also by the next command, and nothing else is") {
  const TemporaryDirectory folder;
  {
    Store store(folder.path());
    CHECK_FALSE(store.find(key(1)).has_value());
    put(store, entry(1));
    put(store, entry(2, 1'000'000));
    put(store, {key(3), ""});
    CHECK(store.find(key(2)) == example::bytes(2, 1'000'000));
  }
  Store store(folder.path());
  CHECK(store.find(key(1)) == example::bytes(1));
  CHECK(store.find(key(2)) == example::bytes(2, 1'000'000));
  CHECK(store.find(key(3)) == "");
  CHECK_FALSE(store.find(key(4)).has_value());
  CHECK(store.contains(key(1)));
  CHECK_FALSE(store.contains(key(4)));
  CHECK(store.status().entries == 3);
}

TEST_CASE("a store that is closed is one file, whatever it holds") {
  const TemporaryDirectory folder;
  {
    Store store(folder.path());
    for (std::uint64_t i = 0; i < 100; ++i) put(store, entry(i));
  }
  CHECK(folder.files() == 1);
}

TEST_CASE("any sequence of puts, searches, new commands and emptying agrees with a map (property)") {
  const TemporaryDirectory folder;  // making one takes longer than all the rest
  CHECK(rc::check([&] {
    std::map<std::uint64_t, std::string> model;
    auto store = std::make_unique<Store>(folder.path());
    store->prune(0);
    const auto steps =
        *rc::gen::scale(0.15, rc::gen::container<std::vector<std::pair<int, std::uint64_t>>>(rc::gen::pair(
                                  rc::gen::inRange(0, 20), rc::gen::inRange<std::uint64_t>(0, 12))));
    for (const auto& [what, number] : steps) {
      if (what < 9) {
        const std::size_t size = number * number * 500;
        put(*store, entry(number, size));
        model.try_emplace(number, example::bytes(number, size));
      } else if (what < 18) {
        const auto found = store->find(key(number));
        RC_ASSERT(found.has_value() == model.contains(number));
        if (found) RC_ASSERT(*found == model[number]);
      } else {
        store.reset();
        store = std::make_unique<Store>(folder.path());
        if (what == 19) {
          RC_ASSERT(store->prune(0) == model.size());
          model.clear();
        }
      }
    }
    RC_ASSERT(store->status().entries == model.size());
  }));
}

TEST_CASE("an entry is stored once, and the first stays") {
  const TemporaryDirectory folder;
  Store store(folder.path()), other(folder.path());
  put(store, {key(1), "first"});
  put(other, {key(1), "second"});
  CHECK(store.status().entries == 1);
  CHECK(store.status().payload == 5);
  CHECK(other.find(key(1)) == "first");
}

TEST_CASE("an entry that is disowned is replaced by the next put, and counted") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  put(store, {key(1), "wrong"});
  store.disown(key(1));
  CHECK(store.damaged() == 1);
  put(store, {key(1), "right"});
  CHECK(store.find(key(1)) == "right");
  CHECK(store.status().entries == 1);
}

TEST_CASE("processes that make one store at the same moment all find all that any has put") {
  constexpr int processes = 6;
  constexpr std::uint64_t each = 16;
  for (const StoreSettings& settings : both_kinds) {
    CAPTURE(*settings.local);
    const TemporaryDirectory folder;
    std::vector<pid_t> children;
    for (int p = 0; p < processes; ++p)
      children.push_back(start_child([&] {
        Store store(folder.path(), settings);
        // Half of the entries are those of the next process, too.
        for (std::uint64_t i = 0; i < each; ++i)
          put(store, entry(static_cast<std::uint64_t>(p) * each / 2 + i));
        return 0;
      }));
    for (const pid_t child : children) CHECK(exit_code(child) == 0);
    Store store(folder.path(), settings);
    const std::uint64_t distinct = each / 2 * (processes + 1);
    CHECK(store.status().entries == distinct);
    for (std::uint64_t i = 0; i < distinct; ++i) CHECK(store.find(key(i)) == example::bytes(i));
  }
}

TEST_CASE("threads find while another puts") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  std::atomic<std::uint64_t> put_so_far = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int t = 0; t < 3; ++t)
    readers.emplace_back([&] {
      for (std::uint64_t i = 0; i < 300; ++i) {
        const std::uint64_t there = put_so_far;
        const auto found = store.find(key(i % 100));
        if (found ? *found != example::bytes(i % 100) : i % 100 < there) ++wrong;
      }
    });
  for (std::uint64_t i = 0; i < 100; ++i) {
    put(store, entry(i));
    put_so_far = i + 1;
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("whatever moment a process is killed at, all it reported is there and whole") {
  for (unsigned round = 0; round < 25; ++round) {
    const TemporaryDirectory folder;
    const StoreSettings& settings = both_kinds[round % 2];
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = start_child([&] {
      Store store(folder.path(), settings);
      for (std::uint8_t i = 0;; ++i) {
        put(store, entry(i, 20'000));
        if (write(ends[1], &i, 1) != 1) return 1;
      }
      return 0;
    });
    close(ends[1]);
    usleep(2000 + 1700 * round);
    kill(child, SIGKILL);
    exit_code(child);
    std::vector<std::uint8_t> reported;
    for (std::uint8_t i = 0; read(ends[0], &i, 1) == 1;) reported.push_back(i);
    close(ends[0]);
    CAPTURE(round);
    Store store(folder.path(), settings);
    for (const std::uint8_t i : reported) CHECK(store.find(key(i)) == example::bytes(i, 20'000));
    CHECK(store.status().entries >= std::min<std::size_t>(reported.size(), 256));
    CHECK(store.status().commands == 0);  // the dead are not waited for
  }
}

TEST_CASE("who holds a store for too long is named as the reason") {
  const TemporaryDirectory folder;
  Store store(folder.path(), example::impatient);
  put(store, entry(1));
  Database other(Store::file_in(folder.path()), example::impatient.patience);
  const Transaction held(other);
  CHECK(fault([&] { put(store, entry(2)); }) == StoreFault::busy);
  CHECK(store.find(key(1)).has_value());  // a writer keeps no reader waiting
}

TEST_CASE("a put waits for another process that writes") {
  const TemporaryDirectory folder;
  Store store(folder.path());
  auto other = std::make_unique<Database>(Store::file_in(folder.path()), std::chrono::milliseconds{50});
  auto held = std::make_unique<Transaction>(*other);
  std::thread release([&] {
    usleep(200'000);
    held.reset();
  });
  put(store, entry(1));
  release.join();
  CHECK(store.contains(key(1)));
}

TEST_CASE("a disk that fills up fails the put, and what was there stays") {
  const TemporaryDirectory folder;
  {
    Store store(folder.path());
    put(store, entry(1));
  }
  const pid_t child = start_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000,
                       100'000};  // bytes that a file may have: what a full disk does, without needing one
    setrlimit(RLIMIT_FSIZE, &limit);
    Store store(folder.path());
    if (!fault([&] { put(store, entry(2, 500'000)); })) return 1;
    return store.find(key(1)) == example::bytes(1) ? 0 : 2;
  });
  CHECK(exit_code(child) == 0);
  Store store(folder.path());
  CHECK(store.find(key(1)) == example::bytes(1));
  CHECK_FALSE(store.contains(key(2)));
  put(store, entry(2, 500'000));
  CHECK(store.find(key(2)) == example::bytes(2, 500'000));
}

TEST_CASE("a database of another program or another version is refused and left as it is") {
  const TemporaryDirectory folder;
  const auto file = Store::file_in(folder.path());
  {
    Database foreign(file, example::impatient.patience);
    foreign.execute("CREATE TABLE letters(text)");
  }
  const std::string before = example::bytes_of(file);
  CHECK(fault([&] { Store store(folder.path()); }) == StoreFault::refused);
  CHECK(example::bytes_of(file) == before);
  std::filesystem::remove(file);
  { Store store(folder.path()); }
  Database(file, example::impatient.patience).execute("PRAGMA user_version=2");
  CHECK_THROWS_WITH_AS(Store(folder.path()), doctest::Contains("another version of Ladder"), StoreError);
}

TEST_CASE("a place where nothing can be written is refused: exit code 73") {
  const TemporaryDirectory folder;
  example::put_bytes(folder / "file", "");
  for (const std::filesystem::path& place :
       {folder / "file", folder / "not" / "there", std::filesystem::path{"/proc"}}) {
    CAPTURE(place.string());
    CHECK(fault([&] { Store store(place); }) == StoreFault::refused);
    try {
      Store store(place);
    } catch (const OutputError& error) {
      CHECK(error.exit_code() == 73);
    }
  }
}

TEST_CASE("a store moves between disks of both kinds, and is one file on each") {
  const TemporaryDirectory folder;
  for (std::uint64_t i = 0; i < 4; ++i) {
    Store store(folder.path(), both_kinds[i % 2]);
    put(store, entry(i));
    Database database(Store::file_in(folder.path()), example::impatient.patience);
    CHECK(database.text("PRAGMA journal_mode") == (i % 2 == 0 ? "wal" : "delete"));
    for (std::uint64_t k = 0; k <= i; ++k) CHECK(store.find(key(k)) == example::bytes(k));
  }
  CHECK(folder.files() == 1);
}
