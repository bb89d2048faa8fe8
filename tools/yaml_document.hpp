/// Reads YAML into a plain tree that knows where everything stands. The only owner of yaml-cpp.
///
/// Only what a scenario needs is taken: mappings, lists and scalars of one document. Anchors, aliases, merge
/// keys and tags are refused, because a reader of the file should see what it says, and because a few bytes
/// of them can stand for gigabytes. What is refused, is refused before it can cost time: see the limits
/// below.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "output/provenance.hpp"
#include "tools/diagnostics.hpp"

namespace ladder::tools {

inline constexpr std::size_t yaml_byte_limit = 262'144;   ///< of a file; yaml-cpp takes up to 330 ns a byte
inline constexpr std::size_t yaml_depth_limit = 64;       ///< of nested mappings and lists
inline constexpr std::size_t yaml_node_limit = 20'000;    ///< scalars, lists and mappings together
inline constexpr std::size_t yaml_line_limit = 16'384;    ///< bytes of a line
inline constexpr std::size_t yaml_scalar_limit = 16'384;  ///< bytes of a scalar

struct YamlEntry;

struct YamlNode {
  enum class Kind { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  Position position;
  std::string text;                ///< of a scalar, quotes and escapes resolved
  std::vector<YamlNode> items;     ///< of a list
  std::vector<YamlEntry> entries;  ///< of a map, in the order written, keys unique

  [[nodiscard]] const YamlNode* find(std::string_view key) const;  ///< nullptr where there is none
  [[nodiscard]] YamlNode* find(std::string_view key);
  [[nodiscard]] std::string_view kind_text() const;  ///< "a list", for messages
};

struct YamlEntry {
  std::string key;
  Position position;  ///< of the key
  YamlNode value;
};

/// Parses a text. Throws ScenarioError with the place.
/// @param name  what to call the text in messages, mostly a path
[[nodiscard]] YamlNode parse_yaml(std::string_view text, std::string_view name);

/// Reads a file. Throws ScenarioMissing where there is none, ScenarioError where it is no regular file or
/// cannot be parsed. Directories, devices and pipes are refused unopened.
/// @param read  where given, the file is added to it with its hash
[[nodiscard]] YamlNode read_yaml(const std::filesystem::path& file,
                                 std::vector<output::InputFile>* read = nullptr);

/// `over` laid over `base`: mappings are merged key by key, anything else is replaced.
[[nodiscard]] YamlNode merged(YamlNode base, const YamlNode& over);

}  // namespace ladder::tools
