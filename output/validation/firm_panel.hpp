/// Yearly figures of every firm, from the months of a world at work.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "models/world/world.hpp"
#include "sim/observer.hpp"

namespace ladder::output {

/// What one firm did in a calendar year. Surveys see the same: flows of the year, and staff as its mean.
struct FirmYear {
  std::uint64_t entity = 0;   ///< who, models::Firms::entity
  std::uint32_t founded = 0;  ///< tick; 0 for the firms of the start
  std::uint32_t months = 0;  ///< months at work; a firm's first settled month is the one after it was founded
  bool alive = false;        ///< at the end of the year
  double revenue = 0.0;      ///< current cents
  double output = 0.0;       ///< volume, cents at base-year prices
  double person_months = 0.0;
  /// Whether the year was observed from January to December.
  [[nodiscard]] bool whole() const { return alive && months == 12; }
  [[nodiscard]] double workers() const { return months > 0 ? person_months / months : 0.0; }
};

/// A firm that left.
struct Departure {
  std::uint64_t entity = 0;
  std::uint16_t industry = 0;  ///< row in World::industries
  std::uint32_t founded = 0;   ///< tick
  std::uint32_t left = 0;      ///< tick
};

/// A finished year of all firms.
struct FirmPanelYear {
  std::uint32_t year = 0;                  ///< from 0, the year after the base year
  std::span<const FirmYear> now;           ///< a row each row of models::Firms
  std::span<const FirmYear> before;        ///< of the year before; empty in the first
  std::span<const Departure> left;         ///< of this year, in the order of time
  std::span<const std::uint32_t> entered;  ///< entrants of this year, by industry
};

/// Adds up the months of all firms and hands over each finished year. Memory is two years of all rows,
/// whatever the horizon. It looks at every living firm each month, because a year of sales is the sum of
/// twelve and nothing in the world keeps it: some 1 % of the time of a run.
class FirmPanel final : public sim::Observer {
 public:
  /// Borrows the world, from its start. @param take  called at the end of each December; the spans are valid
  /// until it returns
  FirmPanel(const models::World& world, std::function<void(const FirmPanelYear&)> take);
  void settled(sim::Time at) override;

 private:
  void observe(std::size_t row, sim::Time at);
  void close_year(std::uint32_t year);

  const models::World& world_;
  std::function<void(const FirmPanelYear&)> take_;
  std::vector<FirmYear> now_, before_;
  std::vector<Departure> left_;
  std::vector<std::uint32_t> entered_;
};

}  // namespace ladder::output
