#include "sim/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace ladder::sim::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A number held as the unevaluated sum of two doubles, |lo| at most half a unit in the last place of hi.
struct Sum {
  double hi;
  double lo;
};

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

// The tables are computed with 300 bits. A value whose `hi` is a multiple of 2^-42 may be multiplied by an
// integer of some 16 bits, or added to such a product, without error, as long as the result stays below 2^10.
constexpr Sum kLn2 = {0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45};       // hi: multiple of 2^-42
constexpr Sum kLn2Over32 = {0x1.62e42fefap-6, 0x1.cf79abc9e3b3ap-45};  // likewise
constexpr double k32OverLn2 = 0x1.71547652b82fep+5;

/// 2^(j/32)
constexpr std::array<Sum, 32> kExp2{{{0x1p+0, 0x0p+0},
                                     {0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55},
                                     {0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54},
                                     {0x1.11301d0125b51p+0, -0x1.6c51039449b3ap-54},
                                     {0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55},
                                     {0x1.1d4873168b9aap+0, 0x1.e016e00a2643cp-54},
                                     {0x1.2387a6e756238p+0, 0x1.9b07eb6c70573p-54},
                                     {0x1.29e9df51fdee1p+0, 0x1.612e8afad1255p-55},
                                     {0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55},
                                     {0x1.371a7373aa9cbp+0, -0x1.63aeabf42eae2p-54},
                                     {0x1.3dea64c123422p+0, 0x1.ada0911f09ebcp-55},
                                     {0x1.44e086061892dp+0, 0x1.89b7a04ef80dp-59},
                                     {0x1.4bfdad5362a27p+0, 0x1.d4397afec42e2p-56},
                                     {0x1.5342b569d4f82p+0, -0x1.07abe1db13cadp-55},
                                     {0x1.5ab07dd485429p+0, 0x1.6324c054647adp-54},
                                     {0x1.6247eb03a5585p+0, -0x1.383c17e40b497p-54},
                                     {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54},
                                     {0x1.71f75e8ec5f74p+0, -0x1.16e4786887a99p-55},
                                     {0x1.7a11473eb0187p+0, -0x1.41577ee04992fp-55},
                                     {0x1.82589994cce13p+0, -0x1.d4c1dd41532d8p-54},
                                     {0x1.8ace5422aa0dbp+0, 0x1.6e9f156864b27p-54},
                                     {0x1.93737b0cdc5e5p+0, -0x1.75fc781b57ebcp-57},
                                     {0x1.9c49182a3f09p+0, 0x1.c7c46b071f2bep-56},
                                     {0x1.a5503b23e255dp+0, -0x1.d2f6edb8d41e1p-54},
                                     {0x1.ae89f995ad3adp+0, 0x1.7a1cd345dcc81p-54},
                                     {0x1.b7f76f2fb5e47p+0, -0x1.5584f7e54ac3bp-56},
                                     {0x1.c199bdd85529cp+0, 0x1.11065895048ddp-55},
                                     {0x1.cb720dcef9069p+0, 0x1.503cbd1e949dbp-56},
                                     {0x1.d5818dcfba487p+0, 0x1.2ed02d75b3707p-55},
                                     {0x1.dfc97337b9b5fp+0, -0x1.1a5cd4f184b5cp-54},
                                     {0x1.ea4afa2a490dap+0, -0x1.e9c23179c2893p-54},
                                     {0x1.f50765b6e454p+0, 0x1.9d3e12dd8a18bp-54}}};

constexpr std::uint64_t kFirstNode = 0x3fe6800000000000;  // the bits of 0.703125
constexpr int kNodeShift = 46;                            // nodes differ from here on: six bits of mantissa

