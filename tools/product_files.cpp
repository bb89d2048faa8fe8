#include "tools/product_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "models/networks/product_space.hpp"
#include "tools/data_ranges.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;
using models::Product;

constexpr std::size_t codes = 10'000;  // of four digits

/// Codes of products, as far as there are any, and their places in the product space.
struct ProductCodes {
  std::array<bool, codes>
      known{};  ///< also products outside of the space: those that nobody makes, or of no industry
  std::array<std::optional<std::size_t>, codes> place{};
};

/// A product of the list, and its code as a number.
struct ListedProduct {
  std::size_t code = 0;
  Product product;
};

std::size_t code_at(const CsvRow& row, std::size_t column) {
  constexpr std::size_t digits = 4;
  const std::string_view text = row.text(column);
  std::size_t code = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  if (text.size() != digits || error != std::errc{} || end != text.data() + text.size())
    row.fail(
        column,
        fmt::format("found \"{}\", expected a product of the Harmonised System, four digits such as 0901",
                    text));
  return code;
}

std::size_t known_code_at(const CsvRow& row, std::size_t column, const ProductCodes& products,
                          const std::string& list) {
  const std::size_t code = code_at(row, column);
  if (!products.known[code])
    row.fail(column, fmt::format("found \"{}\", which is no product of {}", row.text(column), list));
  return code;
}

/// The list of products in order of code. World exports of all that have a figure are added up.
std::vector<ListedProduct> read_products(DataFolder& folder, const std::string& list, ProductCodes& all,
                                         double& world_total) {
  std::vector<ListedProduct> products;
  const std::vector<std::string> columns = {"hs4", "sector20", "world_exports_usd_mn", "ubiquity", "pci"};
  folder.read(list, columns, columns.size(), [&](const CsvRow& row) {
    const std::size_t code = code_at(row, 0);
    if (std::exchange(all.known[code], true)) row.fail(0, "a second row for this product");
    const auto exports = checked_number(row, 2), complexity = checked_number(row, 4);
    const auto ubiquity = checked_number(row, 3) ? row.integer(3) : std::nullopt;
    world_total += exports.value_or(0.0);
    if (row.text(1) == "unclassified" || !exports || !ubiquity || !complexity) return;
    const models::Sector sector = models::industry20_sector[industry_at(row, 1)];
    products.push_back({code,
                        {.code = std::string(row.text(0)),
                         .sector = sector,
                         .world_exports = *exports,
                         .ubiquity = static_cast<std::uint32_t>(*ubiquity),
                         .complexity = *complexity}});
  });
  std::ranges::sort(products, {}, &ListedProduct::code);
  for (std::size_t p = 0; p < products.size(); ++p) all.place[products[p].code] = p;
  return products;
}

constexpr const char* proximity_file = "product_proximity_hs4_2017.csv";
constexpr const char* exports_file = "exports_hs4_2017.csv";

std::vector<models::ProductLink> read_links(DataFolder& folder, const std::string& list,
                                            const ProductCodes& products, std::size_t count) {
  std::vector<models::ProductLink> links;
  std::vector<bool> seen(count * count, false);
  const ValueRange range = range_of("proximity");
  folder.read(proximity_file, {"hs4_a", "hs4_b", "proximity"}, 3, [&](const CsvRow& row) {
    const std::size_t code_a = known_code_at(row, 0, products, list),
                      code_b = known_code_at(row, 1, products, list);
    if (code_a >= code_b) row.fail(1, "expected hs4_a before hs4_b, each pair once");
    const double proximity = required_checked_number(row, 2, range);
    const auto a = products.place[code_a], b = products.place[code_b];
    if (!a || !b) return;
    if (seen[*a * count + *b]) row.fail(1, "a second row for this pair of products");
    seen[*a * count + *b] = true;
    links.push_back(
        {*a, *b, static_cast<models::Thousandths>(std::lround(proximity * models::whole_proximity))});
  });
  return links;
}

