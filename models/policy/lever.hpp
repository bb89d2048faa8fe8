/// What C++ can do to a decision: hooks that a programme's levers override.
#pragma once
#include <memory>
#include <span>
#include <string_view>

#include "models/fields.hpp"

namespace ladder::models {

/// Whom a programme serves and in what order.
struct Targeting {
  std::vector<std::string> sectors;        ///< sector keys it may serve; empty: all
  std::string priority = "queue";          ///< order of allotment: queue, small-first, large-first, laggards-first
  void fields(FieldVisitor& v);
};

/// A lever with its settings. It amends decisions; it writes no outcome.
class Lever {
 public:
  virtual ~Lever() = default;
  virtual void fields(FieldVisitor& v) = 0;
};

struct LeverEntry {
  std::string_view name;
  std::unique_ptr<Lever> (*make)();
  std::string_view text;  ///< one line: what it changes
};

/// The table of levers. Explicit, because a self-registering object is silently dropped from a static library.
[[nodiscard]] std::span<const LeverEntry> levers();
/// nullptr where there is no such lever.
[[nodiscard]] std::unique_ptr<Lever> make_lever(std::string_view name);

}  // namespace ladder::models
