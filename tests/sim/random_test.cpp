#include "sim/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include "sim/error.hpp"

using namespace ladder::sim;

namespace {

using Words = std::array<std::uint64_t, 4>;

/// High and low half of a * b, by schoolbook multiplication of 32-bit digits.
std::array<std::uint64_t, 2> product(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t a1 = a >> 32, a0 = a & 0xffffffff, b1 = b >> 32, b0 = b & 0xffffffff;
  const std::uint64_t low = a0 * b0;
  const std::uint64_t middle = a1 * b0 + (low >> 32);
  const std::uint64_t other = a0 * b1 + (middle & 0xffffffff);
  return {a1 * b1 + (middle >> 32) + (other >> 32), a * b};
}

/// Philox4x64-10 as the paper has it (Salmon et al. 2011, section 3.3), independent of Random123.
Words philox(Words counter, std::array<std::uint64_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const auto p = product(0xD2E7470EE14C6C93, counter[0]);
    const auto q = product(0xCA5A826395121157, counter[2]);
    counter = {q[0] ^ counter[1] ^ key[0], q[1], p[0] ^ counter[3] ^ key[1], p[1]};
    key[0] += 0x9E3779B97F4A7C15;  // golden ratio
    key[1] += 0xBB67AE8584CAA73B;  // sqrt(3) - 1
  }
  return counter;
}

struct KnownAnswer {
  Words counter;
  std::array<std::uint64_t, 2> key;
  Words answer;
};

constexpr std::uint64_t kOnes = std::numeric_limits<std::uint64_t>::max();

// From Random123's kat_vectors, philox4x64 10; the third is digits of pi.
const std::vector<KnownAnswer> kKnownAnswers{
    {{0, 0, 0, 0}, {0, 0}, {0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}},
    {{kOnes, kOnes, kOnes, kOnes},
     {kOnes, kOnes},
     {0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}},
    {{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
     {0x452821e638d01377, 0xbe5466cf34e90c6c},
     {0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}}};

}  // namespace

TEST_CASE("Random123 and a Philox written from the paper give the published answers") {
  for (const KnownAnswer& known : kKnownAnswers) {
    CHECK(philox(known.counter, known.key) == known.answer);
    const auto& c = known.counter;
    const auto words = r123::Philox4x64{}(r123::Philox4x64::ctr_type{{c[0], c[1], c[2], c[3]}},
                                          r123::Philox4x64::ukey_type{{known.key[0], known.key[1]}});
    CHECK(Words{words[0], words[1], words[2], words[3]} == known.answer);
  }
}

TEST_CASE("a block is Philox of key (seed, replicate) and counter (entity, purpose, index, 0)") {
  CHECK(Draws(0, 0).block(0, 0, 0) == kKnownAnswers[0].answer);
  CHECK(Draws(42, 7).block(1234567890123, 65535, kOnes) == philox({1234567890123, 65535, kOnes, 0}, {42, 7}));
}

TEST_CASE("each of seed, replicate, entity, purpose and index changes every word") {
  std::set<std::uint64_t> words;
  const auto add = [&](const Words& block) { words.insert(block.begin(), block.end()); };
  std::size_t blocks = 0;
  for (std::uint64_t a = 0; a < 3; ++a)
    for (std::uint32_t b = 0; b < 3; ++b)
      for (std::uint64_t entity = 0; entity < 6; ++entity)
        for (std::uint16_t purpose = 0; purpose < 6; ++purpose)
          for (std::uint64_t index = 0; index < 6; ++index, ++blocks)
            add(Draws(a, b).block(entity, purpose, index));
  CHECK(words.size() == 4 * blocks);
}

TEST_CASE("asking twice gives the same number, whatever was asked between") {
  const Draws draws(1, 2);
  const double first = draws.uniform(3, 4, 5);
  (void)draws.uniform(3, 4, 6);
  CHECK(draws.uniform(3, 4, 5) == first);
  CHECK(draws.uniforms(3, 4, 5)[0] == first);
}

TEST_CASE("a uniform lies strictly between 0 and 1 and fills the interval evenly") {
  const Draws draws(1, 0);
  constexpr int kDraws = 100'000;
  std::array<int, 20> cells{};
  double sum = 0.0;
  for (int i = 0; i < kDraws / 4; ++i)
    for (const double u : draws.uniforms(0, 1, static_cast<std::uint64_t>(i))) {
      REQUIRE(u > 0.0);
      REQUIRE(u < 1.0);
      sum += u;
      ++cells[static_cast<std::size_t>(u * 20.0)];
    }
  // Mean 1/2, standard error 1/sqrt(12 n); chi-square with 19 degrees of freedom exceeds 43.8 once in a
  // thousand.
  CHECK(std::fabs(sum / kDraws - 0.5) < 4.0 / std::sqrt(12.0 * kDraws));
  double chi_square = 0.0;
  for (const int cell : cells)
    chi_square += (cell - kDraws / 20.0) * (cell - kDraws / 20.0) / (kDraws / 20.0);
  CHECK(chi_square < 43.8);
}

