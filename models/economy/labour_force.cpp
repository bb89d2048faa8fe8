#include "models/economy/labour_force.hpp"

#include <algorithm>

#include "models/economy/households.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

std::array<double, skill_count> skill_path(const Economy& e, std::uint32_t month) {
  const double start = e.skill_share[1] + e.skill_share[2];
  const double skilled = std::clamp(start + e.skill_growth * month / 12.0, start, std::max(start, 0.9));
  const double high = start > 0.0 ? e.skill_share[2] / start : 0.3;
  return {1.0 - skilled, skilled * (1.0 - high), skilled * high};
}

namespace {

/// Takes up to `count` persons of a skill from the unemployed, then from own-account work. @return  how many left
People withdraw(World& w, std::size_t ei, std::size_t k, People count) {
  Economy& e = w.economies[ei];
  const People force = counted_force(w, ei)[k], women = women_in_force(w, ei)[k];
  People left = count;
  for (const Place pool : {unemployed(e), at_work(e.services), at_work(e.farm)}) {
    const People taken = std::min(left, std::max<People>(pool.people[k], 0));
    const People men = pool.people[k] - pool.women[k];
    const People women_taken =
        std::clamp(women_among(taken, force, women), std::max<People>(0, taken - men), std::min(taken, pool.women[k]));
    pool.people[k] -= taken;
    pool.women[k] -= women_taken;
    e.newcomer_women[k] -= women_taken;
    left -= taken;
  }
  return count - left;
}

/// Shares newcomers out among places: own-account families take in their own, the rest look for work.
void place_newcomers(Economy& e, std::size_t k, People count, People force) {
  const std::array<double, 3> weights = {
      static_cast<double>(std::max<People>(1, force - e.farm.people[k] - e.services.people[k])),
      static_cast<double>(e.farm.people[k]), static_cast<double>(e.services.people[k])};
  Skilled parts{}, women{};
  apportion(count, weights, parts);
  const double share = e.women_of_skill[k];
  apportion(count, std::array{share, 1.0 - share}, std::span(women).first<2>());
  e.newcomer_women[k] += women[0];
  apportion(women[0], std::array{static_cast<double>(parts[0]), static_cast<double>(parts[1]), static_cast<double>(parts[2])},
            women);
  const std::array places = {unemployed(e), at_work(e.farm), at_work(e.services)};
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].people[k] += parts[i];
    places[i].women[k] += women[i];
  }
}

Skilled own_account_and_idle(const Economy& e, const Skilled& idle, Skilled OwnAccount::*persons) {
  Skilled all = idle;
  for (const OwnAccount* own : {&e.farm, &e.services}) add_persons(all, own->*persons);
  return all;
}

/// Adds what a member of each industry of the economy counts.
Skilled with_staff(const World& w, std::size_t ei, Skilled all, Skilled Industry::*persons) {
  for (std::size_t s = 0; s < sector_count; ++s) add_persons(all, w.industry(ei, s).*persons);
  return all;
}

Skilled workers_of(const World& w, std::size_t i) {
  Skilled workers{};
  for (const std::uint32_t row : w.living[i]) add_persons(workers, w.firms.workers[row]);
  return workers;
}

}  // namespace

Place unemployed(Economy& economy) {
  return {economy.unemployed, economy.unemployed_women};
}
Place at_work(OwnAccount& own) {
  return {own.people, own.women};
}
Place staff(Industry& industry) {
  return {industry.workers, industry.women};
}

People women_among(People leaving, People people, People women) {
  std::array<People, 2> parts{};
  apportion(leaving, std::array{static_cast<double>(women), static_cast<double>(people - women)}, parts);
  return parts[0];
}

People take_out(Place from, std::size_t skill, People count) {
  const People women = women_among(count, from.people[skill], from.women[skill]);
  from.people[skill] -= count;
  from.women[skill] -= women;
  return women;
}

void move_people(Place from, Place to, std::size_t skill, People count) {
  to.women[skill] += take_out(from, skill, count);
  to.people[skill] += count;
}

void move_people(Place from, Place to, const Skilled& count) {
  for (std::size_t k = 0; k < skill_count; ++k) move_people(from, to, k, count[k]);
}

Skilled labour_force(const World& w, std::size_t ei) {
  const Economy& e = w.economies[ei];
  Skilled force = own_account_and_idle(e, e.unemployed, &OwnAccount::people);
  for (std::size_t s = 0; s < sector_count; ++s) add_persons(force, workers_of(w, ei * sector_count + s));
  return force;
}

Skilled counted_force(const World& w, std::size_t ei) {
  const Economy& e = w.economies[ei];
  return with_staff(w, ei, own_account_and_idle(e, e.unemployed, &OwnAccount::people), &Industry::workers);
}

Skilled women_in_force(const World& w, std::size_t ei) {
  const Economy& e = w.economies[ei];
  return with_staff(w, ei, own_account_and_idle(e, e.unemployed_women, &OwnAccount::women), &Industry::women);
}

void count_staff(World& w, std::size_t ei) {
  w.economies[ei].taught_women = 0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    Industry& industry = w.industry(ei, s);
    const Skilled now = workers_of(w, ei * sector_count + s);
    // A course makes low-skill workers middle-skilled; nothing else changes staff between settlements.
    const People taught = std::clamp<People>(industry.workers[0] - now[0], 0, industry.workers[0]);
    const People women = women_among(taught, industry.workers[0], industry.women[0]);
    industry.women[0] -= women;
    industry.women[1] += women;
    w.economies[ei].taught_women += women;
    industry.workers = now;
  }
}

void renew_labour_force(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const auto before = skill_path(e, w.month), after = skill_path(e, w.month + 1);
  const double force0 = e.participation * population(e, w.month);
  const double force1 = e.participation * population(e, w.month + 1);
  e.newcomer_women = {};
  for (std::size_t k = 0; k < skill_count; ++k) {
    const People change = round_to_whole(force1 * after[k]) - round_to_whole(force0 * before[k]);
    if (change > 0) place_newcomers(e, k, change, round_to_whole(force0 * before[k]));
    e.newcomers[k] = change > 0 ? change : -withdraw(w, ei, k, -change);
  }
}

}  // namespace ladder::models
