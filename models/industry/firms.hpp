/// The firms of the world in columns (structure of arrays), living and not, in blocks by industry.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/money.hpp"

namespace ladder::models {

inline constexpr std::size_t skill_count = 3;       ///< low, middle, high
inline constexpr std::array<std::string_view, skill_count> skill_keys = {"low", "middle", "high"};
using Skilled = std::array<People, skill_count>;    ///< persons by skill

/// Adds persons by skill, of a place or of a firm.
template <class Count>
void add_persons(Skilled& all, const std::array<Count, skill_count>& some) {
  for (std::size_t k = 0; k < skill_count; ++k) all[k] += some[k];
}

inline constexpr std::size_t generation_count = 5;  ///< analogue, rigid, lean, integrated, smart
inline constexpr std::size_t project_slots = 4;     ///< quarterly capital orders under way
inline constexpr std::size_t measure_count = 6;     ///< resource-efficiency measures a firm may take

/// What a firm may be doing: a digital step, a measure, a course, taking advice, a transfer project.
enum class Project : std::uint8_t { none, digital, measure, training, advice, transfer };

/// How a firm uses materials: not at all sparingly, with measures of its own, with recovered material, with products that last
/// and are repaired.
enum class CircularStage : std::uint8_t { linear, resource_efficient, recovering, circular_business };
inline constexpr std::size_t circular_stage_count = 4;

/// What a firm does about materials beyond its measures.
struct Circular {
  float uptake = 0.0F;  ///< of recovered material: part of what it may take, 0 to 1
  CircularStage stage = CircularStage::linear;
  std::uint8_t aware = 0;    ///< heard of the next stage
  std::uint8_t project = 0;  ///< stage under way; 0: none
  std::uint8_t matched = 0;  ///< gets a by-product of another firm of its park
  bool operator==(const Circular&) const = default;
};

/// What became of a supported step.
enum class Outcome : std::uint8_t { none, completed, failed, expired };

/// A voucher in hand: who issued it, for what, how much, until when.
struct Voucher {
  Money amount = 0;
  std::uint16_t programme = 0;  ///< row in the world's programmes
  std::uint16_t lever = 0;      ///< row in the programme's levers
  std::uint32_t expires = 0;    ///< tick
};

/// How far a firm has come with what it took up, was told or had supported.
struct Upgrading {
  float depth = 1.0F;     ///< of use of its generation, 0 to 1
  float advised = 0.0F;   ///< part of its management score that advice added and that it has kept
  float research = 0.0F;  ///< supported research under way, over what its own costs
};

/// A firm's part in transfer projects; what else there is to know of one under way stands in World::transfers.
struct TransferSeat {
  std::uint32_t donor = 0;  ///< row of the firm that it has asked
  std::uint32_t place = 0;  ///< 1 + place of its project among those of its economy; 0: none taken down
  float failures = 0.0F;    ///< failed projects that it remembers
};

/// One row a firm. A row is used again after its firm has left; `incarnation` tells the two apart, and events
/// of a firm that has gone are dropped by it. Random draws are keyed by `entity`, which is never used twice.
struct Firms {
  // who it is
  std::vector<std::uint64_t> entity;  ///< (industry << 32) | candidate number
  std::vector<std::uint16_t> incarnation;
  std::vector<std::uint8_t> alive;
  std::vector<std::uint16_t> industry;  ///< row in World::industries
  std::vector<std::uint32_t> founded;   ///< tick
  std::vector<std::uint32_t> sequence;  ///< posts so far (event tie-break)
  std::vector<std::array<std::uint32_t, 2>> luck;  ///< kept from the month's draw until its end, see MonthLuck; 0: none

  // what it knows and can do; log points over the North's mean technique of the sector in the base year
  std::vector<double> technique;         ///< known
  std::vector<double> embodied;          ///< in its machines
  std::vector<double> absorptive_skill;  ///< in its people
  std::vector<float> management;         ///< score, 0 to 1
  std::vector<float> shock;              ///< efficiency shock u, log points
  std::vector<double> efficiency;        ///< output per worker-year at the last review, base-year cents
  std::vector<double> log_efficiency;    ///< its logarithm

