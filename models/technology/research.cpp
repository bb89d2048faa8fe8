#include "models/technology/research.hpp"

#include "models/markets/goods.hpp"
#include "models/technology/adoption.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

double research_intensity(IncomeGroup group) {
  switch (group) {
    case IncomeGroup::high:
      return 1.0;
    case IncomeGroup::upper_middle:
      return 0.55;
    case IncomeGroup::lower_middle:
      return 0.25;
    case IncomeGroup::low:
      return 0.15;
  }
  return 0.15;
}

double research_effort(double intensity, double size, double supported) {
  return intensity * size * (1.0 + supported);
}

double research_effort(const World& w, std::size_t row) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  // People over the mean firm of the industry at the start: a current norm would cancel every subsidy.
  const double size = industry.mean_people > 0.0 ? w.firms.headcount(row) / industry.mean_people : 1.0;
  return research_effort(research_intensity(w.economy_of(row).group), size,
                         static_cast<double>(w.firms.upgrading[row].research));
}

Money own_research(const World& w, std::size_t row) {
  const double sales = 12.0 * w.firms.expected_demand[row] * w.firms.price[row];
  return round_to_whole(w.parameters.research.own_share.value() * research_intensity(w.economy_of(row).group) * sales);
}

void start_research(World& w, std::size_t row, Money support, std::uint16_t supporter, sim::Time now,
                    sim::Outbox& out) {
  Firms& f = w.firms;
  f.upgrading[row].research = static_cast<float>(static_cast<double>(support) / static_cast<double>(own_research(w, row)));
  f.supporter[row] = supporter;
  f.redeem[row] += support;
  f.course[row] += round_to_whole(static_cast<double>(support) /
                                  composite_price(course_mix(), w.economy_of(row).user_price));
  post_to_self(w, row, EventKind::research_completed, supporter, ticks_per_year, now, out);
}

void complete_research(World& w, std::size_t row, const sim::Event& event) {
  w.firms.upgrading[row].research = 0.0F;
  report_outcome(w.firms, row, static_cast<std::uint16_t>(event.payload), Outcome::completed);
}

}  // namespace ladder::models
