#include "models/world/classification.hpp"

#include <algorithm>

#include "models/economy/households.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

IncomeGroup income_group_of(double usd_per_head, const IncomeBounds& bounds) {
  const auto above = std::lower_bound(bounds.begin(), bounds.end(), usd_per_head);
  return static_cast<IncomeGroup>(above - bounds.begin());
}

double income_only_threshold(const IncomeBounds& bounds, const ClassificationParameters& p) {
  constexpr double graduation_over_inclusion = 1.2;
  return p.income_only_multiple.value() * graduation_over_inclusion * bounds[0];
}

bool is_stagnant(std::span<const double> income, const ClassificationParameters& p) {
  const auto years = static_cast<std::size_t>(p.trap_years.value());
  if (years == 0 || income.size() <= years) return false;
  const double then = income[income.size() - 1 - years], now = income.back();
  return then > 0.0 && now > 0.0 &&
         sim::math::log(now / then) < static_cast<double>(years) * sim::math::log(1.0 + p.trap_growth.value());
}

namespace {

/// The nearest income that is of this group.
double within(double income, IncomeGroup group, const IncomeBounds& bounds) {
  const auto g = static_cast<std::size_t>(group);
  if (g < bounds.size()) income = std::min(income, bounds[g]);
  constexpr double just_above = 1.0 + 1e-9;
  if (g > 0) income = std::max(income, bounds[g - 1] * just_above);
  return income;
}

/// The bounds as they would be, had they grown with the North's income.
IncomeBounds relative_bounds(const World& w) {
  IncomeBounds bounds = w.income_bounds;
  const double growth = w.north().status.smoothed_income() / w.north_start_income;
  for (double& b : bounds) b *= growth;
  return bounds;
}

/// Decisions of the Committee's triennial reviews (2018, 2021, 2024, ...): two in a row, then three years until the
/// economy leaves.
void review_least_developed(const World& w, IncomeStatus& status, int year) {
  constexpr int interval = 3, phase = 2018 % interval, reviews_needed = 2, years_to_leave = 3;
  if (!status.least_developed) return;
  if (status.graduates == 0 && year % interval == phase) {
    const bool met =
        status.smoothed_income() >= income_only_threshold(w.income_bounds, w.parameters.classification);
    status.reviews_met = met ? status.reviews_met + 1 : 0;
    if (status.reviews_met == reviews_needed) status.graduates = year + years_to_leave;
  }
  if (status.graduates == year) status.least_developed = false;
}

/// Preferences and aid end over the transition, from the year of leaving on.
void end_support(const World& w, IncomeStatus& status, int year) {
  const ClassificationParameters& p = w.parameters.classification;
  constexpr int years_of_high_income = 3;  // as the OECD's list of recipients has it
  const auto part = [&](int years_since) {
    return std::min(1.0, (years_since + 1) / std::max(1.0, p.transition.value()));
  };
  if (status.graduates != 0 && year >= status.graduates) {
    status.preference_lost = part(year - status.graduates);
    status.aid_lost = std::max(status.aid_lost, p.aid_lost.value() * status.preference_lost);
  }
  if (status.high_income_years >= years_of_high_income)
    status.aid_lost = std::max(status.aid_lost, part(status.high_income_years - years_of_high_income));
}

void classify_economy(const World& w, Economy& e, const IncomeBounds& relative, int year) {
  IncomeStatus& status = e.status;
  status.group = income_group_of(status.smoothed_income(), w.income_bounds);
  status.relative_group = income_group_of(status.smoothed_income(), relative);
  status.high_income_years = status.group == IncomeGroup::high ? status.high_income_years + 1 : 0;
  status.upper_middle_years = status.group == IncomeGroup::upper_middle ? status.upper_middle_years + 1 : 0;
  const ClassificationParameters& p = w.parameters.classification;
  status.trapped = status.upper_middle_years >= p.trap_years.value() && is_stagnant(status.gdp_per_head, p);
  review_least_developed(w, status, year);
  end_support(w, status, year);
}

void close_year(Economy& e, std::uint32_t month) {
  IncomeStatus& status = e.status;
  constexpr double cents = 100.0;
  const double people = population(e, month);
  std::copy_backward(status.income.begin(), status.income.end() - 1, status.income.end());
  status.income[0] = status.scale * status.gni_of_year / cents / people;
  status.gdp_per_head.push_back(status.gdp_of_year / people);
  status.gni_of_year = status.gdp_of_year = 0.0;
}

}  // namespace

double national_income(const World& w, std::size_t e) {
  const auto net = [&](Code code) { return w.book.received(e, code) - w.book.paid(e, code); };
  return static_cast<double>(w.accounts[e].final_sales + net(Code::interest) + net(Code::firm_interest));
}

void open_classification(World& w, std::size_t ei, const OpeningEconomy& o, const IncomeBounds& bounds) {
  constexpr double million = 1e6;
  Economy& e = w.economies[ei];
  const double of_model = o.gdp * million / o.population.front();
  const double stated = within(o.gni_per_head_usd > 0.0 ? o.gni_per_head_usd : of_model, o.income_group, bounds);
  e.status.group = e.status.relative_group = o.income_group;
  e.status.least_developed = o.least_developed;
  e.status.scale = stated / of_model;
  e.status.income.fill(stated);
}

void classify(World& w) {
  for (std::size_t ei = 0; ei < w.economy_count(); ++ei) {
    Economy& e = w.economies[ei];
    e.status.gni_of_year += national_income(w, ei) / w.north_price_level;
    e.status.gdp_of_year += w.accounts[ei].real_index;
  }
  constexpr std::uint32_t months = 12;
  if (w.month % months != months - 1) return;
  const int year = calendar_month(w.scenario.world, w.month).year;
  for (Economy& e : w.economies) close_year(e, w.month);
  const IncomeBounds relative = relative_bounds(w);
  for (Economy& e : w.economies) classify_economy(w, e, relative, year);
}

}  // namespace ladder::models
