#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "example_record.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"

using namespace ladder::output;
using namespace ladder::output::example;

namespace {

/// The exit code of what `action` throws, 0 where it throws nothing.
template <class Action>
int exit_code(Action action) {
  try {
    action();
  } catch (const OutputError& error) {
    CHECK(std::string{error.what()}.size() > 20);  // says something
    return error.exit_code();
  }
  return 0;
}

const std::string* attribute(const RunRecord& r, const std::string& key) {
  const auto at = std::ranges::find(r.attributes, key, [](const auto& a) { return a.first; });
  return at == r.attributes.end() ? nullptr : &at->second;
}

}  // namespace

TEST_CASE("a record comes back from its file bit by bit, but for the series without programmes") {
  const TemporaryDirectory directory;
  const RunRecord written = record();
  write_run(directory / "note.h5", written, false);
  const RunRecord read = read_run(directory / "note.h5");

  CHECK(read.coordinates == written.coordinates);
  std::vector<Series> expected = written.series;
  expected.erase(expected.begin() + 4);  // policy/spent, over no programme
  CHECK(read.series == expected);
  REQUIRE(read.scenarios.size() == 2);
  for (std::size_t s = 0; s < 2; ++s) {
    CHECK(read.scenarios[s].name == written.scenarios[s].name);
    CHECK(read.scenarios[s].resolved == written.scenarios[s].resolved);
    REQUIRE(read.scenarios[s].replicates.size() == 3);
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& before = written.scenarios[s].replicates[k].values[i < 4 ? i : i + 1];
        CHECK(same_bits(read.scenarios[s].replicates[k].values[i], before));
      }
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(read.scenarios[s].replicates[k].flows == written.scenarios[s].replicates[k].flows);
  }
  for (const auto& [key, value] : written.attributes) {
    REQUIRE(attribute(read, key) != nullptr);
    CHECK(*attribute(read, key) == value);
  }
  REQUIRE(attribute(read, "ladder_version") != nullptr);
  REQUIRE(attribute(read, "ladder_commit") != nullptr);
}

TEST_CASE("the parameter set of each replicate comes back, and says what worlds differ in; without one nothing is written") {
  const TemporaryDirectory directory;
  RunRecord written = record();
  CHECK(worlds_differ_in(written) == "seeds only");
  write_run(directory / "plain.h5", written, false);
  CHECK(read_run(directory / "plain.h5").parameter_sets.empty());
  written.parameter_sets = {"set-07", "set-19", "set-07"};
  CHECK(worlds_differ_in(written) == "seeds and 2 parameter sets");
  write_run(directory / "sets.h5", written, false);
  CHECK(read_run(directory / "sets.h5").parameter_sets == written.parameter_sets);
  CHECK(bytes_of(directory / "plain.h5") != bytes_of(directory / "sets.h5"));
  written.parameter_sets = {"set-07", "set-07", "set-07"};
  CHECK(worlds_differ_in(written) == "seeds only");
  written.parameter_sets.pop_back();
  CHECK_THROWS_AS(write_run(directory / "short.h5", written, false), ladder::sim::Bug);
}

TEST_CASE("programmes, months in another order of the year and long variables come back too") {
  const TemporaryDirectory directory;
  RunRecord written = record();
  written.coordinates.programmes = {"industrial-skills@ETH#1"};
  written.coordinates.first_month = 7;
  written.coordinates.months = 2400;  // 200 years: 2,400 x 18 values are more than a chunk
  written.series = {
      {"policy", "spent", "USD", "spent", "vouchers", {Axis::programme}, Interval::year, Aggregate::sum},
      {"flows",
       "transfer",
       "USD",
       "transfer",
       "payments",
       {Axis::economy, Axis::partner, Axis::sector},
       Interval::month,
       Aggregate::sum}};
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t k = 0; k < 3; ++k) {
      Values spent(200), transfer(2400 * 18);
      for (std::size_t at = 0; at < spent.size(); ++at) spent[at] = tell(s, k, 0, at);
      for (std::size_t at = 0; at < transfer.size(); ++at) transfer[at] = tell(s, k, 1, at) / 3.0;
      written.scenarios[s].replicates[k].values = {spent, transfer};
    }
  write_run(directory / "note.h5", written, false);
  const RunRecord read = read_run(directory / "note.h5");
  CHECK(read.coordinates == written.coordinates);
  CHECK(read.series == written.series);
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t i = 0; i < 2; ++i)
        CHECK(same_bits(read.scenarios[s].replicates[k].values[i],
                        written.scenarios[s].replicates[k].values[i]));
}

TEST_CASE("equal records give equal bytes, in another directory and at another time") {
  const TemporaryDirectory one, other;
  write_run(one / "a.h5", record(), false);
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  write_run(other / "another-name.h5", record(), false);
  CHECK(bytes_of(one / "a.h5") == bytes_of(other / "another-name.h5"));

  RunRecord changed = record();
  changed.scenarios[1].replicates[2].values[0][0] += 1.0;
  write_run(other / "changed.h5", changed, false);
  CHECK(bytes_of(one / "a.h5") != bytes_of(other / "changed.h5"));
}

