#include "models/products/baskets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/networks/product_space.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t makers = 141;  // economies that ubiquity is counted over (data/README)
constexpr double least_advantage = 0.05;
constexpr double usual_part = 0.005;  // of world exports; what start_constant refers to
constexpr double most_fall =
    1.0;  // of the log of exports for each product: some sectors start from next to nothing

/// Volume that leaves an economy in the month settled last.
double exported(const World& w, std::size_t e, std::size_t s) {
  double volume = 0.0;
  for (std::size_t d = 0; d < w.economy_count(); ++d)
    if (d != e) volume += static_cast<double>(w.trade.delivered[s][w.trade.at(d, e)]);
  return volume;
}

BySector<double> parts_of_world_exports(const World& w, std::size_t e) {
  BySector<double> part{};
  for (std::size_t s = 0; s < sector_count; ++s) {
    double world = 0.0;
    for (std::size_t o = 0; o < w.economy_count(); ++o) world += exported(w, o, s);
    part[s] = world > 0.0 ? exported(w, e, s) / world : 0.0;
  }
  return part;
}

/// Whether anybody is there who could take up a product of the sector.
bool has_producers(const World& w, std::size_t e, std::size_t s) {
  return s == index(Sector::agriculture) ? w.industry(e, s).start_output > 0.0
                                         : !w.living[e * sector_count + s].empty();
}

/// Adds a product to a basket (+1), or takes it out (-1).
void move_product(const ProductSpace& space, std::size_t p, int direction, Basket& basket) {
  const auto step = static_cast<std::uint32_t>(direction);  // unsigned sums wrap, and so come back
  basket.made[p] = direction > 0 ? 1 : 0;
  basket.count[index(space.product(p).sector)] += step;
  const std::span<const Thousandths> row = space.proximity().row(p);
  for (std::size_t q = 0; q < basket.near_made.size(); ++q) basket.near_made[q] += step * row[q];
}

double chance_in_a_year(PerYear hazard) {
  return 1.0 - math::exp(-hazard.value());
}

/// Product and year: the thing that an economy's draw decides.
std::uint64_t product_year(const World& w, std::size_t p) {
  constexpr std::uint32_t months = 12;
  return (static_cast<std::uint64_t>(p) << 32) | (w.month / months);
}

/// What decides over the products of a sector in a year.
struct SectorYear {
  bool open = false;  ///< somebody could take one up
  double capability = 0.0, loss_chance = 0.0;
};

/// Fall since the start of the log of what a sector exports, as a part of the world's, for each of its
/// products. 0 where it exported nothing at the start.
double thinned_out(const Basket& basket, std::size_t s, double part) {
  if (basket.export_part[s] <= 0.0) return 0.0;
  if (part <= 0.0) return most_fall;
  const double products = (1.0 + basket.count[s]) / (1.0 + basket.start_count[s]);
  return math::log(basket.export_part[s] / part * products);
}

BySector<SectorYear> sector_years(const World& w, std::size_t e) {
  const ProductParameters& p = w.parameters.products;
  const Basket& basket = w.baskets[e];
  const BySector<double> part = parts_of_world_exports(w, e);
  BySector<SectorYear> years;
  for (std::size_t s = 0; s < sector_count; ++s) {
    years[s].open = has_producers(w, e, s);
    years[s].capability = years[s].open ? capability_for_products(w, e, s) : 0.0;
    years[s].loss_chance = chance_in_a_year(loss_hazard(thinned_out(basket, s, part[s]), p));
  }
  return years;
}

bool is_lost(const World& w, std::uint64_t entity, std::size_t product, const SectorYear& year) {
  return w.uniform(entity, Purpose::product_loss, product_year(w, product)) < year.loss_chance;
}

bool is_taken_up(const World& w, std::uint64_t entity, const Basket& basket, std::size_t product,
                 const SectorYear& year) {
  if (!year.open) return false;
  const ProductParameters& p = w.parameters.products;
  const double u = w.uniform(entity, Purpose::product_entry, product_year(w, product));
  if (u >= chance_in_a_year(p.most_entry))
    return false;  // whatever its density: three quarters of all are decided here
  const ProductSpace& space = *w.product_space;
  const double near = density(basket.near_made[product], space.proximity_to_all(product));
  const double mastered = mastered_part(space.product(product).complexity_rank, year.capability, p);
  return u < chance_in_a_year(entry_hazard(near, mastered, p));
}

/// Products of the basket of an economy without records.
std::vector<std::size_t> drawn_basket(const World& w, std::size_t e) {
  const ProductSpace& space = *w.product_space;
  BySector<double> own{}, world{};
  for (std::size_t o = 0; o < w.economy_count(); ++o)
    for (std::size_t s = 0; s < goods_count; ++s) {
      world[s] += exported(w, o, s);
      if (o == e) own[s] = exported(w, o, s);
    }
  const double all_own = std::accumulate(own.begin(), own.end(), 0.0);
  const double all_world = std::accumulate(world.begin(), world.end(), 0.0);
  std::vector<std::size_t> products;
  if (all_own <= 0.0) return products;
  const std::uint64_t entity = economy_entity(w.economies[e].iso3);
  for (std::size_t p = 0; p < space.size(); ++p) {
    const std::size_t s = index(space.product(p).sector);
    if (own[s] <= 0.0) continue;
    const double odds = math::exp(start_log_odds(space.product(p).ubiquity,
                                                 revealed_advantage(own[s], all_own, world[s], all_world),
                                                 all_own / all_world, w.parameters.products));
    if (w.uniform(entity, Purpose::start_product, p) < odds / (1.0 + odds)) products.push_back(p);
  }
  return products;
}

}  // namespace