std::shared_ptr<models::ProductExports> read_exports(DataFolder& folder, const std::string& list,
                                                     const ProductCodes& products) {
  auto exports = std::make_shared<models::ProductExports>();
  std::map<std::string, std::vector<bool>> seen;
  const ValueRange range = range_of("exports_usd_k");
  std::string before;  // rows of an economy stand together, so what is kept of it is mostly at hand
  std::vector<bool>* seen_of = nullptr;
  models::ProductExports::OfEconomy* own = nullptr;
  folder.read(exports_file, {"iso3", "hs4", "exports_usd_k"}, 3, [&](const CsvRow& row) {
    const std::string iso3 = economy_code(row, 0);
    const std::size_t code = known_code_at(row, 1, products, list);
    if (iso3 != before) {
      before = iso3;
      seen_of = &seen[iso3];
      seen_of->resize(codes, false);
      own = &exports->economies[iso3];
    }
    if ((*seen_of)[code]) row.fail(1, "a second row for this economy and product");
    (*seen_of)[code] = true;
    const double value = required_checked_number(row, 2, range);
    own->total += value;
    if (const auto place = products.place[code])
      own->products.emplace_back(static_cast<std::uint16_t>(*place), value);
  });
  for (auto& [iso3, of_economy] : exports->economies) std::ranges::sort(of_economy.products);
  return exports;
}

/// Who makes what among the economies that proximities are taken from: a billion USD of exports and a million
/// people (data/README). Smaller ones have too few products, each too uncertain.
models::SpecialisationMatrix records_of(const CountryData& data, const models::ProductExports& exports,
                                        const std::vector<Product>& products) {
  constexpr double least_exports = 1e6, least_people = 1e6,
                   thousands_a_million = 1000.0;  // exports in thousand USD
  models::SpecialisationMatrix made{0, products.size(), {}};
  for (const auto& [iso3, own] : exports.economies) {
    const models::Series* people = CountryData::find(data.panel, iso3, "pop");
    const auto count = people == nullptr ? std::nullopt : people->at(models::product_exports_year);
    if (own.total < least_exports || !count || *count < least_people) continue;
    made.cells.resize(++made.economies * products.size(), 0);
    for (const auto& [p, value] : own.products)
      if (models::revealed_advantage(value, own.total, thousands_a_million * products[p].world_exports,
                                     exports.world_total) >= models::advantage_threshold)
        made.cells[(made.economies - 1) * products.size() + p] = 1;
  }
  return made;
}

/// The file of products that the folder has; nothing where it has none, which is noted.
std::optional<std::string> list_of_products(DataFolder& folder) {
  const std::string shipped = "products_hs4_2017.csv", full = "product_complexity_hs4_2017.csv";
  constexpr const char* instead =
      "there is no product space, so economies take up no new export products and no series tells of them";
  if (folder.has(full) && !folder.has(shipped))
    return folder.has_or_notes(proximity_file, instead) ? std::optional(full) : std::nullopt;
  const bool products = folder.has_or_notes(shipped, instead),
             links = folder.has_or_notes(proximity_file, instead);
  return products && links ? std::optional(shipped) : std::nullopt;
}

}  // namespace

void read_product_files(DataFolder& folder, CountryData& data) {
  const auto list = list_of_products(folder);
  if (!list) return;
  ProductCodes codes_of_products;
  double world_total = 0.0;
  std::vector<Product> products;
  for (ListedProduct& listed : read_products(folder, *list, codes_of_products, world_total))
    products.push_back(std::move(listed.product));
  const std::vector<models::ProductLink> links =
      read_links(folder, *list, codes_of_products, products.size());
  models::SpecialisationMatrix records{0, products.size(), {}};
  if (folder.has_or_notes(
          exports_file,
          "what economies export at the start is drawn from their exports by sector, and products without "
          "a listed proximity have the mean one")) {
    const auto exports = read_exports(folder, *list, codes_of_products);
    constexpr double thousands_a_million = 1000.0;
    exports->world_total = thousands_a_million * world_total;
    records = records_of(data, *exports, products);
    data.product_exports = exports;
  }
  data.product_space = std::make_shared<const models::ProductSpace>(
      std::move(products), links, records.economies > 0 ? &records : nullptr);
}

}  // namespace ladder::tools
