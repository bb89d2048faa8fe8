#include <array>

#include "models/policy/lever.hpp"

namespace ladder::models {
namespace {

constexpr std::array<std::string_view, 2> subjects = {"management", "efficiency"};
constexpr double days_a_year = 360.0;

/// Pays a share of expert hours. A simulated firm is a slice of its industry, so hours are by its people.
class Assistance final : public Lever {
 public:
  void fields(FieldVisitor& v) override {
    v.choice("about", subject_, subjects,
             {.text = "advice on management, or an assessment of resource use", .source = "programme design"});
    v.field("hours", hours_, {.min = 0.0, .max = 1e5, .text = "for each hundred people of the firm", .source = "EVIDENCE 4: some 780 a plant (a plant taken for a hundred people: assumption)"});
    v.field("price_per_hour", price_, {.min = 0.01, .max = 1e4, .text = "of an expert", .source = "EVIDENCE 4, expert-hours bank: USD 60 (assumption)"});
    v.field("share", share_, {.min = 0.0, .max = 1.0, .text = "of the cost that is paid; the firm pays the rest", .source = "programme design; swept"});
    v.field("duration", duration_, {.min = 1.0 / 12.0, .max = 4.0, .text = "from the first hour to the last", .source = "EVIDENCE 3f, Colombia: four to six months"});
  }

  void on_advice_plan(AdvicePlan& plan) const override {
    plan.about = subject_ == "management" ? PlanKind::management : PlanKind::efficiency;
    plan.hours = hours_.value();
    const double hours = hours_.value() * static_cast<double>(plan.people) / 100.0;
    plan.cost = round_to_whole(100.0 * price_.value() * hours);
    plan.support = round_to_whole(share_.value() * static_cast<double>(plan.cost));
    plan.days = static_cast<std::uint32_t>(round_to_whole(duration_.value() * days_a_year));
  }

 private:
  std::string subject_ = "management";
  Hours hours_{780.0};
  Usd price_{60.0};
  Share share_{0.8};
  Years duration_{0.5};
};

}  // namespace

std::unique_ptr<Lever> make_assistance() { return std::make_unique<Assistance>(); }

}  // namespace ladder::models
