#include "tools/calibration/minimise.hpp"

#include <exception>
#include <limits>
#include <nlopt.hpp>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr double relative_change_wanted = 1e-4;  // of the value; scales of a kernel need no more

/// The function, and the best point that it was asked for.
struct Search {
  const std::function<double(std::span<const double>)>& function;
  Minimum best;
  std::exception_ptr failure;
};

double evaluate(unsigned n, const double* x, double*, void* data) {
  Search& search = *static_cast<Search*>(data);
  const std::span<const double> at{x, n};
  try {
    const double value = search.function(at);
    if (value < search.best.value) search.best = {{at.begin(), at.end()}, value};
    return value;
  } catch (...) {  // NLopt would lose it
    search.failure = std::current_exception();
    throw nlopt::forced_stop();
  }
}

}  // namespace

Minimum minimise(const std::function<double(std::span<const double>)>& function,
                 std::span<const double> lower, std::span<const double> upper, std::span<const double> start,
                 std::size_t most_evaluations) {
  sim::expects(start.size() >= 2 && lower.size() == start.size() && upper.size() == start.size(),
               "BOBYQA needs two axes or more, with their bounds");
  Search search{function, {{start.begin(), start.end()}, std::numeric_limits<double>::infinity()}, nullptr};
  nlopt::opt algorithm(nlopt::LN_BOBYQA, static_cast<unsigned>(start.size()));
  algorithm.set_min_objective(evaluate, &search);
  algorithm.set_lower_bounds({lower.begin(), lower.end()});
  algorithm.set_upper_bounds({upper.begin(), upper.end()});
  algorithm.set_maxeval(static_cast<int>(most_evaluations));
  algorithm.set_ftol_rel(relative_change_wanted);
  std::vector<double> at(start.begin(), start.end());
  double value = 0.0;
  try {
    algorithm.optimize(at, value);
  } catch (const nlopt::roundoff_limited&) {  // the best so far is good enough
  } catch (const nlopt::forced_stop&) {
  }
  if (search.failure) std::rethrow_exception(search.failure);
  return search.best;
}

}  // namespace ladder::tools