/// log c at the nodes c; hi: multiple of 2^-42. The node 1 has exactly 0.
constexpr std::array<Sum, 65> kLogNode{{{-0x1.68ac83e9c7p-2, 0x1.7af966c548a3p-44},
                                        {-0x1.5d5bddf596p-2, 0x1.a0b2a08a465dcp-47},
                                        {-0x1.522ae0738ap-2, -0x1.ebe708164c759p-45},
                                        {-0x1.4718dc271cp-2, -0x1.06c18fb4c14c5p-44},
                                        {-0x1.3c25277333p-2, -0x1.83b54b606bd5cp-46},
                                        {-0x1.314f1e1d36p-2, 0x1.8e27ad3213cb8p-45},
                                        {-0x1.269621134ep-2, 0x1.1b61f10522625p-44},
                                        {-0x1.1bf99635a7p-2, 0x1.1ac89575c2125p-44},
                                        {-0x1.1178e8227ep-2, -0x1.1ef78ce2d07f2p-44},
                                        {-0x1.07138604d6p-2, 0x1.e76324e912b17p-44},
                                        {-0x1.f991c6cb3cp-3, 0x1.90d04cd7cc834p-44},
                                        {-0x1.e530effe72p-3, 0x1.fdbdbb13f7c18p-44},
                                        {-0x1.d1037f2656p-3, 0x1.84a7e75b6f6e4p-47},
                                        {-0x1.bd087383bep-3, 0x1.d4bc4595412b6p-45},
                                        {-0x1.a93ed3c8aep-3, 0x1.8724350562169p-45},
                                        {-0x1.95a5adcf7p-3, -0x1.7f22858a0ff6fp-47},
                                        {-0x1.823c16551ap-3, -0x1.e0ddb9a631e83p-46},
                                        {-0x1.6f0128b756p-3, -0x1.577390d31ef0fp-44},
                                        {-0x1.5bf406b544p-3, 0x1.27023eb68981cp-46},
                                        {-0x1.4913d8333cp-3, 0x1.53e43558124c4p-44},
                                        {-0x1.365fcb015ap-3, 0x1.fd3a0afb9691bp-44},
                                        {-0x1.23d712a49cp-3, -0x1.00d238fd3df5cp-46},
                                        {-0x1.1178e8227ep-3, -0x1.1ef78ce2d07f2p-45},
                                        {-0x1.fe89139dbcp-4, -0x1.56594d82f7a82p-44},
                                        {-0x1.da72763844p-4, -0x1.a89401fa71733p-46},
                                        {-0x1.b6ac88dad4p-4, -0x1.b1bdff50225c7p-44},
                                        {-0x1.9335e5d594p-4, -0x1.3115c3abd47dap-45},
                                        {-0x1.700d30aeacp-4, -0x1.c1e8da99ded32p-49},
                                        {-0x1.4d3115d208p-4, 0x1.53a2582f4e1efp-48},
                                        {-0x1.2aa04a447p-4, -0x1.7a48ba8b1cb41p-44},
                                        {-0x1.08598b59e4p-4, 0x1.7e5dd7009902cp-46},
                                        {-0x1.ccb73cddd8p-5, -0x1.965c36e09f5fep-44},
                                        {-0x1.894aa149f8p-5, -0x1.9a19a8be97661p-44},
                                        {-0x1.466aed42ep-5, 0x1.c167375bdfd28p-45},
                                        {-0x1.0415d89e78p-5, 0x1.dddc7f461c516p-44},
                                        {-0x1.8492528c9p-6, 0x1.aa0ba325a0c34p-45},
                                        {-0x1.020565893p-6, -0x1.611d27c8e8417p-44},
                                        {-0x1.010157588p-7, -0x1.bce251998b506p-44},
                                        {0x0p+0, 0x0p+0},
                                        {0x1.fc0a8b0fcp-7, 0x1.f1e7cf6d3a69cp-50},
                                        {0x1.f829b0e78p-6, 0x1.980267c7e09e4p-45},
                                        {0x1.77458f633p-5, -0x1.181dce586af09p-44},
                                        {0x1.f0a30c0118p-5, -0x1.d599e83368e91p-45},
                                        {0x1.341d7961bcp-4, 0x1.1d0929983761p-44},
                                        {0x1.6f0d28ae58p-4, -0x1.4b4641b664613p-44},
                                        {0x1.a926d3a4acp-4, 0x1.563650bd22a9cp-44},
                                        {0x1.e27076e2bp-4, -0x1.a342c2af0003cp-45},
                                        {0x1.0d77e7cd08p-3, 0x1.cb2cd2ee2f482p-44},
                                        {0x1.29552f82p-3, -0x1.5b967f4471dfcp-44},
                                        {0x1.44d2b6ccb8p-3, -0x1.70cc16135783cp-46},
                                        {0x1.5ff3070a7ap-3, -0x1.8586f183bebf2p-44},
                                        {0x1.7ab890210ep-3, -0x1.bdb9072534a58p-45},
                                        {0x1.9525a9cf46p-3, -0x1.297137d9f158fp-44},
                                        {0x1.af3c94e80cp-3, -0x1.a4e633fcd9066p-52},
                                        {0x1.c8ff7c79aap-3, -0x1.7794f689f8434p-45},
                                        {0x1.e27076e2bp-3, -0x1.a342c2af0003cp-44},
                                        {0x1.fb9186d5e4p-3, -0x1.d572aab993c87p-47},
                                        {0x1.0a324e2739p-2, 0x1.c6bee7ef4030ep-47},
                                        {0x1.1675cababap-2, 0x1.8380e731f55c4p-44},
                                        {0x1.22941fbcf8p-2, -0x1.a6976f5eb0963p-44},
                                        {0x1.2e8e2bae12p-2, -0x1.67b1e99b72bd8p-45},
                                        {0x1.3a64c55694p-2, 0x1.7a71cbcd735dp-44},
                                        {0x1.4618bc21c6p-2, -0x1.3d82f484c84ccp-46},
                                        {0x1.51aad872ep-2, -0x1.f4bd8db0a7cc1p-44},
                                        {0x1.5d1bdbf581p-2, -0x1.8d6bdc9c7c238p-44}}};

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
///     x = 2^k z,  z in [0.703, 1.406),  c the node nearest to z,  s = (z - c) / (z + c),  |s| <= 2^-8
///     log x = k ln 2 + log c + 2 (s + s^3/3 + s^5/5 + s^7/7 + s^9/9)
Sum log_as_sum(double x) {
  const bool subnormal = x < 0x1p-1022;
  const auto bits = std::bit_cast<std::uint64_t>(subnormal ? x * 0x1p54 : x);
  const auto exponent = static_cast<std::int64_t>(bits - kFirstNode) >> 52;
  const auto k = static_cast<double>(subnormal ? exponent - 54 : exponent);
  const std::uint64_t z_bits = bits - (static_cast<std::uint64_t>(exponent) << 52);
  const std::uint64_t node = (z_bits - kFirstNode + (std::uint64_t{1} << (kNodeShift - 1))) >> kNodeShift;
  const auto z = std::bit_cast<double>(z_bits);
  const auto c = std::bit_cast<double>(kFirstNode + (node << kNodeShift));

  // s = s1 + s2 to 77 bits: s1 * d1 is exact, and so are the differences.
  const double f = z - c;
  const double inverse = 1.0 / (z + c);
  const double s = f * inverse;
  const double s1 = leading_half(s);
  const double d1 = leading_half(z + c);
  const double d2 = (2.0 * c - d1) + f;
  const double s2 = ((f - s1 * d1) - s1 * d2) * inverse;

  const double w = s * s;
  const double series = s * w * ((2.0 / 3 + w * (2.0 / 5)) + w * w * (2.0 / 7 + w * (2.0 / 9)));
  const Sum& log_c = kLogNode[node];
  const Sum head = exact_sum(k * kLn2.hi + log_c.hi, 2.0 * s1);
  return exact_sum(head.hi, head.lo + (2.0 * s2 + (series + (k * kLn2.lo + log_c.lo))));
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
