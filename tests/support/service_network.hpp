/// A network of service stations: customers come, wait for one of some servers, are served, and leave or travel on.
#pragma once
#include <cstdint>
#include <deque>
#include <vector>

#include "sim/engine.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"

namespace ladder::test {

/// All times in ticks. Interarrival and service times are exponential, so a station in the steady state waits like
/// M/M/c by itself, at the arrivals it has in all (Jackson 1957, Networks of waiting lines, Operations Research 5(4)).
struct ServiceNetworkOptions {
  std::uint32_t stations = 60;
  std::uint32_t servers = 3;    ///< of each station
  double service = 1000.0;      ///< mean
  double load = 0.8;            ///< share of time that a server is busy
  double go_on = 0.5;           ///< share of served customers that travel to another station
  sim::Duration travel{3000};   ///< the lookahead
  sim::Time warm_up{200'000};   ///< who comes earlier is not counted
  std::uint64_t seed = 1;
};

/// Mean wait in the queue of M/M/c: Erlang's C formula (Erlang 1917), in units of the mean service time.
/// @param servers  at least 1  @param load  below 1
[[nodiscard]] inline double erlang_c_wait(std::uint32_t servers, double load) {
  const double offered = load * servers;
  double term = 1.0, sum = 0.0;  // offered^k / k!
  for (std::uint32_t k = 0; k < servers; ++k) {
    sum += term;
    term *= offered / (k + 1);
  }
  const double all_busy = term / (1.0 - load);
  return all_busy / (sum + all_busy) / (servers * (1.0 - load));
}

/// A station is an agent. Whoever travels is under way for a lookahead, and that is what lets stations be handled beside
/// each other.
class ServiceNetwork : public sim::Model {
 public:
  explicit ServiceNetwork(const ServiceNetworkOptions& options)
      : options_(options), draws_(options.seed, 0), stations_(options.stations) {}

  void start(sim::Outbox& out) {
    for (std::uint32_t i = 0; i < stations_.size(); ++i) await_customer(sim::AgentId{i}, sim::Time{0}, out);
  }

  void handle(const sim::Event& event, sim::Outbox& out) override {
    Station& station = stations_[event.target.value()];
    switch (event.kind) {
      case kCame:
        await_customer(event.target, event.due, out);
        [[fallthrough]];
      case kTravelled:
        station.waiting.push_back(event.due);
        break;
      case kServed:
        --station.busy;
        send_on(event.target, event.due, event.payload, out);
        break;
    }
    while (station.busy < options_.servers && !station.waiting.empty()) serve(event.target, event.due, out);
  }

  void settle(sim::Time, sim::Executor&, sim::Outbox&) override {}

  /// Mean wait of the customers of each station, in mean service times.
  [[nodiscard]] std::vector<double> waits() const {
    std::vector<double> waits;
    for (const Station& s : stations_) waits.push_back(s.wait / static_cast<double>(s.counted) / options_.service);
    return waits;
  }

 private:
  enum Kind : std::uint16_t { kCame, kTravelled, kServed };
  enum Purpose : std::uint16_t { kArrival, kService, kRoute };
  struct Station {
    std::deque<sim::Time> waiting;  ///< since when
    std::uint32_t busy = 0;         ///< servers
    std::uint32_t posts = 0;
    std::uint32_t arrivals = 0;  ///< from outside
    std::uint32_t served = 0;    ///< begun: the number of a customer at this station
    double wait = 0.0;
    std::uint64_t counted = 0;
  };

  [[nodiscard]] sim::Duration exponential(double mean, sim::AgentId station, Purpose purpose, std::uint32_t k) const {
    return sim::Duration{
        1 + static_cast<std::uint32_t>(-mean * sim::math::log(draws_.uniform(station.value(), purpose, k)))};
  }
  /// Of all arrivals, those from outside are what is not sent on.
  void await_customer(sim::AgentId id, sim::Time now, sim::Outbox& out) {
    Station& s = stations_[id.value()];
    const double interval = options_.service / (options_.load * options_.servers * (1.0 - options_.go_on));
    out.post(id, s.posts, id, now + exponential(interval, id, kArrival, s.arrivals++), kCame);
  }
  void serve(sim::AgentId id, sim::Time now, sim::Outbox& out) {
    Station& s = stations_[id.value()];
    const sim::Time since = s.waiting.front();
    s.waiting.pop_front();
    ++s.busy;
    if (since >= options_.warm_up) {
      s.wait += (now - since).ticks();
      ++s.counted;
    }
    const std::uint32_t customer = s.served++;
    out.post(id, s.posts, id, now + exponential(options_.service, id, kService, customer), kServed, customer);
  }
  void send_on(sim::AgentId id, sim::Time now, std::uint32_t customer, sim::Outbox& out) {
    const auto u = draws_.uniforms(id.value(), kRoute, customer);
    if (u[0] >= options_.go_on) return;
    const auto other = 1 + static_cast<std::uint32_t>(u[1] * (options_.stations - 1));
    const sim::AgentId next{(id.value() + other) % options_.stations};
    out.post(id, stations_[id.value()].posts, next, now + options_.travel, kTravelled);
  }

  ServiceNetworkOptions options_;
  sim::Draws draws_;
  std::vector<Station> stations_;
};

}  // namespace ladder::test
