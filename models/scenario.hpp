/// A plain description of one run: comparable, printable, filled from YAML or by hand.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/fields.hpp"
#include "models/month.hpp"
#include "models/parameter_set.hpp"
#include "models/parameters.hpp"
#include "models/policy/lever.hpp"
#include "models/policy/shocks.hpp"
#include "models/policy/tariff.hpp"
#include "models/units.hpp"

namespace ladder::models {

struct WorldSpec {
  std::vector<std::string> economies;  ///< iso3; North and Rest of world are always added
  int base_year = 2018;                ///< has data; 2000 to 2018
  int firms_per_industry = 100;        ///< resolution: results are in real USD and persons whatever it is
  void fields(FieldVisitor& v);
};

struct Horizon {
  Month from{2019, 1};
  Month to{2045, 12};  ///< last month, included
  void fields(FieldVisitor& v);
};

/// Who pays, as shares that add up to 1.
struct Funding {
  Share government{1.0};
  Share donor{0.0};
  Share dfi_loan{0.0};
  void fields(FieldVisitor& v);
};

/// One lever of a programme with its settings.
struct LeverUse {
  std::string lever;
  std::shared_ptr<const Lever> settings;
};

/// A programme of the library: levers, whom they are for, in what order they are served.
/// scenarios/programmes/NAME.yaml
struct Programme {
  std::string name;
  std::string title;
  std::string answers;               ///< the question it is for
  std::vector<std::string> sources;  ///< where its doses come from
  Targeting targeting;
  std::vector<LeverUse> levers;
  void fields(FieldVisitor& v);  ///< all but name and levers
};

/// A programme at work in a scenario.
struct PolicyUse {
  Programme programme;
  std::vector<std::string> economies;  ///< iso3
  std::vector<std::string> sectors;    ///< sector keys; empty: all that the programme targets
  Month from;
  Month until;        ///< last month, included
  Years ramp{0.0};    ///< budget grows linearly from 0 over this time
  UsdPerYear budget;  ///< for each economy named
  Funding funding;
  void fields(FieldVisitor& v);  ///< all but the programme
};

struct Scenario {
  std::string title;
  WorldSpec world;
  Horizon horizon;
  int replicates = 8;
  std::uint64_t seed = 1;
  /// Headline outcomes: yearly national series by name, for the pairing gain and for --replicates auto. They are
  /// fixed before anything is run. The loader checks them: models know no series.
  std::vector<std::string> headline{"gdp_per_head", "manufacturing_jobs", "technology_gap"};
  Parameters assumptions;           ///< what the world is like; every model parameter, with its default
  /// What calibration leaves open of the assumptions: world_scenario() says which replicate uses which.
  std::vector<ParameterSet> parameter_sets;
  std::vector<PolicyUse> policies;   ///< what somebody does
  std::vector<TariffChange> tariffs; ///< what somebody does at the border
  std::vector<ShockUse> shocks;      ///< what befalls the world
  void fields(FieldVisitor& v);      ///< all but the parameter sets, policies, tariffs and shocks
};

/// Which parameter set replicate i uses: set i mod n, so the same in every scenario that is compared, and the first n
/// replicates use each set once. nullptr where the scenario has none.
[[nodiscard]] const ParameterSet* set_of_replicate(const Scenario& scenario, std::uint32_t replicate);

/// The scenario as one replicate lives it: the assumptions with its parameter set in place, and no sets.
[[nodiscard]] Scenario world_scenario(const Scenario& scenario, std::uint32_t replicate);

/// The whole scenario as canonical YAML: every assumption with its value in the base unit, every programme
/// written out. Loading it gives an equal scenario, whatever the library has become since.
[[nodiscard]] std::string resolved_text(const Scenario& scenario);

/// What decides a world of the scenario, beside the number of its replicate: resolved_text() without what
/// only reports use (titles, questions, sources of programmes, headline outcomes) and without the number of replicates. Of a
/// scenario with parameter sets no single text decides: ask for that of world_scenario().
[[nodiscard]] std::string world_text(const Scenario& scenario);

/// Equal in every value. Settings of levers are compared by what they declare in fields().
[[nodiscard]] bool operator==(const Scenario& a, const Scenario& b);

/// What makes two scenarios unfit for a paired comparison: each path of world, horizon, assumptions,
/// replicates or seed whose values differ, as "horizon.to: 2045-12 against 2030-12". Empty: they may be
/// compared. Policies, tariffs and shocks may differ: they are what a comparison is of.
[[nodiscard]] std::vector<std::string> world_differences(const Scenario& a, const Scenario& b);
/// Whether the same shocks strike in both, in the same order.
[[nodiscard]] bool same_shocks(const Scenario& a, const Scenario& b);

}  // namespace ladder::models
