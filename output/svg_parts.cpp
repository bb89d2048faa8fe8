#include "output/svg_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ladder::output {
namespace {

constexpr std::size_t longest_label = 34;  // letters; more are shortened

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // XML 1.0 has no way to write most control characters.
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  return result;
}

double nice_step(double span, double wanted) {
  const double raw = span / wanted, power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (raw <= factor * power * 1.0001) return factor * power;
  return 10.0 * power;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string shortened(const std::string& name) {
  const std::size_t count = letters_in(name);
  if (count <= longest_label) return name;
  std::string result;
  std::size_t letter = 0;
  for (const char c : name) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++letter;
    if (letter <= longest_label / 2) result += c;
    if (letter == longest_label / 2 + 1 && !result.ends_with("\u2026")) result += "\u2026";
    if (letter > count - longest_label / 2 + 1) result += c;
  }
  return result;
}

LineLook look_of(std::size_t line) {
  struct Pair {
    std::string_view color, dash;
  };
  constexpr std::array<Pair, 6> pairs{{{"#0072B2", "9 3"},
                                       {"#D55E00", "3 3"},
                                       {"#009E73", "11 3 3 3"},
                                       {"#CC79A7", "6 5"},
                                       {"#E69F00", "1 3"},
                                       {"#56B4E9", "14 4"}}};
  if (line == 0) return {"#000000", ""};
  const Pair& pair = pairs[(line - 1) % pairs.size()];
  std::string dash{pair.dash};
  for (std::size_t round = 0; round < (line - 1) / pairs.size(); ++round) dash += " 1 6";
  return {pair.color, dash};
}

std::string dashes(const LineLook& look) {
  return look.dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dash);
}

std::string text_at(double x, double y, std::string_view style, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, style, escaped(text));
}

double fitting_size(double wanted, std::string_view text, double width) {
  constexpr double letter = 0.56;  // width of a letter over its size, on average
  const double needed = letter * wanted * static_cast<double>(letters_in(text));
  return needed <= width - 40 ? wanted : wanted * (width - 40) / needed;
}

}  // namespace ladder::output
