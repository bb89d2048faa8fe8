/// How a struct tells its parameters, once: loader, schema, --set, describe and file attributes all read
/// this.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/units.hpp"

namespace ladder::models {

/// What is declared of one field beside its name and type. Views must outlive the visit (string literals do).
struct FieldInfo {
  double min = -std::numeric_limits<double>::infinity();  ///< least value, in the base unit, included
  double max = std::numeric_limits<double>::infinity();   ///< greatest value, in the base unit, included
  std::string_view text;                                  ///< one line: what it is
  std::string_view source;  ///< where the value comes from; "assumed; ..." where nowhere
};

/// Visits the fields of a struct. A struct offers `void fields(FieldVisitor& v)` and names each field once.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;

  template <class Tag>
  void field(std::string_view name, Quantity<Tag>& quantity, const FieldInfo& info) {
    number(name, quantity.value(), Tag::dimension(), info);
  }
  /// A whole number without unit.
  virtual void whole(std::string_view name, std::int64_t& value, const FieldInfo& info) = 0;
  virtual void flag(std::string_view name, bool& value, const FieldInfo& info) = 0;
  virtual void text(std::string_view name, std::string& value, const FieldInfo& info) = 0;
  /// One of `choices`.
  virtual void choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
                      const FieldInfo& info) = 0;
  /// A list of words, each one of `choices` where that is not empty.
  virtual void words(std::string_view name, std::vector<std::string>& values,
                     std::span<const std::string_view> choices, const FieldInfo& info) = 0;

  /// A struct within the struct.
  template <class Struct>
  void group(std::string_view name, Struct& nested, const FieldInfo& info = {}) {
    if (enter(name, info)) {
      nested.fields(*this);
      leave();
    }
  }

 protected:
  virtual void number(std::string_view name, double& value, const Dimension& dimension,
                      const FieldInfo& info) = 0;
  /// @return whether to visit the fields of the group; if so, leave() follows
  virtual bool enter(std::string_view name, const FieldInfo& info) = 0;
  virtual void leave() = 0;
};

}  // namespace ladder::models
