/// The valid name nearest to one that was mistyped.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// Damerau-Levenshtein distance (optimal string alignment): inserted, dropped, replaced and swapped letters.
[[nodiscard]] std::size_t typing_distance(std::string_view a, std::string_view b);

/// The candidate with the least distance, letter case disregarded at half the price; the first of equals.
/// Empty where even the nearest differs in more than a third of its letters (one letter is always allowed),
/// unless the two begin alike for more than half of the longer: "policy" is policies.
[[nodiscard]] std::string nearest(std::string_view name, std::span<const std::string_view> candidates);

/// "; did you mean 'x'?", or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

/// "a, b or c"; beyond `limit` names the rest is counted: "a, b, ... (40 names)".
[[nodiscard]] std::string listed(std::span<const std::string_view> names, std::size_t limit = 16);

/// Quoted for a message: at most 40 characters, control characters shown as '?'.
[[nodiscard]] std::string shown(std::string_view text);

/// Views of strings, valid as long as these.
[[nodiscard]] std::vector<std::string_view> views(std::span<const std::string> strings);

}  // namespace ladder::tools
