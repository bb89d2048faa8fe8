/// How a struct tells its parameters, once: loader, schema, --set, describe, file attributes all read this.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/month.hpp"
#include "models/units.hpp"

namespace ladder::models {

/// What is declared of one field beside its name and type. Views must outlive the visit (string literals do).
struct FieldInfo {
  double min = -std::numeric_limits<double>::infinity();  ///< least value, in the base unit, included
  double max = std::numeric_limits<double>::infinity();   ///< greatest value, in the base unit, included
  std::string_view text{};                                ///< one line: what it is
  std::string_view source{};  ///< where the value comes from; "assumed; ..." where nowhere
  bool required = false;      ///< whether a file must give it; else its default stands
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
  /// A calendar month. A visitor that only reads may leave it to text().
  virtual void month(std::string_view name, Month& value, const FieldInfo& info);
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

/// One declared field with the value it had when visited: a row of a table, an attribute of a file.
struct FieldRow {
  std::string path;                       ///< "trade.goods_elasticity"
  std::string kind;                       ///< number, whole, flag, text, choice, month or words
  std::string value;                      ///< as a scenario would write it, with its unit: "0.06 /year"
  double number = 0.0;                    ///< the value of a number, in the base unit
  const Dimension* dimension = nullptr;   ///< of a number
  std::vector<std::string_view> choices;  ///< of a choice or words; empty: any
  FieldInfo info;
};

/// Collects the rows of a struct in the order of its declarations.
class FieldRows final : public FieldVisitor {
 public:
  /// @param prefix  path of the struct itself, "" at the top
  explicit FieldRows(std::string prefix = {}) : prefix_{std::move(prefix)} {}
  [[nodiscard]] const std::vector<FieldRow>& rows() const { return rows_; }

  void whole(std::string_view name, std::int64_t& value, const FieldInfo& info) override;
  void flag(std::string_view name, bool& value, const FieldInfo& info) override;
  void text(std::string_view name, std::string& value, const FieldInfo& info) override;
  void choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
              const FieldInfo& info) override;
  void month(std::string_view name, Month& value, const FieldInfo& info) override;
  void words(std::string_view name, std::vector<std::string>& values,
             std::span<const std::string_view> choices, const FieldInfo& info) override;

 protected:
  void number(std::string_view name, double& value, const Dimension& dimension,
              const FieldInfo& info) override;
  bool enter(std::string_view name, const FieldInfo& info) override;
  void leave() override;

 private:
  FieldRow& add(std::string_view name, std::string kind, std::string value, const FieldInfo& info);

  std::string prefix_;
  std::vector<FieldRow> rows_;
};

/// The rows of a struct. It is not changed, though visiting takes it by reference.
template <class Struct>
[[nodiscard]] std::vector<FieldRow> field_rows(Struct& fields, std::string prefix = {}) {
  FieldRows visitor{std::move(prefix)};
  fields.fields(visitor);
  return visitor.rows();
}

// How values are written in a scenario, so that reading them back gives the same value.

/// Shortest decimal that reads back as the same double; never depends on the locale.
[[nodiscard]] std::string number_text(double value);
/// In the base unit: "0.06 /year".
[[nodiscard]] std::string quantity_text(double value, const Dimension& dimension);
/// In double quotes, with escapes.
[[nodiscard]] std::string quoted_text(std::string_view text);
/// "[ETH, BGD]": plain where it can be, quoted where it must.
[[nodiscard]] std::string words_text(std::span<const std::string> words);
/// "0 to 1 /year", "at least 0 persons"; empty where there is no limit.
[[nodiscard]] std::string range_text(const FieldInfo& info, std::string_view unit);

}  // namespace ladder::models
