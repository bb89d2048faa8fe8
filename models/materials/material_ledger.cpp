#include "models/materials/material_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr bool is_trade(MaterialFlow f) {
  return f == MaterialFlow::raw_trade || f == MaterialFlow::product_trade;
}

void require(bool condition, std::string_view what, std::string_view economy, Material m, std::string_view place, Mass left,
             Mass right) {
  if (condition) return;
  throw sim::Bug(fmt::format("audit of materials: {} of {}, {}, {}: {} against {} kg, residual {}", what, economy,
                             material_keys[index(m)], place, left, right, left - right));
}

}  // namespace

MaterialLedger::MaterialLedger(std::size_t economies)
    : economies_{economies},
      balance_(economies * material_count * place_count, 0),
      audited_(balance_),
      out_(economies * material_count * material_flow_count, 0),
      in_(out_),
      net_imports_(economies * material_count, 0) {}

void MaterialLedger::open_with(std::size_t e, Material m, MaterialPlace place, Mass kg) {
  sim::expects(kg >= 0 && place != MaterialPlace::environment, "kilograms of the start are not negative and lie outside the environment");
  const std::size_t at = row(e, m) * place_count;
  for (auto* balance : {&balance_, &audited_}) {
    (*balance)[at + static_cast<std::size_t>(place)] += kg;
    (*balance)[at + static_cast<std::size_t>(MaterialPlace::environment)] -= kg;
  }
}

void MaterialLedger::begin_month() {
  std::ranges::fill(out_, 0);
  std::ranges::fill(in_, 0);
}

void MaterialLedger::move(std::size_t e, Material m, MaterialFlow f, Mass kg) {
  sim::expects(kg >= 0 && !is_trade(f), "a movement of material within an economy is not negative");
  const Way way = way_of(f);
  const std::size_t at = row(e, m) * place_count;
  balance_[at + static_cast<std::size_t>(way.from)] -= kg;
  balance_[at + static_cast<std::size_t>(way.to)] += kg;
  out_[row(e, m) * material_flow_count + static_cast<std::size_t>(f)] += kg;
}

void MaterialLedger::ship(std::size_t from, std::size_t to, Material m, MaterialFlow f, Mass kg) {
  sim::expects(kg >= 0 && is_trade(f), "a shipment of material is not negative");
  if (from == to) return;
  const Way way = way_of(f);
  balance_[row(from, m) * place_count + static_cast<std::size_t>(way.from)] -= kg;
  balance_[row(to, m) * place_count + static_cast<std::size_t>(way.to)] += kg;
  out_[row(from, m) * material_flow_count + static_cast<std::size_t>(f)] += kg;
  in_[row(to, m) * material_flow_count + static_cast<std::size_t>(f)] += kg;
  net_imports_[row(from, m)] -= kg;
  net_imports_[row(to, m)] += kg;
}

void MaterialLedger::check_balances(std::size_t e, Material m, std::string_view name) {
  std::array<Mass, place_count> due{};
  for (std::size_t p = 0; p < place_count; ++p) due[p] = audited_[row(e, m) * place_count + p];
  for (std::size_t f = 0; f < material_flow_count; ++f) {
    const auto flow = static_cast<MaterialFlow>(f);
    const Way way = way_of(flow);
    due[static_cast<std::size_t>(way.from)] -= this->flow(e, m, flow);
    due[static_cast<std::size_t>(way.to)] += is_trade(flow) ? arrived(e, m, flow) : this->flow(e, m, flow);
  }
  Mass sum = 0;
  for (std::size_t p = 0; p < place_count; ++p) {
    const Mass there = balance_[row(e, m) * place_count + p];
    require(there == due[p], "balance and flows", name, m, place_keys[p], there, due[p]);
    require(there >= 0 || p == 0, "a debt of material", name, m, place_keys[p], there, 0);
    sum += there;
  }
  require(sum == net_imports(e, m), "all places and net imports", name, m, "all", sum, net_imports(e, m));
}

std::size_t MaterialLedger::audit(std::span<const std::string_view> names) {
  ByMaterial<Mass> world{};
  for (std::size_t e = 0; e < economies_; ++e)
    for (std::size_t m = 0; m < material_count; ++m) {
      check_balances(e, static_cast<Material>(m), names[e]);
      for (std::size_t p = 0; p < place_count; ++p) world[m] += balance_[(e * material_count + m) * place_count + p];
    }
  for (std::size_t m = 0; m < material_count; ++m)
    require(world[m] == 0, "the kilograms", "the world", static_cast<Material>(m), "all", world[m], 0);
  audited_ = balance_;
  return economies_ * material_count * (place_count + 1) + material_count;
}

}  // namespace ladder::models
