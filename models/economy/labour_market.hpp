/// Hiring, lay-offs, own-account work, and wages (MODEL 3.10; ODD 7.10).
#pragma once
#include "models/accounts/ledger.hpp"
#include "models/economy/economy.hpp"
#include "models/economy/labour_force.hpp"

namespace ladder::models {

class World;

/// Wages of the month to households, by contract: workers times the firm's wage and the premium of their
/// skill.
void pay_wages(World& world, std::size_t e, Book& book);

/// The month's matching: lay-offs, newcomers by skill, vacancies against the unemployed and own-account
/// workers, migration between farming and services, return of unemployment to its start. Persons are
/// conserved.
void match_labour(World& world, std::size_t e);

/// Next month's wage index and skill premiums from what was settled.
void move_wages(World& world, std::size_t e);

}  // namespace ladder::models
