#include "tools/yaml_document.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <unordered_map>

#include "output/sha256.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

/// Turns the marks of yaml-cpp (bytes, from 0) into positions (characters, from 1).
class Places {
 public:
  Places(std::string_view text, std::shared_ptr<const std::string> name)
      : text_{text}, name_{std::move(name)} {
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      lines_.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  [[nodiscard]] Position at(const YAML::Mark& mark) const {
    if (mark.is_null()) return {name_};
    const auto line = std::min(static_cast<std::size_t>(mark.line), lines_.size() - 1);
    return {name_, static_cast<int>(line) + 1,
            column_of(lines_[line], static_cast<std::size_t>(mark.column))};
  }

  /// The text from a mark on.
  [[nodiscard]] std::string_view from(const YAML::Mark& mark) const {
    const auto line = std::min(static_cast<std::size_t>(mark.line), lines_.size() - 1);
    const auto start = static_cast<std::size_t>(lines_[line].data() - text_.data());
    return text_.substr(std::min(start + static_cast<std::size_t>(mark.column), text_.size()));
  }

  /// Where the parser takes a line and those above it for one text ("title:t", then "world: ..."): the first
  /// of them, which is the one to mend. Nothing where the line above is complete.
  [[nodiscard]] std::optional<Position> line_that_runs_on(const YAML::Mark& mark) const {
    if (mark.is_null()) return std::nullopt;
    const auto indent = [&](std::size_t line) { return lines_[line].find_first_not_of(' '); };
    const auto is_text = [&](std::size_t line) {
      const std::string_view content = lines_[line].substr(std::min(indent(line), lines_[line].size()));
      return !content.empty() && content[0] != '#' && !content.starts_with("- ") && !content.ends_with(':') &&
             content.find(": ") == std::string_view::npos && content.find_first_of("\"'[{") != 0;
    };
    const auto at = std::min(static_cast<std::size_t>(mark.line), lines_.size() - 1);
    std::size_t first = at;
    while (first > 0 && is_text(first - 1) && indent(first - 1) == indent(at)) --first;
    if (first == at) return std::nullopt;
    return Position{name_, static_cast<int>(first) + 1, static_cast<int>(indent(first)) + 1};
  }

 private:
  std::string_view text_;
  std::shared_ptr<const std::string> name_;
  std::vector<std::string_view> lines_;
};

/// Whether a text that begins with a quote has its closing quote. yaml-cpp takes the end of the file for one.
bool is_closed(std::string_view text) {
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return true;
  const char quote = text[0];
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool escapes = quote == '"' ? text[i] == '\\' : text.substr(i, 2) == "''";
    if (escapes) {
      ++i;
    } else if (text[i] == quote) {
      return true;
    }
  }
  return false;
}

