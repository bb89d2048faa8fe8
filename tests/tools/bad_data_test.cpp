// What goes wrong with tables in practice, each tried on a copy of the shipped folder: refused with file, line, column
// and reason.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/data_copy.hpp"

namespace {

namespace fs = std::filesystem;

using Spoil = std::function<std::string(std::string)>;

struct Case {
  const char* what;
  const char* file;
  Spoil spoil;
  std::vector<std::string> said;  ///< parts of the message, after "FILE:"
};

Spoil replaced(const std::string& old, const std::string& fresh) {
  return [=](std::string text) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
  };
}

Spoil appended(const std::string& more) {
  return [=](const std::string& text) { return text + more; };
}

/// Line `n` once more at the end.
Spoil doubled(std::size_t n) {
  return [=](const std::string& text) {
    std::size_t at = 0;
    for (std::size_t i = 1; i < n; ++i) at = text.find('\n', at) + 1;
    return text + text.substr(at, text.find('\n', at) - at + 1);
  };
}

Spoil without_last(std::size_t bytes) {
  return [=](const std::string& text) { return text.substr(0, text.size() - bytes); };
}

Spoil without_last_line() {
  return [](const std::string& text) { return text.substr(0, text.rfind('\n', text.size() - 2) + 1); };
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"a missing column", "country_panel.csv", replaced("emp_agr_pct", "agr_jobs"),
       {"1:1: the header has no column \"emp_agr_pct\""}},
      {"a column twice", "world_totals.csv", replaced("year,", "year,pop,"), {"1:", "column \"pop\" stands twice"}},
      {"a negative share", "exports_by_sector_2017.csv", appended("ETH,utilities,-0.1\n"),
       {"column share: found \"-0.1\", expected a number from 0 to 1"}},
      {"a share above all", "exports_by_sector_2017.csv", appended("ETH,utilities,60\n"), {"expected a number from 0 to 1"}},
      {"a percent sign", "world_totals.csv", appended("1950,5%" + std::string(17, ',') + "\n"),
       {":6: column pop: found \"5%\", expected a number without a percent sign"}},
      {"a decimal comma in quotes", "world_totals.csv", appended("1950,\"2,5\"" + std::string(17, ',') + "\n"),
       {":6: column pop", "a decimal point and no commas"}},
      {"a decimal comma without", "ldc_list.csv", appended("ZZZ,Nowhere,1971,0,\n"),
       {"the row has 5 cells, expected 4 as in the header; a comma inside a cell makes two of it"}},
      {"semicolons", "income_thresholds.csv",
       [](std::string text) {
         for (char& c : text) c = c == ',' ? ';' : c;
         return text;
       },
       {"1:1: the header has no column \"gni_year\"; save the file with commas between cells"}},
      {"a small code", "country_meta.csv", appended("eth,Ethiopia\n"),
       {":1: column iso3: found \"eth\", expected a code of three capital letters"}},
      {"a name for a code", "income_class.csv", appended("Ethiopia,2018,L\n"), {"column iso3: found \"Ethiopia\""}},
      {"a wrong industry", "io_sector_accounts.csv", replaced("textiles_apparel_leather", "textiles"),
       {"column sector: found \"textiles\", expected one of the twenty industries"}},
      {"a wrong group", "income_class.csv", appended("AAA,2018,middle\n"), {"expected L, LM, UM or H"}},
      {"a row twice: panel", "country_panel.csv", doubled(50), {"a second value for"}},
      {"a row twice: UN", "sector_va_un_ama.csv", doubled(50), {"a second value for"}},
      {"a row twice: world", "world_totals.csv", doubled(3), {"a second value for"}},
      {"a row twice: tables", "io_sector_accounts.csv", doubled(50), {"a second row for this economy, year and industry"}},
      {"a row twice: coefficients", "io_coefficients_wide.csv", doubled(50), {"a second row for this economy"}},
      {"a row twice: trade", "bilateral_trade_wiod.csv", doubled(50), {"a second row for this pair and year"}},
      {"a row twice: distances", "bilateral_distance.csv", doubled(50), {"a second row for this pair"}},
      {"a row twice: names", "country_meta.csv", doubled(5), {"a second row for this economy"}},
      {"a row twice: least developed", "ldc_list.csv", doubled(5), {"a second row for this economy"}},
      {"a row twice: groups", "income_class.csv", doubled(5), {"a second row for this year"}},
      {"a row twice: thresholds", "income_thresholds.csv", doubled(5), {"a second row for this year"}},
      {"a row twice: exports", "exports_by_sector_2017.csv", doubled(5), {"a second row for this economy and industry"}},
      {"a wrong column: products", "products_hs4_2017.csv", replaced("pci", "complexity"), {"1:1: the header has no column \"pci\""}},
      {"a wrong column: pairs", "product_proximity_hs4_2017.csv", replaced("proximity", "nearness"),
       {"1:1: the header has no column \"proximity\""}},
      {"a wrong column: exports", "exports_hs4_2017.csv", replaced("hs4", "hs6"), {"1:1: the header has no column \"hs4\""}},
      {"a row twice: products", "products_hs4_2017.csv", doubled(5), {"column hs4: a second row for this product"}},
      {"a row twice: pairs", "product_proximity_hs4_2017.csv", doubled(5), {"a second row for this pair of products"}},
      {"a row twice: exports by product", "exports_hs4_2017.csv", doubled(5), {"a second row for this economy and product"}},
      {"a pair the other way round", "product_proximity_hs4_2017.csv", replaced("0101,0203,", "0203,0101,"),
       {"2:6: column hs4_b: expected hs4_a before hs4_b, each pair once"}},
      {"a product beside itself", "product_proximity_hs4_2017.csv", replaced("0101,0203,", "0101,0101,"),
       {"2:6: column hs4_b: expected hs4_a before hs4_b"}},
      {"a proximity above 1", "product_proximity_hs4_2017.csv", replaced("0101,0203,0.4", "0101,0203,1.4"),
       {"2:11: column proximity: found \"1.4\", expected a number from 0 to 1"}},
      {"a proximity below 0", "product_proximity_hs4_2017.csv", replaced("0101,0203,0.4", "0101,0203,-0.4"),
       {"2:11: column proximity: found \"-0.4\", expected a number from 0 to 1"}},
      {"no proximity", "product_proximity_hs4_2017.csv", replaced("0101,0203,0.4", "0101,0203,"), {"2:11: column proximity: empty"}},
      {"a pair of no product", "product_proximity_hs4_2017.csv", replaced("0101,0203,", "0101,9998,"),
       {"2:6: column hs4_b: found \"9998\", which is no product of products_hs4_2017.csv"}},
      {"a code that lost its zero", "products_hs4_2017.csv", replaced("\n0101,", "\n101,"),
       {"2:1: column hs4: found \"101\", expected a product of the Harmonised System, four digits such as 0901"}},
      {"a product of no industry", "products_hs4_2017.csv", replaced("0101,agriculture", "0101,horses"),
       {"2:6: column sector20: found \"horses\", expected one of the twenty industries"}},
      {"half an economy that makes it", "products_hs4_2017.csv", replaced("3705.93,14,", "3705.93,14.5,"),
       {"2:26: column ubiquity: found \"14.5\", expected a whole number"}},
      {"exports of no product", "exports_hs4_2017.csv", replaced("AFG,0102,", "AFG,9998,"), {"2:5: column hs4: found \"9998\", which is no product"}},
      {"negative exports", "exports_hs4_2017.csv", replaced("AFG,0102,387", "AFG,0102,-387"), {"2:10: column exports_usd_k", "expected a number above 0"}},
      {"cut off inside a row", "country_panel.csv", without_last(40), {"cells, expected"}},
      {"cut off inside the last number", "exports_by_sector_2017.csv", without_last(3), {"the last line has no end"}},
      {"cut off before the last industry", "io_sector_accounts.csv", without_last_line(), {"has no row for"}},
      {"cut off before the last input", "io_coefficients_wide.csv", without_last_line(), {"has no row for"}},
      {"Latin-1", "country_meta.csv", appended("CIV,C\xF4te d'Ivoire\n"), {":6: byte 0xF4 is not valid UTF-8"}},
      {"a null in a name", "country_meta.csv", replaced("ETH,Ethiopia", std::string("ETH,Eth\0opia", 12)), {"byte 0x00 is a control character"}},
      {"an unclosed quote", "country_meta.csv", appended("XXX,\"Nowhere\n"), {"opens a quote that is not closed"}},
      {"a header alone", "ldc_list.csv",
       [](const std::string& text) { return text.substr(0, text.find('\n') + 1); },
       {"2:1: no row below the header"}},
      {"nothing at all", "ldc_list.csv", [](const std::string&) { return std::string(); }, {"1:1: the file is empty"}},
      {"not a number", "world_totals.csv", appended("1950,n/a" + std::string(17, ',') + "\n"), {"expected a number"}},
      {"infinity", "world_totals.csv", appended("1950,inf" + std::string(17, ',') + "\n"), {"expected a number"}},
      {"more workers than people", "country_panel.csv",
       [](std::string text) {
         // The header tells where the cell stands.
         const auto cell_at = [](const std::string& line, std::size_t n) {
           std::size_t at = 0;
           for (std::size_t i = 0; i < n; ++i) at = line.find(',', at) + 1;
           return at;
         };
         const std::string header = text.substr(0, text.find('\n'));
         const auto place = std::count(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(header.find("employed_persons")), ',');
         const std::size_t row = text.find("\nETH,2018,") + 1;
         const std::size_t at = row + cell_at(text.substr(row), static_cast<std::size_t>(place));
         return text.insert(at, "9");
       },
       {"column employed_persons", "of the population"}},
  };
  return all;
}

