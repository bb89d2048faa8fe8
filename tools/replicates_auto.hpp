/// --replicates auto: runs replicates in batches until they are precise enough.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "output/series.hpp"
#include "output/stopping.hpp"
#include "tools/precision_wish.hpp"
#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// What runs a batch: extend_replicates(), with progress.
using BatchRunner = std::function<void(output::RunRecord& record, std::size_t first, std::size_t last)>;
/// Called after each look with what it found, and what it watched.
using LookReport =
    std::function<void(const output::Look& look, std::span<const output::WatchedOutcome> watched)>;

/// "After 32 replicates: manufacturing_jobs in ETH under skills is known to -+ 14.8 k, wanted 17.1 k."
[[nodiscard]] std::string look_in_words(const output::Look& look, std::span<const output::WatchedOutcome> watched);

/// Runs batches until the rule says that there are enough. The number reached depends on results alone. The
/// record is byte for byte that of one batch with the number of replicates it came to.
/// @param economies  those watched, empty: all
[[nodiscard]] output::RunRecord run_until_precise(std::vector<NamedScenario> scenarios,
                                                  const models::OpeningTable& table,
                                                  const PrecisionWish& wish,
                                                  std::span<const std::string> economies,
                                                  const BatchRunner& run, const LookReport& report);

}  // namespace ladder::tools
