/// What is assumed of new export products and of networks. Each number is declared once, with its range and source.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

/// 3.13 Diversification into products.
struct ProductParameters {
  PerYear entry{0.008};           ///< hazard of a product of mean density
  Number relatedness{6.0};        ///< rise of its logarithm with density
  Share mean_density{0.10};       ///< of products that economies do not make
  PerYear most_entry{0.25};       ///< bound of the hazard
  Number complexity_slope{4.0};   ///< how sharply complexity beyond an economy's capability shuts it out
  Share schooling_weight{0.5};    ///< of skills in that capability; the rest is technique
  PerYear loss{0.03};             ///< hazard of a product whose sector holds its part of world exports
  Number loss_slope{3.0};         ///< rise of its logarithm with the fall of that part
  Number variety_power{0.1};      ///< of the number of products in an industry's capability
  Number start_constant{0.45};    ///< of the log odds of a product at the start, where none are recorded
  Number start_sector_power{0.63};
  Number start_size_power{0.33};
  void fields(FieldVisitor& v);
};

/// Networks as they are measured.
struct NetworkParameters {
  Share supply_link{0.01};    ///< of a user's supply, from which on a supplier is linked to it
  Share transfer_link{0.05};  ///< of a recipient's completed transfer projects, from which on a donor is linked to it
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
