/// All model parameters of a run, one struct a chapter: the `assumptions:` of a scenario.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

struct Parameters {
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
