#include "models/world/archetype.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

// Income bands of PROTOTYPES A 2.3, GDP per head in USD of 2015.
constexpr double poor_below = 1300.0;
constexpr double lower_middle_below = 2500.0;

/// Adds a table of twenty industries to `sum`, in million USD.
void add(Archetype& sum, const IoTable& table) {
  for (std::size_t j = 0; j < industry20_count; ++j) {
    const std::size_t to = index(industry20_sector[j]);
    const auto to_zero = [](double x) {
      return std::max(0.0, x);
    };  // inventories drawn down, negative capital goods
    sum.output[to] += table.output[j];
    sum.households[to] += to_zero(table.households[j]);
    sum.government[to] += to_zero(table.government[j]);
    sum.investment[to] += to_zero(table.investment[j]);
    sum.exports[to] += to_zero(table.exports[j]);
    sum.imports[to] += to_zero(table.imports[j]);
    for (std::size_t i = 0; i < industry20_count; ++i)
      sum.use[index(industry20_sector[i])][to] += table.coefficient[i][j] * table.output[j];
  }
}

/// Multiplies every flow by `factor`.
void scale(Archetype& a, double factor) {
  for (auto* flow :
       {&a.output, &a.value_added, &a.households, &a.government, &a.investment, &a.exports, &a.imports})
    for (double& x : *flow) x *= factor;
  for (auto& row : a.use)
    for (double& x : row) x *= factor;
}

void add(Archetype& sum, const Archetype& other) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    sum.output[s] += other.output[s];
    sum.value_added[s] += other.value_added[s];
    sum.households[s] += other.households[s];
    sum.government[s] += other.government[s];
    sum.investment[s] += other.investment[s];
    sum.exports[s] += other.exports[s];
    sum.imports[s] += other.imports[s];
    for (std::size_t j = 0; j < sector_count; ++j) sum.use[s][j] += other.use[s][j];
  }
}

/// Value added is output less inputs; then everything is put in units of its total.
void finish(Archetype& a) {
  for (std::size_t j = 0; j < sector_count; ++j) {
    double inputs = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) inputs += a.use[s][j];
    a.value_added[j] = std::max(0.0, a.output[j] - inputs);
  }
  scale(a, 1.0 / total(a.value_added));
}

Archetype required(const CountryData& data, const std::string& economy, int year) {
  const IoTable* table = latest_table(data, economy, year);
  if (table == nullptr)
    throw sim::Error(
        fmt::format("io_coefficients: no table of {} up to {}, needed as an archetype", economy, year));
  return archetype_of(*table, fmt::format("{} {}", economy, latest_table_year(data, economy, year)));
}

}  // namespace

double total(const BySector<double>& values) {
  double sum = 0.0;
  for (const double x : values) sum += x;
  return sum;
}

BySector<double> shares(const BySector<double>& values) {
  BySector<double> result{};
  const double sum = total(values);
  if (sum > 0.0)
    for (std::size_t s = 0; s < sector_count; ++s) result[s] = values[s] / sum;
  return result;
}

double Archetype::coefficient(std::size_t s, std::size_t j) const {
  return output[j] > 0.0 ? use[s][j] / output[j] : 0.0;
}

double Archetype::value_added_ratio(std::size_t s) const {
  return output[s] > 0.0 ? std::clamp(value_added[s] / output[s], 0.1, 0.95) : 0.5;
}

Archetype archetype_of(const IoTable& table, std::string name) {
  const IoTable* one[] = {&table};
  return sum_of(one, std::move(name));
}

Archetype mean_of(std::span<const Archetype> archetypes, std::string name) {
  Archetype mean;
  mean.name = std::move(name);
  for (const Archetype& a : archetypes) add(mean, a);
  scale(mean, 1.0 / static_cast<double>(archetypes.size()));
  return mean;
}

Archetype sum_of(std::span<const IoTable* const> tables, std::string name) {
  Archetype sum;
  sum.name = std::move(name);
  for (const IoTable* table : tables) add(sum, *table);
  finish(sum);
  return sum;
}

int latest_table_year(const CountryData& data, const std::string& economy, int year) {
  int found = 0;
  for (const auto& [key, table] : data.io)
    if (key.first == economy && key.second <= year) found = std::max(found, key.second);
  return found;
}

const IoTable* latest_table(const CountryData& data, const std::string& economy, int year) {
  const auto found = data.io.find({economy, latest_table_year(data, economy, year)});
  return found == data.io.end() ? nullptr : &found->second;
}

Archetype choose_archetype(const CountryData& data, const std::string& iso3, int base_year,
                           double gdp_per_head_2015usd) {
  if (latest_table(data, iso3, base_year) != nullptr) {
    Archetype own = required(data, iso3, base_year);
    own.own = true;
    return own;
  }
  constexpr int early = 2000;
  if (gdp_per_head_2015usd < poor_below) return required(data, "IND", early);
  if (gdp_per_head_2015usd >= lower_middle_below) return required(data, "ROW", base_year);
  const std::array<Archetype, 3> three = {required(data, "IND", early), required(data, "IDN", early),
                                          required(data, "CHN", early)};
  return mean_of(three, "mean of IND, IDN, CHN 2000");
}

}  // namespace ladder::models
