/// A JSON value: documents that Ladder writes, and reads back. Its members keep the order in which they were
/// given.
///
///     Json rows = Json::array();
///     rows.push_back({{"economy", "ETH"}, {"mean", 3.5}});
///     print(Json{{"schema", "ladder-run/1"}, {"rows", rows}}.document());
///
/// Braces make an object where every element is a pair whose first half is a text, else a list; array() says
/// that a list is meant. Writing and reading themselves are nlohmann's, in json.cpp alone: its header takes
/// five seconds of compiling in every file that includes it.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "output/statistics.hpp"

namespace ladder::output {

class Json {
 public:
  struct Member;
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;
  using Value =
      std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, Array, Object>;

  Json(std::nullptr_t = nullptr);
  /// A number that is not finite is written as null.
  template <class Number>
  requires std::is_arithmetic_v<Number> Json(Number value) : Json(Value{stored(value)}) {}
  template <class Text>
  requires std::convertible_to<const Text&, std::string_view> Json(const Text& text) : Json(of_text(text)) {}
  /// The list of what a range holds.
  template <std::ranges::input_range Range>
  requires(!std::convertible_to<const Range&, std::string_view>) Json(const Range& values) : Json(array()) {
    for (const auto& value : values) push_back(value);
  }
  Json(std::initializer_list<Json> elements);

  Json(const Json&);
  Json(Json&&) noexcept;
  Json& operator=(const Json&);
  Json& operator=(Json&&) noexcept;
  ~Json();

  [[nodiscard]] static Json array(std::initializer_list<Json> elements = {});
  [[nodiscard]] static Json object();

  /// The member of that name, made where it is not there; null becomes an object.
  Json& operator[](std::string_view name);
  /// Appends to a list; null becomes a list.
  void push_back(Json element);
  /// The last element of a list that has one.
  [[nodiscard]] Json& back();
  /// Sets all members of another object.
  void update(const Json& object);

  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] bool has(std::string_view name) const;  ///< false where it is no object
  /// What a document that was read holds. Errors: sim::Error where there is no such member, or of another
  /// kind.
  [[nodiscard]] const Json& at(std::string_view name) const;
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] std::uint64_t count() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] const Array& elements() const;
  [[nodiscard]] const Object& members() const;

  /// On one line.
  [[nodiscard]] std::string line() const;
  /// Indented by two, with a line end. What is not UTF-8, as a name of a file need not be, is replaced.
  [[nodiscard]] std::string document() const;

 private:
  explicit Json(Value value);
  [[nodiscard]] static Value of_text(std::string_view text);
  template <class Number>
  [[nodiscard]] static auto stored(Number value) {
    if constexpr (std::same_as<Number, bool>) {
      return value;
    } else if constexpr (std::floating_point<Number>) {
      return static_cast<double>(value);
    } else if constexpr (std::signed_integral<Number>) {
      return static_cast<std::int64_t>(value);
    } else {
      return static_cast<std::uint64_t>(value);
    }
  }

  Value value_;
};

struct Json::Member {
  std::string name;
  Json value;
};

/// The value of a text; none where it is no JSON, or nested deeper than 100 levels.
[[nodiscard]] std::optional<Json> parsed_json(std::string_view text);

/// {"low": low, "high": high}; null for an end that is not finite.
[[nodiscard]] Json band_json(const Band& band);

}  // namespace ladder::output
