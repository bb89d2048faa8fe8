#include "output/hindcast.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <regex>
#include <sstream>

#include "output/hindcast_text.hpp"
#include "sim/error.hpp"

using namespace ladder::output;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Ten years of a share. Two worlds, either side of the forecast.
HindcastRow row(const std::string& economy, bool odd, double start, double observed, double forecast,
                double earlier) {
  HindcastRow r;
  r.economy = economy;
  r.name = "Land of <" + economy + ">";
  r.odd = odd;
  r.from = 2000;
  r.to = 2010;
  r.observed_start = start;
  r.observed_end = start + observed;
  r.modelled_start = {start + 1.0, start + 1.0};  // the table need not be the datum
  r.modelled_end = {start + 1.0 + forecast - 2.0, start + 1.0 + forecast + 2.0};
  r.earlier_pace = earlier;
  return r;
}

/// Odd places: paces 1, 2, 3 at levels 10, 20, 30, on the line 0.1 level. Even places: paces 0, -1, -2, on
/// the line 1 - 0.1 level.
Hindcast six_economies() {
  Hindcast h;
  h.from = 2000;
  h.to = 2010;
  h.firms_per_industry = 10;
  h.worlds = 2;
  h.worlds_differ_in = "seeds only";
  h.blocks = {{"AAA", "BBB", "CCC", "DDD", "EEE", "FFF"}};
  h.targets = {{"manufacturing_share", "manufacturing in GDP", ChangeUnit::points, "a source"}};
  h.rows = {row("AAA", true, 10, 10, 10, 0.5),  row("BBB", false, 10, 0, 0, -0.5),
            row("CCC", true, 20, 20, 10, 1.5),  row("DDD", false, 20, -10, 0, none),
            row("EEE", true, 30, 30, 40, none), row("FFF", false, 30, -20, 0, none)};
  h.rows[4].series_break = true;
  h.not_in_model = {{"CO2 intensity of GDP", "no energy"}};
  h.left_out = {{"GGG", "Land of GGG", "GGG cannot be balanced: no \"gdp\" & more"}};
  score(h);
  return h;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

constexpr auto no_change = static_cast<std::size_t>(HindcastReference::no_change);
constexpr auto ex_ante = static_cast<std::size_t>(HindcastReference::ex_ante_trend);
constexpr auto ex_post = static_cast<std::size_t>(HindcastReference::ex_post_trend);
constexpr auto own_trend = static_cast<std::size_t>(HindcastReference::own_trend);
constexpr auto on_level = static_cast<std::size_t>(HindcastReference::initial_level);

}  // namespace

TEST_CASE("each reference is what its words say, worked out by hand") {
  const Hindcast h = six_economies();
  const auto& a = h.rows[0].references;
  const auto& b = h.rows[1].references;
  const auto& d = h.rows[3].references;
  CHECK(a[no_change] == 0.0);
  CHECK(a[ex_ante] == doctest::Approx(5.0));    // mean of 0.5, -0.5, 1.5 a year, ten years
  CHECK(d[ex_ante] == doctest::Approx(5.0));    // also where its own decade is not known
  CHECK(a[ex_post] == doctest::Approx(-10.0));  // of the even places
  CHECK(b[ex_post] == doctest::Approx(20.0));   // of the odd places
  CHECK(a[own_trend] == doctest::Approx(5.0));
  CHECK(b[own_trend] == doctest::Approx(-5.0));
  CHECK(std::isnan(d[own_trend]));
  CHECK(a[on_level] == doctest::Approx(0.0));   // 1 - 0.1 * 10
  CHECK(b[on_level] == doctest::Approx(10.0));  // 0.1 * 10 a year
  CHECK(d[on_level] == doctest::Approx(20.0));
}

