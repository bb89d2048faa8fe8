/// What is assumed of materials and their saving. Each number is declared once, with its range and source.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

/// 3.8 Resource efficiency.
struct EfficiencyParameters {
  Share saving{0.006};
  Number saving_spread{0.6};
  Years payback{1.2};
  Number payback_spread{0.9};
  PerYear awareness{0.05};
  Years shortest_project{1.0 / 6.0};
  Years longest_project{0.5};
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
