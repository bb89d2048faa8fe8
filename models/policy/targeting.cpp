#include <array>

#include "models/industry/sector.hpp"
#include "models/policy/lever.hpp"

namespace ladder::models {

void Targeting::fields(FieldVisitor& v) {
  static constexpr std::array<std::string_view, 4> priorities{"queue", "small-first", "large-first",
                                                              "laggards-first"};
  v.words("sectors", sectors, sector_keys, {.text = "sectors it may serve; empty: all"});
  v.choice("priority", priority, priorities,
           {.text = "order in which applications are served; ties by a keyed draw"});
}

}  // namespace ladder::models
