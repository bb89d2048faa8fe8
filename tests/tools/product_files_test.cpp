// The product space and the measures on it, against the published figures.
#include "tools/product_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "models/networks/product_space.hpp"
#include "models/products/complexity.hpp"
#include "models/world/balance.hpp"
#include "tests/support/data_copy.hpp"
#include "tests/support/small_run.hpp"
#include "tools/csv.hpp"
#include "tools/describe_data.hpp"

namespace fs = std::filesystem;
using namespace ladder;
using models::ProductSpace;

namespace {

const ProductSpace& space() {
  return *test::shipped_data().product_space;
}
const models::ProductExports& exports() {
  return *test::shipped_data().product_exports;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double mean_x = 0.0, mean_y = 0.0, xy = 0.0, xx = 0.0, yy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i] / n, mean_y += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mean_x) * (y[i] - mean_y);
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
  }
  return xy / std::sqrt(xx * yy);
}

/// The economies whose records the published figures are made of, as far as they are shipped.
struct Records {
  std::vector<std::string> iso3;
  models::SpecialisationMatrix made;
};

const Records& records() {
  static const Records all = [] {
    Records r{{}, {0, space().size(), {}}};
    for (const auto& [iso3, own] : exports().economies) {
      const auto* people = models::CountryData::find(test::shipped_data().panel, iso3, "pop");
      if (own.total < 1e6 || people == nullptr || people->at(2017).value_or(0.0) < 1e6) continue;
      r.iso3.push_back(iso3);
      r.made.cells.resize(++r.made.economies * space().size(), 0);
      for (const auto& [p, value] : own.products) {
        const double advantage =
            models::revealed_advantage(value, own.total, 1000.0 * space().product(p).world_exports, exports().world_total);
        r.made.cells[(r.made.economies - 1) * space().size() + p] = advantage >= 1.0;
      }
    }
    return r;
  }();
  return all;
}

std::size_t basket_size(const models::OpeningTable& table, std::size_t e) {
  REQUIRE(table.economies[e].products.has_value());
  return table.economies[e].products->size();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the shipped product space has all products with an index and all listed links") {
  CHECK(space().size() == 1220);
  CHECK(space().links() == 28324);
  CHECK(space().knows_weak_links());
  CHECK(std::ranges::is_sorted(space().products(), {}, &models::Product::code));
  CHECK(space().component_sizes().front() > 1000);  // it hangs together, but for products at its rim
  const auto coffee = std::ranges::find(space().products(), "0901", &models::Product::code);
  REQUIRE(coffee != space().products().end());
  CHECK(coffee->sector == models::Sector::agriculture);
  CHECK(coffee->complexity < 0.0);
  CHECK(coffee->complexity_rank < 0.3);
}

TEST_CASE("advantage from the shipped exports gives the published ubiquity, but for the seven economies not shipped") {
  CHECK(records().made.economies == 134);  // published of 141
  const auto count = models::ubiquity(records().made);
  for (std::size_t p = 0; p < space().size(); ++p) {
    CAPTURE(space().product(p).code);
    CHECK(count[p] <= space().product(p).ubiquity);
    CHECK(count[p] + 7 >= space().product(p).ubiquity);
  }
}

TEST_CASE("proximities from the shipped exports go with the published ones") {
  const models::ProximityTable worked_out = models::co_export_proximity(records().made);
  std::vector<double> own, published;
  double apart = 0.0;
  for (std::size_t a = 0; a < space().size(); ++a)
    for (const std::size_t b : space().neighbours(a)) {
      if (b < a) continue;
      own.push_back(worked_out.at(a, b));
      published.push_back(space().proximity().at(a, b));
      apart += std::abs(own.back() - published.back());
    }
  CHECK(correlation(own, published) > 0.84);  // of a range that is cut off at 0.40
  CHECK(apart / static_cast<double>(own.size()) < 30.0);  // thousandths
}

