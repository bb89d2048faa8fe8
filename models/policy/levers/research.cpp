#include <algorithm>

#include "models/policy/lever.hpp"

namespace ladder::models {
namespace {

/// Adds research services to what a firm researches itself. The firm's own research is its part: nothing else is asked of it.
class Research final : public Lever {
 public:
  void fields(FieldVisitor& v) override {
    v.field("dose", dose_, {.min = 0.0, .max = 20.0, .text = "of research added in a year, over the firm's own", .source = "programme design; swept"});
    v.field("ceiling_per_worker", ceiling_, {.min = 0.0, .text = "most in a year, by worker of the firm", .source = "programme design; swept"});
  }

  void on_research_plan(ResearchPlan& plan) const override {
    const Money wished = round_to_whole(dose_.value() * static_cast<double>(plan.own));
    plan.support = std::min(wished, round_to_whole(ceiling_.value() * 100.0 * static_cast<double>(plan.people)));
  }

 private:
  Number dose_{1.0};
  Usd ceiling_{2e3};
};

}  // namespace

std::unique_ptr<Lever> make_research() { return std::make_unique<Research>(); }

}  // namespace ladder::models
