/// The table of stylised facts: what the model must show, where, within which range, and what would take it
/// away.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "output/validation/world_facts.hpp"

namespace ladder::output {

/// Where a figure comes from. Only emergent facts say anything for the model.
enum class Mark : std::uint8_t {
  input,     ///< the start is built to have it
  fitted,    ///< parameters were chosen to have it
  emergent,  ///< neither
  code,      ///< follows from the code's correctness
};
[[nodiscard]] std::string_view mark_name(Mark mark);

/// One number that belongs to a fact, and the range in which it is accepted, ends included.
struct FactMeasure {
  std::string_view name;
  std::string_view unit;
  double low, high;  ///< infinite where one side is open
  double (*read)(const WorldFacts&);
};

/// Something of a mechanism that can be switched off.
struct Mechanism {
  std::string_view name;  ///< in words
  std::vector<std::string_view>
      settings;  ///< "assumptions.PATH=VALUE" that switch it off; empty: it is not in this version
};

/// The period of facts of a settled world.
inline constexpr std::string_view late_period = "last third of the run (50 of 150 years)";

struct Fact {
  std::string_view row;    ///< its number in the list of facts ("5", "5b")
  std::string_view level;  ///< micro, meso, macro, code
  std::string_view name;
  Mark mark = Mark::emergent;
  std::string_view period = late_period;  ///< the part of the run in which it is measured
  std::string_view source;                ///< of the accepted range
  Mechanism mechanism;
  bool required = false;  ///< the literature's core fails it; without it the score is below its bar
  std::vector<FactMeasure> measures;  ///< all must be accepted
};

/// Rows on firms, and on sectors, economies and the accounts; the latter begin below 20 and end above 22.
[[nodiscard]] std::vector<Fact> facts_of_firms();
[[nodiscard]] std::vector<Fact> facts_of_economies();
/// On the spread and the use of digital generations.
[[nodiscard]] std::vector<Fact> facts_of_adoption();
/// On materials and emissions.
[[nodiscard]] std::vector<Fact> facts_of_materials();
/// All, in the order of their numbers. Made once and kept.
[[nodiscard]] const std::vector<Fact>& stylised_facts();

/// A fact that is not measured, and why.
struct UnmeasuredFact {
  std::string_view row, level, name, reason;
};
[[nodiscard]] const std::vector<UnmeasuredFact>& unmeasured_facts();

}  // namespace ladder::output
