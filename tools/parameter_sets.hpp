/// Files of parameter sets: what `ladder calibrate` writes and a scenario names.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameter_set.hpp"
#include "output/provenance.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Values, over all sets together, beyond which a scenario would no longer fit the text in its result.
inline constexpr std::size_t most_set_values = 4000;

/// A row of the file beside the values: what calibration says of a set.
struct SetRemark {
  double implausibility = 0.0;  ///< the one that decides
  double loss = 0.0;
};

/// The file: columns set, status ("not ruled out" or "ruled out"), implausibility, loss, then one a path,
/// values as a scenario writes them. RFC 4180. The same sets give the same bytes.
/// @param sets  at least one, all with the same paths
[[nodiscard]] std::string parameter_set_csv(std::span<const models::ParameterSet> sets,
                                            std::span<const SetRemark> remarks);

/// Reads such a file, or one made by hand: a column `set`, columns of paths, `status` or not; implausibility
/// and loss are skipped.
/// @param file  name for messages
/// @throws ScenarioError with file, line and column: a parameter that does not exist (naming the nearest), a
/// value that is none, of another unit or out of its declared range, a name that stands twice, no set, too
/// many values
[[nodiscard]] std::vector<models::ParameterSet> read_parameter_sets(const std::string& file,
                                                                    std::string_view text);

/// The sets of a scenario: the name of a file, relative to the one in which it stands, or a list written out.
/// @param folder  of the scenario: where a name given by --set is looked for
/// @param files   the file read is added to it with its hash
/// @throws ScenarioMissing, ScenarioError
[[nodiscard]] std::vector<models::ParameterSet> parameter_sets_of(const YamlNode& node,
                                                                  const std::filesystem::path& folder,
                                                                  std::vector<output::InputFile>& files);

/// What must be said of sets that calibration has ruled out; empty where none is.
[[nodiscard]] std::string warning_of_ruled_out(std::span<const models::ParameterSet> sets);

}  // namespace ladder::tools
