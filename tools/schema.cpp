#include "tools/schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "models/scenario.hpp"
#include "output/json.hpp"

namespace ladder::tools {
namespace {

using models::FieldInfo;
using output::Json;

constexpr std::string_view number_pattern =
    R"([+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)";

std::string with_optional_blanks(std::string_view unit) {
  std::string pattern;
  for (const char c : unit) pattern += c == ' ' ? std::string{" *"} : std::string{c};
  return pattern;
}

/// "^number *(?:%|...)$"
std::string quantity_pattern(const models::Dimension& dimension) {
  std::string units;
  for (const models::UnitName& unit : dimension.units) {
    if (!unit.name.empty())
      units += fmt::format("{}{}", units.empty() ? "" : "|", with_optional_blanks(unit.name));
  }
  if (units.empty()) return fmt::format("^{}$", number_pattern);
  return fmt::format("^{} *(?:{}){}$", number_pattern, units, dimension.unit_required ? "" : "?");
}

/// "what it is; 0 to 1 /year; source: ..."
std::string description(const FieldInfo& info, std::string_view unit) {
  std::string text{info.text};
  const auto add = [&](std::string_view part) {
    if (!part.empty()) text += fmt::format("{}{}", text.empty() ? "" : "; ", part);
  };
  add(models::range_text(info, unit));
  if (!info.source.empty()) add(fmt::format("source: {}", info.source));
  return text;
}

/// Collects the properties of an object from the fields it visits.
class SchemaWriter final : public models::FieldVisitor {
 public:
  SchemaWriter() { levels_.push_back({"", object()}); }
  [[nodiscard]] Json result() && { return std::move(levels_.front().schema); }

  void whole(std::string_view name, std::int64_t& value, const FieldInfo& info) override {
    Json schema{{"type", "integer"}};
    if (std::isfinite(info.min)) schema["minimum"] = static_cast<std::int64_t>(info.min);
    if (std::isfinite(info.max)) schema["maximum"] = static_cast<std::int64_t>(info.max);
    schema["default"] = value;
    add(name, std::move(schema), info);
  }
  void flag(std::string_view name, bool& value, const FieldInfo& info) override {
    add(name, {{"type", "boolean"}, {"default", value}}, info);
  }
  void text(std::string_view name, std::string&, const FieldInfo& info) override {
    add(name, {{"type", "string"}}, info);
  }
  void choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
              const FieldInfo& info) override {
    add(name, {{"enum", std::vector<std::string>{choices.begin(), choices.end()}}, {"default", value}}, info);
  }
  void month(std::string_view name, models::Month& value, const FieldInfo& info) override {
    Json schema{{"type", "string"}, {"pattern", "^[0-9]{4}-(?:0[1-9]|1[0-2])$"}};
    if (!info.required) schema["default"] = models::month_text(value);
    add(name, std::move(schema), info);
  }
  void words(std::string_view name, std::vector<std::string>&, std::span<const std::string_view> choices,
             const FieldInfo& info) override {
    Json items{{"type", "string"}};
    if (!choices.empty()) items = {{"enum", std::vector<std::string>{choices.begin(), choices.end()}}};
    Json list{{"type", "array"}, {"items", items}, {"uniqueItems", true}};
    if (!choices.empty()) list["minItems"] = 1;
    add(name, std::move(list), info);
  }

 protected:
  void number(std::string_view name, double& value, const models::Dimension& dimension,
              const FieldInfo& info) override {
    Json written{{"type", "string"}, {"pattern", quantity_pattern(dimension)}};
    if (dimension.unit_required) {
      if (!info.required) written["default"] = models::quantity_text(value, dimension);
      return add(name, std::move(written), info, dimension.units.front().name);
    }
    Json bare{{"type", "number"}};
    add_limits(bare, info);
    add(name, {{"anyOf", Json::array({bare, written})}, {"default", value}}, info);
  }
  bool enter(std::string_view name, const FieldInfo& info) override {
    Json schema = object();
    if (!info.text.empty()) schema["description"] = info.text;
    levels_.push_back({std::string{name}, std::move(schema)});
    return true;
  }
  void leave() override {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    levels_.back().schema["properties"][level.name] = std::move(level.schema);
  }

 private:
  struct Level {
    std::string name;
    Json schema;
  };

  static Json object() {
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
  }
  static void add_limits(Json& schema, const FieldInfo& info) {
    if (std::isfinite(info.min)) schema["minimum"] = info.min;
    if (std::isfinite(info.max)) schema["maximum"] = info.max;
  }
  void add(std::string_view name, Json schema, const FieldInfo& info, std::string_view unit = {}) {
    Json described;
    if (std::string text = description(info, unit); !text.empty()) described["description"] = std::move(text);
    described.update(schema);
    levels_.back().schema["properties"][std::string{name}] = std::move(described);
  }

