/// Experiments with firms: doses given by hand to a random share of them, as evaluations of programmes do (MODEL 9.1; ODD 8.4).
///
/// Doses are inputs: hours, machines, people trained, a buyer. What becomes of productivity, jobs and cost is the model's answer, to be
/// held against published effects. Nobody in the world pays for a dose, so a budget binds no result.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/units.hpp"

namespace ladder::models {

class World;

struct Treatment {
  std::string_view name;
  std::string_view text;     ///< the dose in words
  double advice_hours = 0;   ///< of advice on management, for each hundred people
  bool assessment = false;   ///< of resource use: the firm knows its measures
  double new_line = 0;       ///< weight of a product line for a new buyer, over all the firm has
  double machines = 0;       ///< added to ln A: what its machines embody
  bool step = false;         ///< these machines are of the next digital generation, and ask for its skills
  bool skills = false;       ///< as many low-skill workers become skilled as machines of twice the technique lack
};

/// Advice, supplier link, assessment; machines, skills and both; the same with machines of the next generation.
[[nodiscard]] std::span<const Treatment> treatments();

/// Manufacturing firms alive in the named economies, drawn by their own keyed luck: the same in all worlds that have the same firms.
struct Drawn {
  std::vector<std::uint32_t> treated;   ///< each with the chance `share`; rows ascending
  std::vector<std::uint32_t> controls;  ///< as large a part of all, as far as there is one, of those left; rows ascending
};
[[nodiscard]] Drawn draw_firms(const World& world, Share share);

/// Skilled share over what the firm's generation requires: below 1, skills bind what its people learn and use.
[[nodiscard]] double skill_met(const World& world, std::size_t row);

/// Skilled share that the firm's machines would require if they embodied so much more, in logs, and were of the next generation.
[[nodiscard]] double required_by(const World& world, std::size_t row, double machines, bool step);

/// Gives a firm the whole dose, between two months.
void treat(World& world, std::size_t row, const Treatment& treatment);

}  // namespace ladder::models
