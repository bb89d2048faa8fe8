#include "tools/describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "output/catalogue.hpp"
#include "output/json.hpp"
#include "sim/error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/describe_data.hpp"
#include "tools/failure.hpp"
#include "tools/library.hpp"
#include "tools/programme_loader.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

std::optional<std::string> second_operand(const Arguments& arguments) {
  return arguments.operands.size() < 2 ? std::nullopt : std::optional{arguments.operands[1]};
}

std::string programmes_of_library(DescribeFormat format) {
  std::vector<models::Programme> programmes;
  const std::filesystem::path folder = library_folder() / "programmes";
  for (const std::string& name : ProgrammeLibrary{{folder}}.names()) {
    programmes.push_back(load_programme(folder / (name + ".yaml")));
  }
  return describe_programmes(programmes, format);
}

std::string assumptions(const Arguments& arguments, DescribeFormat format) {
  const auto file = second_operand(arguments);
  return describe_assumptions(file ? load_with_library(*file, {}) : models::Scenario{}, format);
}

std::vector<std::string_view> axis_names(const output::Series& series) {
  std::vector<std::string_view> names;
  for (const output::Axis axis : series.axes) names.push_back(output::axis_name(axis));
  return names;
}

std::string series_text(const output::Series& series) {
  return fmt::format("{}/{}\n  {}\n  unit {}; by {}; {}\n\n", series.group, series.name, series.long_name,
                     series.unit,
                     series.axes.empty() ? "nothing" : fmt::format("{}", fmt::join(axis_names(series), ", ")),
                     series.source);
}

output::Json series_json(const output::Series& series) {
  return {{"group", series.group},         {"name", series.name},     {"unit", series.unit},
          {"long_name", series.long_name}, {"source", series.source}, {"axes", axis_names(series)}};
}

std::string all_series(DescribeFormat format) {
  if (format == DescribeFormat::text) {
    std::string text;
    for (const output::Series& series : output::catalogue()) text += series_text(series);
    text += "Not shown by this version:\n";
    for (const output::AbsentIndicator& absent : output::absent_indicators())
      text += fmt::format("  {}, {}: {}\n", absent.code, absent.text, absent.reason);
    return text;
  }
  output::Json list = output::Json::array();
  for (const output::Series& series : output::catalogue()) list.push_back(series_json(series));
  output::Json missing = output::Json::array();
  for (const output::AbsentIndicator& absent : output::absent_indicators())
    missing.push_back({{"code", absent.code}, {"text", absent.text}, {"reason", absent.reason}});
  return output::Json{{"schema", "ladder-series/1"}, {"series", list}, {"absent", missing}}.document();
}

/// "; did you mean 'ETH'?", of the economies of the data, where that one can be described.
std::string economy_meant(const models::CountryData& data, models::Scenario world, const std::string& iso3) {
  std::vector<std::string> codes = {"NORTH", "ROW"};
  for (const auto& [code, columns] : data.panel) codes.push_back(code);
  for (const auto& [code, own] : data.own) codes.push_back(code);
  const std::string meant = nearest(iso3, views(codes));
  if (meant.empty()) return "";
  const bool always_there =
      meant == "NORTH" || meant == "ROW" || std::ranges::count(world.world.economies, meant) > 0;
  try {
    if (!always_there) world.world.economies.push_back(meant);
    if (!always_there) static_cast<void>(opening_table(data, world));
  } catch (const sim::Error&) {
    return "";
  }
  return fmt::format("; did you mean '{}'?", meant);
}

/// The last year that an own economy is stated for, as far as a world can start in it.
int year_of(const models::OwnEconomy& own, int last) {
  const auto gdp = own.series.find("gdp_current_usd");
  constexpr int any_age = 100;
  const auto latest = gdp == own.series.end() ? std::nullopt : gdp->second.latest(last, any_age);
  return latest ? latest->year : last;
}

/// The economy as the flagship world has it; added to that world where it is not in it.
std::string data_of(const Arguments& arguments) {
  const auto iso3 = second_operand(arguments);
  if (!iso3) throw UsageError("'ladder describe data' needs an economy, e.g. 'ladder describe data ETH'");
  models::Scenario flagship = load_with_library(library_folder() / "baseline.yaml", {});
  auto& economies = flagship.world.economies;
  const bool there = *iso3 == "NORTH" || *iso3 == "ROW" || std::ranges::count(economies, *iso3) > 0;
  const models::CountryData data = country_data(arguments);
  if (!there && !data.panel.contains(*iso3) && !data.own.contains(*iso3)) {
    throw sim::Error(fmt::format("there is no economy {} in the data; expected an iso3 code, NORTH or ROW{}",
                                 shown(*iso3), economy_meant(data, flagship, *iso3)));
  }
  if (const auto own = data.own.find(*iso3); own != data.own.end())
    flagship.world.base_year = year_of(own->second, flagship.world.base_year);
  if (!there) economies.push_back(*iso3);
  return describe_data(opening_table(data, flagship), *iso3);
}

std::string description(const Arguments& arguments) {
  const std::string& topic = arguments.operands.front();
  if (arguments.operands.size() > 1 && topic != "assumptions" && topic != "data") {
    throw UsageError(
        fmt::format("'ladder describe {}' does not know what to do with '{}'; only assumptions take a "
                    "file, and data an economy",
                    topic, arguments.operands[1]));
  }
  const auto format = arguments.has("json") ? DescribeFormat::json : DescribeFormat::text;
  if (topic == "levers") return describe_levers(format);
  if (topic == "shocks") return describe_shocks(format);
  if (topic == "programmes") return programmes_of_library(format);
  if (topic == "parameters") return describe_parameters(format);
  if (topic == "assumptions") return assumptions(arguments, format);
  if (topic == "series") return all_series(format);
  return data_of(arguments);
}

}  // namespace

ExitCode describe_command(const Arguments& arguments, Console& console) {
  console.print(description(arguments));
  return ExitCode::ok;
}

}  // namespace ladder::tools
