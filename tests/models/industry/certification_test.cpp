#include "models/industry/certification.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "models/industry/exporting.hpp"
#include "models/markets/trade.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;

constexpr std::size_t textiles = index(Sector::textiles);

/// Three years, half a year of work, half a year of patience, 3/10 of the market.
Scenario plain() {
  Scenario scenario = test::small_scenario();
  CertificationParameters& p = scenario.assumptions.certification;
  p.asked = Share{0.3};
  p.life = Years{3.0};
  p.work = Years{0.5};
  p.patience = Years{0.5};
  p.fee = Share{0.01};
  p.fee_abroad = Number{2.0};
  return scenario;
}

/// An exporter that has never had a certificate.
std::uint32_t new_exporter(const test::SmallWorld& small, std::size_t k) {
  Firms& f = small.world->firms;
  const std::uint32_t row = small.firm(poor, Sector::textiles, k);
  f.exporter[row] = 1;
  f.certified_from[row] = f.certified_until[row] = f.certificate_asked[row] = 0;
  return row;
}

/// Nobody waits and nobody has a free laboratory.
void empty_line(World& w) {
  for (auto& asked : w.firms.certificate_asked) asked = 0;
  w.economies[poor].testing_capacity = w.economies[poor].testing_free = 0.0;
}

}  // namespace

TEST_CASE("exporters have certificates at the start, so that the start table is what it was") {
  Scenario without = plain();
  without.assumptions.certification.asked = Share{0.0};
  const test::SmallWorld small(plain()), other(without);
  const World& w = *small.world;
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    if (w.industry(e, textiles).start_export_pull > 0.0) CHECK(certified_exporters(w, e) == 1.0);
    for (std::size_t s = 0; s < sector_count; ++s) CHECK(w.industry(e, s).certified == 1.0);
  }
  CHECK(w.firms.exporter == other.world->firms.exporter);
  CHECK(w.firms.export_share == other.world->firms.export_share);
  for (std::size_t row = 0; row < w.firms.rows(); ++row) CHECK(w.firms.certified_until[row] <= 36);
}

TEST_CASE("an industry serves what is not asked to be certified, and of the rest what certified exporters can") {
  CHECK(served_abroad(1.0, 0.3) == 1.0);
  CHECK(served_abroad(0.0, 0.3) == Approx(0.7));
  CHECK(served_abroad(0.5, 0.3) == Approx(0.85));
  CHECK(served_abroad(0.0, 0.0) == 1.0);
}

TEST_CASE("laboratories can do the renewals of the start in low-income economies, and twice that in rich ones") {
  const CertificationParameters p{.life = Years{3.0}, .capacity_low = Number{1.0}, .capacity_high = Number{2.0}};
  CHECK(start_testing_capacity(36.0, 0, p) == Approx(1.0));  // 36 exporters, 36 months
  CHECK(start_testing_capacity(36.0, 3, p) == Approx(2.0));
  CHECK(start_testing_capacity(36.0, 1, p) == Approx(4.0 / 3.0));
  CHECK(start_testing_capacity(0.0, 3, p) == 0.0);
}

TEST_CASE("an exporter without a certificate counts for the part of the market that asks for none") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  const std::uint32_t row = new_exporter(small, 3);
  CHECK_FALSE(is_certified(w, row));
  CHECK(export_weight(w, row) == Approx(0.7));
  w.firms.certified_from[row] = 5;
  w.firms.certified_until[row] = 8;
  for (const auto& [month, holds] : {std::pair{4U, false}, {5U, true}, {7U, true}, {8U, false}}) {
    w.month = month;
    CHECK(is_certified(w, row) == holds);
  }
  w.month = 6;
  CHECK(export_weight(w, row) == 1.0);
  w.firms.exporter[row] = 0;
  CHECK(export_weight(w, row) == 0.0);
  // Nobody asks traders for a certificate.
  const std::uint32_t shop = small.firm(poor, Sector::trade);
  w.firms.exporter[shop] = 1;
  CHECK(export_weight(w, shop) == 1.0);
}

