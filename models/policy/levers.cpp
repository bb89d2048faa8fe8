#include <array>

#include "models/policy/lever.hpp"

namespace ladder::models {

std::unique_ptr<Lever> make_assistance();
std::unique_ptr<Lever> make_grant();
std::unique_ptr<Lever> make_information();
std::unique_ptr<Lever> make_research();
std::unique_ptr<Lever> make_training();

namespace {

constexpr std::array<LeverEntry, 5> table = {{
    {"assistance", make_assistance,
     "pays part of expert hours: advice on management, or an assessment of resource use, by voucher"},
    {"grant", make_grant,
     "pays part of the cost of a digital step or a resource-efficiency measure, by voucher"},
    {"information", make_information, "sends advisers to firms that have not heard of the next step"},
    {"research", make_research, "pays research services beyond a firm's own research for a year, by voucher"},
    {"training", make_training,
     "pays part of the cost of courses that make low-skill workers skilled, by voucher"},
}};

}  // namespace

std::span<const LeverEntry> levers() {
  return table;
}

std::unique_ptr<Lever> make_lever(std::string_view name) {
  for (const LeverEntry& entry : table)
    if (entry.name == name) return entry.make();
  return nullptr;
}

}  // namespace ladder::models
