#include "output/build_id.hpp"

#include <doctest/doctest.h>

#include "tests/output/example_record.hpp"

using namespace ladder::output;

TEST_CASE("a program's identity is the one in its file: 20 bytes that the linker made of all others") {
  const std::string id = build_id();
  REQUIRE(id.size() == 40);
  std::string bytes;
  for (std::size_t i = 0; i < id.size(); i += 2)
    bytes += static_cast<char>(std::stoi(id.substr(i, 2), nullptr, 16));
  CHECK(example::bytes_of("/proc/self/exe").find(bytes) != std::string::npos);
  CHECK(build_id() == id);
}
