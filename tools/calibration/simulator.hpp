/// What is calibrated, as a function: the economy, or in tests a function whose answer is known.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ladder::tools {

struct RunRequest {
  std::vector<double> point;    ///< of the unit cube: a quantile of each free parameter
  std::uint32_t replicate = 0;  ///< the luck of the run
};

struct RunOutcome {
  std::vector<double> outputs;  ///< one a target; those of an inadmissible run may be anything
  std::string inadmissible;     ///< why the run cannot be a world, whatever its outputs; empty: it can
};

/// Does runs, beside each other if it likes; the outcomes stand in the order of the requests and depend on
/// each request alone.
using Simulator = std::function<std::vector<RunOutcome>(std::span<const RunRequest>)>;

}  // namespace ladder::tools