/// The first lines of a table and those of Ethiopia: each of many folders is read in a moment.
std::string shortened(const std::string& text) {
  constexpr std::size_t first_lines = 100;
  std::string kept;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at) + 1;
    if (line < first_lines || text.compare(at, 4, "ETH,") == 0) kept.append(text, at, end - at);
    at = end;
  }
  return kept;
}

/// A copy of the shipped data whose largest tables are short.
class ShortCopy : public ladder::test::DataCopy {
 public:
  ShortCopy() : DataCopy("bad_data") {
    for (const char* file : {"country_panel.csv", "sector_va_un_ama.csv", "bilateral_distance.csv", "bilateral_trade_wiod.csv",
                             "exports_hs4_2017.csv", "product_proximity_hs4_2017.csv"})
      write(file, shortened(text(file)));
  }
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A table that is spoilt in one of many ways is refused with file, place and reason") {
  const ShortCopy folder;
  for (const Case& c : cases()) {
    CAPTURE(c.what);
    const std::string good = folder.text(c.file), bad = c.spoil(good);
    REQUIRE(bad != good);
    folder.write(c.file, bad);
    const std::string error = folder.error();
    folder.write(c.file, good);
    CAPTURE(error);
    CHECK(error.starts_with((folder.path() / c.file).string() + ":"));
    for (const std::string& part : c.said) CHECK(contains(error, part));
  }
  CHECK(folder.error().empty());
}

TEST_CASE("What only looks different is read: a byte order mark, CRLF, quoted commas, other columns in another order") {
  const ShortCopy folder;
  const std::string file = "ldc_list.csv", good = folder.text(file);
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : good) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  folder.write(file, crlf);
  CHECK(folder.error().empty());
  folder.write(file, "note,iso3,graduation_year,country,inclusion_year\n\"far, far\",ETH,,\"Ethiopia, \"\"FDR\"\"\",1971\n");
  CHECK(folder.error().empty());
}

TEST_CASE("A folder or a missing file in the place of a table is named") {
  const ShortCopy folder;
  fs::remove(folder.path() / "world_totals.csv");
  CHECK(contains(folder.error(), "world_totals.csv is missing"));
  fs::create_directory(folder.path() / "world_totals.csv");
  CHECK(contains(folder.error(), "world_totals.csv is a folder, expected a file"));
}
