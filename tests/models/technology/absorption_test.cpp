#include "models/technology/absorption.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace ladder::models;
using doctest::Approx;

TEST_CASE(
    "learning peaks where the gap equals the reach of the people, at chi * reach * e^(free/reach - 1)") {
  const SkillParameters p{};
  for (const double skill : {0.0, 0.4, 1.0}) {
    const double half_life = 23.0 / 12.0 + skill * (4.0 - 23.0) / 12.0;
    const double chi = std::numbers::ln2 / half_life, reach = 0.12 + 0.5 * skill;
    const double peak = learning(reach, skill, p);
    CAPTURE(skill);
    CHECK(peak == Approx(chi * reach * std::exp(0.05 / reach - 1.0)));
    for (const double part : {0.1, 0.5, 0.9, 1.1, 2.0, 5.0}) {
      CAPTURE(part);
      CHECK(learning(part * reach, skill, p) < peak);
    }
  }
}

TEST_CASE("people learn nothing of machines that are not ahead of them") {
  CHECK(learning(0.0, 1.0, {}) == 0.0);
  CHECK(learning(-0.5, 1.0, {}) == 0.0);
}

TEST_CASE("a small gap closes by half in 23 months without skills and in 4 months with all of them") {
  const SkillParameters p{};
  for (const auto& [skill, months] : {std::pair{0.0, 23.0}, std::pair{1.0, 4.0}}) {
    double gap = 0.04;  // within the free gap
    const int steps = 100000;
    for (int k = 0; k < steps; ++k) gap -= learning(gap, skill, p) * months / 12.0 / steps;
    CAPTURE(skill);
    CHECK(gap == Approx(0.02).epsilon(1e-4));
  }
}

TEST_CASE("machines far ahead of the people are not learnt, the less the fewer skills there are") {
  const SkillParameters p{};
  CHECK(learning(4.0, 0.5, p) < 1e-3 * learning(0.37, 0.5, p));
  CHECK(learning(1.0, 0.0, p) < 0.01 * learning(0.12, 0.0, p));
  CHECK(learning(1.0, 1.0, p) > 0.5 * learning(0.62, 1.0, p));
}

TEST_CASE("machines as far ahead of the people as all four generations give ask for what these require more, and twice the technique for a point") {
  const SkillParameters p{};
  CHECK(machine_requirement(0.35, 0.05, p) == 0.35);  // within the free gap
  CHECK(machine_requirement(0.35, -1.0, p) == 0.35);
  const double generations = 4.0 * std::log(1.12);
  CHECK(machine_requirement(0.2, 0.05 + generations, p) == Approx(0.85).epsilon(0.005));
  CHECK(machine_requirement(0.2, 0.05 + std::log(2.0), p) == Approx(0.2 + 1.43 * std::log(2.0)));
  CHECK(machine_requirement(0.0, 0.0, p) == 0.01);
}

TEST_CASE("people who run what they have learn twice the technique in four years where they meet half of what it asks for, and hardly at a fifth") {
  const SkillParameters p{};
  const auto learnt = [&](double skilled_share, int years) {
    double gap = 0.05 + std::log(2.0);
    const double start = gap;
    const int steps = 1000;
    for (int k = 0; k < years * steps; ++k)
      gap -= learning(gap, std::min(1.0, skilled_share / machine_requirement(0.35, gap, p)), p) / steps;
    return start - gap;
  };
  CHECK(learnt(1.0, 4) > 0.9 * std::log(2.0));
  CHECK(learnt(0.7, 4) > 0.5 * std::log(2.0));
  CHECK(learnt(0.27, 4) < 0.1 * std::log(2.0));
}

TEST_CASE("skills beyond what the generation requires do not speed learning further") {
  CHECK(learning(0.3, 1.7, {}) == learning(0.3, 1.0, {}));
}

TEST_CASE("a quarter of new machines moves embodied technology a quarter of the way to the newest") {
  // newest = 2 + 0.11 * 0.8 * 0.5
  CHECK(embodied_after(1.0, 2.0, 0.5, 0.8, 0.25, {}) == Approx(1.0 + 0.25 * (2.044 - 1.0)));
  CHECK(embodied_after(1.0, 2.0, 0.5, 0.8, 0.0, {}) == 1.0);
}

TEST_CASE("a supplier ahead by more than 1.5 log points pulls like one at 1.5, one behind not at all") {
  CHECK(embodied_after(1.0, 2.0, 9.0, 1.0, 1.0, {}) == Approx(2.0 + 0.11 * 1.5));
  CHECK(embodied_after(1.0, 2.0, -1.0, 1.0, 1.0, {}) == 2.0);
}

TEST_CASE("skill requirements of all generations fall in the same proportion") {
  const DigitalParameters p{};
  const double start[] = {0.2, 0.35, 0.5, 0.7, 0.85};
  for (int g = 0; g < 5; ++g) {
    CHECK(skill_requirement(g, 0.0, p) == start[g]);
    CHECK(skill_requirement(g, 10.0, p) == Approx(start[g] * std::exp(-0.25)));
  }
}

TEST_CASE("a firm uses the highest of its generations that its people can run") {
  const DigitalParameters p{};
  CHECK(usable_generation(4, 0.85, skill_needs(0.0, p)) == 4);
  CHECK(usable_generation(4, 0.84, skill_needs(0.0, p)) == 3);
  CHECK(usable_generation(4, 0.84, skill_needs(1.0, p)) == 4);  // 0.85 e^-0.025 = 0.829
  CHECK(usable_generation(3, 0.40, skill_needs(0.0, p)) == 1);
  CHECK(usable_generation(2, 0.99, skill_needs(0.0, p)) == 2);  // no more than it has
  CHECK(usable_generation(4, 0.00, skill_needs(0.0, p)) == 0);
}

TEST_CASE("newcomers can run a firm's machines, or the best of its industry where these are less, as far as is usual") {
  CHECK(newcomer_skill(1.0, 2.0, 0.1) == Approx(0.9));
  CHECK(newcomer_skill(3.0, 2.0, 0.1) == Approx(1.9));
}

TEST_CASE("with a turnover of 15 % a year half of an advantage over newcomers is gone in ln 2 / 0.15 years; nothing below them") {
  const RetentionParameters p{};
  CHECK(forgetting(1.4, 1.0, p) == Approx(0.06));
  CHECK(forgetting(0.8, 1.0, p) == 0.0);
  double skill = 1.0;
  const int steps = 100000;
  for (int k = 0; k < steps; ++k) skill -= forgetting(skill, 0.0, p) * std::numbers::ln2 / 0.15 / steps;
  CHECK(skill == Approx(0.5).epsilon(1e-4));
}