TEST_CASE("errors and skill of a tiny table are worked out by hand, for all, each half, and without jumps") {
  const Hindcast h = six_economies();
  const HindcastScore& odd = score_of(h, 0, HindcastGroup::odd);  // errors 0, -10, 10
  CHECK(odd.n == 3);
  CHECK(odd.error == doctest::Approx(std::sqrt(200.0 / 3.0)));
  CHECK(odd.bias == doctest::Approx(0.0));
  CHECK(odd.against[no_change].skill == doctest::Approx(1.0 - std::sqrt(200.0 / 1400.0)));
  // The trend foretells -10 where 10, 20 and 30 came.
  CHECK(odd.against[ex_post].skill == doctest::Approx(1.0 - std::sqrt(200.0 / (400.0 + 900.0 + 1600.0))));
  CHECK(odd.against[own_trend].n == 2);  // model 0, -10; trend -5, -5
  CHECK(odd.against[own_trend].skill == doctest::Approx(1.0 - std::sqrt(100.0 / 50.0)));
  CHECK(odd.covered == doctest::Approx(1.0 / 3.0));                 // 10 in [8, 12]
  const HindcastScore& even = score_of(h, 0, HindcastGroup::even);  // errors 0, 10, 20, those of no change
  CHECK(even.against[no_change].skill == doctest::Approx(0.0));
  CHECK(even.bias == doctest::Approx(10.0));
  const HindcastScore& all = score_of(h, 0, HindcastGroup::all);
  CHECK(all.n == 6);
  CHECK(all.error == doctest::Approx(std::sqrt(700.0 / 6.0)));
  CHECK(all.against[no_change].skill == doctest::Approx(1.0 - std::sqrt(700.0 / 1900.0)));
  CHECK(score_of(h, 0, HindcastGroup::without_breaks).n == 5);
}

TEST_CASE("growth is in % a year, and its line is drawn on the logarithm of the level") {
  CHECK(change_of(ChangeUnit::percent_a_year, 100.0, 100.0 * std::exp(0.2), 10) == doctest::Approx(2.0));
  CHECK(std::isnan(change_of(ChangeUnit::percent_a_year, 0.0, 5.0, 10)));
  Hindcast h = six_economies();
  h.targets[0].unit = ChangeUnit::percent_a_year;
  // Levels e^1, e^2, ... and growth of 1 % a year for each unit of the logarithm.
  for (HindcastRow& r : h.rows) {
    const double logarithm = r.observed_start / 10.0;
    r.observed_start = std::exp(logarithm);
    r.observed_end = r.observed_start * std::exp(0.1 * logarithm);
    r.modelled_start = {1.0, 1.0};
    r.modelled_end = {1.0, 1.0};
  }
  score(h);
  for (const HindcastRow& r : h.rows)
    CHECK(r.references[on_level] == doctest::Approx(std::log(r.observed_start)));
  CHECK(h.rows[0].references[ex_post] == doctest::Approx(2.0));  // not times ten years
  CHECK(h.rows[0].references[own_trend] == doctest::Approx(0.5));
  // The line is right to the last bits, so whatever the model says is no match for it.
  CHECK(score_of(h, 0, HindcastGroup::all).against[on_level].reference_error < 1e-9);
}

TEST_CASE("a row without all worlds is a fault") {
  Hindcast h = six_economies();
  h.rows[2].modelled_end.pop_back();
  CHECK_THROWS_AS(score(h), ladder::sim::Bug);
}

TEST_CASE("an economy on its own has no skill against what others did") {
  Hindcast h = six_economies();
  h.rows.resize(1);
  score(h);
  const HindcastScore& s = score_of(h, 0, HindcastGroup::all);
  CHECK(s.n == 1);
  CHECK(s.against[ex_post].n == 0);
  CHECK(std::isnan(s.against[on_level].skill));
  CHECK(verdict(s.against[no_change]) == SkillVerdict::unknown);
  CHECK(score_of(h, 0, HindcastGroup::even).n == 0);
  CHECK(hindcast_page(h).find("nan") == std::string::npos);
  CHECK(hindcast_text(h).find("nan") == std::string::npos);
}

