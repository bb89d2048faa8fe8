#include <algorithm>
#include <array>

#include "models/policy/lever.hpp"

namespace ladder::models {
namespace {

constexpr std::array<std::string_view, 2> purposes = {"digital", "efficiency"};

/// Pays a share of the cost of a step, up to a ceiling by its workers.
class Grant final : public Lever {
 public:
  void fields(FieldVisitor& v) override {
    v.choice("for", purpose_, purposes, {.text = "what it pays for", .source = "programme design"});
    v.field("share", share_, {.min = 0.0, .max = 1.0, .text = "of the cost that is paid", .source = "programme design; swept"});
    v.field("ceiling_per_worker", ceiling_, {.min = 0.0, .text = "most for one step, by worker of the firm", .source = "programme design; swept"});
  }

  void on_adoption_plan(AdoptionPlan& plan) const override {
    const PlanKind covered = purpose_ == "digital" ? PlanKind::digital : PlanKind::efficiency;
    if (plan.kind != covered || plan.cost <= 0) return;
    const Money paid = round_to_whole(share_.value() * static_cast<double>(plan.cost));
    plan.support += std::min({paid, round_to_whole(ceiling_.value() * 100.0 * static_cast<double>(plan.people)), plan.cost - plan.support});
  }

 private:
  std::string purpose_ = "digital";
  Share share_{0.5};
  Usd ceiling_{5e3};
};

}  // namespace

std::unique_ptr<Lever> make_grant() { return std::make_unique<Grant>(); }

}  // namespace ladder::models
