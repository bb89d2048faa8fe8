#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "output/adoption_chart.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "output/series_chart.hpp"
#include "sim/error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"

namespace ladder::tools {
namespace {

std::vector<std::string> split_labels(const std::string& text) {
  std::vector<std::string> labels;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    labels.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  return labels;
}

/// "industry/employment" and "BGD,textiles": "employment-BGD-textiles.svg".
std::string default_name(const std::string& series, const std::vector<std::string>& labels) {
  std::string name = series.substr(series.find('/') == std::string::npos ? 0 : series.find('/') + 1);
  for (const std::string& label : labels) name += '-' + label;
  return name + ".svg";
}

/// The chart of one series.
std::string drawn_series(const Arguments& arguments, const output::RunRecord& record, const std::string& series,
                         const std::vector<std::string>& labels) {
  const bool levels = arguments.has("levels") || record.scenarios.size() == 1;
  return output::line_chart(levels ? output::chart_of(record, series, labels)
                                   : output::chart_of_differences(record, series, labels));
}

/// Refuses options that belong to the other kind of chart.
void check_kind(const Arguments& arguments) {
  const bool adoption = arguments.has("adoption");
  if (!adoption && !arguments.value("series"))
    throw UsageError("plot needs --series NAME or --adoption; 'ladder describe series' lists series");
  if (!adoption && arguments.value("scenario"))
    throw UsageError("--scenario belongs to --adoption; a chart of a series shows all scenarios");
  for (const std::string_view option : {"series", "place"})
    if (adoption && arguments.value(option))
      throw UsageError(fmt::format("--adoption draws all economies and generations; it takes no --{}", option));
  if (adoption && arguments.has("levels")) throw UsageError("--adoption always draws levels; it takes no --levels");
}

}  // namespace

ExitCode plot_command(const Arguments& arguments, Console& console) {
  check_kind(arguments);
  const std::string series = arguments.value("series").value_or("");
  const std::string scenario = arguments.value("scenario").value_or("");
  const std::vector<std::string> labels = split_labels(arguments.value("place").value_or(""));
  watch_interrupts();
  const std::filesystem::path source = arguments.operands.front();
  const std::string usual = !arguments.has("adoption") ? default_name(series, labels)
                            : scenario.empty()         ? "adoption.svg"
                                                       : "adoption-" + scenario + ".svg";
  const std::filesystem::path target = output_target(arguments, usual, std::vector{source});
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  const std::string picture = arguments.has("adoption")
                                  ? output::panel_chart(output::adoption_chart(record, scenario))
                                  : drawn_series(arguments, record, series, labels);
  stop_if_asked();
  output::publish_text(target, picture, arguments.has("force"));
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace ladder::tools
