#include "sim/error.hpp"

namespace ladder::sim {

void broken(const char* what) {
  throw Bug(what);
}

}  // namespace ladder::sim
