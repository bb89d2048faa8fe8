#include "tools/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>

#include "tools/spelling.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {
namespace {

constexpr unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Length of the UTF-8 character at `i`; 0 where there is none (overlong forms, surrogates and the like
/// included).
std::size_t character_length(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80U) return 1;
  const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned second = byte_at(text, i + 1);
  const bool overlong = (first == 0xE0U && second < 0xA0U) || (first == 0xF0U && second < 0x90U);
  const bool surrogate = first == 0xEDU && second >= 0xA0U;
  const bool too_great = first == 0xF4U && second >= 0x90U;
  return overlong || surrogate || too_great ? 0 : length;
}

std::string with_plain_line_ends(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

/// What is wrong with the character at `i` of a line; empty where nothing is.
std::string character_problem(std::string_view line, std::size_t i, std::size_t length) {
  const unsigned c = byte_at(line, i);
  if (length == 0) return fmt::format("byte 0x{:02X} is not valid UTF-8; save the file as UTF-8", c);
  if (c == 0) return "a NUL character; a scenario is a plain text file";
  const bool next_line_or_control = c == 0xC2U && byte_at(line, i + 1) < 0xA0U;
  if ((c < 0x20U && c != '\t') || c == 0x7FU || next_line_or_control) {
    return "a control character; a scenario is a plain text file";
  }
  return {};
}

/// Whether the line is more than blanks and a comment.
bool has_content(std::string_view line) {
  const auto start = line.find_first_not_of(" \t");
  return start != std::string_view::npos && line[start] != '#';
}

void check_line(std::string_view line, const Position& start) {
  const auto refuse = [&](std::size_t offset, std::string message) {
    throw ScenarioError{{start.file, start.line, column_of(line, offset)}, std::move(message)};
  };
  if (line.size() > yaml_line_limit) {
    refuse(0, fmt::format("a line of {} bytes; at most {} are read", line.size(), yaml_line_limit));
  }
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = character_length(line, i);
    std::string problem = character_problem(line, i, length);
    if (!problem.empty()) refuse(i, std::move(problem));
    i += length;
  }
  if (line.starts_with('%')) {
    refuse(0,
           "a '%' at the start of a line, which YAML takes for a directive and skips; put a text in quotes");
  }
  const auto first = line.find_first_not_of(" \t");
  const auto tab = line.find('\t');
  if (tab < first && has_content(line)) refuse(tab, "a tab in the indentation; YAML takes spaces only");
}

}  // namespace

bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned c = byte_at(text, i);
    const bool c1 = c == 0xC2U && i + 1 < text.size() && byte_at(text, i + 1) < 0xA0U;
    if ((c < 0x20U && c != '\n' && c != '\t') || c == 0x7FU || c1) return true;
  }
  return false;
}

std::size_t invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    // Eight plain characters at a time, as long as there are such.
    std::uint64_t eight = 0;
    for (; i + sizeof eight <= text.size(); i += sizeof eight) {
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) != 0) break;
    }
    if (i == text.size()) break;
    const std::size_t length = character_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

int column_of(std::string_view line, std::size_t offset) {
  const auto before = line.substr(0, offset);
  const auto continued =
      std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
  return static_cast<int>(before.size()) - static_cast<int>(continued) + 1;
}

std::string file_content(const std::filesystem::path& file) {
  const Position whole{std::make_shared<const std::string>(file.string())};
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    throw ScenarioMissing{whole, "no such file, or none that can be read"};
  if (std::filesystem::is_directory(status))
    throw ScenarioMissing{whole, "is a folder; expected a YAML file"};
  // Reading a pipe or a device may never end.
  if (!std::filesystem::is_regular_file(status)) {
    throw ScenarioMissing{whole, "is a device or pipe; expected a regular file"};
  }
  std::ifstream in{file, std::ios::binary};
  std::string bytes(yaml_byte_limit + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (in.fail() && !in.eof()))
    throw ScenarioMissing{whole, "cannot be read; check its permissions"};
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string checked_text(std::string_view bytes, const std::shared_ptr<const std::string>& name) {
  const Position whole{name};
  if (bytes.size() > yaml_byte_limit) {
    throw ScenarioError{
        whole, fmt::format("larger than {} KiB; a scenario is a few kilobytes", yaml_byte_limit >> 10U)};
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    throw ScenarioError{whole, "saved as UTF-16; save it as UTF-8"};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text = with_plain_line_ends(bytes);
  bool content = false;
  int number = 1;
  for (std::size_t start = 0; start <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const auto line = std::string_view{text}.substr(start, end - start);
    check_line(line, {name, number, 1});
    content = content || has_content(line);
    start = end + 1;
  }
  if (bytes.empty()) throw ScenarioError{whole, "empty; expected keys such as 'title:' and 'world:'"};
  if (!content)
    throw ScenarioError{whole, "only comments and blank lines; expected keys such as 'title:' and 'world:'"};
  return text;
}

}  // namespace ladder::tools
