#include "output/layout.hpp"

#include <fmt/format.h>

#include "sim/error.hpp"

namespace ladder::output::layout {
namespace {

std::string_view method(Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::sum:
      return "sum";
    case Aggregate::mean:
      return "mean";
    case Aggregate::last:
      return "point (value at the end of the period)";
  }
  throw sim::Bug("an aggregate without a CF method");
}

}  // namespace

std::string_view time_dimension(Interval interval) {
  return interval == Interval::month ? "time" : "year";
}

std::string cell_methods(Interval interval, Aggregate aggregate) {
  return fmt::format("{}: {}", time_dimension(interval), method(aggregate));
}

std::optional<Aggregate> aggregate_in(std::string_view text) {
  for (const Aggregate aggregate : {Aggregate::sum, Aggregate::mean, Aggregate::last})
    if (text.ends_with(fmt::format(": {}", method(aggregate)))) return aggregate;
  return std::nullopt;
}

Dimensions dimensions(const Series& series) {
  Dimensions result{"scenario", "replicate", std::string{time_dimension(series.interval)}};
  for (const Axis axis : series.axes) result.emplace_back(axis_name(axis));
  return result;
}

std::string path(const Series& series) {
  return series.group + "/" + series.name;
}

}  // namespace ladder::output::layout
