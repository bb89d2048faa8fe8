#include "tools/describe.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "output/json.hpp"

namespace ladder::tools {
namespace {

using output::Json;
using Rows = std::vector<models::FieldRow>;

std::string_view base_unit(const models::FieldRow& row) {
  return row.dimension == nullptr ? std::string_view{} : row.dimension->units.front().name;
}

/// "path = value   (range)", then what it is and where it comes from, each indented.
std::string row_text(const models::FieldRow& row, std::string_view indent) {
  const std::string range = models::range_text(row.info, base_unit(row));
  std::string text = fmt::format("{}{} = {}", indent, row.path, row.info.required ? "(required)" : row.value);
  if (!range.empty()) text += fmt::format("   ({})", range);
  text += '\n';
  if (!row.info.text.empty()) text += fmt::format("{}    {}\n", indent, row.info.text);
  if (!row.choices.empty()) text += fmt::format("{}    one of: {}\n", indent, fmt::join(row.choices, ", "));
  if (!row.info.source.empty()) text += fmt::format("{}    source: {}\n", indent, row.info.source);
  return text;
}

std::string rows_text(const Rows& rows, std::string_view indent) {
  std::string text;
  for (const models::FieldRow& row : rows) text += row_text(row, indent);
  return text;
}

Json row_json(const models::FieldRow& row) {
  Json json{{"path", row.path}, {"kind", row.kind}, {"value", row.value}, {"required", row.info.required}};
  if (row.dimension != nullptr) {
    json["number"] = row.number;
    json["unit"] = base_unit(row);
    json["dimension"] = row.dimension->name;
    Json units = Json::array();
    for (const models::UnitName& unit : row.dimension->units) units.push_back(unit.name);
    json["units"] = std::move(units);
  }
  if (std::isfinite(row.info.min)) json["min"] = row.info.min;
  if (std::isfinite(row.info.max)) json["max"] = row.info.max;
  if (!row.choices.empty()) json["choices"] = row.choices;
  json["text"] = row.info.text;
  json["source"] = row.info.source;
  return json;
}

Json rows_json(const Rows& rows) {
  Json json = Json::array();
  for (const models::FieldRow& row : rows) json.push_back(row_json(row));
  return json;
}

std::string printed(const Rows& rows, DescribeFormat format) {
  return format == DescribeFormat::json ? rows_json(rows).document() : rows_text(rows, "");
}

Rows setting_rows(const models::LeverUse& use) {
  // fields() takes the lever writable for readers' sake; collecting rows only looks.
  return models::field_rows(const_cast<models::Lever&>(*use.settings));
}

std::string programme_text(const models::Programme& programme) {
  std::string text = fmt::format("{}: {}\n", programme.name, programme.title);
  if (!programme.answers.empty()) text += fmt::format("    answers: {}\n", programme.answers);
  for (const std::string& source : programme.sources) text += fmt::format("    source: {}\n", source);
  for (const models::LeverUse& use : programme.levers) {
    text += fmt::format("    {}\n", use.lever);
    for (const models::FieldRow& row : setting_rows(use))
      text += fmt::format("        {} = {}\n", row.path, row.value);
  }
  return text;
}

Json programme_json(const models::Programme& programme) {
  Json json{{"name", programme.name}, {"title", programme.title}, {"answers", programme.answers}};
  json["sources"] = programme.sources;
  models::Targeting targeting = programme.targeting;
  json["targeting"] = rows_json(models::field_rows(targeting));
  json["levers"] = Json::array();
  for (const models::LeverUse& use : programme.levers) {
    json["levers"].push_back(Json{{"lever", use.lever}, {"settings", rows_json(setting_rows(use))}});
  }
  return json;
}

}  // namespace

std::string describe_parameters(DescribeFormat format) {
  models::Scenario scenario;
  models::PolicyUse policy;
  Rows rows = models::field_rows(scenario);
  const Rows of_policy = models::field_rows(policy, "policies.N");
  rows.insert(rows.end(), of_policy.begin(), of_policy.end());
  models::TariffChange tariff;
  const Rows of_tariff = models::field_rows(tariff, "tariffs.N");
  rows.insert(rows.end(), of_tariff.begin(), of_tariff.end());
  return printed(rows, format);
}

std::string describe_assumptions(const models::Scenario& scenario, DescribeFormat format) {
  models::Parameters assumptions = scenario.assumptions;
  return printed(models::field_rows(assumptions, "assumptions"), format);
}

std::string describe_levers(DescribeFormat format) {
  Json json = Json::array();
  std::string text;
  for (const models::LeverEntry& entry : models::levers()) {
    const auto lever = entry.make();
    const Rows rows = models::field_rows(*lever);
    text += fmt::format("{}: {}\n{}", entry.name, entry.text, rows_text(rows, "    "));
    json.push_back({{"lever", entry.name}, {"text", entry.text}, {"settings", rows_json(rows)}});
  }
  return format == DescribeFormat::json ? json.document() : text;
}

std::string describe_shocks(DescribeFormat format) {
  Json json = Json::array();
  std::string text;
  for (const models::ShockKind& kind : models::shock_kinds()) {
    models::ShockUse shock;
    shock.shock = kind.name;
    const Rows rows = models::field_rows(shock);
    text += fmt::format("{}: {}\n{}", kind.name, kind.text, rows_text(rows, "    "));
    json.push_back({{"shock", kind.name}, {"text", kind.text}, {"settings", rows_json(rows)}});
  }
  return format == DescribeFormat::json ? json.document() : text;
}

std::string describe_programmes(std::span<const models::Programme> programmes, DescribeFormat format) {
  Json json = Json::array();
  std::string text;
  for (const models::Programme& programme : programmes) {
    text += programme_text(programme);
    json.push_back(programme_json(programme));
  }
  return format == DescribeFormat::json ? json.document() : text;
}

}  // namespace ladder::tools