TEST_CASE("better and worse need the whole interval, and words are not numbers") {
  CHECK(verdict({.n = 9, .skill = 0.2, .interval = {0.1, 0.3}}) == SkillVerdict::better);
  CHECK(verdict({.n = 9, .skill = 0.2, .interval = {-0.1, 0.3}}) == SkillVerdict::unclear);
  CHECK(verdict({.n = 9, .skill = -0.2, .interval = {-0.3, -0.1}}) == SkillVerdict::worse);
  // What is shown as 0.00 is 0.
  CHECK(verdict({.n = 9, .skill = -0.2, .interval = {-0.3, -0.004}}) == SkillVerdict::unclear);
  CHECK(verdict({.n = 9, .skill = 0.2, .interval = {0.004, 0.3}}) == SkillVerdict::unclear);
  CHECK(skill_number(-0.001) == "0.00");
  CHECK(skill_number(none) == "n/a");
  CHECK(skill_with_interval({.n = 9, .skill = 0.526, .interval = {-0.1, 0.3}}) == "0.53 [-0.10, 0.30]");
  CHECK(skill_with_interval({.n = 9, .skill = 0.526, .interval = {none, none}}) == "0.53");
}

TEST_CASE("the reading counts verdicts, and says first what could be known in the base year") {
  Hindcast h = six_economies();
  // Too few economies for an interval: said so.
  CHECK(hindcast_reading(h).front().starts_with("With fewer than 10 economies nothing clear can be said"));
  for (HindcastScore& s : h.scores) {
    for (SkillScore& against : s.against) against.interval = {-0.1, 0.1};
    s.against[no_change].interval = {0.1, 0.3};
    s.against[on_level].interval = {-0.3, -0.1};
  }
  CHECK(hindcast_reading(h)[0] ==
        "Against what one could have said in 2000 without a model (all stays as it is; all goes on as on "
        "average "
        "before), the model is better than one and level with the other: manufacturing in GDP.");
  CHECK(hindcast_reading(h)[1] ==
        "Of 5 comparisons with forecasts that need no model, the model is clearly better in 1, clearly worse "
        "in 1, and "
        "in 3 there is no clear difference.");
  // One of three odd and of three even economies within its range of two worlds, which expects a third.
  CHECK(hindcast_reading(h).back().find("holds 33 % of the observed changes") != std::string::npos);
  CHECK(hindcast_reading(h).back().find("about 33 %") != std::string::npos);
}

TEST_CASE("the CSV has a row for each economy and target, each with all that it is compared with") {
  const std::string csv = hindcast_csv(six_economies());
  std::istringstream lines(csv);
  std::string header, first;
  std::getline(lines, header);
  std::getline(lines, first);
  CHECK(count(csv, "\r\n") == 7);
  CHECK(count(header, ",") == count(first, ","));
  CHECK(first.starts_with(
      "AAA,Land of "
      "<AAA>,manufacturing_share,points,odd,2000,2010,10,20,10,11,21,19,23,10,8,12,0,0,0,5,-10,5,"));
  CHECK(csv.find("nan") == std::string::npos);
}

TEST_CASE(
    "the page stands alone: no script, nothing from elsewhere, names escaped, every economy in table and "
    "picture") {
  const std::string page = hindcast_page(six_economies());
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(count(page, "http") == count(page, "xmlns=\"http://www.w3.org/2000/svg\""));
  for (const std::string foreign : {"src=", "@import", "url(", "<link"})
    CHECK(page.find(foreign) == std::string::npos);
  CHECK(page.find("Land of <AAA>") == std::string::npos);
  for (const char* iso3 : {"AAA", "BBB", "CCC", "DDD", "EEE", "FFF"}) {
    CAPTURE(iso3);
    CHECK(page.find(std::string(iso3) + " Land of &lt;" + iso3) != std::string::npos);
    CHECK(page.find(std::string(">") + iso3 + "</text>") != std::string::npos);
  }
  CHECK(page.find("GGG cannot be balanced: no &quot;gdp&quot; &amp; more") != std::string::npos);
  CHECK(page.find("CO2 intensity of GDP") != std::string::npos);
  CHECK(count(page, "<tr") == count(page, "</tr>"));
  CHECK(count(page, "<td") == count(page, "</td>"));
  CHECK(hindcast_page(six_economies()) == page);
}
