#include <array>

#include "models/policy/lever.hpp"

namespace ladder::models {
namespace {

constexpr std::array<std::string_view, 2> subjects = {"digital", "efficiency"};

/// Advisers tell firms of the next digital generation or of resource-efficiency measures.
class Information final : public Lever {
 public:
  void fields(FieldVisitor& v) override {
    v.choice("about", subject_, subjects, {.text = "what firms are told of", .source = "programme design"});
    v.field("cost_per_worker", cost_per_worker_, {.min = 1.0, .max = 1e5, .text = "of a visit, by worker of the firm visited", .source = "EVIDENCE 4, RECP assessment: USD 10,000 a firm, of some hundred workers (assumed)"});
    v.field("budget_share", budget_share_, {.min = 0.0, .max = 1.0, .text = "of the budget to date spent on visits, at most", .source = "programme design; swept"});
  }

  void on_outreach_plan(OutreachPlan& plan) const override {
    plan.about = subject_ == "digital" ? PlanKind::digital : PlanKind::efficiency;
    plan.cost_per_worker = round_to_whole(100.0 * cost_per_worker_.value());
    plan.budget_share = budget_share_.value();
  }

 private:
  std::string subject_ = "digital";
  Usd cost_per_worker_{100.0};
  Share budget_share_{0.2};
};

}  // namespace

std::unique_ptr<Lever> make_information() { return std::make_unique<Information>(); }

}  // namespace ladder::models
