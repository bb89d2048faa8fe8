/// A series of the catalogue in a record, as facts read it.
#pragma once
#include <span>
#include <string_view>

#include "models/industry/sector.hpp"
#include "output/series.hpp"

namespace ladder::output {

/// One yearly series of a record, by year and cell. Borrows the record.
class RecordedYears {
 public:
  /// Throws sim::Bug where the catalogue has no such series.
  RecordedYears(const ReplicateRecord& record, const Coordinates& coordinates, std::string_view group, std::string_view name);
  [[nodiscard]] double operator()(std::size_t year, std::size_t cell) const { return values_[year * cells_ + cell]; }
  /// By industry.
  [[nodiscard]] double operator()(std::size_t year, std::size_t e, std::size_t s) const {
    return (*this)(year, e * models::sector_count + s);
  }
  [[nodiscard]] std::span<const double> all() const { return values_; }

 private:
  std::span<const double> values_;
  std::size_t cells_ = 0;
};

}  // namespace ladder::output
