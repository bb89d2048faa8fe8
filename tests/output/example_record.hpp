/// A small record with every kind of series, whose values tell where they stand.
#pragma once
#include <bit>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <string>

#include "output/series.hpp"

namespace ladder::output::example {

/// Value of a cell: scenario, replicate, series, place in the series, as decimal digits.
inline double tell(std::size_t scenario, std::size_t replicate, std::size_t series, std::size_t at) {
  return static_cast<double>(scenario) * 1e7 + static_cast<double>(replicate) * 1e6 +
         static_cast<double>(series) * 1e4 + static_cast<double>(at);
}

inline Coordinates coordinates() {
  Coordinates c;
  c.economies = {"ETH", "BGD", "NTH"};
  c.economy_names = {"Ethiopia", "Bangladesh", "North"};
  c.sectors = {"textiles", "food"};
  c.skills = {"operator", "technician"};
  c.generations = {"mechanical", "industry40"};
  c.channels = {"licence", "expert_hours"};
  c.first_year = 2019;
  c.months = 24;
  return c;
}

inline std::vector<Series> series() {
  using enum Axis;
  return {{"national",
           "gdp",
           "USD",
           "gross domestic product",
           "sum of value added",
           {economy},
           Interval::year,
           Aggregate::sum},
          {"national",
           "employment",
           "1",
           "employment rate",
           "employed over labour force",
           {economy},
           Interval::month,
           Aggregate::mean},
          {"flows",
           "transfer",
           "USD",
           "technology transfer",
           "payments",
           {economy, partner, sector},
           Interval::year,
           Aggregate::sum},
          {"industry",
           "firms",
           "1",
           "number of firms",
           "count at the end of the period",
           {economy, sector},
           Interval::year,
           Aggregate::last},
          {"policy",
           "spent",
           "USD",
           "spent by a programme",
           "redeemed vouchers",
           {programme},
           Interval::year,
           Aggregate::sum},
          {"audit",
           "world_balance",
           "USD",
           "sum of all balances",
           "the ledger",
           {},
           Interval::month,
           Aggregate::last}};
}

/// Two scenarios ("baseline" and "industry40") of three replicates over 2019 and 2020; no programme.
inline RunRecord record() {
  RunRecord r;
  r.coordinates = coordinates();
  r.series = series();
  r.attributes = {{"seed", "42"}, {"data_sha256", "abc"}, {"note", ""}};
  for (std::size_t s = 0; s < 2; ++s) {
    ScenarioRecord scenario{s == 0 ? "baseline" : "industry40", "title: caf\xc3\xa9\nseed: 42\n", {}};
    for (std::size_t k = 0; k < 3; ++k) {
      ReplicateRecord replicate;
      for (std::size_t i = 0; i < r.series.size(); ++i) {
        Values values(periods(r.series[i], r.coordinates) * cells(r.series[i], r.coordinates));
        for (std::size_t at = 0; at < values.size(); ++at) values[at] = tell(s, k, i, at);
        replicate.values.push_back(std::move(values));
      }
      replicate.values[0][1] = std::numeric_limits<double>::quiet_NaN();  // GDP of BGD in 2019 is not defined
      scenario.replicates.push_back(std::move(replicate));
    }
    // Of flows, the second replicate has none, and replicate k two: in its first month and in March 2020.
    for (const std::size_t k : {std::size_t{0}, std::size_t{2}})
      scenario.replicates[k].flows = {{0, 2, 0, 0, 0, 1.0, 0.0, 0.0},
                                      {14, 1, 0, 1, 1, 0.0, 1.0, 1250.75 + static_cast<double>(10 * s + k)}};
    r.scenarios.push_back(std::move(scenario));
  }
  return r;
}

/// A directory that goes away with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::random_device source;
    path_ = std::filesystem::temp_directory_path() / ("ladder-test-" + std::to_string(source()));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path_}, {}));
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

inline void put_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary} << bytes;
}

/// Equal bit by bit, so that NaN equals NaN.
inline bool same_bits(const Values& a, const Values& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

}  // namespace ladder::output::example
