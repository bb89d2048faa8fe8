#include "models/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ladder::models {

std::string month_text(Month month) {
  return fmt::format("{:04}-{:02}", month.year, month.month);
}

std::string number_text(double value) {
  std::string text = fmt::format("{}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string quantity_text(double value, const Dimension& dimension) {
  const std::string_view unit = dimension.units.front().name;
  return unit.empty() ? number_text(value) : fmt::format("{} {}", number_text(value), unit);
}

std::string quoted_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

namespace {

constexpr auto is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether YAML takes the word for text without quotes. `null` in any case means nothing to it.
bool is_plain(std::string_view word) {
  constexpr std::array nothing{"null", "Null", "NULL"};
  if (word.empty() || !is_letter(word.front()) || std::ranges::find(nothing, word) != nothing.end())
    return false;
  return std::ranges::all_of(
      word, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

}  // namespace

std::string words_text(std::span<const std::string> words) {
  std::string text = "[";
  for (const std::string& word : words) {
    if (text.size() > 1) text += ", ";
    text += is_plain(word) ? word : quoted_text(word);
  }
  return text + "]";
}

std::string range_text(const FieldInfo& info, std::string_view unit) {
  const std::string tail = unit.empty() ? "" : fmt::format(" {}", unit);
  const bool below = std::isfinite(info.min);
  const bool above = std::isfinite(info.max);
  if (below && above) return fmt::format("{} to {}{}", number_text(info.min), number_text(info.max), tail);
  if (below) return fmt::format("at least {}{}", number_text(info.min), tail);
  if (above) return fmt::format("at most {}{}", number_text(info.max), tail);
  return {};
}

void FieldVisitor::month(std::string_view name, Month& value, const FieldInfo& info) {
  std::string written = month_text(value);
  text(name, written, info);
}

FieldRow& FieldRows::add(std::string_view name, std::string kind, std::string value, const FieldInfo& info) {
  FieldRow& row = rows_.emplace_back();
  row.path = prefix_.empty() ? std::string{name} : fmt::format("{}.{}", prefix_, name);
  row.kind = std::move(kind);
  row.value = std::move(value);
  row.info = info;
  return row;
}

void FieldRows::whole(std::string_view name, std::int64_t& value, const FieldInfo& info) {
  add(name, "whole", fmt::format("{}", value), info);
}

void FieldRows::flag(std::string_view name, bool& value, const FieldInfo& info) {
  add(name, "flag", value ? "true" : "false", info);
}

void FieldRows::text(std::string_view name, std::string& value, const FieldInfo& info) {
  add(name, "text", quoted_text(value), info);
}

void FieldRows::choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
                       const FieldInfo& info) {
  add(name, "choice", value, info).choices.assign(choices.begin(), choices.end());
}

void FieldRows::month(std::string_view name, Month& value, const FieldInfo& info) {
  add(name, "month", month_text(value), info);
}

void FieldRows::words(std::string_view name, std::vector<std::string>& values,
                      std::span<const std::string_view> choices, const FieldInfo& info) {
  add(name, "words", words_text(values), info).choices.assign(choices.begin(), choices.end());
}

void FieldRows::number(std::string_view name, double& value, const Dimension& dimension,
                       const FieldInfo& info) {
  FieldRow& row = add(name, "number", quantity_text(value, dimension), info);
  row.number = value;
  row.dimension = &dimension;
}

bool FieldRows::enter(std::string_view name, const FieldInfo&) {
  prefix_ = prefix_.empty() ? std::string{name} : fmt::format("{}.{}", prefix_, name);
  return true;
}

void FieldRows::leave() {
  const auto dot = prefix_.rfind('.');
  prefix_.resize(dot == std::string::npos ? 0 : dot);
}

}  // namespace ladder::models
