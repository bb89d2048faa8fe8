/// What is called between epochs, when the state is settled.
#pragma once
#include "sim/time.hpp"

namespace ladder::sim {

/// Looks at the settled state; changes nothing.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void settled(Time at) = 0;
};

}  // namespace ladder::sim
