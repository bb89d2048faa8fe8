// A store whose bytes have changed gives what was put, or nothing, or an error: never something else.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "output/store_folder.hpp"
#include "tests/output/store_support.hpp"

using namespace ladder::output;
using example::key;
using example::put;
using example::TemporaryDirectory;

namespace {

constexpr std::uint64_t entries = 40;
std::size_t size_of(std::uint64_t i) {
  return 50 + 400 * i;  // within a page, and over many
}

/// What entry i holds.
const std::string& bytes_of_entry(std::uint64_t i) {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (std::uint64_t k = 0; k < entries; ++k) made.push_back(example::bytes(k, size_of(k)));
    return made;
  }();
  return all[i];
}

/// The bytes of a sound store.
const std::string& sound() {
  static const std::string bytes = [] {
    const TemporaryDirectory folder;
    {
      Store store(folder.path());
      for (std::uint64_t i = 0; i < entries; ++i) put(store, {key(i), bytes_of_entry(i)});
    }
    return example::bytes_of(Store::file_in(folder.path()));
  }();
  return bytes;
}

struct Seen {
  int wrong = 0, lost = 0, errors = 0;
};

/// Looks for all entries, puts those that are not found, and looks again.
Seen use(const std::string& bytes) {
  const TemporaryDirectory folder;
  example::put_bytes(Store::file_in(folder.path()), bytes);
  Seen seen;
  try {
    Store store(folder.path(), example::impatient);
    for (int pass = 0; pass < 2; ++pass)
      for (std::uint64_t i = 0; i < entries; ++i) {
        try {
          const auto found = store.find(key(i));
          if (found && *found != bytes_of_entry(i)) ++seen.wrong;
          if (found) continue;
          ++seen.lost;
          put(store, {key(i), bytes_of_entry(i)});
        } catch (const StoreError&) {
          ++seen.errors;
        }
      }
  } catch (const StoreError&) {
    ++seen.errors;
  }
  return seen;
}

}  // namespace

TEST_CASE("a sound store has all") {
  const Seen seen = use(sound());
  CHECK(seen.lost + seen.wrong + seen.errors == 0);
}

TEST_CASE("flipped bytes never give a wrong entry, and most often are noticed") {
  std::mt19937 random(2026);  // which bytes: any will do
  int noticed = 0;
  constexpr int rounds = 64;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = sound();
    const int flips = 1 << (round % 8);
    for (int f = 0; f < flips; ++f) {
      auto& byte = bytes[random() % bytes.size()];
      byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random() % 8));
    }
    CAPTURE(round);
    const Seen seen = use(bytes);
    CHECK(seen.wrong == 0);
    noticed += seen.lost + seen.errors > 0 ? 1 : 0;
  }
  CHECK(noticed > rounds / 2);
}

TEST_CASE(
    "a flip in each byte of the first page, where the tables are described, never gives a wrong entry") {
  for (std::size_t at = 0; at < 4096; at += 61) {
    std::string bytes = sound();
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 0x15U);
    CAPTURE(at);
    CHECK(use(bytes).wrong == 0);
  }
}

TEST_CASE("a store that was cut short, or is no database, is noticed") {
  for (const std::size_t length : {std::size_t{1}, std::size_t{100}, std::size_t{4096}, sound().size() / 2}) {
    CAPTURE(length);
    const Seen seen = use(sound().substr(0, length));
    CHECK(seen.wrong == 0);
    CHECK(seen.lost + seen.errors > 0);
  }
  CHECK(use(std::string(100'000, 'x')).errors > 0);
}

TEST_CASE("one flipped byte of an entry costs that entry, which the next put replaces") {
  std::string bytes = sound();
  const std::string payload = bytes_of_entry(entries - 1);
  const std::size_t at = bytes.find(payload.substr(payload.size() / 2, 64));
  REQUIRE(at != std::string::npos);
  bytes[at] = static_cast<char>(~static_cast<unsigned char>(bytes[at]));
  const TemporaryDirectory folder;
  example::put_bytes(Store::file_in(folder.path()), bytes);
  Store store(folder.path());
  CHECK_FALSE(store.find(key(entries - 1)));
  CHECK(store.damaged() == 1);
  CHECK(store.find(key(0)).has_value());
  put(store, {key(entries - 1), payload});
  CHECK(store.find(key(entries - 1)) == payload);
}

TEST_CASE("a damaged store can be removed, unless somebody has it open") {
  const TemporaryDirectory folder;
  { Store store(folder.path()); }
  CHECK(unused_database(Store::file_in(folder.path())));
  CHECK(Store::remove(folder.path()));
  CHECK(folder.files() == 0);
  CHECK(Store::remove(folder.path()));  // nothing there is nothing to do
}
