/// A record of two economies and four years, all 0 but what a test sets.
#pragma once
#include <string_view>

#include "output/catalogue.hpp"
#include "output/series.hpp"

namespace ladder::test {

struct SmallRecord {
  std::vector<output::Series> series = output::catalogue();
  output::Coordinates coordinates{.economies = {"AAA", "BBB"},
                                  .economy_names = {"A", "B"},
                                  .sectors = {"all"},
                                  .skills = {"low"},
                                  .generations = {"analogue"},
                                  .programmes = {},
                                  .entries = {},
                                  .channels = {},
                                  .materials = {},
                                  .first_year = 2001,
                                  .first_month = 1,
                                  .months = 48};
  output::ReplicateRecord record;

  SmallRecord() {
    for (const output::Series& row : series)
      record.values.emplace_back(output::periods(row, coordinates) * output::cells(row, coordinates), 0.0);
  }
  /// Values of the four years.
  void set(std::string_view name, std::size_t economy, const std::vector<double>& values) {
    for (std::size_t i = 0; i < series.size(); ++i)
      if (series[i].group == "national" && series[i].name == name)
        for (std::size_t year = 0; year < values.size(); ++year)
          record.values[i][2 * year + economy] = values[year];
  }
};

}  // namespace ladder::test
