#include "tools/sweep/sweep_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <vector>

#include "output/csv.hpp"
#include "output/human.hpp"
#include "sim/error.hpp"
#include "tools/literals.hpp"
#include "tools/sweep/design_rows.hpp"

namespace ladder::tools {
namespace {

/// Where the line of each run stands; of two, the first, which must say the same.
class RunIndex {
 public:
  RunIndex(const std::filesystem::path& folder, const SweepPlan& plan)
      : logs_{runs_in(folder), plan.digest}, places_(plan.runs(), RunLogPlace{no_file, 0}) {
    logs_.read([&](const LoggedRun& run, const RunLogPlace& place) {
      sim::expects(run.run < places_.size(), "a finished run is one of its plan");
      RunLogPlace& known = places_[run.run];
      if (known.file == no_file) {
        known = place;
      } else {
        check_equal(run, known, place);
      }
    });
  }
  [[nodiscard]] bool has(std::uint64_t run) const { return places_[run].file != no_file; }
  [[nodiscard]] LoggedRun at(std::uint64_t run) const { return logs_.at(places_[run]); }

 private:
  static constexpr std::uint32_t no_file = static_cast<std::uint32_t>(-1);

  void check_equal(const LoggedRun& run, const RunLogPlace& known, const RunLogPlace& place) const {
    if (logs_.at(known).same_result(run)) return;
    throw sim::Bug(
        fmt::format("run {} has one result in {} and another in {}, though the same program ran it twice",
                    run.run, logs_.file(known).string(), logs_.file(place).string()));
  }

  RunLogs logs_;
  std::vector<RunLogPlace> places_;
};

std::string value_cell(double value) {
  return std::isnan(value) ? "" : output::exact(value);
}

std::vector<std::string> header_cells(const SweepPlan& plan) {
  std::vector<std::string> cells{"row", "replicate", "status", "reason"};
  for (const SweepFactor& factor : plan.factors)
    if (factor.path != replicate_path) cells.push_back(factor.path);
  for (const SweepOutcome& outcome : plan.outcomes) cells.push_back(outcome.name);
  return cells;
}

/// What all replicates of a row share: its values, and its own replicate where it has one.
struct RowCells {
  std::vector<std::string> factors;
  std::string replicate;
};

RowCells row_cells(const SweepPlan& plan, const std::vector<std::string>& values) {
  RowCells cells;
  for (std::size_t f = 0; f < values.size(); ++f) {
    const SweepFactor& factor = plan.factors[f];
    if (factor.path == replicate_path) {
      cells.replicate = values[f];
    } else if (factor.numeric) {
      cells.factors.push_back(output::exact(number_with_unit(values[f]).value.number));
    } else {
      cells.factors.push_back(output::csv_text(values[f]));
    }
  }
  return cells;
}

std::vector<std::string> result_cells(const SweepPlan& plan, const LoggedRun* run) {
  std::vector<std::string> cells;
  for (std::size_t o = 0; o < plan.outcomes.size(); ++o)
    cells.push_back(run == nullptr || run->failed ? "" : value_cell(run->values.at(o)));
  return cells;
}

}  // namespace

SweepTable write_sweep_table(const std::filesystem::path& folder, const SweepPlan& plan,
                             const std::function<void(std::string_view)>& write) {
  const RunIndex index(folder, plan);
  std::vector<std::string> paths;
  for (const SweepFactor& factor : plan.factors) paths.push_back(factor.path);
  DesignRows rows(design_in(folder), paths);
  SweepTable table;
  write(output::csv_row(header_cells(plan)));
  while (rows.next()) {
    const RowCells row = row_cells(plan, rows.values());
    for (std::uint32_t r = 0; r < plan.replicates; ++r) {
      const std::uint64_t number = rows.row() * plan.replicates + r;
      const bool there = index.has(number);
      const LoggedRun run = there ? index.at(number) : LoggedRun{};
      ++(!there ? table.missing : run.failed ? table.failed : table.done);
      std::vector<std::string> cells{fmt::format("{}", rows.row()),
                                     row.replicate.empty() ? fmt::format("{}", r) : row.replicate,
                                     !there       ? "missing"
                                     : run.failed ? "failed"
                                                  : "done",
                                     output::csv_text(run.reason)};
      cells.insert(cells.end(), row.factors.begin(), row.factors.end());
      const std::vector<std::string> results = result_cells(plan, there ? &run : nullptr);
      cells.insert(cells.end(), results.begin(), results.end());
      write(output::csv_row(cells));
    }
  }
  return table;
}

std::string columns_csv(const SweepPlan& plan) {
  std::string text = output::csv_row({"column", "kind", "unit", "series", "measure", "place", "long_name"});
  const auto plain = [&](std::string_view column, std::string_view kind, std::string_view what) {
    text += output::csv_row({std::string{column}, std::string{kind}, "", "", "", "", std::string{what}});
  };
  plain("row", "index", "row of the design, from 0");
  plain("replicate", "index", "number of the replicate, which selects the luck of the run");
  plain("status", "state", "done, failed or missing");
  plain("reason", "state", "why the run failed");
  for (const SweepFactor& factor : plan.factors)
    if (factor.path != replicate_path)
      text += output::csv_row({factor.path, "factor", factor.unit, "", "", "", factor.long_name});
  for (const SweepOutcome& o : plan.outcomes)
    text += output::csv_row({o.name, "outcome", o.unit, o.series,
                             std::string{sweep_measures()[static_cast<std::size_t>(o.measure)]},
                             fmt::format("{}", fmt::join(o.labels, ",")), o.long_name});
  return text;
}

}  // namespace ladder::tools
