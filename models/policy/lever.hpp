/// What C++ can do to a decision: hooks that a programme's levers override (MODEL 6; ODD 7.17).
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields.hpp"
#include "models/money.hpp"

namespace ladder::models {

/// Whom a programme serves and in what order.
struct Targeting {
  std::vector<std::string> sectors;  ///< sector keys it may serve; empty: all
  std::string priority = "queue";    ///< order of allotment: queue, small-first, large-first, laggards-first
  void fields(FieldVisitor& v);
};

/// What a firm may decide on.
enum class PlanKind : std::uint8_t { digital, efficiency, training, management };

/// A step a firm considers: one digital generation up, or one resource-efficiency measure.
struct AdoptionPlan {
  PlanKind kind = PlanKind::digital;
  std::uint8_t item = 0;  ///< the generation aimed at, or the measure
  Money cost = 0;
  Money yearly_gain = 0;  ///< what the firm expects to save in a year
  Money support = 0;      ///< part of the cost a programme would pay
  std::int64_t people = 0;  ///< of the firm
};

/// A course a firm considers for some of its workers.
struct TrainingPlan {
  std::int64_t candidates = 0;  ///< low-skill workers it could send
  std::int64_t trainees = 0;    ///< whom it would send
  Money cost = 0;
  Money support = 0;
  std::uint32_t days = 0;  ///< duration
};

enum class Channel : std::uint8_t;  // technology/transfer_channels.hpp

/// A transfer project that a firm considers with a donor that it has found.
struct TransferPlan {
  Channel channel{};
  std::uint32_t donor = 0;        ///< its row
  std::size_t donor_economy = 0;
  Money local = 0;                ///< part of the cost that is bought at home
  Money fee = 0;                  ///< part that the donor is paid
  double chance = 0.0;            ///< of success, as the firm sees it
  Money yearly_gain = 0;          ///< what it expects to save in a year, chance included
  Money support = 0;              ///< part of the cost a programme would pay
  std::int64_t people = 0;        ///< of the firm
  [[nodiscard]] Money cost() const { return local + fee; }
};

/// Advisers of a programme visiting firms that have not heard of the next step.
struct OutreachPlan {
  PlanKind about = PlanKind::digital;
  Money cost_per_worker = 0;    ///< of the firm visited; 0: no visits
  double budget_share = 0.0;  ///< most of the budget to date spent on visits
};

/// Expert hours for a firm: advice on its management, or an assessment after which it knows its resource-efficiency measures.
struct AdvicePlan {
  PlanKind about = PlanKind::management;  ///< management or efficiency
  std::int64_t people = 0;                ///< of the firm
  double hours = 0.0;                     ///< for each hundred of them; 0: none
  Money cost = 0;
  Money support = 0;
  std::uint32_t days = 0;  ///< duration
};

/// A year of research beyond what a firm does anyway, which is its part.
struct ResearchPlan {
  Money own = 0;      ///< what the firm's own research costs in a year
  Money support = 0;  ///< spent on research services for it
  std::int64_t people = 0;
};

/// A lever with its settings. It amends plans before they are carried out; it writes no outcome. Hooks that a
/// lever does not override leave the plan as it is.
class Lever {
 public:
  virtual ~Lever() = default;
  virtual void fields(FieldVisitor& v) = 0;
  virtual void on_adoption_plan(AdoptionPlan&) const {}
  virtual void on_training_plan(TrainingPlan&) const {}
  virtual void on_transfer_plan(TransferPlan&) const {}
  virtual void on_outreach_plan(OutreachPlan&) const {}
  virtual void on_advice_plan(AdvicePlan&) const {}
  virtual void on_research_plan(ResearchPlan&) const {}
};

struct LeverEntry {
  std::string_view name;
  std::unique_ptr<Lever> (*make)();
  std::string_view text;  ///< one line: what it changes
};

/// The table of levers. Explicit, because a self-registering object is silently dropped from a static
/// library.
[[nodiscard]] std::span<const LeverEntry> levers();
/// nullptr where there is no such lever.
[[nodiscard]] std::unique_ptr<Lever> make_lever(std::string_view name);

}  // namespace ladder::models