TEST_CASE("foreign orders go to exporters by what they sell at home and by their certificates") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  const auto& rows = w.living[poor * sector_count + textiles];
  for (const std::uint32_t row : rows) w.firms.exporter[row] = 0;
  const std::uint32_t first = rows[0], second = new_exporter(small, 1);
  w.firms.exporter[first] = 1;
  w.firms.certified_until[first] = 36;
  w.firms.share[first] = 0.2;
  w.firms.share[second] = 0.3;
  const double held = 0.2 + 0.7 * 0.3;
  CHECK(settled_export_share(w, first, held) == Approx(0.2 / held));
  CHECK(settled_export_share(w, second, held) == Approx(0.21 / held));
  CHECK(settled_export_share(w, rows[2], held) == 0.0);
  move_shares(w, textiles);
  // Two fifths of what exporters sell at home, but for how shares have moved in the month.
  CHECK(w.industry(poor, textiles).certified == Approx(w.firms.share[first] / (w.firms.share[first] + w.firms.share[second])));
}

TEST_CASE("buyers abroad turn to other origins where certificates are lacking, buyers at home do not") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  const std::size_t n = w.economy_count();
  w.trade.share[textiles] = w.trade.start_share[textiles];
  w.industry(poor, textiles).certified = 0.5;  // 0.85 of orders
  const double at_home = w.trade.share[textiles][poor * n + poor];
  std::vector<double> target(n);
  double sum = 0.0;
  for (std::size_t o = 0; o < n; ++o) {
    const Industry& origin = w.industry(o, textiles);
    const TradeParameters& p = w.parameters.trade;
    target[o] = (o == poor ? 0.85 : 1.0) *
                target_share(w.trade.start_share[textiles][test::north * n + o],
                             origin_pull(origin.price, origin.capability, std::max(0.05, origin.fill),
                                         p.goods_elasticity.value(), p));
    sum += target[o];
  }
  const double before = w.trade.share[textiles][test::north * n + poor];
  REQUIRE(before > 0.0);
  move_shares(w, textiles);
  const double speed = w.parameters.trade.share_speed.value();
  CHECK(w.trade.share[textiles][test::north * n + poor] == Approx(before + speed * (target[poor] / sum - before)));
  CHECK(w.trade.share[textiles][poor * n + poor] == Approx(at_home));  // it alone sells there, at the start's price
}

TEST_CASE("an exporter asks for its first certificate at once, for the next one nine months before the old one ends") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  Firms& f = w.firms;
  const std::uint32_t row = new_exporter(small, 0);
  w.month = 20;
  ask_for_certificate(w, row);
  CHECK(f.certificate_asked[row] == 21);
  w.month = 23;
  ask_for_certificate(w, row);
  CHECK(f.certificate_asked[row] == 21);  // it keeps its place
  f.exporter[row] = 0;
  ask_for_certificate(w, row);
  CHECK(f.certificate_asked[row] == 0);

  f.exporter[row] = 1;
  f.certified_until[row] = 33;
  ask_for_certificate(w, row);
  CHECK(f.certificate_asked[row] == 0);  // ten months are left
  w.month = 24;
  ask_for_certificate(w, row);
  CHECK(f.certificate_asked[row] == 25);
}

