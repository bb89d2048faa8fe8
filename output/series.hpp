/// A series: what is measured, in which unit, over which dimensions; and a run's recorded values.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ladder::output {

/// A dimension of a variable beside scenario, replicate and time.
enum class Axis : std::uint8_t { economy, partner, sector, skill, generation, programme, entry, channel, material };
inline constexpr Axis all_axes[] = {Axis::economy,    Axis::partner,   Axis::sector, Axis::skill,   Axis::generation,
                                    Axis::programme, Axis::entry, Axis::channel, Axis::material};

/// The name of an axis, also that of its dimension in a file: "economy", "partner", ...
[[nodiscard]] std::string_view axis_name(Axis axis);
[[nodiscard]] std::optional<Axis> axis_named(std::string_view name);

/// How a monthly observation becomes the recorded value.
enum class Interval : std::uint8_t { month, year };
enum class Aggregate : std::uint8_t { sum, mean, last };

/// Declared once in `output/catalogue`.
struct Series {
  std::string group;  ///< HDF5 group: national, industry, flows, policy, audit
  std::string name;   ///< variable name, snake_case
  std::string unit;   ///< CF unit, "1" where dimensionless
  std::string long_name;
  std::string source;      ///< formula and source
  std::vector<Axis> axes;  ///< slowest first
  Interval interval = Interval::year;
  Aggregate aggregate = Aggregate::sum;
  bool operator==(const Series&) const = default;
};

/// Names along each axis, the same for all scenarios of a file.
struct Coordinates {
  std::vector<std::string> economies;  ///< iso3
  std::vector<std::string> economy_names;
  std::vector<std::string> sectors;
  std::vector<std::string> skills;
  std::vector<std::string> generations;
  std::vector<std::string> programmes;  ///< "NAME@ISO3#k"; empty where no scenario has a policy
  std::vector<std::string> entries;     ///< of the accounts of an economy, see account_entries()
  std::vector<std::string> channels;    ///< of technology transfer
  std::vector<std::string> materials;   ///< of material flow accounts
  int first_year = 0, first_month = 1;  ///< first recorded month
  std::uint32_t months = 0;             ///< recorded months; whole years
  [[nodiscard]] std::size_t length(Axis axis) const;
  /// Names along an axis; those of `partner` are the economies again.
  [[nodiscard]] const std::vector<std::string>& labels(Axis axis) const;
  [[nodiscard]] std::size_t years() const { return months / 12; }
  bool operator==(const Coordinates&) const = default;
};

/// Observations in time of a series: recorded months or whole years.
[[nodiscard]] std::size_t periods(const Series& series, const Coordinates& coordinates);
/// Values at one date: the product of the lengths of its axes, 0 where an axis is empty (no programmes).
[[nodiscard]] std::size_t cells(const Series& series, const Coordinates& coordinates);
/// What a cell of a series stands for: one label per axis, slowest first. `cell` < cells().
[[nodiscard]] std::vector<std::string> cell_labels(const Series& series, const Coordinates& coordinates,
                                                   std::size_t cell);

/// Values of one series in one replicate: [time][axes...], row major, time = months or years.
using Values = std::vector<double>;

/// What moved in a month from a donor to a recipient: an event that most cells of a table would not have, so it is kept as a
/// row. Places are those along the axes of the record.
struct FlowRow {
  std::uint32_t month = 0;                   ///< recorded month
  std::uint16_t donor = 0, recipient = 0;    ///< along economy
  std::uint16_t sector = 0, channel = 0;
  double completed = 0.0, failed = 0.0;      ///< projects that ended, simulated firms
  double fee = 0.0;                          ///< paid to donors, USD
  bool operator==(const FlowRow&) const = default;
};

/// One finished replicate: a Values for each Series of the catalogue, in its order, and flows by month, donor, recipient,
/// sector and channel.
struct ReplicateRecord {
  std::vector<Values> values;
  std::vector<FlowRow> flows = {};
};

/// All replicates of one scenario.
struct ScenarioRecord {
  std::string name;      ///< short name, from the file name
  std::string resolved;  ///< the full resolved scenario, as YAML text
  std::vector<ReplicateRecord> replicates;
};

/// What `run` and `compare` produce and what a file holds.
struct RunRecord {
  Coordinates coordinates;
  std::vector<Series> series;
  std::vector<ScenarioRecord> scenarios;
  /// Name of the parameter set that each replicate used, the same in all scenarios: replicate r is one world, whose
  /// pairs share it. Empty: every replicate has the scenarios' own assumptions.
  std::vector<std::string> parameter_sets;
  std::vector<std::pair<std::string, std::string>>
      attributes;  ///< global attributes: version, commit, seed, data hashes
};

/// What the worlds of a record differ in, as a range is labelled: "seeds only", "seeds and 32 parameter sets".
[[nodiscard]] std::string worlds_differ_in(const RunRecord& record);

/// The name nearest to one that is not there, letter case first disregarded; empty where even
/// that differs in more than half of its letters.
[[nodiscard]] std::string nearest_name(std::string_view wanted, std::span<const std::string> names);

/// The row of a series in `record.series`, by "name" or "group/name".
/// Errors: OutputError (65) naming the nearest series where there is none; also where two groups have it.
[[nodiscard]] std::size_t series_row(const RunRecord& record, std::string_view name);

/// The row of a scenario in `record.scenarios`, by name; of no name the first.
/// Errors: OutputError (65) with those that there are where there is none of that name.
[[nodiscard]] std::size_t scenario_row(const RunRecord& record, std::string_view name);

/// The place of an economy along its axis, and of a year among those recorded.
/// Errors: OutputError (65) with those that there are.
[[nodiscard]] std::size_t economy_row(const Coordinates& coordinates, std::string_view iso3);
[[nodiscard]] std::size_t year_row(const Coordinates& coordinates, int year);

/// The name of a national series as series_row() tells it from others of that name: "exports" is "national/exports";
/// a name with its group stays.
[[nodiscard]] std::string national_name(const std::string& name);

}  // namespace ladder::output