TEST_CASE("a uniform is the odd multiple of 2^-53 that its word's leading bits name") {
  const Draws draws(9, 9);
  for (std::uint64_t i = 0; i < 100; ++i) {
    const double multiple = draws.uniform(1, 1, i) * 0x1p53;
    const auto whole = static_cast<std::uint64_t>(multiple);
    CHECK(static_cast<double>(whole) == multiple);
    CHECK(whole % 2 == 1);
    CHECK((whole >> 1) == (draws.block(1, 1, i)[0] >> 12));
  }
}

TEST_CASE("a draw below n is each of 0 to n - 1 with the same chance") {
  const Draws draws(5, 0);
  std::array<int, 6> faces{};
  for (std::uint64_t i = 0; i < 60'000; ++i) ++faces.at(draws.below(6, 0, 0, i));
  // 10,000 expected, standard deviation 91.
  for (const int face : faces) CHECK(std::abs(face - 10'000) < 4 * 91);
}

TEST_CASE("a draw below n is the product of word and n, without its last 64 bits") {
  const Draws draws(5, 0);
  for (const std::uint32_t n : {1u, 3u, 1u << 31, std::numeric_limits<std::uint32_t>::max()})
    for (std::uint64_t i = 0; i < 50; ++i)
      CHECK(draws.below(n, 0, 0, i) == product(draws.block(0, 0, i)[0], n)[0]);
  CHECK_THROWS_AS((void)draws.below(0, 0, 0, 0), Bug);
}

TEST_CASE("the normal quantile agrees with values known to 17 digits") {
  // From the inverse of erfc in 1,600 bits.
  const std::array<std::array<double, 2>, 7> known{{{0.975, 1.9599639845400542},
                                                    {0.95, 1.6448536269514727},
                                                    {0.6, 0.2533471031357998},
                                                    {0.999, 3.0902323061678135},
                                                    {1e-4, -3.7190164854556806},
                                                    {1e-10, -6.3613409024040562},
                                                    {1e-300, -37.047096299361199}}};
  for (const auto& [p, z] : known) {
    CAPTURE(p);
    CHECK(normal_quantile(p) == doctest::Approx(z).epsilon(1e-14));
  }
  CHECK(normal_quantile(0.5) == 0.0);
}

TEST_CASE("the normal quantile inverts the normal distribution function within 1e-14") {
  // Phi(z) = erfc(-z / sqrt 2) / 2; error of p by dp moves z by dp / density.
  for (double z = -6.0; z <= 4.0; z += 0.01) {
    CAPTURE(z);
    const double p = std::erfc(-z / std::sqrt(2.0)) / 2.0;
    const double density = std::exp(-z * z / 2.0) / std::sqrt(2.0 * 3.141592653589793);
    CHECK(std::fabs(normal_quantile(p) - z) < 1e-14 + 1e-15 * p / density);
  }
}

TEST_CASE(
    "the normal quantile is odd about one half and rises with p, across the seams of its three formulas") {
  for (const double seam : {0.075, 0.925, 1.3887943864964021e-11}) {  // exp(-25) is the last
    double before = normal_quantile(seam * 0.999);
    for (int i = 1; i <= 100; ++i) {
      const double now = normal_quantile(seam * (0.999 + i * 0.00002));
      CHECK(before < now);
      before = now;
    }
  }
  for (const double p : {0.25, 0.0625, 0x1p-20}) CHECK(normal_quantile(p) == -normal_quantile(1.0 - p));
}

TEST_CASE("a probability of 0 or 1 has no normal quantile") {
  for (const double p : {0.0, 1.0, -0.5, std::nan("")}) CHECK_THROWS_AS((void)normal_quantile(p), Bug);
}

TEST_CASE("normal draws have mean 0, variance 1 and the tails of a normal") {
  const Draws draws(11, 3);
  constexpr int kDraws = 100'000;
  double sum = 0.0, squares = 0.0;
  int beyond_two = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double z = draws.normal(0, 0, static_cast<std::uint64_t>(i));
    sum += z;
    squares += z * z;
    beyond_two += std::fabs(z) > 2.0;
  }
  CHECK(std::fabs(sum / kDraws) < 4.0 / std::sqrt(kDraws));
  CHECK(std::fabs(squares / kDraws - 1.0) < 4.0 * std::sqrt(2.0 / kDraws));
  // P(|z| > 2) = 0.0455, standard error 0.00066.
  CHECK(std::fabs(beyond_two / double{kDraws} - 0.0455) < 4 * 0.00066);
}
