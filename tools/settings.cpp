#include "tools/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "tools/failure.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

constexpr unsigned long long most_seed = 9'007'199'254'740'991ULL;  // as Scenario declares it: exact in JSON
constexpr unsigned long long most_replicates = 100'000;

/// A --set: for one scenario, or for all where `name` is empty.
struct Setting {
  std::string name;
  std::string override;
};

Setting setting_of(const std::string& text, std::span<const std::string> names) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    throw UsageError(fmt::format("--set cannot be '{}'; it is PATH=VALUE, e.g. horizon.to=2060-12", text));
  }
  const std::size_t colon = text.find(':');
  if (colon >= equals) return {{}, text};
  const std::string name = text.substr(0, colon);
  if (std::ranges::count(names, name) == 0) {
    const std::vector<std::string_view> known = views(names);
    throw UsageError(fmt::format("--set '{}' is for a scenario '{}', but there is only {}{}", text, name,
                                 listed(known), did_you_mean(name, known)));
  }
  return {name, text.substr(colon + 1)};
}

std::string replicates_setting(const std::string& value) {
  return fmt::format("replicates={}", whole_number("replicates", value, 1, most_replicates));
}

std::vector<Setting> all_settings(const Arguments& arguments, std::span<const std::string> names) {
  std::vector<Setting> all;
  for (const std::string& text : arguments.all("set")) all.push_back(setting_of(text, names));
  if (const auto seed = arguments.value("seed")) {
    all.push_back({{}, fmt::format("seed={}", whole_number("seed", *seed, 0, most_seed))});
  }
  const auto value = arguments.value("replicates");
  if (value && *value != "auto") all.push_back({{}, replicates_setting(*value)});
  return all;
}

}  // namespace

std::vector<std::string> short_names(std::span<const std::string> files) {
  std::vector<std::string> names;
  for (const std::string& file : files) {
    const std::string stem = std::filesystem::path(file).stem().string();
    std::string name = stem;
    for (int k = 2; std::ranges::count(names, name) > 0; ++k) name = fmt::format("{}-{}", stem, k);
    names.push_back(name);
  }
  return names;
}

std::vector<std::vector<std::string>> settings(const Arguments& arguments,
                                               std::span<const std::string> names) {
  const std::vector<Setting> all = all_settings(arguments, names);
  std::vector<std::vector<std::string>> by_name;
  for (const std::string& name : names) {
    auto& own = by_name.emplace_back();
    for (const Setting& setting : all) {
      if (setting.name.empty() || setting.name == name) own.push_back(setting.override);
    }
  }
  return by_name;
}

}  // namespace ladder::tools
