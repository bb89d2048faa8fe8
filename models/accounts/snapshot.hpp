/// Balances, stocks and people of the world at one moment: what the audit compares a month's payments and flows with.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "models/industry/firms.hpp"
#include "models/money.hpp"
#include "sim/parallel.hpp"

namespace ladder::models {

class World;

/// What the firms and own-account producers of an industry hold, and what its firms did at their last review.
struct IndustryStocks {
  Volume finished = 0;                        ///< output not yet sold
  std::array<Volume, goods_count> inputs{};  ///< goods in store, by product
  Volume capital = 0;                         ///< of firms, in use and on order
  Volume on_order = 0;                        ///< of it: bought, not yet installed
  Volume made = 0;                            ///< output of firms
  Volume used = 0;                            ///< goods inputs used by firms, all products together
  Volume worn = 0;                            ///< capital worn
  Volume least = 0;                           ///< the smallest stock or capital of any firm, where one is below 0
  Skilled workers{};                          ///< of firms
  std::uint32_t firms = 0;                    ///< living
};

struct AuditSnapshot {
  std::vector<ByParty> balances;           ///< by economy
  std::vector<IndustryStocks> industries;  ///< [economy * sector_count + sector]
  std::vector<Skilled> people;             ///< labour force by economy, the staff of firms as firms have it
  std::vector<Skilled> women;              ///< among them, as counted

  /// What the economy's accounts add up to: its net foreign position.
  [[nodiscard]] Money position(std::size_t economy) const;
  /// What its firms and own-account producers hold.
  [[nodiscard]] Money producers(std::size_t economy) const;
};

/// Economies are added up side by side.
[[nodiscard]] AuditSnapshot audit_snapshot(const World& world, sim::Executor& executor);

}  // namespace ladder::models
