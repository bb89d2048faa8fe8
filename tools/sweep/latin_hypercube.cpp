#include "tools/sweep/latin_hypercube.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr std::uint64_t hypercubes_tried = 5;
constexpr std::size_t swaps_tried_per_row = 100;
constexpr std::size_t differences_a_hypercube = 40'000'000;  // of coordinates: a tenth of a second or so
constexpr std::size_t most_rows = std::size_t{1} << 24;
constexpr double places_in_interval = 0x1p28;  // so that number of interval and place fit into one double

double squared_distance(const UnitPoints& points, std::size_t a, std::size_t b) {
  double sum = 0.0;
  for (std::size_t c = 0; c < points.columns; ++c) {
    const double difference = points.at(a, c) - points.at(b, c);
    sum += difference * difference;
  }
  return sum;
}

/// @param attempt  which of the hypercubes of this seed
UnitPoints plain_hypercube(std::size_t rows, std::size_t columns, const sim::Draws& draws,
                           std::uint64_t attempt) {
  UnitPoints points{rows, columns};
  for (std::size_t c = 0; c < columns; ++c) {
    const std::uint64_t axis = (attempt << 32) | c;
    const auto order = random_order(static_cast<std::uint32_t>(rows), draws, axis, SweepPurpose::latin_order);
    for (std::size_t r = 0; r < rows; ++r) {
      const double u = draws.uniform(axis, static_cast<std::uint16_t>(SweepPurpose::latin_place), order[r]);
      const double place = (std::floor(u * places_in_interval) + 0.5) / places_in_interval;
      points.at(r, c) = (static_cast<double>(order[r]) + place) / static_cast<double>(rows);
    }
  }
  return points;
}

/// Points with all their distances, changed by swaps that part the closest pair.
class Spreading {
 public:
  explicit Spreading(UnitPoints points)
      : points_(std::move(points)), distances_(points_.rows, points_.rows), nearest_(points_.rows) {
    for (std::size_t a = 0; a < points_.rows; ++a) {
      distances_.at(a, a) = std::numeric_limits<double>::infinity();
      for (std::size_t b = 0; b < a; ++b)
        distances_.at(a, b) = distances_.at(b, a) = squared_distance(points_, a, b);
    }
    for (std::size_t a = 0; a < points_.rows; ++a) find_nearest(a);
    find_closest();
  }

  [[nodiscard]] const UnitPoints& points() const { return points_; }
  [[nodiscard]] double least() const { return distances_.at(closest_, nearest_[closest_]); }

  /// Swaps a coordinate of one of the closest pair with that of another row, unless a pair would then be as
  /// close as the closest was.
  void try_swap(bool second_of_pair, std::size_t other, std::size_t column) {
    const std::size_t one = second_of_pair ? nearest_[closest_] : closest_;
    const std::size_t partner = second_of_pair ? closest_ : nearest_[closest_];
    if (other == one || other == partner) return;
    const double before = least();
    std::swap(points_.at(one, column), points_.at(other, column));
    if (least_of(one, other) > before && least_of(other, one) > before) {
      update(one);
      update(other);
      for (std::size_t row = 0; row < points_.rows; ++row) follow(row, one, other);
      find_closest();
    } else {
      std::swap(points_.at(one, column), points_.at(other, column));
    }
  }

 private:
  /// Least distance of a row to all but itself and `except`, from which a swap does not move it.
  [[nodiscard]] double least_of(std::size_t row, std::size_t except) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < points_.rows; ++k) {
      if (k != row && k != except) least = std::min(least, squared_distance(points_, row, k));
    }
    return least;
  }

  void update(std::size_t row) {
    for (std::size_t k = 0; k < points_.rows; ++k) {
      if (k != row) distances_.at(row, k) = distances_.at(k, row) = squared_distance(points_, row, k);
    }
  }

  /// Sets the nearest of a row right after two others (or itself) have moved.
  void follow(std::size_t row, std::size_t one, std::size_t other) {
    const bool anew = row == one || row == other || nearest_[row] == one || nearest_[row] == other;
    if (anew) return find_nearest(row);
    for (const std::size_t moved : {one, other}) {
      if (distances_.at(row, moved) < distances_.at(row, nearest_[row])) nearest_[row] = moved;
    }
  }

  void find_nearest(std::size_t row) {
    const auto first = distances_.values.begin() + static_cast<std::ptrdiff_t>(row * points_.rows);
    nearest_[row] = static_cast<std::size_t>(
        std::min_element(first, first + static_cast<std::ptrdiff_t>(points_.rows)) - first);
  }

  void find_closest() {
    closest_ = 0;
    for (std::size_t row = 1; row < points_.rows; ++row) {
      if (distances_.at(row, nearest_[row]) < least()) closest_ = row;
    }
  }

  UnitPoints points_;
  UnitPoints distances_;              ///< squared; infinite from a row to itself
  std::vector<std::size_t> nearest_;  ///< of each row
  std::size_t closest_ = 0;           ///< a row of the closest pair
};

void spread(Spreading& spreading, const sim::Draws& draws, std::uint64_t attempt) {
  const std::size_t rows = spreading.points().rows, columns = spreading.points().columns;
  const std::size_t affordable = differences_a_hypercube / (2 * rows * columns);
  const std::size_t swaps = std::min(swaps_tried_per_row * rows, affordable);
  for (std::size_t swap = 0; swap < swaps; ++swap) {
    const auto u = draws.uniforms(attempt, static_cast<std::uint16_t>(SweepPurpose::latin_swap), swap);
    const auto other = static_cast<std::size_t>(u[1] * static_cast<double>(rows));
    const auto column = static_cast<std::size_t>(u[2] * static_cast<double>(columns));
    spreading.try_swap(u[0] < 0.5, other, column);
  }
}

}  // namespace

double least_squared_distance(const UnitPoints& points) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t a = 0; a < points.rows; ++a) {
    for (std::size_t b = 0; b < a; ++b) least = std::min(least, squared_distance(points, a, b));
  }
  return least;
}

UnitPoints latin_points(std::size_t rows, std::size_t columns, std::uint64_t seed, bool maximin) {
  sim::expects(rows < most_rows, "A Latin hypercube has fewer than 2^24 rows.");
  const sim::Draws draws = design_draws(seed);
  UnitPoints best = plain_hypercube(rows, columns, draws, 0);
  // With one column all orders are alike, and below three rows there is nobody to swap with.
  if (!maximin || rows > most_maximin_rows || rows < 3 || columns < 2) return best;
  double least = -1.0;
  for (std::uint64_t attempt = 0; attempt < hypercubes_tried; ++attempt) {
    Spreading spreading{plain_hypercube(rows, columns, draws, attempt)};
    spread(spreading, draws, attempt);
    if (spreading.least() <= least) continue;
    least = spreading.least();
    best = spreading.points();
  }
  return best;
}

}  // namespace ladder::tools
