#include "tools/yaml_document.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <ctime>

#include "loader_support.hpp"

using namespace ladder::tools;
using test::TemporaryFolder;

namespace {

ScenarioError refused(std::string_view text) {
  try {
    (void)parse_yaml(text, "test.yaml");
  } catch (const ScenarioError& error) {
    return error;
  }
  FAIL("accepted: " << std::string{text.substr(0, 200)});
  return {Position{}, ""};
}

void check_refused(std::string_view text, int line, int column, std::string_view message) {
  const ScenarioError error = refused(text);
  CAPTURE(std::string{text.substr(0, 60)});
  CAPTURE(std::string{error.what()});
  CHECK(error.file() == "test.yaml");
  CHECK(error.line() == line);
  CHECK(error.column() == column);
  CHECK(test::says(error, message));
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("a document is read into mappings, lists and texts in the order written, each with its place") {
  const YamlNode root = parse_yaml("b: 1\na: [x, 'y z']\n\nc:\n  d: \"e\\nf\"\n", "test.yaml");
  REQUIRE(root.kind == YamlNode::Kind::map);
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].key == "b");
  CHECK(root.entries[0].value.text == "1");
  CHECK(root.entries[1].value.items.at(1).text == "y z");
  CHECK(root.entries[1].value.items.at(1).position.text() == "test.yaml:2:8");
  CHECK(root.find("c")->find("d")->text == "e\nf");
  CHECK(root.find("c")->find("d")->position.text() == "test.yaml:5:6");
  CHECK(root.find("x") == nullptr);
}

TEST_CASE("a byte order mark and any kind of line ends are taken, and change no place") {
  for (const char* text : {"a: 1\nb: 2\n",
                           "\xEF\xBB\xBF"
                           "a: 1\nb: 2\n",
                           "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r"}) {
    const YamlNode root = parse_yaml(text, "test.yaml");
    REQUIRE(root.find("b") != nullptr);
    CHECK(root.find("b")->text == "2");
    CHECK(root.find("b")->position.text() == "test.yaml:2:4");
  }
}

TEST_CASE("columns count characters, not bytes") {
  const YamlNode root = parse_yaml("{\xC3\xA9t\xC3\xA9: \xE4\xB8\xAD, b: 2}", "test.yaml");
  CHECK(root.find("b")->position.text() == "test.yaml:1:13");
}

TEST_CASE("a key without a value is placed at the key") {
  const YamlNode root = parse_yaml("a: 1\nb:\n\n\nc: 2\n", "test.yaml");
  CHECK(root.find("b")->kind == YamlNode::Kind::nothing);
  CHECK(root.find("b")->position.line == 2);
}

TEST_CASE("a key given twice is refused where it comes again") {
  check_refused("a: 1\nb: 2\na: 3\n", 3, 1, "key 'a' again, already in line 1");
  check_refused("x: {a: 1, a: 2}\n", 1, 11, "key 'a' again");
}

TEST_CASE("anchors, aliases, merge keys and tags are refused, so no bomb of them can go off") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 30; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) +
            repeated("*a" + std::to_string(i - 1) + ",", 2);
    bomb += "\n";
  }
  check_refused(bomb, 1, 5, "an anchor (&)");
  check_refused("a: &a [*a]\n", 1, 4, "an anchor (&)");
  check_refused("a: *b\n", 1, 4, "an alias (*)");
  check_refused("a:\n  <<: {b: 1}\n", 2, 3, "a merge key (<<)");
  check_refused("a: !!str 1\n", 1, 4, "a tag (!)");
  check_refused("a: !thing {b: 1}\n", 1, 4, "a tag (!)");
}

