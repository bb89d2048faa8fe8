/// Who has which kilograms: every movement booked at both ends, no price anywhere (MODEL 3.9, 8; ODD 7.9).
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "models/materials/material.hpp"

namespace ladder::models {

/// Balances of each economy, material and place, and the flows of the month. Kilograms come from the environment and never vanish:
/// the balances of an economy add up to what it has imported less what it has exported, those of the world to 0.
class MaterialLedger {
 public:
  explicit MaterialLedger(std::size_t economies = 0);

  /// Gives a place its first kilograms, out of the economy's environment.
  void open_with(std::size_t economy, Material m, MaterialPlace place, Mass kg);
  /// Forgets the flows of the month before.
  void begin_month();
  /// Moves kilograms within an economy. Economies may be written to side by side. Throws sim::Bug where `kg` is negative.
  void move(std::size_t economy, Material m, MaterialFlow flow, Mass kg);
  /// Moves kilograms from one economy to another, or, as its own, to itself. Flows of trade only.
  void ship(std::size_t from, std::size_t to, Material m, MaterialFlow flow, Mass kg);

  [[nodiscard]] std::size_t economies() const { return economies_; }
  [[nodiscard]] Mass balance(std::size_t economy, Material m, MaterialPlace place) const {
    return balance_[row(economy, m) * place_count + static_cast<std::size_t>(place)];
  }
  /// Of the month: moved within the economy, or (of trade) what left it.
  [[nodiscard]] Mass flow(std::size_t economy, Material m, MaterialFlow f) const {
    return out_[row(economy, m) * material_flow_count + static_cast<std::size_t>(f)];
  }
  /// Of the month: what arrived from other economies.
  [[nodiscard]] Mass arrived(std::size_t economy, Material m, MaterialFlow f) const {
    return in_[row(economy, m) * material_flow_count + static_cast<std::size_t>(f)];
  }
  /// Imports less exports of an economy since the start.
  [[nodiscard]] Mass net_imports(std::size_t economy, Material m) const { return net_imports_[row(economy, m)]; }

  /// Checks that every balance moved by the flows of the month, that each economy has what it had and imported, that the
  /// world's kilograms add up to 0 and that nothing but the environment is in debt. Throws sim::Bug naming economy, material
  /// and place.
  /// @param names  of the economies, for the message
  /// @return  identities checked
  std::size_t audit(std::span<const std::string_view> names);

 private:
  friend struct MaterialLedgerTamper;  ///< tests break a posting with it
  [[nodiscard]] std::size_t row(std::size_t economy, Material m) const { return economy * material_count + index(m); }
  void check_balances(std::size_t economy, Material m, std::string_view name);

  std::size_t economies_ = 0;
  std::vector<Mass> balance_;      ///< [economy][material][place]
  std::vector<Mass> audited_;      ///< the same at the audit before
  std::vector<Mass> out_, in_;     ///< [economy][material][flow]
  std::vector<Mass> net_imports_;  ///< [economy][material]
};

}  // namespace ladder::models
