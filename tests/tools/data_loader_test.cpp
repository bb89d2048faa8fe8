#include "tools/data_loader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "output/output_error.hpp"
#include "sim/error.hpp"
#include "tests/support/data_copy.hpp"
#include "tools/csv.hpp"

namespace fs = std::filesystem;
using ladder::test::DataCopy;
using ladder::tools::CsvRow;
using ladder::tools::load_country_data;
using ladder::tools::read_csv;

namespace {

const fs::path shipped = fs::path(LADDER_SOURCE_DIR) / "scenarios" / "data";

/// The message of the error that reading `text` ends with; empty if there is none.
std::string error_of(const std::string& text, const std::vector<std::string>& columns = {"iso3", "value"}) {
  try {
    read_csv("f.csv", text, columns, columns.size(),
             [&](const CsvRow& row) { (void)row.number(columns.size() - 1); });
  } catch (const ladder::sim::Error& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A row gives the cells asked for, whatever their order in the file") {
  int rows = 0;
  read_csv("f.csv", "note,value,iso3\nx,1.5,ETH\n\"a, \"\"b\"\"\",,BGD\n",
           {"iso3", "value", "note", "absent"}, 3, [&](const CsvRow& row) {
             ++rows;
             CHECK(row.text(3).empty());
             if (rows == 1) {
               CHECK(row.text(0) == "ETH");
               CHECK(row.number(1) == 1.5);
             } else {
               CHECK(row.text(2) == "a, \"b\"");
               CHECK_FALSE(row.number(1).has_value());
             }
           });
  CHECK(rows == 2);
}

TEST_CASE("A byte order mark, CRLF and a last line without an end are read like any other file") {
  for (const std::string text : {"iso3,value\nETH,2\n", "\xEF\xBB\xBFiso3,value\r\nETH,2\r\n",
                                 "iso3,value\nETH,2", "iso3,value\r\n\"ETH\",\"2\"\r\n"}) {
    CAPTURE(text);
    int rows = 0;
    read_csv("f.csv", text, {"iso3", "value"}, 2, [&](const CsvRow& row) {
      ++rows;
      CHECK(row.text(0) == "ETH");
      CHECK(row.required_number(1) == 2.0);
    });
    CHECK(rows == 1);
  }
}

TEST_CASE("What is wrong in a CSV is said with file, line, column and what was expected") {
  CHECK(error_of("iso3,value\nETH,1\n").empty());
  CHECK(error_of("") == "f.csv:1:1: the file is empty; expected a header row");
  CHECK(error_of("iso3,amount\nETH,1\n") == "f.csv:1:1: the header has no column \"value\"");
  CHECK(error_of("iso3,value,value\nETH,1,2\n") == "f.csv:1:12: column \"value\" stands twice in the header");
  CHECK(error_of("iso3,value\nETH,1\nBGD\n") == "f.csv:3:4: the row has 1 cells, expected 2 as in the header");
  CHECK(error_of("iso3,value\nETH,1,2\n") == 
        "f.csv:2:7: the row has 3 cells, expected 2 as in the header; a comma inside a cell makes two of it");
  CHECK(error_of("iso3,value\nETH,1\nBGD,1e\n") == "f.csv:3:5: column value: found \"1e\", expected a number");
  CHECK(error_of("iso3,value\nETH,nan\n") == "f.csv:2:5: column value: found \"nan\", expected a number");
  CHECK(error_of("iso3,value\nETH, 1\n") == "f.csv:2:5: column value: found \" 1\", expected a number without blanks around it");
  CHECK(error_of("iso3,value\n\"ETH,1\n") == "f.csv:2:1: cell 1 opens a quote that is not closed on its line");
  CHECK(contains(error_of("iso3,value\n\"ETH\"x,1\n"), "f.csv:2:1: cell 1 goes on after its closing quote"));
  CHECK(contains(error_of("iso3,value\nE\"TH,1\n"), "f.csv:2:1: cell 1 has a quote inside"));
}

TEST_CASE("What an editor or a spreadsheet does to a CSV is said in words, with the place in characters") {
  CHECK(error_of("iso3,value\nCôte,1\nETH,3.8%\n") ==
        "f.csv:3:5: column value: found \"3.8%\", expected a number without a percent sign");
  CHECK(error_of("iso3,value\nCôte,x\n") == "f.csv:2:6: column value: found \"x\", expected a number");
  CHECK(error_of("iso3,value\nETH,\"3,8\"\n") ==
        "f.csv:2:5: column value: found \"3,8\", expected a number with a decimal point and no commas");
  CHECK(contains(error_of("iso3,value\nETH,3,8\n"), "f.csv:2:7: the row has 3 cells, expected 2"));
  CHECK(error_of("iso3;value\nETH;3\n") ==
        "f.csv:1:1: the header has no column \"iso3\"; save the file with commas between cells, not semicolons");
  CHECK(error_of("iso3,value\nETH,1\nC\xF4te,2\n") ==
        "f.csv:3:2: byte 0xF4 is not valid UTF-8; save the file as UTF-8");
  CHECK(error_of(std::string("iso3,value\nE\0H,1\n", 17)) ==
        "f.csv:2:2: byte 0x00 is a control character; the file may be damaged");
  CHECK(error_of("iso3,value\rETH,1\r") ==
        "f.csv:1:11: a line ends in CR alone; save the file with lines that end in LF or CR LF");
  CHECK(error_of("\xEF\xBB\xBFiso3,value\r\nETH,\r\nBGD,x\r\n") ==
        "f.csv:3:5: column value: found \"x\", expected a number");
}

TEST_CASE("The shipped folder loads, with the hashes that its README states") {
  const auto data = load_country_data(shipped);
  CHECK(data.panel.size() > 200);
  CHECK(data.io.size() == 82);
  CHECK(data.etd_employment.empty());
  CHECK(*ladder::models::CountryData::find(data.panel, "ETH", "emp_manuf_pct")->at(2018) == 3.8);
  CHECK(data.files.size() == 15);
  std::ifstream stream(shipped / "README.md");
  const std::string readme{std::istreambuf_iterator<char>(stream), {}};
  for (const auto& file : data.files) {
    CAPTURE(file.name);
    CHECK(contains(readme, file.name));
    CHECK(contains(readme, file.sha256));
  }
}

TEST_CASE("The shipped folder holds nothing whose licence is in doubt") {
  for (const char* file :
       {"sector_panel_etd.csv", "export_complexity_panel.csv", "product_complexity_hs4_2017.csv"})
    CHECK_FALSE(fs::exists(shipped / file));
  std::ifstream stream(shipped / "country_panel_columns.csv");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  int rows = 0;
  read_csv("country_panel_columns.csv", text, {"column", "source_key"}, 2, [&](const CsvRow& row) {
    ++rows;
    CAPTURE(row.text(0));
    for (const char doubtful : {'E', 'G', 'H', 'L', 'Q'})
      CHECK(row.text(1).find(doubtful) == std::string_view::npos);
  });
  CHECK(rows > 30);
}

TEST_CASE("A missing file is named, and so is a missing folder") {
  const DataCopy folder("missing");
  fs::remove(folder.path() / "world_totals.csv");
  CHECK(contains(folder.error(), "world_totals.csv is missing"));
  CHECK_FALSE(contains(folder.error(), "tools/"));  // which an installed Ladder does not have
  try {
    (void)load_country_data(folder.path());
  } catch (const ladder::output::OutputError& error) {
    CHECK(error.exit_code() == 66);
  }
  CHECK_THROWS_WITH_AS(
      (void)load_country_data("/nowhere/data"),
      "/nowhere/data is no folder that can be read. Country data are read from one, usually scenarios/data.",
      ladder::sim::Error);
}

TEST_CASE("A spoilt data file is refused with its line and column") {
  const DataCopy folder("spoilt");
  const auto spoilt = [&](const std::string& file, const std::string& more) {
    const std::string good = folder.text(file);
    folder.write(file, good + more);
    const std::string error = folder.error();
    folder.write(file, good);
    return error;
  };
  CHECK(contains(spoilt("income_class.csv", "ETH,2018,L\n"), "column gni_year: a second row for this year"));
  CHECK(contains(spoilt("income_class.csv", "ETH,1960,X\n"),
                 "column income_group: found \"X\", expected L, LM, UM or H"));
  CHECK(contains(spoilt("bilateral_distance.csv", "ETH,BGD,5000,0,0,0\n"), "expected iso3_a before iso3_b"));
  CHECK(contains(spoilt("bilateral_distance.csv", "BGD,ETH,5000,0,0,0\n"), "a second row for this pair"));
  CHECK(contains(spoilt("world_totals.csv", "2018\n"), "the row has 1 cells"));
  CHECK(contains(spoilt("exports_by_sector_2017.csv", "ETH,coffee,0.5\n"),
                 "expected one of the twenty industries"));
  CHECK(contains(spoilt("ldc_list.csv", "ZZZ,Nowhere,soon,\n"), "found \"soon\", expected a whole number"));
  CHECK(folder.error().empty());
}

TEST_CASE("A second value for the same economy, year and column is refused") {
  const DataCopy folder("duplicate");
  const std::string text = folder.text("country_panel.csv");
  const std::size_t row = text.find("\nETH,2018,") + 1;
  folder.write("country_panel.csv", text + text.substr(row, text.find('\n', row) - row + 1));
  CHECK(contains(folder.error(), "column pop: a second value for 2018; expected one row a year"));
}

TEST_CASE("CO2 a dollar is that of the year's emissions over the year's GDP") {
  const ladder::models::CountryData data = load_country_data(shipped);
  const auto of = [&](const char* column) { return *ladder::models::CountryData::find(data.panel, "IND", column)->at(2010); };
  CHECK(of("co2_per_gdp") == doctest::Approx(of("co2_mt") * 1e9 / (of("pop") * of("gdp_pc_const2015usd"))));
  CHECK(ladder::models::CountryData::find(data.panel, "IND", "co2_per_gdp")->latest(2023, 0) == std::nullopt);
}

TEST_CASE("An optional file that is absent is noted with what stands in for it") {
  const DataCopy folder("absent");
  fs::remove(folder.path() / "exports_by_sector_2017.csv");
  const auto data = load_country_data(folder.path());
  REQUIRE(data.absent.size() == 2);
  CHECK(data.absent[0].name == "exports_by_sector_2017.csv");
  CHECK(contains(data.absent[0].instead, "country_panel.csv"));
  CHECK(data.absent[1].name == "sector_panel_etd.csv");  // never shipped
}

TEST_CASE("A file with a header alone is refused, the optional ones included") {
  const DataCopy folder("header");
  for (const char* file :
       {"exports_by_sector_2017.csv", "country_panel.csv", "bilateral_trade_wiod.csv", "ldc_list.csv"}) {
    CAPTURE(file);
    const std::string good = folder.text(file);
    folder.write(file, good.substr(0, good.find('\n') + 1));
    CHECK(contains(folder.error(), std::string{file} + ":2:1: no row below the header"));
    folder.write(file, good);
  }
}

TEST_CASE("A number that no economy can have is refused with its line, column and range") {
  const DataCopy folder("ranges");
  // What a row of Ethiopia in 2018 says when the cell of one column is replaced.
  const auto with_cell = [&](const std::string& file, const std::string& row_start, const std::string& column,
                             const std::string& value) {
    const std::string good = folder.text(file);
    const auto cells = [](const std::string& line) {
      std::vector<std::string> result(1);
      for (const char c : line) {
        if (c == ',') {
          result.emplace_back();
        } else if (c != '\r') {
          result.back().push_back(c);
        }
      }
      return result;
    };
    const std::vector<std::string> names = cells(good.substr(0, good.find('\n')));
    const std::size_t at = good.find("\n" + row_start) + 1, end = good.find('\n', at);
    std::vector<std::string> row = cells(good.substr(at, end - at));
    const auto place = std::ranges::find(names, column) - names.begin();
    row.at(static_cast<std::size_t>(place)) = value;
    std::string line;
    for (const std::string& cell : row) line += (line.empty() ? "" : ",") + cell;
    folder.write(file, good.substr(0, at) + line + good.substr(end));
    const std::string error = folder.error();
    folder.write(file, good);
    return error;
  };
  for (const auto& [column, value] :
       std::vector<std::pair<std::string, std::string>>{{"pop", "0"},
                                                        {"pop", "-5"},
                                                        {"pop", "1e300"},
                                                        {"gdp_current_usd", "0"},
                                                        {"emp_agr_pct", "120"},
                                                        {"emp_agr_pct", "-1"},
                                                        {"exports_pct_gdp", "1e300"},
                                                        {"schooling_years", "99"},
                                                        {"pwt_hc", "0"}}) {
    CAPTURE(column);
    CAPTURE(value);
    const std::string error = with_cell("country_panel.csv", "ETH,2018,", column, value);
    CHECK(contains(error, "country_panel.csv:"));
    CHECK(contains(error, "column " + column + ": found \"" + value + "\", expected a number "));
  }
  CHECK(contains(with_cell("country_panel.csv", "ETH,2018,", "year", "20180"),
                 "expected a year from 1900 to 2100"));
  CHECK(contains(with_cell("sector_va_un_ama.csv", "ETH,2018,", "gdp", "0"), "expected a number above 0"));
  // Each of these could be right for some economy, but not beside the rest of the row.
  CHECK(contains(with_cell("country_panel.csv", "ETH,2018,", "employed_persons", "100"),
                 "column employed_persons: found 100, expected 1 to 100 % of the population"));
  CHECK(contains(with_cell("sector_va_un_ama.csv", "ETH,2018,", "gross_capital_formation", "1e15"),
                 "column gross_capital_formation: found 1e+15, expected at most ten times gdp"));
  CHECK(contains(with_cell("io_coefficients_wide.csv", "IND,2000,", "food_beverages_tobacco", "1.5"),
                 "expected a number from 0 to 1"));
  CHECK(contains(with_cell("bilateral_distance.csv", "ABW,", "distw_km", "0"), "expected a number above 0"));
  CHECK(folder.error().empty());
}
