#include "output/transfer_sankey.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "output/catalogue.hpp"
#include "output/output_error.hpp"

using namespace ladder;
using namespace ladder::output;

namespace {

/// Two years and two worlds of `economies` places; the first is of high income, the others of low.
RunRecord record_of(std::size_t economies) {
  RunRecord record;
  for (const Series& s : catalogue())
    if (s.group == "national" && s.name == "income_group") record.series.push_back(s);
  Coordinates& c = record.coordinates;
  for (std::size_t e = 0; e < economies; ++e) {
    c.economies.push_back(fmt::format("E{:02}", e));
    c.economy_names.push_back(fmt::format("Land {}", e));
  }
  c.sectors = {"textiles"};
  c.channels = {"licence", "joint_venture"};
  c.first_year = 2020;
  c.months = 24;
  ScenarioRecord scenario;
  scenario.name = "baseline";
  for (int world = 0; world < 2; ++world) {
    ReplicateRecord replicate;
    replicate.values.emplace_back(2 * economies, 1.0);
    replicate.values[0][0] = 4.0;
    scenario.replicates.push_back(replicate);
  }
  record.scenarios.push_back(scenario);
  return record;
}

void add(RunRecord& record, std::size_t world, std::uint32_t month, std::uint16_t donor, std::uint16_t recipient,
         std::uint16_t channel, double completed) {
  record.scenarios[0].replicates[world].flows.push_back({month, donor, recipient, 0, channel, completed, 1.0, 5.0});
}

/// What flows between two nodes, by their names, in a band.
double flow(const Sankey& s, std::string_view from, std::string_view to, std::size_t band) {
  double sum = 0.0;
  for (const SankeyLink& link : s.links)
    if (s.nodes[link.from].name == from && s.nodes[link.to].name == to) sum += link.values[band];
  return sum;
}

}  // namespace

TEST_CASE("completed projects go from donor to channel to recipient, mean of worlds and years") {
  RunRecord record = record_of(3);
  add(record, 0, 0, 0, 2, 1, 8);   // from the rich, in one of two worlds and years
  add(record, 1, 23, 1, 2, 1, 4);  // from the poor
  add(record, 1, 23, 2, 2, 0, 6);  // at home
  const Sankey s = transfer_sankey(record, "", std::nullopt);
  CHECK(s.title == "Technology transfer, 2020 to 2021");
  CHECK(flow(s, "Land 0", "Joint venture", 4) == 2.0);
  CHECK(flow(s, "Land 1", "Joint venture", 1) == 1.0);
  CHECK(flow(s, "Land 2", "Licence", 0) == 1.5);
  CHECK(flow(s, "Joint venture", "Land 2", 4) == 2.0);
  CHECK(flow(s, "Joint venture", "Land 2", 1) == 1.0);
  CHECK(flow(s, "Licence", "Land 2", 0) == 1.5);
  const Sankey last = transfer_sankey(record, "E02", 2021);
  CHECK(last.title == "Technology transfer to Land 2, 2021");
  CHECK(flow(last, "Joint venture", "Land 2", 4) == 0.0);
  CHECK(flow(last, "Joint venture", "Land 2", 1) == 2.0);
}

TEST_CASE("of many economies the largest are drawn alone and nothing is lost") {
  RunRecord record = record_of(12);
  for (std::uint16_t donor = 0; donor < 12; ++donor) add(record, 0, 0, donor, 0, 0, 4.0 * (donor + 1));
  const Sankey s = transfer_sankey(record, "", std::nullopt);
  double all = 0.0;
  for (const SankeyLink& link : s.links)
    if (s.nodes[link.from].column == 0)
      for (const double v : link.values) all += v;
  CHECK(all == 78.0);
  CHECK(flow(s, "Land 11", "Licence", 1) == 12.0);
  CHECK(flow(s, "5 others", "Licence", 1) == 2.0 + 3.0 + 4.0 + 5.0);
  CHECK(flow(s, "5 others", "Licence", 0) == 1.0);
}

TEST_CASE("a picture of nothing, of no such economy or year, or of a broken file is refused") {
  RunRecord record = record_of(2);
  CHECK_THROWS_AS((void)transfer_sankey(record, "", std::nullopt), OutputError);
  add(record, 0, 0, 0, 1, 0, 1);
  CHECK_NOTHROW((void)transfer_sankey(record, "E01", 2020));
  CHECK_THROWS_AS((void)transfer_sankey(record, "E01", 2021), OutputError);
  CHECK_THROWS_AS((void)transfer_sankey(record, "E09", 2020), OutputError);
  CHECK_THROWS_AS((void)transfer_sankey(record, "", 2031), OutputError);
  record.scenarios[0].replicates[0].values[0][0] = 2.5;
  CHECK_THROWS_AS((void)transfer_sankey(record, "", 2020), OutputError);
}