TEST_CASE("nesting beyond 64 is refused, in whatever style") {
  CHECK(parse_yaml(repeated("[", 64) + repeated("]", 64), "test.yaml").kind == YamlNode::Kind::list);
  check_refused(repeated("[", 65) + repeated("]", 65), 1, 65, "nested more than 64 deep");
  check_refused(repeated("- ", 100) + "x", 1, 129, "nested more than 64 deep");
  check_refused(repeated("{a: ", 5'000), 1, 1, "a line of 20000 bytes");
  check_refused(repeated("[\n", 100) + repeated("]\n", 100), 65, 1, "nested more than 64 deep");
  check_refused(repeated("- ", 100'000), 1, 1, "a line of 200000 bytes");
  check_refused(repeated("? ", 5'000), 1, 3, "as a key, or a bracket that is not closed");
  CHECK_THROWS_AS((void)parse_yaml(repeated("[\n", 100'000), "test.yaml"), ScenarioError);
}

TEST_CASE("huge files, texts, lines and counts are refused") {
  check_refused("title: " + std::string(1'000'000, 'x'), 0, 0, "larger than 256 KiB");
  check_refused("title: " + std::string(100'000, 'x'), 1, 1, "a line of 100007 bytes");
  check_refused("title: |\n" + repeated("  some words\n", 5'000), 1, 8, "a text of 55000 bytes");
  std::string keys;
  for (int i = 0; i < 20'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  check_refused(keys, 10'000, 8, "more than 20000 keys and values");
  for (int i = 20'000; i < 100'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  check_refused(keys, 0, 0, "larger than 256 KiB");
}

TEST_CASE("what is not UTF-8 text is refused with its place") {
  check_refused("a: 1\nb: x\xFFy\n", 2, 5, "byte 0xFF is not valid UTF-8");
  check_refused("a: \xC0\xAF\n", 1, 4, "not valid UTF-8");      // overlong
  check_refused("a: \xED\xA0\x80\n", 1, 4, "not valid UTF-8");  // surrogate
  check_refused("a: \xE4\xB8", 1, 4, "not valid UTF-8");        // cut
  check_refused("a: \xF4\x90\x80\x80", 1, 4, "not valid UTF-8");
  check_refused(std::string_view{"a: x\0y\n", 7}, 1, 5, "a NUL character");
  check_refused("a: \x1B[1m\n", 1, 4, "a control character");
  check_refused(
      "\xFF\xFE"
      "a",
      0, 0, "UTF-16");
}

TEST_CASE("tabs are explained where they indent, and taken elsewhere") {
  check_refused("world:\n\teconomies: [ETH]\n", 2, 1, "a tab in the indentation");
  check_refused("world:\n  \ta: 1\n", 2, 3, "a tab in the indentation");
  CHECK(parse_yaml("a: 1\t# comment\n", "test.yaml").find("a")->text == "1");
}

TEST_CASE("an empty document is explained") {
  check_refused("", 0, 0, "empty; expected keys");
  check_refused("\n  \n# only this\n", 0, 0, "only comments and blank lines");
}

TEST_CASE("a second document or stray text after the first is refused, and ends") {
  check_refused("a: 1\n---\nb: 2\n", 2, 1, "a second document");
  check_refused("{a: 1}\n{b: 2}\n", 2, 1, "a second document");
  CHECK_THROWS_AS((void)parse_yaml(",-`&x ", "test.yaml"),
                  ScenarioError);  // an endless loop in YAML::LoadAll
  CHECK(parse_yaml("---\na: 1\n...\n", "test.yaml").find("a") != nullptr);
}

TEST_CASE("what the parser cannot read is said in plain words") {
  check_refused("a: b: c\n", 1, 5, "quote a text that contains ': '");
  check_refused("a: [1, 2\nb: 3\n", 2, 2, "a '[' that is not closed");
  check_refused("a: \"x\n", 1, 4, "a quote that is not closed");
  check_refused("a: 'it''s\nb: 1\n", 1, 4, "a quote that is not closed");
  check_refused("a: @x\n", 1, 4, "put it in quotes");
  check_refused("a: 1\n  b: 2\n", 2, 4, "check the indentation");
  check_refused("[a]: 1\n", 1, 1, "as a key, or a bracket that is not closed");
  check_refused("~: 1\n", 1, 1, "a key that is empty or null");
}

TEST_CASE("only regular files are opened") {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_WITH_AS((void)read_yaml(pipe), doctest::Contains("device or pipe"), ScenarioMissing);
  CHECK_THROWS_WITH_AS((void)read_yaml("/dev/zero"), doctest::Contains("device or pipe"), ScenarioMissing);
  CHECK_THROWS_WITH_AS((void)read_yaml(folder.path()), doctest::Contains("is a folder"), ScenarioMissing);
  CHECK_THROWS_WITH_AS((void)read_yaml(folder.path() / "none.yaml"), doctest::Contains("no such file"),
                       ScenarioMissing);
}

TEST_CASE("laying one document over another merges mappings and replaces the rest, places included") {
  const YamlNode base = parse_yaml("a: {x: 1, y: 2}\nb: [1, 2]\nc: 3\n", "base.yaml");
  const YamlNode over = parse_yaml("b: [9]\na: {y: 7, z: 8}\n", "over.yaml");
  const YamlNode both = merged(base, over);
  CHECK(both.find("a")->find("x")->position.text() == "base.yaml:1:8");
  CHECK(both.find("a")->find("y")->text == "7");
  CHECK(both.find("a")->find("y")->position.text() == "over.yaml:2:8");
  CHECK(both.find("a")->find("z")->text == "8");
  CHECK(both.find("b")->items.size() == 1);
  CHECK(both.find("c")->text == "3");
  CHECK(both.entries[1].position.text() == "over.yaml:1:1");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("whatever is refused, is refused within a tenth of a second") {
  std::string flow = "{";
  for (int i = 0; flow.size() < yaml_byte_limit - 20; ++i) flow += "k" + std::to_string(i) + ": 1,\n";
  const std::string hostile[] = {flow,
                                 repeated("- - - -\n", 30'000),
                                 repeated("[\n", 130'000),
                                 "a: \"" + repeated("words and words\n ", 14'000),
                                 "a: " + repeated("words and words\n ", 14'000),
                                 "a: |\n" + repeated(" words and words\n", 14'000),
                                 repeated("# words\n", 30'000) + "a: [",
                                 repeated("\n", 260'000) + "a: [",
                                 repeated(":\n", 130'000),
                                 repeated("? a\n", 60'000),
                                 repeated("[]\n", 80'000),
                                 std::string(yaml_byte_limit + 1, 'x')};
  for (const std::string& text : hostile) {
    CAPTURE(text.substr(0, 40));
    // The least of some attempts: what else the machine does is not the loader's time.
    double least = 1.0;
    for (int attempt = 0; attempt < 5 && least > 0.05; ++attempt) {
      const std::clock_t start = std::clock();
      CHECK_THROWS_AS((void)parse_yaml(text, "test.yaml"), ScenarioError);
      least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    CAPTURE(least);
    CHECK(least < 0.1);
  }
}
#endif

TEST_CASE("a line without 'key: value' is shown itself, not the next one that the parser stumbles over") {
  check_refused("title:t\nworld: {economies: [ETH]}\n", 1, 1, "no 'key: value'");
  check_refused("world:\n  a: 1\n  b\n  c: 2\n", 3, 3, "no 'key: value'");
}

TEST_CASE("a line that begins with % has a place, and is never skipped as a directive") {
  check_refused("%", 1, 1, "'%' at the start of a line");
  check_refused("% foo\ntitle: t\n", 1, 1, "'%' at the start of a line");
}

TEST_CASE("an empty document has a place") {
  for (const char* text : {"---\n", "...\n", "--- ~\n"}) {
    const YamlNode node = parse_yaml(text, "test.yaml");
    CAPTURE(std::string{text});
    REQUIRE(node.position.file != nullptr);
    CHECK(node.position.line >= 1);
  }
}