/// Builds the tree from the parser's events, refusing what has no place in a scenario as soon as it comes by.
/// yaml-cpp's own YAML::Load would expand aliases, drop duplicate keys and tags, and keep no place of a key.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const Places& places) : places_{places} {}
  [[nodiscard]] YamlNode tree() && { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      refuse(mark, "a second document or stray text begins here; expected one document a file");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    if (awaits_key()) refuse(mark, "a key that is empty or null; expected a name");
    YamlNode node = start(YamlNode::Kind::nothing, mark);
    // The parser puts what is missing where it noticed; the key is where the user will look.
    if (!open_.empty() && open_.back().node.kind == YamlNode::Kind::map) {
      node.position = open_.back().node.entries.back().position;
    }
    place(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "an alias (*); expected the value itself, written out");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (value.size() > yaml_scalar_limit) {
      refuse(mark, fmt::format("a text of {} bytes; at most {} are read", value.size(), yaml_scalar_limit));
    }
    // An escape such as "\0" makes a character that the check of the file's bytes has not seen.
    if (has_control_character(value)) {
      refuse(mark, fmt::format("{} has a control character, written as an escape; expected plain text",
                               shown(value)));
    }
    const bool in_quotes = tag == "!";
    if (in_quotes && !is_closed(places_.from(mark))) refuse(mark, "a quote that is not closed");
    if (awaits_key()) return add_key(mark, value);
    YamlNode node = start(YamlNode::Kind::scalar, mark);
    node.text = value;
    place(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map whose end has not come yet.
  struct Open {
    YamlNode node;
    bool key_given = false;                     ///< of a map: the value of the last entry comes next
    std::unordered_map<std::string, int> keys;  ///< of a map, with their lines
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message) const {
    throw ScenarioError{places_.at(mark), std::move(message)};
  }

  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (++nodes_ > yaml_node_limit) {
      refuse(mark,
             fmt::format("more than {} keys and values; a scenario has a few hundred", yaml_node_limit));
    }
    if (anchor != 0) refuse(mark, "an anchor (&); expected the value without a name");
    const bool plain = tag.empty() || tag == "?" || tag == "!";
    if (!plain) refuse(mark, "a tag (!); expected the value alone, its kind is known");
  }

  [[nodiscard]] bool awaits_key() const {
    return !open_.empty() && open_.back().node.kind == YamlNode::Kind::map && !open_.back().key_given;
  }

  void add_key(const YAML::Mark& mark, const std::string& key) {
    if (key == "<<")
      refuse(mark, "a merge key (<<); expected its keys written out, or 'extends:' in a scenario");
    Open& map = open_.back();
    const Position position = places_.at(mark);
    const auto [earlier, is_new] = map.keys.emplace(key, position.line);
    if (!is_new) {
      refuse(mark, fmt::format("key {} again, already in line {}; expected each key once", shown(key),
                               earlier->second));
    }
    map.node.entries.push_back({key, position, {}});
    map.key_given = true;
  }

  [[nodiscard]] YamlNode start(YamlNode::Kind kind, const YAML::Mark& mark) const {
    YamlNode node;
    node.kind = kind;
    node.position = places_.at(mark);
    return node;
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (awaits_key())
      refuse(mark, "a list or mapping as a key, or a bracket that is not closed; expected a name");
    if (open_.size() >= yaml_depth_limit) {
      refuse(mark, fmt::format("nested more than {} deep; a scenario needs about 8", yaml_depth_limit));
    }
    open_.push_back({start(kind, mark), false, {}});
  }

  void close() {
    YamlNode node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  void place(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (Open& parent = open_.back(); parent.node.kind == YamlNode::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else {
      parent.node.entries.back().value = std::move(node);
      parent.key_given = false;
    }
  }

  const Places& places_;
  YamlNode root_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

/// What yaml-cpp says, in the words of the person who wrote the file.
std::string in_plain_words(std::string_view message) {
  struct Translation {
    std::string_view theirs;
    std::string_view ours;
  };
  static const std::array translations{
      Translation{YAML::ErrorMsg::MAP_VALUE,
                  "a ':' where none can stand; quote a text that contains ': ', and check the indentation"},
      Translation{YAML::ErrorMsg::MAP_KEY, "a key where none can stand; check the indentation"},
      Translation{YAML::ErrorMsg::BLOCK_ENTRY, "a '-' where none can stand; check the indentation"},
      Translation{YAML::ErrorMsg::END_OF_MAP_FLOW, "a '{' that is not closed; expected ',' or '}'"},
      Translation{YAML::ErrorMsg::END_OF_MAP,
                  "not a 'key: value' of the mapping above; check colon and indentation"},
      Translation{YAML::ErrorMsg::END_OF_SEQ_FLOW, "a '[' that is not closed; expected ',' or ']'"},
      Translation{YAML::ErrorMsg::END_OF_SEQ, "not a '- item' of the list above; check dash and indentation"},
      Translation{YAML::ErrorMsg::FLOW_END, "a ']' or '}' that nothing opened"},
      Translation{YAML::ErrorMsg::UNKNOWN_TOKEN, "a text that begins with '@', '`' or '%'; put it in quotes"},
      Translation{YAML::ErrorMsg::EOF_IN_SCALAR, "a quote that is not closed"},
      Translation{YAML::ErrorMsg::DOC_IN_SCALAR, "a quote that is not closed before a new document"},
      Translation{YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab in the indentation; YAML takes spaces only"},
      Translation{YAML::ErrorMsg::ALIAS_NOT_FOUND, "a text that begins with '*'; put it in quotes"},
      Translation{YAML::ErrorMsg::UNKNOWN_ANCHOR, "an alias (*); expected the value itself, written out"},
      Translation{YAML::ErrorMsg::ANCHOR_NOT_FOUND, "a text that begins with '&'; put it in quotes"},
      Translation{YAML::ErrorMsg::BAD_FILE, "nested too deeply or unreadable"}};
  for (const Translation& t : translations) {
    if (message.find(t.theirs) != std::string_view::npos) return std::string{t.ours};
  }
  return fmt::format("cannot be read as YAML: {}", message);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &YamlEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

YamlNode* YamlNode::find(std::string_view key) {
  const auto found = std::ranges::find(entries, key, &YamlEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

std::string_view YamlNode::kind_text() const {
  constexpr std::array<std::string_view, 4> texts{"nothing", "a single value", "a list", "a group of keys"};
  return texts[static_cast<std::size_t>(kind)];
}

YamlNode parse_yaml(std::string_view bytes, std::string_view name) {
  const auto file = std::make_shared<const std::string>(name);
  const std::string text = checked_text(bytes, file);
  const Places places{text, file};
  try {
    std::istringstream in{text};
    YAML::Parser parser{in};
    TreeBuilder builder{places};
    // The second call finds a second document, and the builder throws. Looping while there are documents, as
    // YAML::LoadAll does, never ends on some inputs (yaml-cpp issue 1040).
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    YamlNode tree = std::move(builder).tree();
    if (!tree.position.file) tree.position = {file, 1, 1};  // an empty document has no place of its own
    return tree;
  } catch (const YAML::Exception& error) {
    const auto runs_on = places.line_that_runs_on(error.mark);
    if (runs_on && error.msg.find(YAML::ErrorMsg::MAP_VALUE) != std::string::npos) {
      throw ScenarioError{*runs_on,
                          "a line that is no 'key: value'; expected a colon and a blank after the key"};
    }
    throw ScenarioError{places.at(error.mark), in_plain_words(error.msg)};
  }
}

YamlNode read_yaml(const std::filesystem::path& file, std::vector<output::InputFile>* read) {
  const std::string content = file_content(file);
  if (read != nullptr) read->push_back({file, output::sha256(content)});
  return parse_yaml(content, file.string());
}

YamlNode merged(YamlNode base, const YamlNode& over) {
  if (base.kind != YamlNode::Kind::map || over.kind != YamlNode::Kind::map) return over;
  base.position = over.position;
  for (const YamlEntry& entry : over.entries) {
    const auto below = std::ranges::find(base.entries, entry.key, &YamlEntry::key);
    if (below == base.entries.end()) {
      base.entries.push_back(entry);
    } else {
      *below = {entry.key, entry.position, merged(std::move(below->value), entry.value)};
    }
  }
  return base;
}

}  // namespace ladder::tools
