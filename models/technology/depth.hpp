/// Depth of use of digital generations, and what it saves (MODEL 3.7; ODD 7.7).
///
/// Adoption is having a generation; depth is how much of it is used. It starts low and approaches what the people's skills
/// allow, so counts of adopters converge between economies and use does not.
#pragma once
#include <cstddef>

#include "models/parameters.hpp"

namespace ladder::models {

class World;

/// Most that people can make of a generation, 0 to 1:
///
///     min(1, skilled share / requirement)^skill_power
///
/// @param requirement  skilled share that the generation requires at the start, above 0. That of later years falls for who is to get a
///                     step done (skill_requirement()), not for who is to make the most of it: adoption lags converge and
///                     penetration does not.
/// Source: World Bank 2022, Bridging the Technological Divide (use, not arrival, makes the gap); Comin and Mestieri 2013, NBER 19010;
/// form assumed.
[[nodiscard]] double depth_ceiling(double skilled_share, double requirement, const DepthParameters& p);

/// Depth after a time in which the ceiling stays where it is:
///
///     d(t) = ceiling - (ceiling - d(0)) exp(-speed t)
[[nodiscard]] double depth_after(double depth, double ceiling, Years time, const DepthParameters& p);

/// Generations that raise efficiency: those the people can run, the firm's newest by its depth.
/// @param usable  highest generation whose requirement is met, at most `generation`
[[nodiscard]] double generations_in_use(int generation, int usable, double depth);

/// Generations in use of a firm, with its people and its depth.
[[nodiscard]] double generations_in_use(const World& world, std::size_t row);

/// Part of the goods inputs of the opening table that a firm needs per unit of output: less by the measures it took, and by
/// scrap_saving for each generation in use beyond its industry's mean at the start.
[[nodiscard]] double inputs_kept(const World& world, std::size_t row);

/// One month of use. Writes the firm's depth.
void deepen_use(World& world, std::size_t row);
/// A step was completed: use begins.
void begin_use(World& world, std::size_t row);
/// Depth as it has settled: of the firms of the start.
void settle_use(World& world, std::size_t row);

/// How much of a generation a firm uses, 0 to 1: of its own its depth, of earlier ones what its people can make of them.
[[nodiscard]] double use_of_generation(const World& world, std::size_t row, std::size_t generation);
/// Mean depth of manufacturing firms at this very generation, 0 to 1; NaN where there are none.
[[nodiscard]] double mean_depth(const World& world, std::size_t e, std::size_t generation);
/// Use of a generation by all manufacturing firms, users or not, 0 to 1; NaN where there are none.
[[nodiscard]] double intensity_of_use(const World& world, std::size_t e, std::size_t generation);

}  // namespace ladder::models
