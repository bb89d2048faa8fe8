/// A programme at work in one economy: its purse, its vouchers and what came of them (MODEL 6; ODD 7.17).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "models/policy/lever.hpp"
#include "models/scenario.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Counts are of simulated firms; money in cents. Spent <= funded - refunded <= budget at every date; the purse
/// holds what vouchers promise, no more and no less.
struct ProgrammeState {
  std::size_t use = 0;  ///< row in Scenario::policies
  std::uint16_t economy = 0;
  std::vector<std::uint8_t> serves;  ///< by sector
  AccountId purse{};
  std::uint32_t from = 0, until = 0;  ///< months: first, and first after
  Money funded = 0, spent = 0, refunded = 0;
  Money committed = 0;  ///< in vouchers not yet redeemed
  Money spent_on_visits = 0;  ///< part of what is spent
  Money on_offer = 0;   ///< published: budget up to the coming month, neither spent nor committed
  std::int64_t issued = 0, reached = 0, completed = 0, failed = 0, expired = 0, visited = 0, waiting = 0;
};

/// What a firm can apply for: one lever of one programme.
struct Offer {
  std::uint16_t programme = 0;  ///< row in World::programmes
  std::uint16_t lever = 0;      ///< row in the programme's levers
};

/// Opens purses and offers for every policy and economy of the scenario.
void open_programmes(World& world);

/// Start of a month's settlement: counts outcomes, redeems vouchers, returns what they no longer promise,
/// sends advisers, allots new vouchers by stated priority (ties by keyed draw), never beyond the budget to
/// date. Cash is drawn from the funders when it is promised or paid, not before.
void settle_programmes(World& world, std::uint32_t month, sim::Outbox& out);

/// The offers a firm may apply to for this kind of step now, best support first.
struct Support {
  std::uint16_t offer = 0;  ///< 1 + row in World::offers; 0: none
  Money amount = 0;
};
[[nodiscard]] Support best_support(const World& world, std::size_t row, AdoptionPlan plan,
                                   std::uint32_t month);
[[nodiscard]] Support best_transfer_support(const World& world, std::size_t row, TransferPlan plan,
                                            std::uint32_t month);
[[nodiscard]] Support best_training(const World& world, std::size_t row, TrainingPlan& plan,
                                    std::uint32_t month);

/// The best offer of expert hours that the firm wants, and of research services.
[[nodiscard]] Support best_advice(const World& world, std::size_t row, std::uint32_t month);
[[nodiscard]] Support best_research(const World& world, std::size_t row, const ResearchPlan& plan, std::uint32_t month);

/// Monthly budget of a policy in one economy, cents: budget / 12, ramped linearly, by cumulative rounding so
/// that no cent of the yearly budget is lost. Of a policy that began before the world, its ramp is as far as it
/// has come, and only the months of the world count.
[[nodiscard]] Money monthly_budget(const PolicyUse& use, const WorldSpec& world, std::uint32_t month);

/// Sum of the monthly budgets up to and including `month`, cents.
[[nodiscard]] Money budget_to_date(const PolicyUse& use, const WorldSpec& world, std::uint32_t month);

}  // namespace ladder::models
