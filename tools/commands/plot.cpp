#include <charconv>
#include <filesystem>
#include <string>
#include <vector>

#include "output/material_sankey.hpp"
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

/// The year asked for, or the last of the file.
int year_of(const Arguments& arguments, const output::Coordinates& c) {
  const auto text = arguments.value("year");
  if (!text) return c.first_year + static_cast<int>(c.years()) - 1;
  int year = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), year);
  if (error != std::errc{} || end != text->data() + text->size())
    throw UsageError("--year is '" + *text + "'; expected a year such as 2030");
  return year;
}

/// Materials of one economy in one year.
ExitCode plot_materials(const Arguments& arguments, Console& console) {
  const auto place = arguments.value("place");
  if (!place) throw UsageError("plot --sankey needs --place ECONOMY, such as ETH");
  if (arguments.value("series")) throw UsageError("plot draws either --series or --sankey");
  watch_interrupts();
  const std::filesystem::path source = arguments.operands.front();
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  const int year = year_of(arguments, record.coordinates);
  const std::filesystem::path target =
      output_target(arguments, "materials-" + *place + '-' + std::to_string(year) + ".svg", std::vector{source});
  const output::Sankey sankey = output::material_sankey(record, *place, year, record.scenarios.size() - 1);
  stop_if_asked();
  output::publish_text(target, output::sankey_diagram(sankey), arguments.has("force"));
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace

ExitCode plot_command(const Arguments& arguments, Console& console) {
  if (arguments.has("sankey")) return plot_materials(arguments, console);
  const auto series = arguments.value("series");
  if (!series) throw UsageError("plot needs --series NAME; 'ladder describe series' lists them");
  const std::vector<std::string> labels = split_labels(arguments.value("place").value_or(""));
  watch_interrupts();
  const std::filesystem::path source = arguments.operands.front();
  const std::filesystem::path target =
      output_target(arguments, default_name(*series, labels), std::vector{source});
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  const bool levels = arguments.has("levels") || record.scenarios.size() == 1;
  const output::Chart chart = levels ? output::chart_of(record, *series, labels)
                                     : output::chart_of_differences(record, *series, labels);
  stop_if_asked();
  output::publish_text(target, output::line_chart(chart), arguments.has("force"));
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace ladder::tools
