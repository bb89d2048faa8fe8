/// What the command line said; the only file that knows Boost.Program_options.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// One option of the command line.
struct Option {
  std::string_view name;  ///< long name, without dashes
  char letter = 0;        ///< short name; 0: none
  std::string_view
      value;              ///< what stands after it, as help names it ("FILE"); empty: nothing, it is a switch
  std::string_view text;  ///< one line for help
  bool repeatable = false;
  std::span<const std::string_view> choices = {};  ///< the values it may have; empty: any
};

/// The words after the command, sorted.
struct Arguments {
  std::vector<std::string> words;  ///< the whole command line
  std::vector<std::string> operands;
  std::map<std::string, std::vector<std::string>, std::less<>>
      values;  ///< by option name; a switch has no value

  [[nodiscard]] bool has(std::string_view option) const { return values.contains(option); }
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
};

/// Sorts `words` into options and operands. Options may stand anywhere and are never abbreviated; after "--"
/// all is operands. Throws UsageError for an unknown option (naming the nearest), a missing, unwanted or
/// repeated value and a value outside the choices.
[[nodiscard]] Arguments parse_arguments(std::span<const Option> options, std::span<const std::string> words);

/// The value of an option as a whole number. Throws UsageError, naming the option, where it is none within
/// the limits.
[[nodiscard]] unsigned long long whole_number(std::string_view option, std::string_view value,
                                              unsigned long long least, unsigned long long most);

}  // namespace ladder::tools