  // market
  std::vector<double> price;  ///< 1 in the base year
  std::vector<double> markup;
  std::vector<float> margin;  ///< price over unit cost less 1, at the last review
  std::vector<double> share;            ///< of the industry's orders at home, volume; living firms add up to 1
  std::vector<double> export_share;     ///< of its orders from abroad; living firms add up to 1
  std::vector<double> appeal;           ///< share at equal price: weight of all product lines
  std::vector<std::uint8_t> exporter;   ///< whether it is in foreign markets
  std::vector<std::uint16_t> certified_from;   ///< month from which its certificate holds
  std::vector<std::uint16_t> certified_until;  ///< month in which it lapses; 0: it never had one
  std::vector<std::uint16_t> certificate_asked;  ///< 1 + month in which it asked for one and waits for its turn; 0: it does not
  std::vector<double> expected_demand;  ///< volume a month
  std::vector<double> trend_demand;
  std::vector<float> trend_growth;  ///< a year
  std::vector<float> fill;          ///< smoothed share of orders delivered
  std::vector<Volume> planned;      ///< output planned for next month: what inputs are ordered for
  std::vector<Volume> output;       ///< of this month
  std::vector<Volume> stock;        ///< of finished output
  std::vector<Volume> sales;        ///< last month, volume
  std::vector<Volume> unfilled;     ///< orders lost last month
  std::vector<Money> revenue;       ///< last month
  std::vector<Money> surplus;       ///< last month: revenue less inputs and wages
  std::vector<double> smooth_surplus;
  std::vector<std::array<Volume, goods_count>> inputs;  ///< goods inputs in store
  std::vector<Volume> used;  ///< of them, all goods together, for this month's output

  // capital
  std::vector<Volume> capital;
  std::vector<Volume> worn;  ///< of it at the last review
  std::vector<Volume> purchase;                           ///< still to buy for the newest order
  std::vector<std::uint8_t> purchase_months;  ///< months over which to buy it
  std::vector<std::array<Volume, project_slots>> orders;  ///< bought, not yet installed
  std::vector<std::uint8_t> newest_order;

  // people
  std::vector<std::array<std::int32_t, skill_count>> workers;
  std::vector<std::int32_t> wanted;  ///< to hire (+) or lay off (-) at the next barrier
  std::vector<double> wage;          ///< cents a low-skill worker-month
  std::vector<std::int32_t> in_training;

  // technology projects
  std::vector<std::uint8_t> generation;     ///< 0 to 4
  std::vector<std::uint8_t> aware_digital;  ///< heard of the next generation
  std::vector<std::uint8_t> aware_efficiency;
  std::vector<std::uint8_t> measures;      ///< bit k: measure k taken
  std::vector<Project> project;            ///< under way
  std::vector<std::uint8_t> project_item;  ///< which generation or measure
  std::vector<Volume> equipment;           ///< still to buy for it
  std::vector<float> input_saving;         ///< share of goods inputs saved by measures
  std::vector<Voucher> voucher;
  std::vector<std::uint16_t> application;  ///< 1 + row in the world's offers; 0: none
  std::vector<Money> applied_for;
  std::vector<Money> redeem;   ///< voucher money to be paid out at the next barrier
  std::vector<Volume> course;            ///< services of courses and certificates to buy at the next barrier
  std::vector<std::uint16_t> supporter;   ///< 1 + row of the programme behind the last project or course; 0: none
  std::vector<Outcome> outcome;           ///< of a supported step, until the next barrier has counted it
  std::vector<std::uint16_t> outcome_of;  ///< 1 + row of the programme it counts for
  std::vector<std::uint8_t> months_insolvent;
  std::vector<Upgrading> upgrading;  ///< depth of use, advice kept, research supported

  // transfer projects (technology/transfer.hpp)
  std::vector<TransferSeat> transfer;

  // materials
  std::vector<Circular> circular;

  [[nodiscard]] std::size_t rows() const { return alive.size(); }
  void resize(std::size_t rows);
  /// Puts a row back to an empty firm; keeps its industry, incarnation and sequence.
  void clear(std::size_t row);
  [[nodiscard]] std::int32_t headcount(std::size_t i) const {
    return workers[i][0] + workers[i][1] + workers[i][2];
  }
};

}  // namespace ladder::models
