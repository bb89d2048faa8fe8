#include "sim/random.hpp"

#include <Random123/philox.h>

#include <cmath>

#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::sim {
namespace {

/// The 53 leading bits, made odd: a multiple of 2^-53 that is neither 0 nor 1.
double open_interval(std::uint64_t word) {
  return static_cast<double>((word >> 11) | 1) * 0x1p-53;
}

/// c[0] + c[1] x + ... + c[7] x^7
double polynomial(const std::array<double, 8>& c, double x) {
  double sum = c[7];
  for (std::size_t i = 7; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

struct Rational {
  std::array<double, 8> above;
  std::array<double, 8> below;
  double operator()(double x) const { return polynomial(above, x) / polynomial(below, x); }
};

// Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3), 477-484: |p - 0.5| <= 0.425, then
// tails.
constexpr Rational kCentre{
    {3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
     45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727},
    {1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
     39307.895800092710610, 28729.085735721942674, 5226.4952788528545610}};
constexpr Rational kTail{
    {1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
     0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9}};
constexpr Rational kFarTail{{6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
                             0.296560571828504891230, 0.0265321895265761230930, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7},
                            {1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
                             7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
                             2.04426310338993978564e-15}};

}  // namespace

std::array<std::uint64_t, 4> Draws::block(std::uint64_t entity, std::uint16_t purpose,
                                          std::uint64_t index) const {
  using Philox = r123::Philox4x64;
  const Philox::ctr_type words =
      Philox{}(Philox::ctr_type{{entity, purpose, index, 0}}, Philox::ukey_type{{seed_, replicate_}});
  return {words[0], words[1], words[2], words[3]};
}

double Draws::uniform(std::uint64_t entity, std::uint16_t purpose, std::uint64_t index) const {
  return open_interval(block(entity, purpose, index)[0]);
}

std::array<double, 4> Draws::uniforms(std::uint64_t entity, std::uint16_t purpose,
                                      std::uint64_t index) const {
  const auto words = block(entity, purpose, index);
  return {open_interval(words[0]), open_interval(words[1]), open_interval(words[2]), open_interval(words[3])};
}

double Draws::normal(std::uint64_t entity, std::uint16_t purpose, std::uint64_t index) const {
  return normal_quantile(uniform(entity, purpose, index));
}

std::uint32_t Draws::below(std::uint32_t count, std::uint64_t entity, std::uint16_t purpose,
                           std::uint64_t index) const {
  expects(count > 0, "A draw below zero has no outcome.");
  // floor(word * count / 2^64), in two halves of the word.
  const std::uint64_t word = block(entity, purpose, index)[0];
  const std::uint64_t low = (word & 0xffffffff) * count;
  const std::uint64_t high = (word >> 32) * count;
  return static_cast<std::uint32_t>((high + (low >> 32)) >> 32);
}

double normal_quantile(double p) {
  expects(p > 0.0 && p < 1.0, "A quantile exists only for a probability between 0 and 1.");
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) return q * kCentre(0.180625 - q * q);
  const double r = std::sqrt(-math::log(q < 0.0 ? p : 1.0 - p));
  const double tail = r <= 5.0 ? kTail(r - 1.6) : kFarTail(r - 5.0);
  return q < 0.0 ? -tail : tail;
}

}  // namespace ladder::sim