TEST_CASE("laboratories test as many as they can, in the order of asking, and store no idle months") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  Firms& f = w.firms;
  Economy& e = w.economies[poor];
  empty_line(w);
  const std::uint32_t a = new_exporter(small, 0), b = new_exporter(small, 1), c = new_exporter(small, 2);
  f.certificate_asked[a] = 11;
  f.certificate_asked[b] = 10;
  f.certificate_asked[c] = 11;
  e.testing_capacity = 0.5;
  w.month = 11;
  settle_certificates(w, poor);  // half a certificate
  CHECK(e.certificates_waiting == 3);
  w.month = 12;
  settle_certificates(w, poor);
  CHECK(e.certificates_waiting == 2);
  CHECK(f.certificate_asked[b] == 0);
  CHECK(f.certified_from[b] == 12 + 6);
  CHECK(f.certified_until[b] == 12 + 6 + 36);
  w.month = 14;
  settle_certificates(w, poor);
  CHECK(f.certificate_asked[a] == 11);
  w.month = 15;
  settle_certificates(w, poor);
  CHECK(f.certificate_asked[a] == 0);  // of two that asked together the one of the lower row
  CHECK(f.certificate_asked[c] == 11);

  empty_line(w);
  e.testing_capacity = 2.5;
  for (int idle = 0; idle < 10; ++idle) settle_certificates(w, poor);
  CHECK(e.testing_free == 2.5);
}

TEST_CASE("who has waited longer than patience goes abroad, for twice the fee") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  Firms& f = w.firms;
  empty_line(w);
  const std::uint32_t home = new_exporter(small, 0), abroad = new_exporter(small, 1);
  f.expected_demand[home] = f.expected_demand[abroad] = 1e6;
  f.price[home] = f.price[abroad] = 1.0;
  f.course[home] = f.course[abroad] = 0;
  w.month = 30;
  f.certificate_asked[abroad] = 31;
  w.month = 36;
  settle_certificates(w, poor);
  CHECK(f.certificate_asked[abroad] == 31);  // six months are not longer than six months
  w.month = 37;
  settle_certificates(w, poor);
  CHECK(f.certificate_asked[abroad] == 0);
  CHECK(f.course[abroad] == 240'000);  // 2 x 1 % of 12 million a year, at a price of 1
  f.certificate_asked[home] = 38;
  w.economies[poor].testing_free = 1.0;
  settle_certificates(w, poor);
  CHECK(f.course[home] == 120'000);
}

TEST_CASE("a certificate renewed in time has no gap; one renewed too late begins anew") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  Firms& f = w.firms;
  empty_line(w);
  const std::uint32_t early = new_exporter(small, 0), late = new_exporter(small, 1);
  f.certified_until[early] = 60;
  f.certified_until[late] = 52;
  f.certificate_asked[early] = f.certificate_asked[late] = 48;
  w.economies[poor].testing_capacity = w.economies[poor].testing_free = 2.0;
  w.month = 50;
  settle_certificates(w, poor);
  CHECK(f.certified_from[early] == 0);
  CHECK(f.certified_until[early] == 96);
  CHECK(f.certified_from[late] == 56);
  CHECK(f.certified_until[late] == 92);
}

TEST_CASE("the fee is bought and paid for in the month in which the firm has its turn") {
  test::SmallWorld small(plain());
  World& w = *small.world;
  small.run_until_day(30);
  const std::uint32_t row = new_exporter(small, 0);
  empty_line(w);
  w.firms.certificate_asked[row] = static_cast<std::uint16_t>(w.month + 1);
  w.economies[poor].testing_free = 1.0;
  const std::uint64_t months = w.audit.months;
  small.run_until_day(60);
  CHECK(w.firms.certificate_asked[row] == 0);
  CHECK(w.firms.certified_until[row] > 36);
  CHECK(w.firms.course[row] == 0);  // delivered, and so paid for: the audit of the month has passed
  CHECK(w.audit.months == months + 1);
}

TEST_CASE("small laboratories leave more exporters without a certificate") {
  const auto certified = [](double capacity) {
    Scenario scenario = plain();
    scenario.assumptions.certification.capacity_low = Number{capacity};
    scenario.assumptions.certification.patience = Years{3.0};
    test::SmallWorld small(scenario);
    double sum = 0.0;
    for (std::uint32_t month = 1; month <= 48; ++month) {
      small.run_until_day(30 * month);
      sum += certified_exporters(*small.world, poor) / 48.0;
    }
    return sum;
  };
  const double few = certified(0.3), many = certified(3.0);
  CHECK(many > few + 0.1);
}
