/// The month of materials: taken in, sold, used, retired, recovered (MODEL 3.9; ODD 7.9).
#pragma once
#include "sim/parallel.hpp"

namespace ladder::models {

class World;

/// Moves the kilograms of the month just settled, after its volumes, and audits them. Reads what industries made and sold
/// and what their firms save; writes World::materials only. Money is nowhere in it.
///
/// In order, for each economy and material:
/// 1. Industries take in what their output contains, recovered material first where firms take it and as far as it is on
///    offer (rationed in proportion); raw material is extracted where its seller is.
/// 2. Of each product that part of the kilograms in store leaves which was sold of the volume in store, to its buyers'
///    economies by volume.
/// 3. Producers work up what they bought; the rest comes into use, is used up or waste.
/// 4. Products retire, waste of last month is treated, what was collected then is recovered.
/// Throws sim::Bug where a kilogram is missing.
void settle_materials(World& world, sim::Executor& executor);

}  // namespace ladder::models