TEST_CASE("a NaN has one bit pattern in the file, whichever the CPU made") {
  const TemporaryDirectory directory;
  RunRecord negative = record();
  for (auto& scenario : negative.scenarios)
    for (auto& replicate : scenario.replicates)
      replicate.values[0][1] = -std::numeric_limits<double>::quiet_NaN();
  write_run(directory / "a.h5", record(), false);
  write_run(directory / "b.h5", negative, false);
  CHECK(bytes_of(directory / "a.h5") == bytes_of(directory / "b.h5"));
}

TEST_CASE("writing what was read gives the same bytes again") {
  const TemporaryDirectory directory;
  write_run(directory / "a.h5", record(), false);
  write_run(directory / "b.h5", read_run(directory / "a.h5"), false);
  CHECK(bytes_of(directory / "a.h5") == bytes_of(directory / "b.h5"));
}

TEST_CASE("a file too large for memory is streamed, and reads the same") {
  const TemporaryDirectory directory;
  write_run(directory / "memory.h5", record(), false);
  write_run(directory / "streamed.h5", record(), false, 0);
  write_run(directory / "again.h5", record(), false, 0);
  CHECK(directory.files() == 3);
  CHECK(bytes_of(directory / "streamed.h5") == bytes_of(directory / "again.h5"));
  const auto a = read_run(directory / "memory.h5"), b = read_run(directory / "streamed.h5");
  CHECK(a.series == b.series);
  CHECK(a.attributes == b.attributes);
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t i = 0; i < a.series.size(); ++i)
        CHECK(same_bits(a.scenarios[s].replicates[k].values[i], b.scenarios[s].replicates[k].values[i]));
}

TEST_CASE("an existing result is kept unless it may be replaced") {
  const TemporaryDirectory directory;
  put_bytes(directory / "note.h5", "precious");
  CHECK(exit_code([&] { write_run(directory / "note.h5", record(), false); }) == 73);
  CHECK(bytes_of(directory / "note.h5") == "precious");
  CHECK(exit_code([&] { write_run(directory / "note.h5", record(), true); }) == 0);
  CHECK(read_run(directory / "note.h5").scenarios.size() == 2);
  CHECK(directory.files() == 1);
}

TEST_CASE("only a regular file is ever replaced, and never one that is read") {
  const TemporaryDirectory directory;
  const auto refusal = [&](const std::filesystem::path& target,
                           const std::vector<std::filesystem::path>& read) {
    std::string said;
    CHECK(exit_code([&] {
            try {
              check_target(target, true, read);
            } catch (const OutputError& error) {
              said = error.what();
              throw;
            }
          }) == 73);
    return said;
  };
  REQUIRE(mkfifo((directory / "pipe").c_str(), 0600) == 0);
  std::filesystem::create_symlink("/dev/null", directory / "device");
  std::filesystem::create_symlink("nowhere", directory / "dangling");
  CHECK(refusal(directory / "pipe", {}).find("is a pipe") != std::string::npos);
  CHECK(refusal(directory / "device", {}).find("is a device") != std::string::npos);
  CHECK(refusal(directory / "dangling", {}).find("is a link") != std::string::npos);
  CHECK(refusal(directory.path(), {}).find("is a directory") != std::string::npos);
  put_bytes(directory / "read.yaml", "title: t");
  put_bytes(directory / "other.yaml", "title: t");
  std::filesystem::create_symlink("read.yaml", directory / "link");
  for (const char* name : {"read.yaml", "link", "./read.yaml"})
    CHECK(refusal(directory / name, {directory / "other", directory / "read.yaml"})
              .find("is read by this command") != std::string::npos);
  CHECK(exit_code([&] {
          check_target(directory / "other.yaml", true, std::vector{directory / "read.yaml"});
        }) == 0);
}

TEST_CASE("a directory that is not there or cannot be written to is refused before any work") {
  const TemporaryDirectory directory;
  CHECK(exit_code([&] { write_run(directory / "absent/note.h5", record(), false); }) == 73);
  CHECK(exit_code([&] { write_run(directory.path(), record(), true); }) == 73);
  CHECK(exit_code([&] { write_run("/proc/note.h5", record(), false); }) == 73);
}

TEST_CASE("a record that does not fit its coordinates is a fault of the program, and leaves no file") {
  const TemporaryDirectory directory;
  const auto refused = [&](auto change) {
    RunRecord r = record();
    change(r);
    CHECK_THROWS_AS(write_run(directory / "note.h5", r, false), ladder::sim::Bug);
    CHECK(directory.files() == 0);
  };
  refused([](RunRecord& r) { r.scenarios[1].replicates[1].values[2].pop_back(); });
  refused([](RunRecord& r) { r.scenarios[1].replicates.pop_back(); });
  refused([](RunRecord& r) { r.coordinates.months = 23; });
  refused([](RunRecord& r) { r.coordinates.economy_names.pop_back(); });
  refused([](RunRecord& r) { r.series[1] = r.series[0]; });
  refused([](RunRecord& r) { r.series[1].name = "time"; });
  refused([](RunRecord& r) { r.series[1].name = "no/slash"; });
  refused([](RunRecord& r) { r.scenarios.clear(); });
  refused([](RunRecord& r) { r.scenarios[0].resolved = std::string("ends\0here", 9); });
  refused([](RunRecord& r) { r.attributes.emplace_back("Conventions", "COARDS"); });
}
