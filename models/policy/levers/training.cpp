#include <algorithm>

#include "models/policy/lever.hpp"

namespace ladder::models {
namespace {

/// Pays a share of courses after which low-skill workers count as middle-skill ones.
class Training final : public Lever {
 public:
  void fields(FieldVisitor& v) override {
    v.field("cost_per_worker", cost_per_worker_, {.min = 1.0, .max = 1e5, .text = "of a course", .source = "EVIDENCE 4, TVET: USD 1,000"});
    v.field("share", share_, {.min = 0.0, .max = 1.0, .text = "of the cost that is paid", .source = "programme design; swept"});
    v.field("duration", duration_, {.min = 1.0 / 12.0, .max = 4.0, .text = "of a course", .source = "Alfonsi et al.: six months"});
    v.field("class_share", class_share_, {.min = 0.0, .max = 1.0, .text = "of a firm's low-skill workers in one course, at most", .source = "assumed"});
  }

  void on_training_plan(TrainingPlan& plan) const override {
    const auto most = static_cast<std::int64_t>(class_share_.value() * static_cast<double>(plan.candidates));
    plan.trainees = std::max(plan.trainees, std::min(plan.candidates, std::max<std::int64_t>(most, plan.candidates > 0 ? 1 : 0)));
    plan.cost = round_to_whole(100.0 * cost_per_worker_.value() * static_cast<double>(plan.trainees));
    plan.support = round_to_whole(share_.value() * static_cast<double>(plan.cost));
    plan.days = static_cast<std::uint32_t>(round_to_whole(duration_.value() * 360.0));
  }

 private:
  Usd cost_per_worker_{1000.0};
  Share share_{0.8};
  Years duration_{0.5};
  Share class_share_{0.25};
};

}  // namespace

std::unique_ptr<Lever> make_training() { return std::make_unique<Training>(); }

}  // namespace ladder::models
