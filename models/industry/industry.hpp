/// An industry: a sector in an economy, its technology from the opening table and what was settled last.
#pragma once
#include <cstdint>
#include <vector>

#include "models/industry/firms.hpp"
#include "models/industry/sector.hpp"
#include "models/money.hpp"

namespace ladder::models {

struct Industry {
  std::uint16_t economy = 0;
  std::uint16_t sector = 0;
  std::uint32_t first_row = 0;  ///< of its block in Firms
  std::uint32_t slots = 0;      ///< rows in the block
  std::uint32_t initial_firms = 0;

  // technology and books of the base year
  BySector<double> input{};        ///< per unit of output
  double value_added = 0.0;        ///< per unit of output
  double capital_output = 0.0;     ///< capital per unit of yearly output at normal use
  double wage = 0.0;               ///< cents a low-skill worker-month where the economy's wage index is 1
  double skilled_share = 0.0;      ///< of its workers at the start
  double start_output = 0.0;       ///< volume a month, firms and own-account producers
  double efficiency_offset = 0.0;  ///< ln(output per worker-year) of a firm at technique 0, cents
  double mean_people = 0.0;        ///< of a mean firm at the start
  double opportunity = 1.0;        ///< of innovation
  double start_capital = 0.0;      ///< volume
  double certified = 1.0;          ///< certified part of what its exporters sell at home
  double export_bar = 0.0;         ///< score from which a firm enters foreign markets
  double start_export_pull = 0.0;  ///< export_pull at the start; 0: nothing was exported
  double start_margin = 0.0;       ///< mean margin at the start
  double start_use = 0.0;          ///< digital generations in use, mean at the start, weighted by output
  double newcomer_gap = 0.0;       ///< mean ln A - ln B at the start: how far newcomers lag behind machines

  // people of all its firms, as settled; between settlements a course makes some of them skilled
  Skilled workers{}, women{};  ///< women are among the workers

  // published at the last barrier
  double price = 1.0;                        ///< mean price of its deliveries
  double log_price = 0.0;                    ///< its logarithm
  double goods_cost = 0.0, services_cost = 0.0;  ///< of the inputs of a unit of output, at what users pay
  double fill = 1.0;                         ///< smoothed share of orders delivered
  double export_pull = 0.0;  ///< foreign orders over home orders of exporters; 0: there are none
  double exported = 0.0;                     ///< share of what was ordered of it last month that came from abroad
  double capability = 1.0;                   ///< capital over its start, smoothed
  double mean_log_efficiency = 0.0;          ///< weighted by output
  double margin = 0.0;                       ///< mean of price over unit cost, less 1, weighted by output; smoothed
  double best_technique = 0.0;               ///< mean of the top tenth by technique
  double mean_technique = 0.0;               ///< output-weighted
  std::array<double, 5> generation_share{};  ///< of firms at this generation or above
  std::uint32_t living = 0;

  // of the month being settled
  Volume sold = 0;
  Volume swing_output = 0;  ///< made on the spot by the swing supplier
  std::vector<Volume> made_on_the_spot;  ///< by each of its firms, until it counts as their output
};

}  // namespace ladder::models
