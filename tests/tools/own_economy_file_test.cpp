#include "tools/own_economy_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "models/world/own_economies.hpp"
#include "sim/error.hpp"
#include "tests/support/small_run.hpp"
#include "tools/new_economy.hpp"

using namespace ladder;
namespace fs = std::filesystem;

namespace {

/// A folder of own economies that is taken away again.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "ladder_own_economy_file_test") {
    fs::remove_all(path_);
    fs::create_directories(path_ / "economies");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / "economies" / name, std::ios::binary) << text;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::string error(const std::string& name, const std::string& text) const {
    write(name, text);
    models::CountryData data = test::shipped_data();
    std::string what;
    try {
      tools::read_own_economies(path_, data);
    } catch (const sim::Error& e) {
      what = e.what();
    }
    fs::remove(path_ / "economies" / name);
    return what;
  }

 private:
  fs::path path_;
};

const std::string& good() {
  static const std::string text = tools::economy_template(
      test::shipped_data(), {.code = "XAA", .name = "Own, my land", .like = "ETH", .population = 20e6});
  return text;
}

std::string with(const std::string& old, const std::string& fresh) {
  std::string text = good();
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

/// The template with another value of a series.
std::string with_value(const std::string& series, const std::string& value) {
  std::string text = good();
  const std::size_t at = text.find("\n" + series + ",2018,");
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + series.size() + 7, end = text.find(',', from);
  return text.replace(from, end - from, value);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A template is read back: its facts, its numbers, its guesses and their lines") {
  const Folder folder;
  folder.write("XAA.csv", good());
  CHECK(tools::holds_only_own_economies(folder.path()));
  CHECK_FALSE(tools::holds_only_own_economies(fs::path(LADDER_SOURCE_DIR) / "scenarios" / "data"));
  models::CountryData data = test::shipped_data();
  const std::size_t panel = data.panel.size();
  tools::read_own_economies(folder.path(), data);
  CHECK(data.panel.size() == panel);
  const models::OwnEconomy& own = data.own.at("XAA");
  CHECK(own.name == "Own, my land");
  CHECK(own.income_group == models::IncomeGroup::low);
  CHECK(own.least_developed_since == 1971);
  CHECK(own.located_like == "ETH");
  CHECK(own.series.at("pop").at(2018) == 20e6);
  CHECK_FALSE(own.rows.at({"pop", 2018}).guess);
  CHECK(own.rows.at({"emp_agr_pct", 2018}).guess);
  CHECK(own.file.name == "economies/XAA.csv");
}

TEST_CASE("Mistakes in the file of an own economy are said with line, column, expectation and the nearest name") {
  const Folder folder;
  const std::string file = (folder.path() / "economies" / "XAA.csv").string();
  struct Case {
    std::string text, said;
  };
  const std::vector<Case> cases = {
      {with("emp_agr_pct", "emp_agri_pct"), ":1: column series: found 'emp_agri_pct'; did you mean 'emp_agr_pct'?"},
      {with("located_like,,ETH", "located_like,,ETG"), ":15: column value: found 'ETG', expected an economy"},
      {with("income_group,,L,", "income_group,,low,"), ":15: column value: found \"low\", expected L, LM, UM or H"},
      {with("distance_km,,500", "distance_km,,0"), "expected a number above 0"},
      {with("distance_km,,500", "distance_km,2018,500"), ":13: column year: distance_km has no year"},
      {with("distance_km,,500,km", "distance_km,,500,miles"), "found \"miles\", expected \"km\""},
      {with(",guess,", ",gues,"), "found \"gues\", expected given or guess; did you mean 'guess'?"},
      {with("pop,2018,20000000", "pop,2018,20 million"), ":10: column value: found \"20 million\", expected a number"},
      {with("pop,2018,20000000", "pop,2018,-5"), "expected a number above 0"},
      {with("pop,2018,20000000", "pop,,20000000"), ":5: column year: empty, expected a whole number"},
      {good() + "pop,2018,1,,,,\n", "a second value of pop for 2018"},
      {good() + "name,,Again,,,,\n", "a second row for name"},
      {with("series,year,value", "series,year,amount"), ":1:1: the header has no column \"value\""},
      {"series,year,value\nname,,X\n", "no row for income_group"},
      {with_value("value_added_agriculture_pct", "80"), "the parts of value added in 2018"},
      {with_value("emp_srv_pct", "1"), ":18: the parts of employment in 2018"},
      {with_value("exports_textiles_pct_goods", "90"), "the parts of exports of goods in 2018"},
      {with_value("employed_persons", "99000000"), "expected at most pop"},
      {with_value("emp_manuf_pct", "50"), "expected at most emp_ind_pct"},
      {with_value("emp_agr_pct", "-3"), "expected a number from 0 to 100"},
      {with_value("emp_agr_pct", "66 %"), "expected a number"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.said);
    const std::string error = folder.error("XAA.csv", c.text);
    CAPTURE(error);
    CHECK(error.starts_with(file + ":"));
    CHECK(contains(error, c.said));
    // Line and column, but where a row is missing altogether.
    const std::string place = error.substr(file.size() + 1, error.find(": ") - file.size() - 1);
    CHECK((place.find(':') != std::string::npos || contains(error, "no row for")));
  }
}

TEST_CASE("The name of the file is a code that is not taken") {
  const Folder folder;
  CHECK(contains(folder.error("xaa.csv", good()), "expected three capital letters"));
  CHECK(contains(folder.error("ROW.csv", good()), "not ROW"));
  CHECK(contains(folder.error("ETH.csv", good()), "ETH is an economy of country_panel.csv"));
  fs::create_directory(folder.path() / "economies" / "XBB.csv");
  CHECK(contains(folder.error("XAA.csv", good()), "no regular file"));
}
