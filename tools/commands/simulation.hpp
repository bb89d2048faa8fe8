/// What `run` and `compare` share: from the command line to a file of results.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/world/country_data.hpp"
#include "output/provenance.hpp"
#include "output/series.hpp"
#include "output/store.hpp"
#include "tools/console.hpp"
#include "tools/options.hpp"
#include "tools/precision_wish.hpp"
#include "tools/progress.hpp"
#include "tools/run_replicates.hpp"
#include "tools/scenario_loader.hpp"

namespace ladder::tools {

/// Everything checked, nothing run yet.
struct Simulation {
  std::vector<NamedScenario> scenarios;
  models::CountryData data;
  models::OpeningTable table;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< title, seed, hashes of the data
  std::vector<output::InputFile> inputs;                        ///< all that was read
  std::filesystem::path data_folder;
  std::filesystem::path output;
  std::unique_ptr<output::Store> store;  ///< of finished worlds; nullptr: none
  unsigned threads = 1;
  std::optional<PrecisionWish> precision;  ///< of --replicates auto; else each scenario has its own number
};

/// Reads and checks the scenarios, the data and the place of the output: whatever can be refused is refused
/// here, before anything is computed. What is allowed but may not be meant is said on standard error.
/// @param default_output  name of the file where --output is not given
/// @param accept          throws where these scenarios cannot be run together
[[nodiscard]] Simulation prepare(const Arguments& arguments, Console& console,
                                 const std::string& default_output,
                                 const std::function<void(const std::vector<NamedScenario>&)>& accept);

/// Runs all worlds that are not in the store, with progress, as many replicates as --replicates auto finds precise enough
/// where that is asked for, and writes the file and its NAME.run.json. Ctrl-C and SIGTERM leave neither, but what was
/// finished is in the store. Whatever that holds, the file has the same bytes.
[[nodiscard]] output::RunRecord simulate(const Simulation& simulation, const Arguments& arguments,
                                         Console& console);

/// What progress is shown as: on a terminal a bar, else lines; nothing with --quiet and --no-progress.
[[nodiscard]] ProgressStyle progress_style(const Arguments& arguments, const Console& console);
/// --threads, or all cores.
[[nodiscard]] unsigned threads_wished(const Arguments& arguments);

/// A scenario, whose programmes are looked for beside it and above, then in the shipped library.
/// @param report  where given, filled
[[nodiscard]] models::Scenario load_with_library(const std::filesystem::path& file,
                                                 const std::vector<std::string>& overrides,
                                                 LoadReport* report = nullptr);

/// The country data of --data. A folder of own economies alone is laid over the shipped data.
[[nodiscard]] models::CountryData country_data(const Arguments& arguments);

/// A line for each optional file that the data lack: what stands in for it.
[[nodiscard]] std::vector<std::string> absences(const models::CountryData& data);

/// Adds the data files of these economies to what was read, and says what the data lack.
void take_in(const models::CountryData& data, const std::vector<std::string>& economies, Console& console,
             std::vector<output::InputFile>& inputs);

/// "inputs_sha256": a line for each file that was read, its hash and name.
[[nodiscard]] std::pair<std::string, std::string> inputs_attribute(std::span<const output::InputFile> inputs);

/// The balanced table that a scenario's worlds start from.
[[nodiscard]] models::OpeningTable opening_table(const models::CountryData& data,
                                                 const models::Scenario& scenario);

}  // namespace ladder::tools
