#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "example_record.hpp"
#include "output/dates.hpp"
#include "output/human.hpp"
#include "output/output_error.hpp"
#include "output/provenance.hpp"
#include "output/sha256.hpp"

using namespace ladder::output;

TEST_CASE("days are counted from 1960 in the proleptic Gregorian calendar") {
  CHECK(days_since_1960(1960, 1) == 0);
  CHECK(days_since_1960(2019, 1) == 21550);  // 59 years, 15 of them leap years (1960 to 2016)
  CHECK(days_since_1960(2019, 13) == 21915);
  CHECK(days_since_1960(2100, 3) - days_since_1960(2100, 2) == 28);  // not a leap year
  CHECK(days_since_1960(2000, 3) - days_since_1960(2000, 2) == 29);
  CHECK(days_since_1960(1959, 12) == -31);
  CHECK(calendar_month(21550) == CalendarMonth{2019, 1});
  CHECK(calendar_month(-31) == CalendarMonth{1959, 12});
  CHECK(iso_date(2019, 14) == "2020-02-01");
}

TEST_CASE("numbers are written for people: three digits and thousands in words") {
  CHECK(human(0) == "0");
  CHECK(human(1234) == "1.23 k");
  CHECK(human(999.6) == "1 k");  // rounded first
  CHECK(human(3.4e6) == "3.4 M");
  CHECK(human(-5.6e9) == "-5.6 bn");
  CHECK(human(7.8e12) == "7.8 tn");
  CHECK(human(0.01234) == "0.0123");
  CHECK(human(std::nan("")) == "n/a");
  CHECK(human_signed(42) == "+42");
  CHECK(human_signed(-0.0) == "0");
  CHECK(with_unit(5.6e9, "USD") == "5.6 bn USD");
  CHECK(with_unit(0.42, "1") == "0.42");
  CHECK(significant(2.0999) == "2.1");
  CHECK(significant(123456) == "123000");
  CHECK(std::stod(exact(0.1)) == 0.1);
  CHECK(std::stod(exact(1.0 / 3.0)) == 1.0 / 3.0);
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4, however the bytes are cut") {
  const auto digest = [](std::string_view text, std::size_t piece) {
    Sha256 sha;
    for (std::size_t at = 0; at < text.size(); at += piece)
      sha.add(std::as_bytes(std::span{text.substr(at, piece)}));
    return sha.hex();
  };
  CHECK(digest("", 1) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest("abc", 3) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 5) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  const std::string million(1'000'000, 'a');
  for (const std::size_t piece : {std::size_t{64}, std::size_t{63}, std::size_t{1000}, million.size()})
    CHECK(digest(million, piece) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("what depends on the machine stands beside the result, and is replaced with it") {
  const example::TemporaryDirectory directory;
  const auto result = directory / "note.h5";
  CHECK(circumstances_path(result) == directory / "note.h5.run.json");
  CHECK(circumstances_path(directory / "note.nc") == directory / "note.run.json");
  for (const unsigned threads : {1u, 8u}) {
    write_circumstances(result, {.command_line = {"ladder", "run", "a b.yaml"},
                                 .threads = threads,
                                 .wall_seconds = 1.5,
                                 .inputs = {{"a b.yaml", "abc"}},
                                 .data_folder = "data"});
    const auto json = nlohmann::json::parse(example::bytes_of(directory / "note.h5.run.json"));
    CHECK(json["inputs"][0]["path"] == "a b.yaml");
    CHECK(json["inputs"][0]["sha256"] == "abc");
    CHECK(json["data_folder"] == "data");
    CHECK(json["threads"] == threads);
    CHECK(json["command_line"][2] == "a b.yaml");
    CHECK(json["peak_memory_bytes"] > 1'000'000);
    CHECK(json["wall_seconds"] == 1.5);
    CHECK(json["ladder_commit"] == ladder_commit());
    for (const char* key : {"host", "compiler", "finished", "operating_system", "working_directory"})
      CHECK_FALSE(json[key].get<std::string>().empty());
  }
  CHECK(directory.files() == 1);
}

TEST_CASE("what stands beside one result is not replaced by that of another, nor is a file of the user's") {
  const example::TemporaryDirectory directory;
  const auto refused = [&](const std::string& result) {
    try {
      check_circumstances(directory / result);
    } catch (const OutputError& error) {
      CHECK(error.exit_code() == 73);
      return std::string{error.what()};
    }
    return std::string{};
  };
  CHECK(refused("a.nc").empty());
  write_circumstances(directory / "a.nc", {});
  CHECK(refused("a.nc").empty());  // an older one of the same result
  CHECK(refused("a.h5").empty());  // has a name of its own
  CHECK(refused("a").find("tells of 'a.nc'") != std::string::npos);
  example::put_bytes(directory / "mine.run.json", "{}");
  CHECK(refused("mine.nc").find("was not written by Ladder") != std::string::npos);
}
