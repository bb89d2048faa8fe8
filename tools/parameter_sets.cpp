#include "tools/parameter_sets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "output/csv.hpp"
#include "output/sha256.hpp"
#include "sim/error.hpp"
#include "tools/csv.hpp"
#include "tools/field_reader.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

using models::FieldRow;
using models::ParameterSet;

constexpr std::string_view not_ruled_out = "not ruled out", ruled_out = "ruled out";
constexpr std::size_t significant_digits = 6;

/// Checks the values of sets against the declarations of the parameters.
class SetReader {
 public:
  explicit SetReader(Problems& problems) : problems_{problems} {}

  void begin(const Position& position, const std::string& name) {
    if (name.empty()) problems_.add(position, "a set without a name; expected one, such as 'set-01'");
    if (!names_.insert(name).second)
      problems_.add(position, fmt::format("the set {} again; expected each name once", shown(name)));
    sets_.push_back({.name = name, .values = {}, .ruled_out = false});
  }
  void rule_out() { sets_.back().ruled_out = true; }

  /// Whether there is such a parameter; if not, says so.
  bool check_path(const Position& position, const std::string& path) {
    if (find(path) != nullptr) return true;
    std::vector<std::string_view> paths;
    for (const FieldRow& row : known_) paths.push_back(row.path);
    problems_.add(
        position,
        fmt::format("there is no parameter {}; expected a path as 'ladder describe parameters' lists "
                    "it, below 'assumptions'{}",
                    shown(path), did_you_mean(path, paths)));
    return false;
  }
  void value(const Position& position, const std::string& path, std::string_view text) {
    const FieldRow* row = find(path);
    if (row == nullptr) return;
    const auto literal = quantity_literal(text, *row->dimension);
    if (!literal.problem.empty())
      return problems_.add(position, fmt::format("'{}': {}", path, literal.problem));
    if (literal.value < row->info.min || literal.value > row->info.max)
      return problems_.add(
          position,
          fmt::format("'{}': {} is out of range; expected {} ({})", path, shown(text),
                      models::range_text(row->info, row->dimension->units.front().name), row->info.text));
    sets_.back().values.emplace_back(path, literal.value);
    if (++values_ == most_set_values + 1)
      problems_.add(position,
                    fmt::format("more than {} values; a scenario carries its sets in every result, so take "
                                "fewer sets or fewer parameters",
                                most_set_values));
  }
  std::vector<ParameterSet> take(const Position& whole) {
    if (sets_.empty()) problems_.add(whole, "no parameter set in it; expected at least one");
    problems_.raise();
    return std::move(sets_);
  }

 private:
  [[nodiscard]] const FieldRow* find(const std::string& path) const {
    const auto found = std::ranges::find(known_, path, &FieldRow::path);
    return found == known_.end() ? nullptr : &*found;
  }

  Problems& problems_;
  std::vector<FieldRow> known_ = models::settable_parameters();
  std::vector<ParameterSet> sets_;
  std::set<std::string> names_;
  std::size_t values_ = 0;
};

bool is_remark(std::string_view column) {
  return column == "set" || column == "status" || column == "implausibility" || column == "loss";
}

/// What the table itself is refused for, as an error of the scenario that names it.
template <class Read>
auto as_scenario_error(const Position& whole, const Read& read) {
  try {
    return read();
  } catch (const ScenarioError&) {
    throw;
  } catch (const sim::Error& refused) {
    throw ScenarioError{whole, refused.what()};
  }
}

std::vector<ParameterSet> listed_sets(const YamlNode& node) {
  Problems problems;
  SetReader reader{problems};
  for (const YamlNode& item : node.items) {
    if (!expect_kind(item, YamlNode::Kind::map, "parameter_sets", problems)) continue;
    const YamlNode* name = item.find("set");
    reader.begin(item.position, name == nullptr ? "" : name->text);
    for (const auto& [key, position, value] : item.entries) {
      if (key == "set") continue;
      if (key == "ruled_out") {
        const auto flag = flag_literal(value.text);
        if (!flag.problem.empty()) problems.add(value.position, fmt::format("'ruled_out': {}", flag.problem));
        if (flag.value) reader.rule_out();
      } else if (reader.check_path(position, key)) {
        reader.value(value.position, key, value.text);
      }
    }
  }
  return reader.take(node.position);
}

}  // namespace

