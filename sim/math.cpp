#include "sim/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/math_tables.hpp"

namespace ladder::sim::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Exactly a + b, for |a| >= |b| or a = 0 (Dekker 1971).
Sum exact_sum(double a, double b) {
  const double hi = a + b;
  return {hi, b - (hi - a)};
}

/// The leading 26 bits of x: a product of two such numbers is exact.
double leading_half(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~((std::uint64_t{1} << 27) - 1));
}

/// a * b to some 106 bits, away from underflow: 26 by 27 bits is exact, and only the last product is rounded.
Sum exact_product(double a, double b) {
  const double hi = a * b;
  const double a1 = leading_half(a), a2 = a - a1;
  const double b1 = leading_half(b), b2 = b - b1;
  return {hi, ((a1 * b1 - hi) + a1 * b2 + a2 * b1) + a2 * b2};
}

double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// y * 2^k for y near [1, 2), also where 2^k itself is out of range.
double scaled(double y, std::int64_t k) {
  if (k > 1023) return y * power_of_two(k - 1) * 2.0;
  if (k < -1022) return y * power_of_two(k + 200) * power_of_two(-200);
  return y * power_of_two(k);
}

// `hi` is a multiple of 2^-42: times an integer of some 16 bits, or added to such a product, it makes no
// error as long as the result stays below 2^10.
constexpr Sum kLn2 = {0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45};
constexpr Sum kLn2Over32 = {0x1.62e42fefap-6, 0x1.cf79abc9e3b3ap-45};
constexpr double k32OverLn2 = 0x1.71547652b82fep+5;

/// exp(x.hi + x.lo) for |x.hi| <= 746.
///
///     exp(x) = 2^k 2^(j/32) exp(r),   n = 32 k + j = round(32 x / ln 2),   |r| <= ln 2 / 64
double exp_of_sum(Sum x) {
  constexpr double kRound = 0x1.8p52;  // adding it leaves no bits for a fraction
  const double n = (x.hi * k32OverLn2 + kRound) - kRound;
  const auto whole = static_cast<std::int64_t>(n);
  const double r = (x.hi - n * kLn2Over32.hi) - n * kLn2Over32.lo + x.lo;
  // exp(r) - 1 to r^6/6!; the next term is below 2^-58.
  const double r2 = r * r;
  const double p = r + r2 * ((0.5 + r * (1.0 / 6)) + r2 * ((1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720)));
  const Sum& t = kExp2[static_cast<std::size_t>(whole & 31)];
  return scaled(t.hi + (t.lo + t.hi * p), whole >> 5);
}

/// log x to some 67 bits, for finite x > 0.
///
///     x = 2^k z,  z in [0.703, 1.406),  w short and near 1/z,  r = z w - 1,  |r| <= 2^-7.7
///     log x = k ln 2 - log w + r - r^2/2 + r^3/3 - ... + r^9/9
///
/// No division, and no rounding where it would count: z = z1 + z2 with z1 rounded to 23 bits. Then r = r1 + r2
/// is exact in both parts, r1 = z1 w - 1 and r2 = z2 w; and so are k ln 2 - log w + r1, because all are multiples
/// of 2^-42, and the square of r1.
Sum log_as_sum(double x) {
  constexpr std::uint64_t kCut = std::uint64_t{1} << 29;  // bits of z below it go to z2
  const bool subnormal = x < 0x1p-1022;
  const auto bits = std::bit_cast<std::uint64_t>(subnormal ? x * 0x1p54 : x);
  const auto exponent = static_cast<std::int64_t>(bits - kFirstNode) >> 52;
  const auto k = static_cast<double>(subnormal ? exponent - 54 : exponent);
  const std::uint64_t z_bits = bits - (static_cast<std::uint64_t>(exponent) << 52);
  const LogNode& node =
      kLogNodes[(z_bits - kFirstNode + (std::uint64_t{1} << (kNodeShift - 1))) >> kNodeShift];
  const auto z = std::bit_cast<double>(z_bits);
  const auto z1 = std::bit_cast<double>((z_bits + kCut / 2) & ~(kCut - 1));

  const double r1 = z1 * node.w - 1.0;
  const double r2 = (z - z1) * node.w;
  const double r = r1 + r2;
  const double q = r * r;
  const double series = r * q *
                        (((1.0 / 3 - r * (1.0 / 4)) + q * (1.0 / 5 - r * (1.0 / 6))) +
                         q * q * ((1.0 / 7 - r * (1.0 / 8)) + q * (1.0 / 9)));
  const double rest = series - r2 * (r1 + 0.5 * r2);
  const Sum linear = exact_sum(k * kLn2.hi + node.log.hi + r1, r2);
  const Sum head = exact_sum(linear.hi, -0.5 * (r1 * r1));
  return exact_sum(head.hi, head.lo + (linear.lo + (rest + (k * kLn2.lo + node.log.lo))));
}

}  // namespace

double exp(double x) {
  if (x > 710.0) return kInfinity;
  if (x < -746.0) return 0.0;
  if (std::isnan(x)) return x;
  return exp_of_sum({x, 0.0});
}

double log(double x) {
  if (x == 0.0) return -kInfinity;
  if (x < 0.0) return kNaN;
  if (!(x < kInfinity)) return x;
  return log_as_sum(x).hi;
}

double pow(double base, double exponent) {
  if (exponent == 0.0 || base == 1.0) return 1.0;
  if (std::isnan(base) || std::isnan(exponent) || base < 0.0) return kNaN;
  if (base == 0.0 || base == kInfinity) return (base == 0.0) == (exponent > 0.0) ? 0.0 : kInfinity;
  const Sum log_base = log_as_sum(base);
  const double estimate = exponent * log_base.hi;
  if (estimate > 710.0) return kInfinity;
  if (estimate < -746.0) return 0.0;
  const Sum product = exact_product(exponent, log_base.hi);
  return exp_of_sum({product.hi, product.lo + exponent * log_base.lo});
}

}  // namespace ladder::sim::math
