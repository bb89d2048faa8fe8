#include "tools/replicates_auto.hpp"

#include <fmt/format.h>

#include "output/human.hpp"

namespace ladder::tools {

std::string look_in_words(const output::Look& look, std::span<const output::WatchedOutcome> watched) {
  std::string text = fmt::format("After {} replicates: ", look.replicates);
  if (look.widest) {
    const output::WatchedOutcome& widest = watched[*look.widest];
    text += fmt::format("{} is known to -+ {}, wanted {}", widest.name, output::human(look.half_width),
                        output::human(widest.target));
  }
  if (look.next > look.replicates) {
    text += look.precise ? "; one more batch, so that the interval does not owe its width to luck." : ".";
  } else if (!look.precise) {
    text += "; that is the most allowed (--max-replicates).";
  } else {
    text += "; enough.";
  }
  return text;
}

output::RunRecord run_until_precise(std::vector<NamedScenario> scenarios, const models::OpeningTable& table,
                                    const PrecisionWish& wish, std::span<const std::string> economies,
                                    const BatchRunner& run, const LookReport& report) {
  output::RunRecord record = start_record(scenarios, table);
  output::SequentialStopping rule(wish.rule);
  for (std::size_t done = 0, wanted = rule.first(); done < wanted;) {
    run(record, done, wanted);
    done = wanted;
    const auto watched =
        watched_outcomes(record, wish.widths, scenarios.front().scenario.headline, economies);
    const output::Look look = rule.look(watched);
    report(look, watched);
    wanted = look.next;
  }
  // What a result says of its scenarios is how many replicates it has, not how many were asked for.
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    scenarios[s].scenario.replicates = static_cast<int>(record.scenarios[s].replicates.size());
    record.scenarios[s].resolved = models::resolved_text(scenarios[s].scenario);
  }
  return record;
}

}  // namespace ladder::tools
