/// A series: what is measured, in which unit, over which dimensions; and a run's recorded values.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace ladder::output {

/// A dimension of a variable beside scenario, replicate and time.
enum class Axis : std::uint8_t { economy, partner, sector, skill, generation, programme };

/// How a monthly observation becomes the recorded value.
enum class Interval : std::uint8_t { month, year };
enum class Aggregate : std::uint8_t { sum, mean, last };

/// Declared once in `output/catalogue`.
struct Series {
  std::string group;      ///< HDF5 group: national, industry, flows, policy, audit
  std::string name;       ///< variable name, snake_case
  std::string unit;       ///< CF unit, "1" where dimensionless
  std::string long_name;
  std::string source;     ///< formula and source
  std::vector<Axis> axes; ///< slowest first
  Interval interval = Interval::year;
  Aggregate aggregate = Aggregate::sum;
};

/// Names along each axis, the same for all scenarios of a file.
struct Coordinates {
  std::vector<std::string> economies;        ///< iso3
  std::vector<std::string> economy_names;
  std::vector<std::string> sectors;
  std::vector<std::string> skills;
  std::vector<std::string> generations;
  std::vector<std::string> programmes;       ///< "NAME@ISO3#k"; empty where no scenario has a policy
  int first_year = 0, first_month = 1;       ///< first recorded month
  std::uint32_t months = 0;                  ///< recorded months; whole years
  [[nodiscard]] std::size_t length(Axis axis) const;
};

/// Values of one series in one replicate: [time][axes...], row major, time = months or years.
using Values = std::vector<double>;

/// One finished replicate: a Values for each Series of the catalogue, in its order.
struct ReplicateRecord {
  std::vector<Values> values;
};

/// All replicates of one scenario.
struct ScenarioRecord {
  std::string name;                    ///< short name, from the file name
  std::string resolved;                ///< the full resolved scenario, as YAML text
  std::vector<ReplicateRecord> replicates;
};

/// What `run` and `compare` produce and what a file holds.
struct RunRecord {
  Coordinates coordinates;
  std::vector<Series> series;
  std::vector<ScenarioRecord> scenarios;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< global attributes: version, commit, seed, data hashes
};

}  // namespace ladder::output
