#include "output/host.hpp"

#include <unistd.h>

#include <array>

namespace ladder::output {

std::string host_name() {
  std::array<char, 256> buffer{};
  return gethostname(buffer.data(), buffer.size() - 1) == 0 ? std::string{buffer.data()} : "localhost";
}

}  // namespace ladder::output
