// Same luck: an agent more, or a birth more, shifts nobody else's draws.
#include <doctest/doctest.h>

#include <cstdint>
#include <map>

#include "sim/engine.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"

using namespace ladder::sim;

namespace {

constexpr std::uint32_t kCandidates = 20;  ///< a month

/// Agents draw a number each time they wake, and wake again after a drawn delay. Each month some of the candidates for
/// birth are accepted; a candidate's id is its number, accepted or not.
class Colony : public Model {
 public:
  /// @param accepted  share of candidates
  Colony(std::uint32_t founders, double accepted) : founders_(founders), accepted_(accepted) {}

  void start(Outbox& out) {
    for (std::uint32_t i = 0; i < founders_; ++i) wake_first(AgentId{i}, Time{0}, out);
  }
  void handle(const Event& event, Outbox& out) override {
    Agent& agent = agents_.at(event.target.value());
    const auto u = draws_.uniforms(event.target.value(), 1, event.due.ticks());
    agent.luck = agent.luck * 31 + static_cast<std::uint64_t>(u[0] * 1e9);
    out.post(event.target, agent.posts, event.target, event.due + Duration{1 + static_cast<std::uint32_t>(40.0 * u[1])},
             0);
  }
  void settle(Time at, Executor&, Outbox& out) override {
    const std::uint32_t month = at.ticks() / 30;
    for (std::uint32_t k = 0; k < kCandidates; ++k) {
      const AgentId id{1'000'000 + month * kCandidates + k};
      if (draws_.uniform(id.value(), 2, 0) < accepted_) wake_first(id, at, out);
    }
  }
  [[nodiscard]] std::map<std::uint32_t, std::uint64_t> luck() const {
    std::map<std::uint32_t, std::uint64_t> luck;
    for (const auto& [id, agent] : agents_) luck[id] = agent.luck;
    return luck;
  }

 private:
  struct Agent {
    std::uint64_t luck = 0;
    std::uint32_t posts = 0;
  };
  void wake_first(AgentId id, Time from, Outbox& out) {
    Agent& agent = agents_[id.value()];
    out.post(id, agent.posts, id, from + Duration{draws_.below(30, id.value(), 3, 0)}, 0);
  }

  Draws draws_{7, 0};
  std::uint32_t founders_;
  double accepted_;
  std::map<std::uint32_t, Agent> agents_;
};

std::map<std::uint32_t, std::uint64_t> luck_of(std::uint32_t founders, double accepted) {
  Colony colony(founders, accepted);
  const auto executor = serial_executor();
  Engine engine(colony, *executor, Duration{30});
  colony.start(engine.initial());
  engine.run_until(Time{600});
  return colony.luck();
}

/// Every agent of `few` is in `many`, with the same luck.
bool undisturbed(const std::map<std::uint32_t, std::uint64_t>& few, const std::map<std::uint32_t, std::uint64_t>& many) {
  for (const auto& [id, luck] : few)
    if (!many.contains(id) || many.at(id) != luck) return false;
  return true;
}

}  // namespace

TEST_CASE("one founder more leaves the draws of all others as they were") {
  const auto few = luck_of(50, 0.3), many = luck_of(51, 0.3);
  CHECK(many.size() == few.size() + 1);
  CHECK(undisturbed(few, many));
}

TEST_CASE("more births leave the draws of all others as they were, those of the same month included") {
  const auto few = luck_of(50, 0.3), many = luck_of(50, 0.32);
  CHECK(few.size() > 100);
  CHECK(many.size() > few.size());
  CHECK(undisturbed(few, many));
}