TEST_CASE("complexity of products and economies goes with the published indices") {
  const models::Complexity found = models::complexity(records().made);
  std::vector<double> published;
  for (const models::Product& product : space().products()) published.push_back(product.complexity);
  for (const double x : found.products) REQUIRE_FALSE(std::isnan(x));
  CHECK(correlation(found.products, published) > 0.96);
  // The published index of economies may not be shipped (source G); where the team's data folder is there, it is compared.
  const fs::path panel = fs::path(LADDER_SOURCE_DIR) / ".." / "shared" / "data" / "export_complexity_panel.csv";
  if (!fs::exists(panel)) {
    MESSAGE("no " << panel << ": the index of economies was not compared");
    return;
  }
  std::ifstream stream(panel);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::map<std::string, double, std::less<>> eci;
  tools::read_csv(panel.string(), text, {"iso3", "year", "eci"}, 3, [&](const tools::CsvRow& row) {
    if (row.integer(1) == 2017 && row.number(2)) eci[std::string(row.text(0))] = *row.number(2);
  });
  std::vector<double> own, theirs;
  for (std::size_t e = 0; e < records().iso3.size(); ++e)
    if (const auto at = eci.find(records().iso3[e]); at != eci.end()) {
      own.push_back(found.economies[e]);
      theirs.push_back(at->second);
    }
  CHECK(own.size() > 100);
  CHECK(correlation(own, theirs) > 0.96);
}

TEST_CASE("from 2017 on worlds start with recorded baskets: North's is of the sum of its members, the rest the remainder") {
  const models::OpeningTable table = models::balance(test::shipped_data(), {"ETH", "CHN"}, 2018);
  CHECK(table.product_space == test::shipped_data().product_space);
  CHECK(basket_size(table, 0) == 75);
  CHECK(basket_size(table, 1) == 531);
  CHECK(basket_size(table, 2) > basket_size(table, 0));
  CHECK(basket_size(table, 3) > basket_size(table, 0));
  CHECK(contains(tools::describe_data(table, "ETH"), "75  of 1220, with advantage in 2017 (customs)"));
}

TEST_CASE("before 2017 they would tell the future: baskets are drawn, and the table has none") {
  const models::OpeningTable table = models::balance(test::shipped_data(), {"ETH"}, 2016);
  CHECK(table.product_space != nullptr);
  for (const models::OpeningEconomy& e : table.economies) CHECK_FALSE(e.products.has_value());
  CHECK(contains(tools::describe_data(table, "ETH"), "of 1220, drawn in each world: none recorded for 2016"));
}

TEST_CASE("without the files of products a world starts all the same, and says what is lacking") {
  const test::DataCopy folder("products");
  const auto absent = [](const models::CountryData& data, const std::string& name) {
    const auto at = std::ranges::find(data.absent, name, &models::AbsentFile::name);
    return at == data.absent.end() ? std::string() : at->instead;
  };
  fs::remove(folder.path() / "exports_hs4_2017.csv");
  const models::CountryData drawn = tools::load_country_data(folder.path());
  REQUIRE(drawn.product_space != nullptr);
  CHECK_FALSE(drawn.product_space->knows_weak_links());
  CHECK(contains(absent(drawn, "exports_hs4_2017.csv"), "drawn from their exports by sector"));
  CHECK_FALSE(models::balance(drawn, {"ETH"}, 2018).economies[0].products.has_value());

  for (const char* file : {"product_proximity_hs4_2017.csv", "products_hs4_2017.csv"}) {
    CAPTURE(file);
    const std::string text = folder.text(file);
    fs::remove(folder.path() / file);
    const models::CountryData none = tools::load_country_data(folder.path());
    CHECK(none.product_space == nullptr);
    CHECK(contains(absent(none, file), "there is no product space"));
    const models::OpeningTable table = models::balance(none, {"ETH"}, 2018);
    CHECK(contains(tools::describe_data(table, "ETH"), "no product space among the data: none are taken up"));
    folder.write(file, text);
  }
}

TEST_CASE("the full list of products, with names that are not shipped, serves as well") {
  const test::DataCopy folder("full_list");
  folder.write("product_complexity_hs4_2017.csv", folder.text("products_hs4_2017.csv"));
  fs::remove(folder.path() / "products_hs4_2017.csv");
  const models::CountryData data = tools::load_country_data(folder.path());
  REQUIRE(data.product_space != nullptr);
  CHECK(data.product_space->size() == space().size());
}
