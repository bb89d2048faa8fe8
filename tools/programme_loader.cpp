#include "tools/programme_loader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "tools/field_reader.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using models::LeverUse;
using models::PolicyUse;
using models::Programme;
using Kind = YamlNode::Kind;

/// Whether the name can be that of a file of the library, so that none reaches outside of it.
bool is_programme_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::vector<std::string_view> lever_names() {
  std::vector<std::string_view> names;
  for (const models::LeverEntry& entry : models::levers()) names.push_back(entry.name);
  return names;
}

/// Reads one entry of `levers:`; false, with the reason in `problems`, where it is no use of a lever.
bool read_lever(const YamlNode& node, const std::string& path, LeverUse& use, Problems& problems) {
  if (!expect_kind(node, Kind::map, path, problems)) return false;
  FieldReader reader{node, path, problems};
  const YamlNode* name = reader.take("lever", true);
  if (name == nullptr) {
    reader.finish();
    return false;
  }
  std::unique_ptr<models::Lever> lever = models::make_lever(name->text);
  if (lever == nullptr) {
    problems.add(name->position, fmt::format("unknown lever {}; expected {}{}", shown(name->text),
                                             listed(lever_names()), did_you_mean(name->text, lever_names())));
    return false;
  }
  lever->fields(reader);
  reader.finish();
  use = {name->text, std::move(lever)};
  return true;
}

void read_levers(const YamlNode& list, const std::string& path, std::vector<LeverUse>& levers,
                 Problems& problems) {
  if (!expect_kind(list, Kind::list, path, problems)) return;
  if (list.items.empty())
    problems.add(list.position, fmt::format("'{}' is empty; expected at least one lever", path));
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    LeverUse use;
    if (read_lever(list.items[i], fmt::format("{}.{}", path, i), use, problems))
      levers.push_back(std::move(use));
  }
}

/// @param name  of the file; empty for one written out in place, which may name itself
Programme read_programme(const YamlNode& node, const std::string& path, std::string name,
                         Problems& problems) {
  Programme programme;
  if (!expect_kind(node, Kind::map, path, problems)) return programme;
  FieldReader reader{node, path == "programme" ? "" : path, problems};
  if (name.empty()) {
    programme.name = "unnamed";
    reader.text("name", programme.name, {});
  } else {
    programme.name = std::move(name);
  }
  programme.fields(reader);
  const YamlNode* levers = reader.take("levers", true);
  reader.finish();
  if (levers != nullptr) {
    read_levers(*levers, path == "programme" ? "levers" : path + ".levers", programme.levers, problems);
  }
  return programme;
}

/// The names by which the levers of a programme are overridden: "grant", "grant-2" for its second use, ...
std::vector<std::string> use_names(const YamlNode& levers) {
  std::vector<std::string> names;
  std::map<std::string, int> seen;
  for (const YamlNode& item : levers.items) {
    const YamlNode* name = item.find("lever");
    const std::string lever = name == nullptr ? "" : name->text;
    const int use = ++seen[lever];
    names.push_back(use == 1 ? lever : fmt::format("{}-{}", lever, use));
  }
  return names;
}

/// Lays `levers: {grant: {share: 40 %}}` of a policy over the levers of its programme.
void override_levers(YamlNode& programme, const YamlNode& doses, const std::string& path,
                     Problems& problems) {
  if (!expect_kind(doses, Kind::map, path, problems)) return;
  YamlNode* levers = programme.find("levers");
  if (levers == nullptr) return;
  const std::vector<std::string> names = use_names(*levers);
  for (const YamlEntry& dose : doses.entries) {
    const auto use = std::ranges::find(names, dose.key);
    if (use == names.end()) {
      problems.add(dose.position, fmt::format("the programme has no lever {}; expected {}{}", shown(dose.key),
                                              listed(views(names)), did_you_mean(dose.key, views(names))));
    } else if (const YamlNode* other = dose.value.find("lever"); other != nullptr) {
      problems.add(other->position,
                   fmt::format("'lever' in '{}.{}'; expected settings of this lever only", path, dose.key));
    } else if (expect_kind(dose.value, Kind::map, fmt::format("{}.{}", path, dose.key), problems)) {
      YamlNode& lever = levers->items[static_cast<std::size_t>(use - names.begin())];
      const Position place = lever.position;
      lever = merged(std::move(lever), dose.value);
      lever.position = place;
    }
  }
}

