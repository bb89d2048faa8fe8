#include "output/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/error.hpp"

namespace ladder::output {
namespace {

using Written = nlohmann::ordered_json;

constexpr int indent = 2;
constexpr std::size_t deepest = 100;  // levels; Ladder's own documents have fewer than ten

Written written(const Json& json);

struct Writer {
  Written operator()(const auto& plain) const { return plain; }
  Written operator()(const Json::Array& elements) const {
    Written list = Written::array();
    for (const Json& element : elements) list.push_back(written(element));
    return list;
  }
  Written operator()(const Json::Object& members) const {
    Written object = Written::object();
    for (const Json::Member& member : members) object[member.name] = written(member.value);
    return object;
  }
};

Written written(const Json& json) {
  return std::visit(Writer{}, json.value());
}

std::size_t depth(const Written& read) {
  std::size_t most = 0;
  std::vector<std::pair<const Written*, std::size_t>> left{{&read, 1}};
  while (!left.empty()) {
    const auto [value, level] = left.back();
    left.pop_back();
    most = std::max(most, level);
    if (!value->is_structured()) continue;
    for (const Written& inner : *value) left.emplace_back(&inner, level + 1);
  }
  return most;
}

Json json_of(const Written& read) {
  switch (read.type()) {
    case Written::value_t::boolean:
      return read.get<bool>();
    case Written::value_t::number_integer:
      return read.get<std::int64_t>();
    case Written::value_t::number_unsigned:
      return read.get<std::uint64_t>();
    case Written::value_t::number_float:
      return read.get<double>();
    case Written::value_t::string:
      return read.get_ref<const std::string&>();
    case Written::value_t::array: {
      Json list = Json::array();
      for (const Written& element : read) list.push_back(json_of(element));
      return list;
    }
    case Written::value_t::object: {
      Json object = Json::object();
      for (const auto& [name, value] : read.items()) object[name] = json_of(value);
      return object;
    }
    default:
      return nullptr;
  }
}

/// The alternative of a value. Errors: sim::Error where it is another one.
template <class Kind>
const Kind& kind(const Json& json, std::string_view expected) {
  const Kind* value = std::get_if<Kind>(&json.value());
  if (value == nullptr)
    throw sim::Error(fmt::format("{} stands where {} was expected", json.line(), expected));
  return *value;
}

bool is_member(const Json& json) {
  const auto* pair = std::get_if<Json::Array>(&json.value());
  return pair != nullptr && pair->size() == 2 && std::holds_alternative<std::string>(pair->front().value());
}

auto find(auto& members, std::string_view name) {
  return std::ranges::find(members, name, &Json::Member::name);
}

}  // namespace

Json::Json(std::nullptr_t) {}
Json::Json(Value value) : value_{std::move(value)} {}
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json::Json(std::initializer_list<Json> elements) {
  if (!std::ranges::all_of(elements, is_member)) {
    value_ = Array(elements);
    return;
  }
  value_ = Object{};
  for (const Json& element : elements) (*this)[element.elements()[0].text()] = element.elements()[1];
}

Json::Value Json::of_text(std::string_view text) {
  return std::string{text};
}

Json Json::array(std::initializer_list<Json> elements) {
  return Json(Value{Array(elements)});
}

Json Json::object() {
  return Json(Value{Object{}});
}

Json& Json::operator[](std::string_view name) {
  if (std::holds_alternative<std::nullptr_t>(value_)) value_ = Object{};
  sim::expects(std::holds_alternative<Object>(value_), "only an object has members");
  auto& members = std::get<Object>(value_);
  if (const auto found = find(members, name); found != members.end()) return found->value;
  return members.emplace_back(std::string{name}, nullptr).value;
}

void Json::push_back(Json element) {
  if (std::holds_alternative<std::nullptr_t>(value_)) value_ = Array{};
  sim::expects(std::holds_alternative<Array>(value_), "only a list is appended to");
  std::get<Array>(value_).push_back(std::move(element));
}

Json& Json::back() {
  sim::expects(!elements().empty(), "an empty list has no last element");
  return std::get<Array>(value_).back();
}

void Json::update(const Json& object) {
  for (const Member& member : object.members()) (*this)[member.name] = member.value;
}

bool Json::has(std::string_view name) const {
  const auto* object = std::get_if<Object>(&value_);
  return object != nullptr && find(*object, name) != object->end();
}

const Json& Json::at(std::string_view name) const {
  const auto found = find(members(), name);
  if (found == members().end()) throw sim::Error(fmt::format("'{}' is missing", name));
  return found->value;
}

const std::string& Json::text() const {
  return kind<std::string>(*this, "a text");
}

bool Json::flag() const {
  return kind<bool>(*this, "true or false");
}

double Json::number() const {
  if (const auto* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
  if (const auto* whole = std::get_if<std::uint64_t>(&value_)) return static_cast<double>(*whole);
  return kind<double>(*this, "a number");
}

std::uint64_t Json::count() const {
  return kind<std::uint64_t>(*this, "a whole number from 0 on");
}

std::vector<std::string> Json::texts() const {
  std::vector<std::string> texts;
  for (const Json& element : elements()) texts.push_back(element.text());
  return texts;
}

const Json::Array& Json::elements() const {
  return kind<Array>(*this, "a list");
}

const Json::Object& Json::members() const {
  return kind<Object>(*this, "an object");
}

std::string Json::line() const {
  return written(*this).dump(-1, ' ', false, Written::error_handler_t::replace);
}

std::string Json::document() const {
  return written(*this).dump(indent, ' ', false, Written::error_handler_t::replace) + '\n';
}

std::optional<Json> parsed_json(std::string_view text) {
  const Written read = Written::parse(text, nullptr, false);
  if (read.is_discarded() || depth(read) > deepest) return std::nullopt;
  return json_of(read);
}

Json band_json(const Band& band) {
  return {{"low", band.low}, {"high", band.high}};
}

}  // namespace ladder::output
