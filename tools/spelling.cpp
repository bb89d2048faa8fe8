#include "tools/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ladder::tools {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

/// Whether the first letters, more than half of the longer word and at least four, are the same.
bool begin_alike(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  std::size_t same = 0;
  while (same < std::min(a.size(), b.size()) && lower(a[same]) == lower(b[same])) ++same;
  return same >= 4 && 2 * same > longer;
}

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t typing_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string nearest(std::string_view name, std::span<const std::string_view> candidates) {
  constexpr std::size_t longest = 64;  // nobody mistypes more; keeps a hostile key from costing time
  if (name.empty() || name.size() > longest) return {};
  std::string best;
  std::size_t least = std::string::npos;
  for (const std::string_view candidate : candidates) {
    const std::size_t letters = typing_distance(lower(name), lower(candidate));
    const std::size_t distance = letters + typing_distance(name, candidate);
    const bool near =
        letters <= std::max<std::size_t>(1, candidate.size() / 3) || begin_alike(name, candidate);
    if (!near || distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string found = nearest(name, candidates);
  return found.empty() ? found : fmt::format("; did you mean '{}'?", found);
}

std::string listed(std::span<const std::string_view> names, std::size_t limit) {
  const std::size_t count = std::min(names.size(), limit);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i].empty() ? std::string_view{"no unit"} : names[i];
  }
  if (count < names.size()) text += fmt::format(", ... ({} names)", names.size());
  return text;
}

std::string shown(std::string_view text) {
  constexpr std::size_t limit = 40;
  std::string result = "'";
  std::size_t characters = 0;
  for (const char c : text) {
    if (!continues_character(c) && ++characters > limit) {
      result += "...";
      break;
    }
    result += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  }
  return result + "'";
}

std::vector<std::string_view> views(std::span<const std::string> strings) {
  return {strings.begin(), strings.end()};
}

}  // namespace ladder::tools