std::string parameter_set_csv(std::span<const ParameterSet> sets, std::span<const SetRemark> remarks) {
  sim::expects(!sets.empty() && sets.size() == remarks.size(),
               "a file of parameter sets has sets, each with a remark");
  const std::vector<FieldRow> known = models::settable_parameters();
  std::vector<std::string> header{"set", "status", "implausibility", "loss"};
  for (const auto& [path, value] : sets.front().values) header.push_back(path);
  std::string text = output::csv_row(header);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const ParameterSet& set = sets[i];
    std::vector<std::string> row{output::csv_text(set.name),
                                 std::string{set.ruled_out ? ruled_out : not_ruled_out},
                                 fmt::format("{:.{}g}", remarks[i].implausibility, significant_digits),
                                 fmt::format("{:.{}g}", remarks[i].loss, significant_digits)};
    for (const auto& [path, value] : set.values) {
      const auto at = std::ranges::find(known, path, &FieldRow::path);
      sim::expects(at != known.end(), "a parameter set names parameters");
      row.push_back(models::quantity_text(value, *at->dimension));
    }
    text += output::csv_row(row);
  }
  return text;
}

std::vector<ParameterSet> read_parameter_sets(const std::string& file, std::string_view text) {
  const auto name = std::make_shared<const std::string>(file);
  const Position whole{name};
  return as_scenario_error(whole, [&] {
    if (text.find_first_not_of(" \r\n\t\xEF\xBB\xBF") == std::string_view::npos)
      throw ScenarioError{whole,
                          "empty; expected a table of parameter sets, as 'ladder calibrate' writes it"};
    Problems problems;
    SetReader reader{problems};
    const std::vector<std::string> columns = csv_header(file, text);
    const Position header{name, 1, 0};
    if (std::ranges::count(columns, "set") == 0)
      problems.add(header, "there is no column 'set'; expected the names of the sets in it");
    for (const std::string& column : columns)
      if (!is_remark(column)) reader.check_path(header, column);
    problems.raise();
    int line = 1;
    read_csv(file, text, columns, columns.size(), [&](const CsvRow& row) {
      const auto cell = [&](std::string_view column) {
        return std::string{
            row.text(static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin()))};
      };
      ++line;
      reader.begin({name, line, 1}, cell("set"));
      const std::string status =
          std::ranges::count(columns, "status") == 0 ? std::string{not_ruled_out} : cell("status");
      if (status == ruled_out) reader.rule_out();
      if (status != ruled_out && status != not_ruled_out)
        problems.add({name, line, 1}, fmt::format("'status': {}; expected '{}' or '{}'", shown(status),
                                                  not_ruled_out, ruled_out));
      for (std::size_t c = 0; c < columns.size(); ++c)
        if (!is_remark(columns[c]))
          reader.value({name, line, static_cast<int>(c) + 1}, columns[c], row.text(c));
    });
    return reader.take(whole);
  });
}

std::vector<ParameterSet> parameter_sets_of(const YamlNode& node, const std::filesystem::path& folder,
                                            std::vector<output::InputFile>& files) {
  if (node.kind == YamlNode::Kind::list) return listed_sets(node);
  if (node.kind != YamlNode::Kind::scalar || node.text.empty())
    throw ScenarioError{node.position,
                        fmt::format("'parameter_sets': {}; expected the name of a file, or a list of sets",
                                    node.kind_text())};
  // A name stands relative to the file that says it, also where another file extends that.
  const std::filesystem::path said_in{*node.position.file};
  const bool in_file = said_in.has_extension() && std::filesystem::is_regular_file(said_in);
  const std::filesystem::path file =
      ((in_file ? said_in.parent_path() : folder) / node.text).lexically_normal();
  if (!std::filesystem::is_regular_file(file))
    throw ScenarioMissing{node.position,
                          fmt::format("'parameter_sets': no file '{}'; expected a table of parameter sets, "
                                      "relative to this file ('ladder calibrate' makes one)",
                                      file.string())};
  const std::string bytes = file_content(file);
  if (bytes.size() > yaml_byte_limit)
    throw ScenarioError{node.position,
                        fmt::format("'parameter_sets': '{}' is larger than {} KiB; expected fewer sets",
                                    file.string(), yaml_byte_limit >> 10U)};
  files.push_back({file, output::sha256(bytes)});
  return read_parameter_sets(file.string(), bytes);
}

std::string warning_of_ruled_out(std::span<const ParameterSet> sets) {
  const auto out = std::ranges::count_if(sets, &ParameterSet::ruled_out);
  if (out == 0) return {};
  return fmt::format(
      "{} of {} parameter sets are ruled out by the targets they were calibrated to: the model does not "
      "reach these, and the range over such sets does not cover that",
      out, sets.size());
}

}  // namespace ladder::tools
