#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/adoption_chart.hpp"
#include "output/material_sankey.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "output/series_chart.hpp"
#include "output/transfer_sankey.hpp"
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

/// The year asked for.
std::optional<int> year_of(const Arguments& arguments) {
  const auto text = arguments.value("year");
  if (!text) return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), year);
  if (error != std::errc{} || end != text->data() + text->size())
    throw UsageError("--year is '" + *text + "'; expected a year such as 2030");
  return year;
}

/// A kind of chart: which options it needs, which it takes, what its file is called, how it is drawn.
struct Kind {
  std::string_view option;  ///< that chooses it
  std::vector<std::string_view> needs, takes;
  std::string (*file)(const Arguments&);
  std::string (*draw)(const Arguments&, const output::RunRecord&);
};

std::string suffixed(std::string name, const std::optional<std::string>& part) {
  return part ? name + '-' + *part : name;
}

std::string series_file(const Arguments& arguments) {
  return default_name(arguments.value("series").value(), split_labels(arguments.value("place").value_or("")));
}

std::string draw_series(const Arguments& arguments, const output::RunRecord& record) {
  const std::string series = arguments.value("series").value();
  const std::vector<std::string> labels = split_labels(arguments.value("place").value_or(""));
  const bool levels = arguments.has("levels") || record.scenarios.size() == 1;
  return output::line_chart(levels ? output::chart_of(record, series, labels)
                                   : output::chart_of_differences(record, series, labels));
}

std::string adoption_file(const Arguments& arguments) {
  return suffixed("adoption", arguments.value("scenario")) + ".svg";
}

std::string draw_adoption(const Arguments& arguments, const output::RunRecord& record) {
  return output::panel_chart(output::adoption_chart(record, arguments.value("scenario").value_or("")));
}

/// "materials", of ETH in 2030: "materials-ETH-2030.svg".
std::string flows_file(std::string name, const Arguments& arguments) {
  for (const std::string_view part : {"place", "year", "scenario"}) name = suffixed(std::move(name), arguments.value(part));
  return name + ".svg";
}

std::string sankey_file(const Arguments& arguments) {
  return flows_file("materials", arguments);
}

std::string draw_sankey(const Arguments& arguments, const output::RunRecord& record) {
  const output::Coordinates& c = record.coordinates;
  const int year = year_of(arguments).value_or(c.first_year + static_cast<int>(c.years()) - 1);
  const std::size_t scenario = output::scenario_row(record, arguments.value("scenario").value_or(""));
  return output::sankey_diagram(output::material_sankey(record, arguments.value("place").value(), year, scenario));
}

std::string transfer_file(const Arguments& arguments) {
  return flows_file("transfer", arguments);
}

std::string draw_transfer(const Arguments& arguments, const output::RunRecord& record) {
  const std::size_t scenario = output::scenario_row(record, arguments.value("scenario").value_or(""));
  return output::sankey_diagram(
      output::transfer_sankey(record, arguments.value("place").value_or(""), year_of(arguments), scenario));
}

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {{"series", {}, {"place", "levels"}, series_file, draw_series},
                                        {"adoption", {}, {"scenario"}, adoption_file, draw_adoption},
                                        {"sankey", {"place"}, {"year", "scenario"}, sankey_file, draw_sankey},
                                        {"transfer", {}, {"place", "year", "scenario"}, transfer_file, draw_transfer}};
  return all;
}

bool given(const Arguments& arguments, std::string_view option) {
  return arguments.has(option) || arguments.value(option).has_value();
}

/// The kind that the options choose. Errors: UsageError where they choose none or two, lack one that it needs, or have one
/// that it does not take.
const Kind& kind_of(const Arguments& arguments) {
  const Kind* chosen = nullptr;
  for (const Kind& kind : kinds()) {
    if (!given(arguments, kind.option)) continue;
    if (chosen) throw UsageError(fmt::format("plot draws either --{} or --{}", chosen->option, kind.option));
    chosen = &kind;
  }
  if (!chosen)
    throw UsageError("plot needs --series NAME, --adoption, --sankey or --transfer; 'ladder describe series' lists series");
  for (const std::string_view option : {"series", "place", "year", "scenario"})
    if (arguments.value(option) == "") throw UsageError(fmt::format("--{} is empty; leave it out, or say which", option));
  for (const std::string_view option : chosen->needs)
    if (!given(arguments, option)) throw UsageError(fmt::format("plot --{} needs --{}", chosen->option, option));
  for (const std::string_view option : {"place", "levels", "year", "scenario"})
    if (given(arguments, option) && std::ranges::count(chosen->takes, option) + std::ranges::count(chosen->needs, option) == 0)
      throw UsageError(fmt::format("plot --{} takes no --{}", chosen->option, option));
  return *chosen;
}

}  // namespace

ExitCode plot_command(const Arguments& arguments, Console& console) {
  const Kind& kind = kind_of(arguments);
  (void)year_of(arguments);  // a year that is none is said before the file is read
  watch_interrupts();
  const std::filesystem::path source = arguments.operands.front();
  const std::filesystem::path target = output_target(arguments, kind.file(arguments), std::vector{source});
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  const std::string picture = kind.draw(arguments, record);
  stop_if_asked();
  output::publish_text(target, picture, arguments.has("force"));
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace ladder::tools
