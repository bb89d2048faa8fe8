/// What a refusal says.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "sim/error.hpp"

namespace ladder::tools::test {

/// The message with which something is refused; the test fails where it is not.
template <class Act>
std::string refusal_of(const Act& act) {
  try {
    (void)act();
  } catch (const sim::Error& error) {
    return error.what();
  }
  FAIL_CHECK("accepted");
  return {};
}

inline bool contains(const std::string& text, std::string_view part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("it says: " << text);
  return found;
}

}  // namespace ladder::tools::test