  std::vector<Level> levels_;
};

template <class Struct>
Json schema_of(Struct& fields) {
  SchemaWriter writer;
  fields.fields(writer);
  return std::move(writer).result();
}

/// One of the levers with its settings, as an entry of a programme's list.
Json lever_schema() {
  Json variants = Json::array();
  for (const models::LeverEntry& entry : models::levers()) {
    Json schema = schema_of(*entry.make());
    schema["description"] = entry.text;
    schema["properties"]["lever"] = {{"const", entry.name}};
    schema["required"] = {"lever"};
    variants.push_back(std::move(schema));
  }
  return {{"anyOf", std::move(variants)}};
}

/// `levers:` of a policy: settings by the name of the lever.
Json override_schema() {
  Json patterns = Json::object();
  for (const models::LeverEntry& entry : models::levers()) {
    patterns[fmt::format("^{}(?:-[0-9]+)?$", entry.name)] = schema_of(*entry.make());
  }
  return {
      {"description", "settings of the programme's levers that differ here; 'grant-2' is its second grant"},
      {"type", "object"},
      {"additionalProperties", false},
      {"patternProperties", std::move(patterns)}};
}

Json bare_programme_schema() {
  models::Programme programme;
  Json schema = schema_of(programme);
  schema["description"] = "a programme: levers, whom they are for, in what order they are served";
  schema["properties"]["levers"] = {{"description", "its levers, with their settings"},
                                    {"type", "array"},
                                    {"minItems", 1},
                                    {"items", lever_schema()}};
  schema["required"] = {"title", "levers"};
  return schema;
}

Json policy_schema(std::span<const std::string> programmes) {
  models::PolicyUse policy;
  Json schema = schema_of(policy);
  Json name{{"description", "name of a programme of the library"}, {"type", "string"}};
  if (!programmes.empty()) name["enum"] = std::vector<std::string>{programmes.begin(), programmes.end()};
  Json written_out = bare_programme_schema();
  written_out["properties"]["name"] = {{"type", "string"}};
  schema["properties"]["programme"] = {{"anyOf", Json::array({name, written_out})}};
  schema["properties"]["levers"] = override_schema();
  schema["properties"]["targeting"] = bare_programme_schema()["properties"]["targeting"];
  schema["required"] = {"programme", "economies", "from", "until", "budget"};
  schema["description"] = "a programme at work";
  return schema;
}

Json tariff_schema() {
  models::TariffChange tariff;
  Json schema = schema_of(tariff);
  schema["required"] = {"economies", "change", "from", "until"};
  schema["description"] = "a change of import duties against those of the base year";
  return schema;
}

/// One of the kinds of shock with its settings.
Json shock_schema() {
  Json variants = Json::array();
  for (const models::ShockKind& kind : models::shock_kinds()) {
    models::ShockUse shock;
    shock.shock = kind.name;
    Json schema = schema_of(shock);
    schema["description"] = kind.text;
    schema["properties"]["shock"] = {{"const", kind.name}};
    schema["required"] = {"shock", "from", "depth", "duration"};
    if (kind.economies) schema["required"].push_back("economies");
    variants.push_back(std::move(schema));
  }
  return {{"anyOf", std::move(variants)}};
}

Json parameter_sets_schema() {
  const Json set{
      {"type", "object"},
      {"properties",
       {{"set", {{"description", "its name"}, {"type", "string"}}},
        {"ruled_out", {{"description", "whether calibration has ruled it out"}, {"type", "boolean"}}}}},
      {"patternProperties", {{"^assumptions[.]", {{"type", Json::array({"string", "number"})}}}}},
      {"additionalProperties", false},
      {"required", Json::array({"set"})}};
  const Json file{{"type", "string"}};
  const Json list{{"type", "array"}, {"minItems", 1}, {"items", set}};
  return {{"description",
           "a file of parameter sets (ladder calibrate), relative to this one, or the sets themselves; "
           "replicate i "
           "uses set i mod n"},
          {"anyOf", Json::array({file, list})}};
}

std::string document(std::string_view title, const Json& schema) {
  Json root{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  root.update(schema);
  return root.document();
}

}  // namespace

std::string scenario_schema(std::span<const std::string> programmes) {
  models::Scenario scenario;
  Json schema = schema_of(scenario);
  Json& properties = schema["properties"];
  properties["extends"] = {
      {"description", "a scenario file, relative to this one; what is not said here is as there"},
      {"type", "string"}};
  properties["parameter_sets"] = parameter_sets_schema();
  properties["policies"] = {
      {"description", "what somebody does"}, {"type", "array"}, {"items", policy_schema(programmes)}};
  properties["tariffs"] = {
      {"description", "what somebody does at the border"}, {"type", "array"}, {"items", tariff_schema()}};
  properties["shocks"] = {
      {"description", "what befalls the world"}, {"type", "array"}, {"items", shock_schema()}};
  const Json complete{{"required", {"title", "world"}},
                      {"properties", {{"world", {{"required", {"economies"}}}}}}};
  schema["anyOf"] = Json::array({Json{{"required", {"extends"}}}, complete});
  return document("Ladder scenario", schema);
}

std::string programme_schema() {
  return document("Ladder programme", bare_programme_schema());
}

}  // namespace ladder::tools
