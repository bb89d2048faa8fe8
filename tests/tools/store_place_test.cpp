#include "tools/store_place.hpp"

#include <doctest/doctest.h>

#include "tests/output/example_record.hpp"
#include "tools/failure.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

constexpr std::uint64_t gib = std::uint64_t{1} << 30U;

StoreEnvironment at_home() {
  return {.store = {}, .limit = {}, .cache = {}, .home = "/home/somebody"};
}

}  // namespace

TEST_CASE("a store is where the option says, else the environment, else among the user's caches") {
  StoreEnvironment environment = at_home();
  CHECK(store_place({}, environment).folder == "/home/somebody/.cache/ladder");
  environment.cache = "/caches";
  CHECK(store_place({}, environment).folder == "/caches/ladder");
  CHECK_FALSE(store_place({}, environment).named);
  environment.store = "mine";
  CHECK(store_place({}, environment).folder == "mine");
  CHECK(store_place({}, environment).named);
  CHECK(store_place("other", environment).folder == "other");
  CHECK(store_place("other", environment).named);
}

TEST_CASE("'none' is no store, in the option and in the environment; neither is a user without a home") {
  StoreEnvironment environment = at_home();
  CHECK(store_place("none", environment).folder.empty());
  environment.store = "none";
  CHECK(store_place({}, environment).folder.empty());
  CHECK(store_place("other", environment).folder == "other");
  CHECK(store_place({}, {}).folder.empty());
  StoreEnvironment relative = at_home();
  relative.cache = "caches";  // which the specification ignores
  CHECK(store_place({}, relative).folder == "/home/somebody/.cache/ladder");
}

TEST_CASE(
    "the usual store has a bound of 4 GiB, one that is named has none, and the environment can set either") {
  StoreEnvironment environment = at_home();
  CHECK(store_place({}, environment).limit == 4 * gib);
  CHECK_FALSE(store_place("mine", environment).limit.has_value());
  environment.limit = "2 GiB";
  CHECK(store_place({}, environment).limit == 2 * gib);
  CHECK(store_place("mine", environment).limit == 2 * gib);
  environment.limit = "none";
  CHECK_FALSE(store_place({}, environment).limit.has_value());
  environment.limit = "much";
  CHECK_THROWS_WITH_AS((void)store_place({}, environment),
                       doctest::Contains("LADDER_STORE_LIMIT cannot be 'much'"), UsageError);
}

TEST_CASE("sizes are read and written in powers of two") {
  CHECK(size_from("--to", "1GiB") == gib);
  CHECK(size_from("--to", "1.5 GiB") == gib + gib / 2);
  CHECK(size_from("--to", "0") == 0);
  CHECK(size_from("--to", "512 MiB") == gib / 2);
  for (const char* wrong : {"", "GiB", "-1 GiB", "1 GB", "nan", "inf GiB", "1e30 TiB"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS((void)size_from("--to", wrong), UsageError);
  }
  CHECK(size_text(4 * gib) == "4.0 GiB");
  CHECK(size_text(1536) == "1.5 KiB");
  CHECK(size_text(0) == "0 bytes");
}

TEST_CASE("a usual place that cannot be used is passed over, one that is named is an error") {
  const output::example::TemporaryDirectory folder;
  output::example::put_bytes(folder / "file", "");
  Console console;
  console.set_quiet(true);
  StorePlace place{.folder = folder / "file" / "ladder", .named = false, .limit = {}};
  CHECK(open_store(place, console) == nullptr);
  place.named = true;
  CHECK_THROWS_AS((void)open_store(place, console), output::StoreError);
  CHECK(open_store({}, console) == nullptr);
  CHECK(open_store({.folder = folder / "new" / "ladder", .named = false, .limit = {}}, console) != nullptr);
}
