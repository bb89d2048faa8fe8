#include <fmt/format.h>

#include "output/json.hpp"
#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/diagnostics.hpp"
#include "tools/failure.hpp"
#include "tools/settings.hpp"

namespace ladder::tools {
namespace {

struct Finding {
  std::string file;
  ExitCode code = ExitCode::ok;
  std::string title;                    ///< of a scenario that can be run
  std::vector<std::string> notes;       ///< on the data it would start from
  std::vector<Diagnostic> warnings;     ///< of one that can
  std::vector<Diagnostic> diagnostics;  ///< of one that cannot
};

/// Loads the scenario and makes its opening table: what `run` would do before it runs.
Finding examine(const std::string& file, const std::vector<std::string>& overrides,
                const models::CountryData& data) {
  Finding finding{
      .file = file, .code = ExitCode::ok, .title = {}, .notes = {}, .warnings = {}, .diagnostics = {}};
  try {
    LoadReport report;
    const models::Scenario scenario = load_with_library(file, overrides, &report);
    finding.title = scenario.title;
    finding.notes = absences(data);
    for (std::string& note : opening_table(data, scenario).notes) finding.notes.push_back(std::move(note));
    finding.warnings = std::move(report.warnings);
  } catch (const ScenarioError& e) {
    finding.code = failure(std::current_exception()).code;
    finding.diagnostics = e.diagnostics();
  } catch (const sim::Error& e) {
    finding.code = failure(std::current_exception()).code;
    finding.diagnostics.emplace_back();
    finding.diagnostics.back().position.file = std::make_shared<const std::string>(file);
    finding.diagnostics.back().message = e.what();
  }
  return finding;
}

output::Json as_json(const std::string& file, const std::vector<Diagnostic>& diagnostics) {
  output::Json list = output::Json::array();
  for (const Diagnostic& d : diagnostics) {
    list.push_back({{"file", d.position.file ? *d.position.file : file},
                    {"line", d.position.line},
                    {"column", d.position.column},
                    {"message", d.message}});
  }
  return list;
}

output::Json as_json(const Finding& finding) {
  output::Json item{{"file", finding.file}, {"accepted", finding.code == ExitCode::ok}};
  if (!finding.title.empty()) item["title"] = finding.title;
  item["notes"] = finding.notes;
  item["warnings"] = as_json(finding.file, finding.warnings);
  item["problems"] = as_json(finding.file, finding.diagnostics);
  return item;
}

std::string as_text(const Finding& finding, const Console& console) {
  if (finding.code == ExitCode::ok) {
    return fmt::format("{} {}: {}\n", console.paint(Tone::good, "ok"), finding.file, finding.title);
  }
  std::string text;
  for (const Diagnostic& d : finding.diagnostics) {
    text += fmt::format("{} {}\n", console.paint(Tone::bad, "error"), d.text());
  }
  return text;
}

}  // namespace

ExitCode check_command(const Arguments& arguments, Console& console) {
  const models::CountryData data = country_data(arguments);
  const auto own_settings = settings(arguments, short_names(arguments.operands));
  output::Json files = output::Json::array();
  ExitCode code = ExitCode::ok;
  for (std::size_t i = 0; i < arguments.operands.size(); ++i) {
    const Finding finding = examine(arguments.operands[i], own_settings[i], data);
    if (code == ExitCode::ok) code = finding.code;
    if (arguments.has("json")) {
      files.push_back(as_json(finding));
    } else {
      console.print(as_text(finding, console));
      for (const Diagnostic& warning : finding.warnings) console.warn(warning.text());
      for (const std::string& note : finding.notes) console.note("  " + note);
    }
  }
  if (arguments.has("json")) {
    const output::Json report{{"schema", "ladder-check/1"}, {"files", files}};
    console.print(report.document());
  }
  return code;
}

}  // namespace ladder::tools
