#include "tools/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "tools/failure.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

namespace po = boost::program_options;

constexpr std::string_view operands_name = "operand";

// Abbreviations are refused, so that an option added later breaks no script.
constexpr int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;

po::options_description described(std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    const std::string names =
        option.letter == 0 ? std::string{option.name} : fmt::format("{},{}", option.name, option.letter);
    if (option.value.empty()) {
      description.add_options()(names.c_str(), "");
    } else {
      description.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  description.add_options()(operands_name.data(), po::value<std::vector<std::string>>(), "");
  return description;
}

std::string unknown_option(std::span<const Option> options, std::string_view given) {
  std::vector<std::string> names;
  for (const Option& option : options) names.push_back(fmt::format("--{}", option.name));
  return fmt::format("there is no option '{}'{}", given, did_you_mean(given, views(names)));
}

void check(const Option& option, const std::vector<std::string>& values) {
  if (values.size() > 1 && !option.repeatable) {
    throw UsageError(fmt::format("--{} is given twice, as '{}' and '{}'; say which one", option.name,
                                 values[0], values[1]));
  }
  for (const std::string& value : values) {
    if (value.empty() && (option.value == "FILE" || option.value == "DIR")) {
      throw UsageError(fmt::format("--{} is given an empty name; expected {}", option.name,
                                   option.value == "DIR" ? "a folder" : "the name of a file"));
    }
    if (option.choices.empty() || std::ranges::count(option.choices, value) > 0) continue;
    throw UsageError(fmt::format("--{} cannot be '{}'; it is {}{}", option.name, value,
                                 listed(option.choices), did_you_mean(value, option.choices)));
  }
}

po::parsed_options parsed(std::span<const Option> options, std::span<const std::string> words) {
  const po::options_description description = described(options);
  po::positional_options_description operands;
  operands.add(operands_name.data(), -1);
  try {
    return po::command_line_parser(std::vector<std::string>(words.begin(), words.end()))
        .options(description)
        .positional(operands)
        .style(style)
        .run();
  } catch (const po::unknown_option& e) {
    throw UsageError(unknown_option(options, e.get_option_name()));
  } catch (const po::error& e) {
    throw UsageError(e.what());
  }
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values.find(option);
  return found == values.end() || found->second.empty() ? std::nullopt : std::optional{found->second.front()};
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto found = values.find(option);
  return found == values.end() ? std::vector<std::string>{} : found->second;
}

Arguments parse_arguments(std::span<const Option> options, std::span<const std::string> words) {
  Arguments arguments;
  arguments.words.assign(words.begin(), words.end());
  for (const auto& item : parsed(options, words).options) {
    if (item.string_key == operands_name) {
      arguments.operands.insert(arguments.operands.end(), item.value.begin(), item.value.end());
    } else {
      auto& values = arguments.values[item.string_key];
      values.insert(values.end(), item.value.begin(), item.value.end());
    }
  }
  for (const Option& option : options) {
    const auto found = arguments.values.find(option.name);
    if (found != arguments.values.end()) check(option, found->second);
  }
  return arguments;
}

unsigned long long whole_number(std::string_view option, std::string_view value, unsigned long long least,
                                unsigned long long most) {
  unsigned long long number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || number < least || number > most) {
    throw UsageError(
        fmt::format("--{} cannot be '{}'; it is a whole number from {} to {}", option, value, least, most));
  }
  return number;
}

}  // namespace ladder::tools
