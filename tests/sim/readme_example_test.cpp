// The example of sim/README.md, and a check that the page shows this very text.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

// [example]
#include <vector>

#include "sim/engine.hpp"
#include "sim/parallel.hpp"

using namespace ladder::sim;

/// Runners in a ring: whoever gets the baton rests three days and then sends it on; the post takes 40 days.
class Relay : public Model {
 public:
  explicit Relay(std::uint32_t runners) : runners_(runners) {}

  void start(Outbox& out) { out.post(AgentId{0}, runners_[0].posts, AgentId{0}, Time{0}, kArrives); }

  void handle(const Event& event, Outbox& out) override {
    const AgentId me = event.target;
    Runner& runner = runners_[me.value()];
    if (event.kind == kArrives) {
      ++runner.turns;
      out.post(me, runner.posts, me, event.due + Duration{3}, kRested);
    } else {
      const AgentId next{(me.value() + 1) % static_cast<std::uint32_t>(runners_.size())};
      out.post(me, runner.posts, next, event.due + Duration{40}, kArrives);
    }
  }

  /// At the end of each month all runners are at rest, so their turns can be added up.
  void settle(Time, Executor&, Outbox&) override {
    std::uint32_t sum = 0;
    for (const Runner& runner : runners_) sum += runner.turns;
    turns_by_month.push_back(sum);
  }

  std::vector<std::uint32_t> turns_by_month;

 private:
  enum Kind : std::uint16_t { kArrives, kRested };
  struct Runner {
    std::uint32_t posts = 0;  ///< for the outbox: numbers this runner's events
    std::uint32_t turns = 0;
  };
  std::vector<Runner> runners_;
};

std::vector<std::uint32_t> turns_by_month(std::uint32_t days) {
  Relay relay(3);
  const auto executor = tbb_executor(2);
  Engine engine(relay, *executor, Duration{30});
  relay.start(engine.initial());
  engine.run_until(Time{days});
  return relay.turns_by_month;
}
// [example]

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(LADDER_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("in the README's relay the baton arrives every 43 days") {
  // On days 0, 43, 86, 129 and 172; months end on days 30, 60, 90, 120, 150 and 180.
  CHECK(turns_by_month(180) == std::vector<std::uint32_t>{1, 2, 3, 3, 4, 5});
}

TEST_CASE("the README shows the example that is compiled here") {
  const std::string source = text_of("tests/sim/readme_example_test.cpp");
  const std::string mark = "// [example]\n";
  const std::size_t begin = source.find(mark) + mark.size();
  const std::string example = source.substr(begin, source.find(mark, begin) - begin);
  REQUIRE(example.size() > 1000);
  CHECK(text_of("sim/README.md").find("```cpp\n" + example + "```") != std::string::npos);
}