std::uint32_t Basket::diversity() const {
  return std::accumulate(count.begin(), count.end(), std::uint32_t{0});
}

PerYear entry_hazard(double density, double mastered, const ProductParameters& p) {
  const double hazard =
      p.entry.value() * math::exp(p.relatedness.value() * (density - p.mean_density.value()));
  return PerYear{std::min(p.most_entry.value(), hazard) * mastered};
}

double mastered_part(double rank, double capability, const ProductParameters& p) {
  return 1.0 / (1.0 + math::exp(p.complexity_slope.value() * (rank - capability)));
}

PerYear loss_hazard(double fall, const ProductParameters& p) {
  return PerYear{p.loss.value() * math::exp(p.loss_slope.value() * std::clamp(fall, -most_fall, most_fall))};
}

double capability_for_products(const World& w, std::size_t e, std::size_t s) {
  const double skilled = 1.0 - w.economies[e].skill_share[0], in_north = 1.0 - w.north().skill_share[0];
  const double schooling = in_north > 0.0 ? std::min(1.0, skilled / in_north) : 1.0;
  if (s == index(Sector::agriculture)) return schooling;
  const double gap = w.industry(e, s).mean_technique - w.industry(w.north_economy, s).mean_technique;
  const double weight = w.parameters.products.schooling_weight.value();
  return weight * schooling + (1.0 - weight) * std::min(1.0, math::exp(gap));
}

double variety_factor(const World& w, std::size_t e, std::size_t s) {
  const double power = w.parameters.products.variety_power.value();
  if (power == 0.0 || w.product_space == nullptr) return 1.0;
  const Basket& basket = w.baskets[e];
  if (basket.count[s] == basket.start_count[s]) return 1.0;
  return math::pow((1.0 + basket.count[s]) / (1.0 + basket.start_count[s]), power);
}

double mean_density(const World& w, std::size_t e) {
  if (w.product_space == nullptr) return undefined;
  double sum = 0.0, absent = 0.0;
  const Basket& basket = w.baskets[e];
  for (std::size_t p = 0; p < basket.made.size(); ++p) {
    if (basket.made[p] != 0) continue;
    sum += density(basket.near_made[p], w.product_space->proximity_to_all(p));
    absent += 1.0;
  }
  return absent > 0.0 ? sum / absent : undefined;
}

double export_complexity(const World& w, std::size_t e) {
  if (w.product_space == nullptr) return undefined;
  BySector<double> weight{}, weighted{};
  for (std::size_t p = 0; p < w.product_space->size(); ++p) {
    if (w.baskets[e].made[p] == 0) continue;
    const Product& product = w.product_space->product(p);
    weight[index(product.sector)] += product.world_exports;
    weighted[index(product.sector)] += product.world_exports * product.complexity;
  }
  double all = 0.0, complexity = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (weight[s] <= 0.0) continue;
    const double value = exported(w, e, s) * w.industry(e, s).price;
    all += value;
    complexity += value * weighted[s] / weight[s];
  }
  return all > 0.0 ? complexity / all : undefined;
}

double start_log_odds(std::uint32_t ubiquity, double advantage, double part, const ProductParameters& p) {
  constexpr double half = 0.5;  // nobody's product is not impossible, nor everybody's certain
  const double few = std::max(half, ubiquity - half),
               others = std::max(half, makers - static_cast<double>(ubiquity));
  return math::log(few / others) + p.start_constant.value() +
         p.start_sector_power.value() * math::log(std::max(least_advantage, advantage)) +
         p.start_size_power.value() * math::log(part / usual_part);
}

void start_basket(World& w, std::size_t e, const OpeningEconomy& o) {
  if (w.product_space == nullptr) return;
  const ProductSpace& space = *w.product_space;
  Basket& basket = w.baskets[e];
  basket.made.assign(space.size(), 0);
  basket.near_made.assign(space.size(), 0);
  if (o.products)
    for (const std::size_t p : *o.products) move_product(space, p, +1, basket);
  else
    for (const std::size_t p : drawn_basket(w, e)) move_product(space, p, +1, basket);
  basket.start_count = basket.count;
  basket.export_part = parts_of_world_exports(w, e);
}

std::uint64_t economy_entity(std::string_view iso3) {
  constexpr int bits_of_letter = 8;
  std::uint64_t letters = 0;
  for (const char c : iso3) letters = (letters << bits_of_letter) | static_cast<unsigned char>(c);
  return (std::uint64_t{1} << 62) | letters;  // beside firms, industries and the world
}

void diversify(World& w, std::size_t e) {
  constexpr std::uint32_t months = 12;
  if (w.product_space == nullptr || w.month % months != months - 1) return;
  if (w.economies[e].north || w.economies[e].residual) return;
  Basket& basket = w.baskets[e];
  const BySector<SectorYear> years = sector_years(w, e);
  const std::uint64_t entity = economy_entity(w.economies[e].iso3);
  std::vector<std::size_t> lost, entered;
  for (std::size_t p = 0; p < basket.made.size(); ++p) {
    const SectorYear& year = years[index(w.product_space->product(p).sector)];
    if (basket.made[p] != 0 ? is_lost(w, entity, p, year) : is_taken_up(w, entity, basket, p, year))
      (basket.made[p] != 0 ? lost : entered).push_back(p);
  }
  for (const std::size_t p : lost) move_product(*w.product_space, p, -1, basket);
  for (const std::size_t p : entered) move_product(*w.product_space, p, +1, basket);
  basket.lost = static_cast<std::uint32_t>(lost.size());
  basket.entered = static_cast<std::uint32_t>(entered.size());
}

}  // namespace ladder::models