/// Lays `targeting:` of a policy over that of its programme.
void override_targeting(YamlNode& programme, const YamlNode& targeting, const Position& position) {
  YamlNode over;
  over.kind = Kind::map;
  over.position = programme.position;
  over.entries.push_back({"targeting", position, targeting});
  programme = merged(std::move(programme), over);
}

}  // namespace

std::vector<std::filesystem::path> programme_folders(const std::filesystem::path& start) {
  std::vector<std::filesystem::path> folders;
  const auto add = [&](const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) return;
    if (access(folder.c_str(), R_OK | X_OK) != 0) {
      throw ScenarioMissing{Position{std::make_shared<const std::string>(folder.string())},
                            "a folder of programmes that cannot be read; check its permissions"};
    }
    folders.push_back(folder);
  };
  std::error_code error;
  auto folder = std::filesystem::weakly_canonical(start.empty() ? "." : start, error);
  for (;; folder = folder.parent_path()) {
    add(folder / "programmes");
    add(folder / "scenarios" / "programmes");
    if (folder == folder.parent_path()) return folders;
  }
}

std::vector<std::string> ProgrammeLibrary::names() const {
  std::vector<std::string> names;
  for (const auto& folder : folders_) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
      const std::string name = entry.path().stem().string();
      if (entry.path().extension() == ".yaml" && is_programme_name(name)) names.push_back(name);
    }
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

std::filesystem::path ProgrammeLibrary::file(std::string_view name) const {
  if (!is_programme_name(name)) return {};
  for (const auto& folder : folders_) {
    auto file = folder / fmt::format("{}.yaml", name);
    std::error_code error;
    if (std::filesystem::exists(file, error)) return file;
  }
  return {};
}

const YamlNode* ProgrammeLibrary::find(std::string_view name, const Position& asked, Problems& problems) {
  if (const auto known = read_.find(name); known != read_.end()) return &known->second;
  if (const auto path = file(name); !path.empty())
    return &(read_[std::string{name}] = read_yaml(path, files_read_));
  const std::vector<std::string> known = names();
  std::string searched;
  for (const auto& folder : folders_)
    searched += fmt::format("{}{}", searched.empty() ? "" : ", ", folder.string());
  problems.add(asked, fmt::format("no programme {} in {}; expected a name of the library{}", shown(name),
                                  searched.empty() ? "any folder 'programmes'" : searched,
                                  did_you_mean(name, views(known))));
  return nullptr;
}

Programme load_programme(const std::filesystem::path& file) {
  Problems problems;
  const YamlNode node = read_yaml(file);
  Programme programme = read_programme(node, "programme", file.stem().string(), problems);
  problems.raise();
  return programme;
}

std::vector<Programme> load_programmes(const std::vector<std::filesystem::path>& folders) {
  const ProgrammeLibrary library{folders};
  std::vector<Programme> programmes;
  for (const std::string& name : library.names()) programmes.push_back(load_programme(library.file(name)));
  return programmes;
}

PolicyUse read_policy(const YamlNode& node, const std::string& path, ProgrammeLibrary& library,
                      Problems& problems) {
  PolicyUse policy;
  if (!expect_kind(node, Kind::map, path, problems)) return policy;
  FieldReader reader{node, path, problems};
  // With a split given, who is not named in it pays nothing.
  if (node.find("funding") != nullptr)
    policy.funding = {models::Share{0.0}, models::Share{0.0}, models::Share{0.0}};
  const YamlNode* programme = reader.take("programme", true);
  policy.fields(reader);
  const YamlNode* doses = reader.take("levers");
  const YamlNode* targeting = reader.take("targeting");
  reader.finish();
  if (programme == nullptr) return policy;

  const bool by_name = programme->kind == Kind::scalar;
  const YamlNode* found = by_name ? library.find(programme->text, programme->position, problems) : programme;
  if (found == nullptr) return policy;
  YamlNode tree = *found;
  if (targeting != nullptr) override_targeting(tree, *targeting, targeting->position);
  if (doses != nullptr) override_levers(tree, *doses, path + ".levers", problems);
  policy.programme = read_programme(tree, by_name ? "programme" : path + ".programme",
                                    by_name ? programme->text : "", problems);
  return policy;
}

}  // namespace ladder::tools
