/// Fills a struct from a YAML mapping, strictly: what the struct does not declare is refused.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "models/fields.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Reads declared fields out of a mapping. What is wrong goes to `problems`, and the field keeps its value.
/// Call fields() of the struct with it, take() what the struct does not declare, then finish().
class FieldReader final : public models::FieldVisitor {
 public:
  /// @param map   a node of kind map
  /// @param path  where it stands in the scenario ("policies.0"), "" at the top; for messages
  FieldReader(const YamlNode& map, std::string path, Problems& problems);

  /// The value of a key that needs more than a field. nullptr where it is absent.
  const YamlNode* take(std::string_view key, bool required = false);
  /// Reports every key that nobody asked for.
  void finish();

  void whole(std::string_view name, std::int64_t& value, const models::FieldInfo& info) override;
  void flag(std::string_view name, bool& value, const models::FieldInfo& info) override;
  void text(std::string_view name, std::string& value, const models::FieldInfo& info) override;
  void choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
              const models::FieldInfo& info) override;
  void month(std::string_view name, models::Month& value, const models::FieldInfo& info) override;
  void words(std::string_view name, std::vector<std::string>& values,
             std::span<const std::string_view> choices, const models::FieldInfo& info) override;

 protected:
  void number(std::string_view name, double& value, const models::Dimension& dimension,
              const models::FieldInfo& info) override;
  bool enter(std::string_view name, const models::FieldInfo& info) override;
  void leave() override;

 private:
  /// A mapping being read, and the keys asked of it so far.
  struct Level {
    const YamlNode* map;
    std::string path;
    std::vector<std::string_view> known;
    std::vector<std::string_view> missing;  ///< required and absent
  };

  const YamlNode* scalar(std::string_view name, const models::FieldInfo& info, std::string_view expected);
  /// Whether `value` lies in the range of `info`; if not, says so at `node`.
  bool in_range(const YamlNode& node, std::string_view name, double value, const models::FieldInfo& info,
                std::string_view unit);
  void report_unknown(const YamlEntry& entry);
  void report(const Position& position, std::string_view name, std::string_view what);

  std::vector<Level> levels_;
  Problems& problems_;
};

/// Whether the node is of the kind expected; if not, says so.
bool expect_kind(const YamlNode& node, YamlNode::Kind kind, std::string_view name, Problems& problems);

}  // namespace ladder::tools
