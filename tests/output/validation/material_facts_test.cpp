#include "output/validation/material_facts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "models/materials/material.hpp"
#include "output/catalogue.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

constexpr std::size_t economies = 2, materials = models::material_count;

/// A record of two economies in which every series is 1 until it is set.
struct Record {
  explicit Record(std::size_t count) : years(count) {
    coordinates.economies = {"AAA", "BBB"};
    coordinates.economy_names = {"A", "B"};
    coordinates.sectors.assign(models::sector_count, "");
    coordinates.skills.assign(3, "");
    coordinates.generations.assign(5, "");
    coordinates.materials.assign(materials, "");
    coordinates.first_year = 2019;
    coordinates.months = static_cast<std::uint32_t>(12 * count);
    for (const CatalogueRow& row : catalogue_rows())
      record.values.emplace_back(periods(row.series, coordinates) * cells(row.series, coordinates), 1.0);
  }
  Values& series(const std::string& group, const std::string& name) {
    const auto& rows = catalogue_rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].series.group == group && rows[i].series.name == name) return record.values[i];
    FAIL("no series " << group << "/" << name);
    return record.values.front();
  }
  [[nodiscard]] MaterialFacts facts() const { return material_facts(record, coordinates); }

  std::size_t years;
  Coordinates coordinates;
  ReplicateRecord record;
};

}  // namespace

TEST_CASE("circularity is recovered over all used, of all economies and years together") {
  Record r(3);
  Values &recovered = r.series("materials", "recovered_used"), &extracted = r.series("materials", "extraction");
  // biomass 2 of 20, metals 5 of 20, minerals 3 of 20, fossil 1 of 20, each in either economy and year
  const double used[materials] = {2.0, 5.0, 3.0, 1.0};
  for (std::size_t i = 0; i < recovered.size(); ++i) {
    recovered[i] = used[i % materials];
    extracted[i] = 20.0 - recovered[i];
  }
  for (std::size_t i = 0; i < economies * materials; ++i) recovered[i] = 1e6;  // the first year does not count
  CHECK(r.facts().circularity == Approx(11.0 / 80.0));
  CHECK(r.facts().least_step == Approx(0.05));
  std::swap(recovered[economies * materials], recovered[economies * materials + 1]);  // biomass above metals in one cell
  CHECK(r.facts().least_step < 0.05);
}

TEST_CASE("emissions are set against value added, however much either economy makes") {
  Record r(40);
  Values &per_value = r.series("national", "co2_per_mva"), &share = r.series("national", "manufacturing_share"),
         &gdp = r.series("national", "gdp_real");
  for (std::size_t year = 0; year < r.years; ++year) {
    share[economies * year] = 10.0;
    share[economies * year + 1] = 30.0;
    gdp[economies * year] = 300.0;
    gdp[economies * year + 1] = 100.0 * std::exp(0.05 * static_cast<double>(year));
    for (std::size_t e = 0; e < economies; ++e)
      per_value[economies * year + e] = 2.0 * std::exp(-0.02 * static_cast<double>(year));
  }
  CHECK(r.facts().co2_growth == Approx(-0.02));
  // From 2 and 2 kg to 2 and 1: weighted by what each makes, 30 and 30.
  for (const std::size_t year : {std::size_t{1}, std::size_t{30}}) {
    gdp[economies * year + 1] = 100.0;
    per_value[economies * year] = per_value[economies * year + 1] = 2.0;
  }
  per_value[economies * 30 + 1] = 1.0;
  CHECK(r.facts().co2_growth == Approx(std::log(1.5 / 2.0) / 29.0));
}

TEST_CASE("a year or two are too few for a trend") {
  CHECK(std::isnan(Record(2).facts().co2_growth));
  CHECK(std::isnan(Record(1).facts().co2_growth));
  CHECK(std::isnan(Record(1).facts().circularity));
}
