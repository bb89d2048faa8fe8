/// Programmes of the library and their use in a scenario: YAML to Programme and PolicyUse.
///
///     title: Vouchers and demonstration centres        # scenarios/programmes/NAME.yaml
///     answers: vouchers or centres?
///     sources: [S000 section 11]
///     targeting: {sectors: [textiles, food], priority: small-first}
///     levers:
///       - {lever: grant, share: 40 %}
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// The folders in which programmes are looked for: every `programmes` and `scenarios/programmes` in `start`
/// or above, the nearest first. Throws ScenarioMissing at one that cannot be read: skipping it could change
/// which programme of a name is meant.
[[nodiscard]] std::vector<std::filesystem::path> programme_folders(const std::filesystem::path& start);

/// Programmes by name. A file is read when first asked for.
class ProgrammeLibrary {
 public:
  /// @param folders  searched in this order
  /// @param read     where given, each file read is added to it
  explicit ProgrammeLibrary(std::vector<std::filesystem::path> folders,
                            std::vector<output::InputFile>* read = nullptr)
      : folders_{std::move(folders)}, files_read_{read} {}
  [[nodiscard]] std::vector<std::string> names() const;  ///< all there are, in alphabetical order
  /// The file of a programme; empty where there is none.
  [[nodiscard]] std::filesystem::path file(std::string_view name) const;
  /// The programme's file as a tree; nullptr, and a problem at `asked`, where there is none.
  const YamlNode* find(std::string_view name, const Position& asked, Problems& problems);

 private:
  std::vector<std::filesystem::path> folders_;
  std::vector<output::InputFile>* files_read_;
  std::map<std::string, YamlNode, std::less<>> read_;
};

/// Reads a programme file. Throws ScenarioError.
[[nodiscard]] models::Programme load_programme(const std::filesystem::path& file);

/// Every programme of the folders, in alphabetical order. Throws ScenarioError at the first that cannot be
/// accepted.
[[nodiscard]] std::vector<models::Programme> load_programmes(
    const std::vector<std::filesystem::path>& folders);

/// An entry of `policies:`. Its programme is a name in the library or written out in place; `levers:` and
/// `targeting:` beside it override settings of the programme: `levers: {grant: {share: 40 %}}`, the second
/// grant being `grant-2`.
/// @param path  "policies.0", for messages
[[nodiscard]] models::PolicyUse read_policy(const YamlNode& node, const std::string& path,
                                            ProgrammeLibrary& library, Problems& problems);

}  // namespace ladder::tools
