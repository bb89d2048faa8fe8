#include "models/materials/material_parameters.hpp"

namespace ladder::models {

void EfficiencyParameters::fields(FieldVisitor& v) {
  v.field("saving", saving,
          {.min = 0.0,
           .max = 0.1,
           .text = "median saving of a resource-efficiency measure, of input cost",
           .source = "MODEL 3.8"});
  v.field("saving_spread", saving_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "assumed"});
  v.field("payback", payback,
          {.min = 0.1, .max = 20.0, .text = "median payback of a measure", .source = "MODEL 3.8"});
  v.field("payback_spread", payback_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "prototype micro 5, 3.7"});
  v.field("awareness", awareness,
          {.min = 0.0,
           .max = 5.0,
           .text = "rate at which a firm hears of the measures without a programme",
           .source = "assumed; low-hanging, yet mostly not taken"});
  v.field("shortest_project", shortest_project,
          {.min = 0.05, .max = 3.0, .text = "shortest time of a measure", .source = "assumed"});
  v.field("longest_project", longest_project,
          {.min = 0.05, .max = 3.0, .text = "longest time of a measure", .source = "assumed"});
}

}  // namespace ladder::models
