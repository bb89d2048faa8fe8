#include <fmt/format.h>

#include <cmath>

#include "output/csv.hpp"
#include "output/hindcast_text.hpp"
#include "output/human.hpp"

namespace ladder::output {
namespace {

std::string cell(double value) {
  return std::isfinite(value) ? exact(value) : "";
}

std::vector<std::string> header() {
  std::vector<std::string> names{"economy",
                                 "name",
                                 "target",
                                 "unit",
                                 "half",
                                 "year_start",
                                 "year_end",
                                 "observed_start",
                                 "observed_end",
                                 "observed_change",
                                 "modelled_start",
                                 "modelled_end",
                                 "modelled_end_low",
                                 "modelled_end_high",
                                 "modelled_change",
                                 "modelled_change_low",
                                 "modelled_change_high",
                                 "error",
                                 "series_break"};
  for (const std::string_view key : reference_keys) names.push_back(fmt::format("{}_change", key));
  names.insert(names.end(), {"worlds", "source"});
  return names;
}

std::vector<std::string> cells_of(const Hindcast& h, const HindcastRow& row) {
  const HindcastTarget& target = h.targets[row.target];
  const std::vector<double> changes = modelled_changes(h, row);
  const Band ends = central_range(row.modelled_end), range = central_range(changes);
  const double change = observed_change(h, row);
  std::vector<std::string> cells{row.economy,
                                 csv_text(row.name),
                                 target.key,
                                 std::string(unit_text(target.unit)),
                                 row.odd ? "odd" : "even",
                                 fmt::format("{}", row.from),
                                 fmt::format("{}", row.to),
                                 cell(row.observed_start),
                                 cell(row.observed_end),
                                 cell(change),
                                 cell(mean(row.modelled_start)),
                                 cell(mean(row.modelled_end)),
                                 cell(ends.low),
                                 cell(ends.high),
                                 cell(mean(changes)),
                                 cell(range.low),
                                 cell(range.high),
                                 cell(mean(changes) - change),
                                 row.series_break ? "1" : "0"};
  for (const double reference : row.references) cells.push_back(cell(reference));
  cells.push_back(fmt::format("{}", h.worlds));
  cells.push_back(csv_text(target.source));
  return cells;
}

}  // namespace

std::string hindcast_csv(const Hindcast& hindcast) {
  std::string text = csv_row(header());
  for (const HindcastRow& row : hindcast.rows) text += csv_row(cells_of(hindcast, row));
  return text;
}

}  // namespace ladder::output
