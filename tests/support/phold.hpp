/// PHOLD, the customary test model of parallel event simulation, with a hash of all that happens.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"

namespace ladder::test {

struct PholdOptions {
  std::uint32_t agents = 2000;
  double remote = 0.25;  ///< share of posts that go to a uniformly drawn agent
  sim::Duration lookahead{30};
  sim::Duration mean{100};  ///< of the delay
  std::uint64_t seed = 1;
  bool settlement_posts = true;  ///< at each barrier, one event due at that very tick
  std::uint32_t ballast = 0;     ///< lines of 64 bytes of further state, each of which every event reads and writes
};

/// Agents hold jobs; a job waits an exponential time and goes on, to its agent again or to another.
///
/// Each agent chains a hash over every field of every event it handles, in the order it handles them, and
/// over what was published at the last barrier. The trace hash folds the chains in the order of ids: equal
/// hashes mean that every agent saw the same events in the same order.
class Phold : public sim::Model {
 public:
  explicit Phold(const PholdOptions& options)
      : options_(options),
        draws_(options.seed, 0),
        agents_(options.agents),
        ballast_(std::size_t{options.agents} * options.ballast) {}

  /// One job an agent, each due at a time of its own.
  void start(sim::Outbox& out) {
    for (std::uint32_t i = 0; i < options_.agents; ++i)
      out.post(sim::AgentId{i}, agents_[i].sequence, sim::AgentId{i}, sim::Time{} + delay(uniforms(i, 0)[0]),
               kJob, i);
  }

  void handle(const sim::Event& event, sim::Outbox& out) override {
    Agent& agent = agents_[event.target.value()];
    agent.hash = chained(agent.hash, event);
    for (Line& line : ballast_of(event.target)) agent.hash = line.word = mixed(line.word, agent.hash);
    if (event.kind == kPulse) return;
    const auto u = uniforms(event.payload, event.due.ticks());
    const bool remote = u[1] < options_.remote;
    const auto drawn = static_cast<std::uint32_t>(u[2] * options_.agents);
    const sim::AgentId target = remote ? sim::AgentId{drawn} : event.target;
    const sim::Time earliest = remote ? event.due + options_.lookahead : event.due;
    out.post(event.target, agent.sequence, target, earliest + delay(u[0]), kJob, event.payload,
             static_cast<std::uint16_t>(u[3] * 65536.0));
  }

  void settle(sim::Time at, sim::Executor&, sim::Outbox& out) override {
    const std::uint32_t chosen = (at.ticks() / options_.lookahead.ticks()) % options_.agents;
    published_ = agents_[chosen].hash;
    if (options_.settlement_posts)
      out.post(sim::AgentId{options_.agents}, pulses_, sim::AgentId{chosen}, at, kPulse, chosen);
  }

  void expect(std::span<const sim::Event> events) const override {
    for (const sim::Event& event : events) {
      __builtin_prefetch(&agents_[event.target.value()], 1);
      for (const Line& line : ballast_of(event.target)) __builtin_prefetch(&line, 1);
    }
  }

  void save(sim::CheckpointWriter& out) const override {
    out.put_all(agents_);
    out.put_all(ballast_);
    out.put(published_);
    out.put(pulses_);
  }
  void load(sim::CheckpointReader& in) override {
    in.get_all(agents_);
    in.get_all(ballast_);
    if (agents_.size() != options_.agents || ballast_.size() != std::size_t{options_.agents} * options_.ballast)
      throw sim::Error("The checkpoint was saved with another number of processes, or with more or less state.");
    in.get(published_);
    in.get(pulses_);
  }

  [[nodiscard]] std::uint64_t trace_hash() const {
    std::uint64_t hash = published_;
    for (const Agent& agent : agents_) hash = mixed(mixed(hash, agent.hash), agent.sequence);
    return hash;
  }

 private:
  enum Kind : std::uint16_t { kJob, kPulse };
  struct Agent {
    std::uint64_t hash = 0;
    std::uint32_t sequence = 0;
    std::uint32_t unused = 0;
  };
  /// State that a line of the cache holds, and of which one word is enough to have it fetched.
  struct alignas(64) Line {
    std::uint64_t word = 0;
    std::array<std::uint64_t, 7> unused{};
  };

  [[nodiscard]] std::size_t first_line(sim::AgentId agent) const {
    return std::size_t{agent.value()} * options_.ballast;
  }
  [[nodiscard]] std::span<Line> ballast_of(sim::AgentId agent) {
    return std::span(ballast_).subspan(first_line(agent), options_.ballast);
  }
  [[nodiscard]] std::span<const Line> ballast_of(sim::AgentId agent) const {
    return std::span(ballast_).subspan(first_line(agent), options_.ballast);
  }

  static std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    return hash ^ (hash >> 32);
  }
  [[nodiscard]] std::uint64_t chained(std::uint64_t hash, const sim::Event& e) const {
    hash = mixed(hash ^ published_, std::uint64_t{e.due.ticks()} << 32 | e.target.value());
    hash = mixed(hash, std::uint64_t{e.source.value()} << 32 | e.sequence);
    return mixed(hash, std::uint64_t{e.payload} << 32 | std::uint64_t{e.kind} << 16 | e.flags);
  }

  /// A job has one pending event at a time, so (job, due) names what is decided.
  [[nodiscard]] std::array<double, 4> uniforms(std::uint32_t job, std::uint32_t due) const {
    return draws_.uniforms(job, 0, due);
  }
  [[nodiscard]] sim::Duration delay(double u) const {
    const double ticks = -sim::math::log(u) * options_.mean.ticks();
    return sim::Duration{1 + static_cast<std::uint32_t>(ticks)};
  }

  PholdOptions options_;
  sim::Draws draws_;
  std::vector<Agent> agents_;
  std::vector<Line> ballast_;
  std::uint64_t published_ = 0;
  std::uint32_t pulses_ = 0;
};

}  // namespace ladder::test
