/// YAML, its chain of `extends:`, the programme library and overrides, to a checked Scenario.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario.hpp"
#include "output/provenance.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// What loading a scenario finds out beside the scenario itself.
struct LoadReport {
  std::vector<output::InputFile> files;  ///< all that were read: the scenario, its bases, programmes
  std::vector<Diagnostic> warnings;      ///< what is allowed and yet unlikely to be meant
};

struct LoaderOptions {
  std::vector<std::string> overrides{};  ///< "horizon.to=2030-12", see tools/overrides.hpp
  std::vector<std::filesystem::path>
      programme_folders{};  ///< empty: those found from the scenario's folder upwards
  LoadReport* report = nullptr;  ///< where given, filled
};

/// Loads a scenario. What it does not say has the default of its declaration; nothing it says is ignored.
/// Throws ScenarioMissing (no such file) or ScenarioError (what is wrong, where, and what was expected: up to
/// ten mistakes at once). A mistake in a file that this one extends is shown there.
[[nodiscard]] models::Scenario load_scenario(const std::filesystem::path& file,
                                             const LoaderOptions& options = {});

/// The same for a text that is in no file.
/// @param name    what to call it in messages
/// @param folder  where `extends:` and programmes are looked for
[[nodiscard]] models::Scenario load_scenario_text(std::string_view text, std::string_view name,
                                                  const std::filesystem::path& folder,
                                                  const LoaderOptions& options = {});

/// A scenario that is loaded again and again under other settings: its text is parsed once.
class ScenarioTree {
 public:
  /// @param text     of a scenario that extends nothing
  /// @param name     what to call it in messages
  /// @param folders  where programmes are looked for that settings name. Throws ScenarioError
  ScenarioTree(std::string_view text, std::string_view name, std::vector<std::filesystem::path> folders);

  /// The scenario under "path=value" settings, judged as load_scenario() would. From any thread.
  /// @param report  where given, filled
  [[nodiscard]] models::Scenario with(std::span<const std::string> settings, LoadReport* report = nullptr) const;

 private:
  YamlNode tree_;
  std::vector<std::filesystem::path> folders_;
};

}  // namespace ladder::tools
