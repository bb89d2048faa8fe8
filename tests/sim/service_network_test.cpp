// The kernel against a result that does not come from a simulator: Erlang's.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "sim/engine.hpp"
#include "sim/parallel.hpp"
#include "tests/support/service_network.hpp"

using namespace ladder;
using doctest::Approx;

namespace {

std::vector<double> waits(const test::ServiceNetworkOptions& options, sim::Executor& executor) {
  test::ServiceNetwork network(options);
  sim::Engine engine(network, executor, options.travel);
  network.start(engine.initial());
  engine.run_until(sim::Time{1'500'000});
  return network.waits();
}

}  // namespace

TEST_CASE("Erlang's formula gives the known waits of one server, of two, and of a table") {
  CHECK(test::erlang_c_wait(1, 0.5) == Approx(1.0));                // rho / (1 - rho)
  CHECK(test::erlang_c_wait(2, 0.5) == Approx(1.0 / 3.0));          // rho^2 / (1 - rho^2)
  CHECK(test::erlang_c_wait(10, 0.8) == Approx(0.40918 / 2.0).epsilon(1e-4));  // C(10, 8 Erlang) = 0.40918
}

TEST_CASE("customers of a network wait as long as Erlang says, within what chance allows") {
  struct Case {
    std::uint32_t servers;
    double load;
  };
  for (const auto& [servers, load] : {Case{1, 0.7}, Case{3, 0.8}, Case{10, 0.85}}) {
    CAPTURE(servers);
    const auto executor = sim::serial_executor();
    const std::vector<double> w = waits({.servers = servers, .load = load}, *executor);
    const auto n = static_cast<double>(w.size());
    const double mean = std::accumulate(w.begin(), w.end(), 0.0) / n;
    double squares = 0.0;
    for (const double x : w) squares += (x - mean) * (x - mean);
    const double error = std::sqrt(squares / (n - 1.0) / n);  // stations are nearly independent
    const double expected = test::erlang_c_wait(servers, load);
    CHECK(error < 0.05 * expected);
    CHECK(std::fabs(mean - expected) < 3.0 * error);
  }
}

TEST_CASE("the waits are the same to the bit on other threads") {
  const auto serial = sim::serial_executor();
  const auto threads = sim::thread_executor(3);
  CHECK(waits({}, *serial) == waits({}, *threads));
}
