/// The world: owns all state of one run, handles firms' events, settles months.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "models/accounts/audit.hpp"
#include "models/accounts/ledger.hpp"
#include "models/accounts/national_accounts.hpp"
#include "models/economy/economy.hpp"
#include "models/industry/firms.hpp"
#include "models/industry/industry.hpp"
#include "models/industry/product_lines.hpp"
#include "models/markets/trade.hpp"
#include "models/materials/material_state.hpp"
#include "models/policy/programme.hpp"
#include "models/policy/shocks.hpp"
#include "models/products/baskets.hpp"
#include "models/scenario.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/transfer_records.hpp"
#include "models/world/calendar.hpp"
#include "sim/engine.hpp"
#include "sim/random.hpp"

namespace ladder::models {

/// What a random draw decides. One purpose a draw; the numbers are part of the stream and never change.
enum class Purpose : std::uint16_t {
  start_size = 1,
  start_technique,
  start_embodied,
  start_skill,
  start_management,
  start_shock,
  start_generation,
  review_day,
  search_count,  ///< no longer drawn, see firm_month
  search_day,
  search_choice,
  innovation_gain,
  imitation_origin,
  imitation_source,
  imitation_accept,
  shock_count,  ///< no longer drawn, see firm_month
  shock_value,
  lead_time,
  awareness,
  hurdle,
  project_time,
  completion,
  measure_saving,
  measure_payback,
  measure_awareness,
  entry_count,
  entrant,
  exit,  ///< no longer drawn, see firm_month
  commodity,
  allotment,
  visit,
  start_lines,
  line_count,  ///< no longer drawn, see firm_month
  line_event,
  export_cost,
  start_certificate,
  firm_month,  ///< shocks, candidates of search, exit and product lines: industry/month_luck.hpp
  treated,
  transfer_occasion,
  transfer_donor,
  transfer_offer,
  transfer_search,
  transfer_agreement,
  transfer_time,
  transfer_success,
  circular_awareness,
  circular_time,
  circular_completion,
  park,
  start_product,
  product_entry,
  product_loss,
  crisis,
};

class ProductSpace;

/// All state is public: submodels are free functions over a World, and each file says what it reads and
/// writes.
class World final : public sim::Model {
 public:
  World(const Scenario& scenario, std::uint32_t replicate);

  /// Handles one event of one firm (world/world.cpp).
  void handle(const sim::Event& event, sim::Outbox& out) override;
  /// Settles the month that ends at `at` (world/settlement.cpp: the month on one screen).
  void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override;

  [[nodiscard]] std::size_t economy_count() const { return economies.size(); }
  [[nodiscard]] Industry& industry(std::size_t e, std::size_t s) { return industries[e * sector_count + s]; }
  [[nodiscard]] const Industry& industry(std::size_t e, std::size_t s) const {
    return industries[e * sector_count + s];
  }
  [[nodiscard]] Economy& economy_of(std::size_t row) {
    return economies[industries[firms.industry[row]].economy];
  }
  [[nodiscard]] const Economy& economy_of(std::size_t row) const {
    return economies[industries[firms.industry[row]].economy];
  }
  [[nodiscard]] const Economy& north() const { return economies[north_economy]; }

  // Draws: by what they decide.
  [[nodiscard]] double uniform(std::uint64_t entity, Purpose p, std::uint64_t index) const {
    return draws.uniform(entity, static_cast<std::uint16_t>(p), index);
  }
  [[nodiscard]] double normal(std::uint64_t entity, Purpose p, std::uint64_t index) const {
    return draws.normal(entity, static_cast<std::uint16_t>(p), index);
  }

  const Scenario scenario;
  const Parameters& parameters;  ///< of the scenario
  const sim::Draws draws;
  std::vector<Economy> economies;
  std::vector<Industry> industries;
  Firms firms;
  Ledger ledger;
  Book book;  ///< of the month being settled
  Trade trade;
  MaterialState materials;
  ShockState shocks;  ///< of the month being settled
  std::vector<ProgrammeState> programmes;
  std::vector<Offer> offers;
  std::vector<NationalAccounts> accounts;          ///< of the month settled last, by economy
  std::vector<Money> firm_interest;                ///< net interest paid by firms in the month, by economy
  AuditReport audit;                               ///< of the month settled last; totals since the start
  AuditSnapshot audited;                           ///< as the month settled last left it
  AuditSnapshot before;                            ///< as the month before it left it
  std::vector<float> published_technique;          ///< of each row, at the last barrier
  std::vector<float> published_management;         ///< likewise
  Transfers transfers;                             ///< projects under way, and what became of them in the month settled last
  std::vector<ProductLines> lines;                 ///< of the firms of each industry
  std::shared_ptr<const ProductSpace> product_space;  ///< nullptr: none among the data
  std::vector<Basket> baskets;                        ///< by economy
  std::vector<std::vector<std::uint32_t>> living;  ///< rows of living firms by industry, ascending
  std::size_t north_economy = 0, residual_economy = 0;
  std::uint32_t month = 0;    ///< months settled
  SkillNeeds skill_needs{};   ///< of the month at hand: to complete a step, and to run it
  SkillNeeds full_use_needs{};  ///< to make the most of a generation: as at the start, whatever the year
  double north_price_level = 1.0;  ///< of the North's consumption, base year 1
  IncomeBounds income_bounds{};    ///< of the base year
  double north_start_income = 1.0; ///< of the North in the base year, as it is classed by
};

/// The firm of an industry that the uniform `u` stands for, each living one with the same chance; the industry has one. One
/// firm more or less changes the picks that fall on its row, and of the others the few that three tries at a row do not settle.
[[nodiscard]] std::uint32_t pick_firm(const World& world, std::size_t e, std::size_t s, double u);

}  // namespace ladder::models
