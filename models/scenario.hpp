/// A plain description of one run: comparable, printable, filled from YAML or by hand.
#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/fields.hpp"
#include "models/parameters.hpp"
#include "models/policy/lever.hpp"
#include "models/units.hpp"

namespace ladder::models {

/// A calendar month.
struct Month {
  int year = 0;
  int month = 1;  ///< 1 to 12
  constexpr auto operator<=>(const Month&) const = default;
  [[nodiscard]] constexpr int index() const { return year * 12 + (month - 1); }  ///< months since year 0
};

struct WorldSpec {
  std::vector<std::string> economies;  ///< iso3; North and Rest of world are always added
  int base_year = 2018;                ///< has data; 2000 to 2018
  int firms_per_industry = 100;        ///< resolution: results are in real USD and persons whatever it is
};

struct Horizon {
  Month from{2019, 1};
  Month to{2045, 12};  ///< last month, included
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
};

struct Scenario {
  std::string title;
  WorldSpec world;
  Horizon horizon;
  int replicates = 8;
  std::uint64_t seed = 1;
  Parameters assumptions;           ///< what the world is like; every model parameter, with its default
  std::vector<PolicyUse> policies;  ///< what somebody does
};

}  // namespace ladder::models
