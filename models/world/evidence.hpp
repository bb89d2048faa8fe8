/// Reads country data no later than the base year, and keeps the record of what was used in its place.
#pragma once
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/world/country_data.hpp"

namespace ladder::models {

inline constexpr double not_observed = std::numeric_limits<double>::quiet_NaN();

/// The only door through which the balance reads dated data: nothing after the base year passes it (but
/// population).
class Evidence {
 public:
  Evidence(const CountryData& data, int base_year) : data_(data), base_year_(base_year) {}

  [[nodiscard]] const CountryData& data() const { return data_; }
  [[nodiscard]] int base_year() const { return base_year_; }

  /// The latest panel value within `max_age` years up to the base year.
  [[nodiscard]] std::optional<Reading> panel(std::string_view iso3, std::string_view column,
                                             int max_age = 0) const;
  /// The same, as a plain number.
  [[nodiscard]] std::optional<double> value(std::string_view iso3, std::string_view column,
                                            int max_age = 0) const;
  /// @throws sim::Error naming economy, series and years if there is none
  [[nodiscard]] Reading required(std::string_view iso3, std::string_view column, int max_age = 0) const;
  /// How messages name a series: "country_panel.pop", or "pop in economies/ABC.csv" for an own economy.
  [[nodiscard]] std::string series_name(std::string_view iso3, std::string_view column) const;
  /// UN Main Aggregates in the base year, million constant 2015 USD.
  [[nodiscard]] std::optional<double> un(std::string_view iso3, std::string_view column) const;
  /// World total in the base year. @throws sim::Error if there is none
  [[nodiscard]] double world(std::string_view column) const;
  [[nodiscard]] std::optional<IncomeGroup> income_group(std::string_view iso3) const;

  /// Notes what a series says of a cell or sum of the table (see table_value); `settle` adds what the table
  /// holds.
  void observe(std::string_view iso3, std::string what, double observed, std::string origin);
  void settle(const OpeningTable& table);
  /// Notes one adjustment. NaN as `observed` says that no series gives it.
  void record(std::string_view iso3, std::string what, double observed, double used, std::string origin);
  void note(std::string sentence) { notes_.push_back(std::move(sentence)); }
  [[nodiscard]] std::vector<Adjustment> take_adjustments() { return std::move(adjustments_); }
  [[nodiscard]] std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  const CountryData& data_;
  int base_year_;
  std::vector<Adjustment> adjustments_;
  std::vector<std::size_t> unsettled_;  ///< places in adjustments_
  std::vector<std::string> notes_;
};

/// "WDI ..., 2016" when the reading is older than the base year, else the name alone.
[[nodiscard]] std::string dated(std::string_view series, const Reading& reading, int base_year);

}  // namespace ladder::models
