/// The labour force of an economy at the start: by sector, skill and sex (ODD 5.2).
#pragma once
#include <cstddef>

#include "models/world/opening_table.hpp"

namespace ladder::models {

class World;

/// Own-account producers and unemployed by skill, and how skilled each industry is: as skilled as its sector usually is, and
/// in all what the labour force has. To be called before firms are started.
void start_people(World& world, std::size_t e, const OpeningEconomy& opening);

/// Counts the staff of each industry and the women in every place, by the table's shares. Women have the skills
/// of the others in their place (assumption: equal skill by sex). To be called when firms have their people.
void start_women(World& world, std::size_t e, const OpeningEconomy& opening);

}  // namespace ladder::models
