/// Names that writer and reader of a result file share. FORMAT.md describes them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "output/hdf5_file.hpp"
#include "output/series.hpp"

namespace ladder::output::layout {

/// Raised when a reader of the version before would misread a file.
inline constexpr std::int32_t format_version = 1;

inline constexpr const char* format_attribute = "ladder_format_version";
inline constexpr const char* conventions_attribute = "Conventions";
inline constexpr const char* conventions = "CF-1.10";
inline constexpr const char* order_attribute = "ladder_order";  ///< place of a variable in the catalogue
inline constexpr const char* parameter_set_variable = "parameter_set";  ///< only where there are such sets
inline constexpr const char* time_units = "days since 1960-01-01 00:00:00";
inline constexpr const char* calendar = "proleptic_gregorian";

/// "time" for months, "year" for years.
[[nodiscard]] std::string_view time_dimension(Interval interval);
/// CF cell_methods: "year: sum", "time: point (value at the end of the period)".
[[nodiscard]] std::string cell_methods(Interval interval, Aggregate aggregate);
[[nodiscard]] std::optional<Aggregate> aggregate_in(std::string_view cell_methods);
/// scenario, replicate, time or year, axes.
[[nodiscard]] Dimensions dimensions(const Series& series);
/// "national/gdp"
[[nodiscard]] std::string path(const Series& series);

}  // namespace ladder::output::layout
