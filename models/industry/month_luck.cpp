#include "models/industry/month_luck.hpp"

#include <utility>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

/// Place in the block of a month.
enum Place : std::size_t { shocks, candidates, leaving, lines };

std::array<double, 4> block_of(const World& w, std::size_t row, std::uint32_t month) {
  return w.draws.uniforms(w.firms.entity[row], static_cast<std::uint16_t>(Purpose::firm_month), month);
}

/// 32 bits of a uniform, odd: never 0, which stands for none.
std::uint32_t kept(double u) {
  return static_cast<std::uint32_t>(u * 0x1p32) | 1U;
}

double take(World& w, std::size_t row, std::size_t slot, Place place) {
  std::uint32_t bits = std::exchange(w.firms.luck[row][slot], 0U);
  if (bits == 0) bits = kept(block_of(w, row, w.month)[place]);
  return bits * 0x1p-32;
}

}  // namespace

MonthLuck draw_month(World& w, std::size_t row, std::uint32_t month) {
  const auto u = block_of(w, row, month);
  w.firms.luck[row] = {kept(u[leaving]), kept(u[lines])};
  return {u[shocks], u[candidates]};
}

double take_exit_luck(World& w, std::size_t row) {
  return take(w, row, 0, leaving);
}

double take_line_luck(World& w, std::size_t row) {
  return take(w, row, 1, lines);
}

}  // namespace ladder::models
