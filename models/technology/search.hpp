/// Search for better techniques: innovation and partial imitation as thinned Poisson processes (MODEL 3.4;
/// ODD 7.4).
#pragma once
#include <cstdint>

#include "models/parameters.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Rates of the two processes, a year.
struct SearchRates {
  double innovation = 0.0;
  double imitation = 0.0;
};

/// @param research  s: research effort over the norm frozen at the start, 1 for a mean firm of a high-income
/// economy
/// @param relative_technique  a / a_frontier, 0 to 1
/// Source: EVIDENCE 1.4 (exact Poisson form), PROTOTYPES micro 4.1.
[[nodiscard]] SearchRates search_rates(double research, double relative_technique, const SearchParameters& p);

/// Gain of one innovation, log points: ln(1 + x), x ~ Beta(1,5) on [gain_low, gain_high]; 0 where x is a
/// loss.
/// @param u  uniform on (0, 1): Beta(1,5) has the closed quantile 1 - (1 - u)^(1/5)
[[nodiscard]] double innovation_gain(double u, const SearchParameters& p);

/// Log points gained by imitating a technique `gap` ahead: copied * capacity * gap.
[[nodiscard]] double imitation_gain(double gap, double capacity, const SearchParameters& p);

/// Absorptive capacity of an economy (MODEL 3.4, h-level), 0 to 1: between `least_capacity` and `most_capacity` by the
/// share of its labour force that has middle or high skill, more where more of GDP is invested, as what is learnt abroad
/// comes in machines (PROTOTYPES macro 3.11).
[[nodiscard]] double economy_capacity(double skilled_share, double investment_share, const SearchParameters& p);

/// How near another economy is to one that looks for techniques: from 1 side by side down to `least_proximity`, the rest
/// halved every `half_distance`.
[[nodiscard]] double search_proximity(double distance_km, const SearchParameters& p);

/// Absorptive capacity of a firm towards techniques of an economy, 0 to 1. From abroad: its own economy's level times its
/// management (PROTOTYPES micro 4.2). At home it is the same for all: a neighbour's technique is seen at work and comes
/// with people who know it.
[[nodiscard]] double capacity_of(const World& world, std::size_t row, std::size_t origin);

/// How often firms of `home` look to `origin`: 1 at home, abroad by distance and import share.
[[nodiscard]] double search_weight(const World& world, std::size_t home, std::size_t sector, std::size_t origin);

/// Adds up, for each economy, how much its firms look to all economies together: when shares of imports have moved.
void add_up_search_weights(World& world, std::size_t sector);

/// Posts the candidates of the firm's coming month, on their own days.
/// @param u  their number as a uniform on (0, 1)
void post_search_candidates(World& world, std::size_t row, sim::Time now, double u, sim::Outbox& out);

/// A candidate's day: thins it, and carries the innovation or imitation out.
void handle_search_candidate(World& world, std::size_t row, const sim::Event& event);

}  // namespace ladder::models
