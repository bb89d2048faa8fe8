/// The labour force by place, skill and sex: who is where, and how persons move (MODEL 3.10, 8; ODD 7.10).
///
/// Women are counted by place and skill: the staff of an industry, own-account producers of each kind, the unemployed. They
/// are not counted by firm. Who leaves a place has its composition, so nothing in the model depends on sex, and
/// what firms of one industry do among each other moves no count.
#pragma once
#include "models/economy/economy.hpp"

namespace ladder::models {

class World;
struct Industry;

/// Persons in one place by skill, and the women among them.
struct Place {
  Skilled& people;
  Skilled& women;
};
[[nodiscard]] Place unemployed(Economy& economy);
[[nodiscard]] Place at_work(OwnAccount& own);
[[nodiscard]] Place staff(Industry& industry);

/// Women among `leaving` of the persons of a place, in its composition: the nearest whole number.
/// @param leaving  0 to people
/// @param people   in the place, `women` of them women
[[nodiscard]] People women_among(People leaving, People people, People women);

/// Takes persons of a skill out of a place, in its composition. @return  the women among them
People take_out(Place from, std::size_t skill, People count);

/// Moves persons of a skill, in the composition of the place they leave.
void move_people(Place from, Place to, std::size_t skill, People count);
void move_people(Place from, Place to, const Skilled& count);

/// Shares of low, middle and high skill in the labour force at a month: middle and high grow with schooling, up to nine
/// tenths.
[[nodiscard]] std::array<double, skill_count> skill_path(const Economy& economy, std::uint32_t month);

/// Everybody of the labour force, by skill: in firms, in own-account work, unemployed.
[[nodiscard]] Skilled labour_force(const World& world, std::size_t e);
/// The same as last counted, without asking the firms: what it is between count_staff() and the month's end.
[[nodiscard]] Skilled counted_force(const World& world, std::size_t e);
[[nodiscard]] Skilled women_in_force(const World& world, std::size_t e);

/// Counts the staff of each industry again: who finished a course since the month before is skilled now. The women among
/// those are in the composition of the low-skilled of their industry.
void count_staff(World& world, std::size_t e);

/// The labour force grows and learns along its path. Newcomers follow those who are there: own-account families take in
/// their own, the rest look for work; the share of women in each skill is that of the start. Leavers are of the
/// unemployed first, then from own-account work; women as many as in the labour force of their skill, as
/// far as there are.
void renew_labour_force(World& world, std::size_t e);

}  // namespace ladder::models
