#include "output/validation/recorded_years.hpp"

#include <algorithm>
#include <vector>

#include "output/catalogue.hpp"
#include "sim/error.hpp"

namespace ladder::output {

RecordedYears::RecordedYears(const ReplicateRecord& record, const Coordinates& coordinates, std::string_view group,
                             std::string_view name) {
  const std::vector<CatalogueRow>& rows = catalogue_rows();
  const auto at = std::ranges::find_if(
      rows, [&](const CatalogueRow& row) { return row.series.group == group && row.series.name == name; });
  sim::expects(at != rows.end(), "the catalogue has the series that validation reads");
  values_ = record.values[static_cast<std::size_t>(at - rows.begin())];
  cells_ = cells(at->series, coordinates);
}

}  // namespace ladder::output
