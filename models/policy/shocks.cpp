#include "models/policy/shocks.hpp"

#include <algorithm>
#include <array>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

constexpr std::array kinds{
    ShockKind{"commodity-slump", "the world price of commodities (mining) is lower by the depth", false, false, false,
              0.95},
    ShockKind{"demand-slump", "households of the economies named spend less by the depth", true, false, false, 0.9},
    ShockKind{"trade-route-closed",
              "of what the economies named and their partners order of each other, the depth does not get through; it "
              "is ordered elsewhere",
              true, true, true, 1.0},
    ShockKind{"supply-stop", "sellers of the economies and sectors named can deliver less of their stocks by the depth",
              true, false, true, 1.0}};

}  // namespace

std::span<const ShockKind> shock_kinds() {
  return kinds;
}

const ShockKind* shock_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &ShockKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

void ShockUse::fields(FieldVisitor& v) {
  const ShockKind* kind = shock_kind(shock);
  sim::expects(kind != nullptr, "a shock is of a kind there is");
  if (kind->economies)
    v.words("economies", economies, {},
            {.text = "economies struck: of the world, NORTH or ROW", .required = true});
  if (kind->partners) v.words("partners", partners, {}, {.text = "on the other side; left out: all"});
  if (kind->sectors) v.words("sectors", sectors, sector_keys, {.text = "sectors struck; left out: all"});
  v.month("from", from, {.text = "first month", .required = true});
  v.field("depth", depth,
          {.min = 0.0, .max = kind->most_depth, .text = "how much is lost; 0: nothing happens", .required = true});
  v.field("duration", duration,
          {.min = 0.0, .max = 100.0, .text = "time at full depth", .required = true});
  v.field("fade", fade, {.min = 0.0, .max = 100.0, .text = "time after that, linearly back to nothing"});
}

double depth_in(const ShockUse& shock, Month month) {
  const double years = static_cast<double>(month.index() - shock.from.index()) / 12.0;
  if (years < 0.0) return 0.0;
  const double over = years - shock.duration.value();
  if (over < 0.0) return shock.depth.value();
  return over < shock.fade.value() ? shock.depth.value() * (1.0 - over / shock.fade.value()) : 0.0;
}

namespace {

bool named(const std::vector<std::string>& list, const std::string& iso3) {
  return std::ranges::find(list, iso3) != list.end();
}

bool struck(const ShockUse& shock, std::size_t s) {
  return shock.sectors.empty() || std::ranges::find(shock.sectors, sector_keys[s]) != shock.sectors.end();
}

void cut_demand(World& w, const ShockUse& shock, double depth) {
  std::vector<double>& demand = w.shocks.demand;
  if (demand.empty()) demand.assign(w.economy_count(), 1.0);
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    if (named(shock.economies, w.economies[e].iso3)) demand[e] *= 1.0 - depth;
}

/// Both ways between the economies named and their partners.
void close_routes(World& w, const ShockUse& shock, double depth) {
  const std::size_t n = w.economy_count();
  const auto partner = [&](std::size_t e) {
    return shock.partners.empty() || named(shock.partners, w.economies[e].iso3);
  };
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (!struck(shock, s)) continue;
    std::vector<double>& access = w.shocks.access[s];
    if (access.empty()) access.assign(n * n, 1.0);
    for (std::size_t d = 0; d < n; ++d)
      for (std::size_t o = 0; o < n; ++o) {
        const bool there = named(shock.economies, w.economies[d].iso3) && partner(o);
        const bool back = named(shock.economies, w.economies[o].iso3) && partner(d);
        if (d != o && (there || back)) access[w.trade.at(d, o)] *= 1.0 - depth;
      }
  }
}

void stop_supply(World& w, const ShockUse& shock, double depth) {
  std::vector<double>& supply = w.shocks.supply;
  if (supply.empty()) supply.assign(w.economy_count() * sector_count, 1.0);
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < sector_count; ++s)
      if (named(shock.economies, w.economies[e].iso3) && struck(shock, s)) supply[e * sector_count + s] *= 1.0 - depth;
}

}  // namespace

void set_shocks(World& w, std::uint32_t month) {
  if (w.scenario.shocks.empty()) return;
  w.shocks = {};
  const Month now = calendar_month(w.scenario.world, month);
  for (const ShockUse& shock : w.scenario.shocks) {
    const double depth = depth_in(shock, now);
    if (depth <= 0.0) continue;
    if (shock.shock == "demand-slump") cut_demand(w, shock, depth);
    if (shock.shock == "trade-route-closed") close_routes(w, shock, depth);
    if (shock.shock == "supply-stop") stop_supply(w, shock, depth);
  }
}

double commodity_factor(const World& w, std::uint32_t month) {
  double factor = 1.0;
  for (const ShockUse& shock : w.scenario.shocks)
    if (shock.shock == "commodity-slump")
      factor *= 1.0 - depth_in(shock, calendar_month(w.scenario.world, month));
  return factor;
}

}  // namespace ladder::models
