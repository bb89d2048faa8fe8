// What the compiler does not see: who may include whom, who owns which library, what may not reach a result,
// and whether a lever is complete. Each rule is tried on a line that breaks it, too: a rule that finds
// nothing anywhere proves nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct SourceFile {
  std::string path;  // from the root, "sim/event.hpp"
  std::string text;
};

using Complaints = std::vector<std::string>;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_source(const fs::path& path) {
  return path.extension() == ".hpp" || path.extension() == ".cpp";
}

/// All C++ files below the folders, in order of path.
std::vector<SourceFile> sources(const std::vector<std::string>& folders) {
  const fs::path root{LADDER_SOURCE_DIR};
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!is_source(entry.path())) continue;
      files.push_back({fs::relative(entry.path(), root).generic_string(), content(entry.path())});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

/// The text with comments and the insides of quotes blanked, line by line.
std::vector<std::string> code_lines(const std::string& text) {
  static const std::regex noise{
      R"(//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"};
  std::string code;
  auto from = text.cbegin();
  for (std::sregex_iterator it(text.begin(), text.end(), noise), end; it != end; ++it) {
    code.append(from, text.cbegin() + it->position());
    code.append(static_cast<std::size_t>(std::count((*it)[0].first, (*it)[0].second, '\n')), '\n');
    from = (*it)[0].second;
  }
  code.append(from, text.cend());
  std::vector<std::string> lines;
  std::istringstream stream(code);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

struct Include {
  std::string header;
  bool quoted;
};

std::vector<Include> includes(const std::string& text) {
  static const std::regex pattern{R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])",
                                  std::regex::multiline};
  std::vector<Include> found;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
    found.push_back({(*it)[2], (*it)[1] == "\""});
  }
  return found;
}

/// Rank of a layer: a file may include what ranks no higher than itself.
std::optional<std::size_t> rank(std::string_view path) {
  constexpr std::array<std::string_view, 4> layers = {"sim/", "models/", "output/", "tools/"};
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (path.starts_with(layers[i])) return i;
  }
  return std::nullopt;
}

Complaints wrong_directions(const SourceFile& file) {
  Complaints complaints;
  for (const Include& include : includes(file.text)) {
    if (!include.quoted) continue;
    const auto there = rank(include.header);
    if (!there) {
      complaints.push_back(
          fmt::format("{} includes \"{}\", which is not written from the root", file.path, include.header));
    } else if (*there > rank(file.path).value()) {
      complaints.push_back(
          fmt::format("{} includes \"{}\", which is a layer above it", file.path, include.header));
    }
  }
  return complaints;
}

struct Owner {
  std::string_view header;  // how its headers begin
  std::string_view file;    // the one file, or the folder, that may include them
};

constexpr std::array owners = {
    Owner{"yaml-cpp/", "tools/yaml_document.cpp"}, Owner{"boost/program_options", "tools/options.cpp"},
    Owner{"boost/random/sobol", "tools/sweep/sobol_sequence.cpp"},
    Owner{"boost/graph", "models/networks/"},      Owner{"hdf5", "output/hdf5_file.cpp"},
    Owner{"H5", "output/hdf5_file.cpp"},           Owner{"tbb/", "sim/parallel.cpp"},
    Owner{"oneapi/", "sim/parallel.cpp"},          Owner{"Random123/", "sim/random.cpp"},
    Owner{"sqlite3", "output/store_database.cpp"}, Owner{"zlib", "output/packed_record.cpp"},
    Owner{"Eigen/", "tools/calibration/gaussian_process.cpp"},
    Owner{"nlopt", "tools/calibration/minimise.cpp"}, Owner{"nlohmann/", "output/json.cpp"},
};

Complaints foreign_libraries(const SourceFile& file) {
  Complaints complaints;
  for (const Include& include : includes(file.text)) {
    for (const Owner& owner : owners) {
      if (!include.header.starts_with(owner.header) || file.path.starts_with(owner.file)) continue;
      complaints.push_back(
          fmt::format("{} includes <{}>, which {} owns", file.path, include.header, owner.file));
    }
  }
  return complaints;
}

struct Forbidden {
  std::regex pattern;
  std::string_view why;
  std::string_view except;  // the file that may; empty: none
};

/// What may not stand in sim/ and models/, because a result could come to depend on it.
const std::vector<Forbidden>& forbidden() {
  const auto words = [](const char* pattern) { return std::regex{pattern, std::regex::optimize}; };
  static const std::vector<Forbidden> rules = {
      {words(R"(\bunordered_)"), "iterates in an order of its own", ""},
      {words(R"(\b(s?rand|random|drand48)\s*\(|\brandom_device\b|<random>|\bmt19937)"), "draws without a key",
       ""},
      {words(R"(<chrono>|\bchrono::|_clock\b|\btime\s*\(\s*(0|NULL|nullptr)\s*\)|\bclock\s*\(\s*\))"),
       "reads a clock", ""},
      {words(R"(\bthis_thread\b|\bthread::id\b|\bget_id\s*\()"), "asks which thread it is on", ""},
      {words(R"(<thread>|\bstd::j?thread\b|\bstd::async\b)"), "starts threads of its own", "sim/parallel."},
      {words(R"(<execution>|\bexecution::|\bstd::(transform_)?reduce\b)"), "sums in any order", ""},
      {words(R"(<(iostream|cstdio|fstream)>|\bstd::(cout|cerr|clog)\b|\bf?printf\s*\()"),
       "reads or writes files", ""},
      {words(
           R"((^|[^\w:.>])(std::|::)?(exp2?|expm1|log|log2|log10|log1p|pow|sinh?|cosh?|tanh?|atan2?|erfc?|cbrt|[lt]gamma|hypot)f?\s*\()"),
       "has other bits on another CPU (write sim::math)", "sim/math."},
      {words(R"(\bgetenv\b)"), "depends on the environment", ""},
  };
  return rules;
}

Complaints unrepeatable(const SourceFile& file) {
  Complaints complaints;
  const std::vector<std::string> lines = code_lines(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Forbidden& rule : forbidden()) {
      const bool excepted = !rule.except.empty() && file.path.starts_with(rule.except);
      if (excepted || !std::regex_search(lines[i], rule.pattern)) continue;
      complaints.push_back(fmt::format("{}:{} {}: {}", file.path, i + 1, rule.why, lines[i]));
    }
  }
  return complaints;
}

/// A lever is four small things; names those that are missing.
Complaints missing_of_lever(const std::string& name, const std::string& table, bool has_test,
                            const std::vector<SourceFile>& programmes) {
  Complaints complaints;
  const std::regex row{fmt::format(R"(\{{\s*"{0}"\s*,\s*make_{0}\b)", name)};
  if (!std::regex_search(table, row)) {
    complaints.push_back(
        fmt::format("lever {0} has no row {{\"{0}\", make_{0}, ...}} in models/policy/levers.cpp", name));
  }
  if (!has_test) {
    complaints.push_back(fmt::format("lever {0} has no test tests/models/policy/levers/{0}_test.cpp", name));
  }
  const std::regex use{fmt::format(R"((^|\n)[ \t]*-?[ \t]*\{{?[ \t]*lever:[ \t]*{}\b)", name)};
  const bool used =
      std::ranges::any_of(programmes, [&](const SourceFile& p) { return std::regex_search(p.text, use); });
  if (!used)
    complaints.push_back(fmt::format("lever {} is used by no programme in scenarios/programmes/", name));
  return complaints;
}

std::vector<SourceFile> programmes() {
  std::vector<SourceFile> files;
  const fs::path folder = fs::path{LADDER_SOURCE_DIR} / "scenarios" / "programmes";
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml")
      files.push_back({entry.path().filename(), content(entry.path())});
  }
  return files;
}

Complaints incomplete_levers() {
  const fs::path root{LADDER_SOURCE_DIR};
  const std::string table = content(root / "models" / "policy" / "levers.cpp");
  const std::vector<SourceFile> library = programmes();
  Complaints complaints;
  const fs::path folder = root / "models" / "policy" / "levers";
  if (!fs::is_directory(folder)) return complaints;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string name = entry.path().stem();
    const bool has_test = fs::exists(root / "tests" / "models" / "policy" / "levers" / (name + "_test.cpp"));
    const Complaints found = missing_of_lever(name, table, has_test, library);
    complaints.insert(complaints.end(), found.begin(), found.end());
  }
  return complaints;
}

Complaints unfinished(const SourceFile& file) {
  static const std::regex mark{R"(\b(TODO|FIXME|XXX|HACK)\b)"};
  return std::regex_search(file.text, mark) ? Complaints{file.path + " has an unfinished place"}
                                            : Complaints{};
}

/// Types that two headers of a layer, which is a namespace, define by one name: the linker would mix up what
/// templates make of them, and say nothing.
Complaints defined_twice(const std::vector<SourceFile>& headers) {
  static const std::regex definition{R"(^(?:struct|class|enum class) (\w+)(?: [^;]*)?$)"};
  std::map<std::string, std::string> first;
  Complaints complaints;
  for (const SourceFile& header : headers) {
    if (!header.path.ends_with(".hpp")) continue;
    for (const std::string& line : code_lines(header.text)) {
      std::smatch match;
      if (!std::regex_match(line, match, definition)) continue;
      const std::string layer = header.path.substr(0, header.path.find('/'));
      const auto [it, is_new] = first.emplace(fmt::format("{}::{}", layer, match[1].str()), header.path);
      if (!is_new)
        complaints.push_back(fmt::format("{} and {} both define {}", it->second, header.path, it->first));
    }
  }
  return complaints;
}

template <class Rule>
Complaints over(const std::vector<SourceFile>& files, Rule rule) {
  Complaints all;
  for (const SourceFile& file : files) {
    const Complaints found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::string listed(const Complaints& complaints) {
  return fmt::format("{}", fmt::join(complaints, "\n"));
}

}  // namespace

TEST_CASE("the source tree is found: every layer has files") {
  for (const char* folder : {"sim", "models", "output", "tools"}) {
    CAPTURE(folder);
    CHECK(sources({folder}).size() > 1);
  }
}

TEST_CASE("each layer includes only itself and those below it, from the root") {
  const Complaints found = over(sources({"sim", "models", "output", "tools"}), wrong_directions);
  CHECK_MESSAGE(found.empty(), listed(found));
}

TEST_CASE("an include upwards or by a path of its own is found") {
  CHECK(wrong_directions({"sim/event.hpp", "#include \"models/units.hpp\"\n"}).size() == 1);
  CHECK(wrong_directions({"models/units.cpp", "  #  include \"output/series.hpp\"\n"}).size() == 1);
  CHECK(wrong_directions({"output/series.cpp", "#include \"series.hpp\"\n"}).size() == 1);
  CHECK(wrong_directions({"output/series.cpp", "#include \"../models/units.hpp\"\n"}).size() == 1);
  CHECK(wrong_directions({"tools/main.cpp", "#include \"sim/time.hpp\"\n#include <vector>\n"}).empty());
}

TEST_CASE("one file owns each third-party library") {
  const Complaints found = over(sources({"sim", "models", "output", "tools"}), foreign_libraries);
  CHECK_MESSAGE(found.empty(), listed(found));
}

TEST_CASE("a library included outside its owner is found") {
  CHECK(foreign_libraries({"models/scenario.cpp", "#include <yaml-cpp/yaml.h>\n"}).size() == 1);
  CHECK(foreign_libraries({"tools/main.cpp", "#include <boost/program_options.hpp>\n"}).size() == 1);
  CHECK(foreign_libraries({"output/run_writer.cpp", "#include <hdf5.h>\n#include <H5DSpublic.h>\n"}).size() ==
        2);
  CHECK(foreign_libraries({"sim/engine.cpp", "#include <tbb/parallel_for.h>\n"}).size() == 1);
  CHECK(foreign_libraries({"models/world/world.cpp", "#include <Random123/philox.h>\n"}).size() == 1);
  CHECK(foreign_libraries({"output/store.cpp", "#include <sqlite3.h>\n#include <zlib.h>\n"}).size() == 2);
  CHECK(foreign_libraries({"tools/commands/check.cpp", "#include <nlohmann/json.hpp>\n"}).size() == 1);
  CHECK(foreign_libraries({"output/hdf5_file.cpp", "#include <hdf5.h>\n"}).empty());
}

TEST_CASE("in one layer one name means one type") {
  const Complaints found = defined_twice(sources({"sim", "models", "output", "tools"}));
  CHECK_MESSAGE(found.empty(), listed(found));
  const SourceFile a{"sim/a.hpp", "struct A {\n};\n"};
  CHECK(defined_twice({a, {"sim/b.hpp", "class A final {\n};\n"}}).size() == 1);
  CHECK(defined_twice({a, {"sim/b.hpp", "struct A;\nstruct B {};\n"}, {"models/a.hpp", "struct A {\n};\n"}})
            .empty());
}

TEST_CASE("nothing in sim and models can make a result differ between two runs or two machines") {
  const Complaints found = over(sources({"sim", "models"}), unrepeatable);
  CHECK_MESSAGE(found.empty(), listed(found));
}

TEST_CASE("each unrepeatable construct is found") {
  for (const std::string line :
       {"std::unordered_map<int, int> m;", "int r = rand();", "std::random_device d;", "#include <chrono>",
        "auto t = std::chrono::steady_clock::now();", "auto id = std::this_thread::get_id();",
        "std::thread t;", "double s = std::reduce(a, b);", "#include <iostream>", "std::cout << 1;",
        "double y = std::exp(x);", "double y = std::pow(x, 2);", "double y = ::log(x);",
        "double y = 1.0 - log1p(x);", "double y = std::tanh(x);", "std::getenv(name);"}) {
    CAPTURE(line);
    CHECK(unrepeatable({"models/economy/bank.cpp", "int a;\n" + line + "\n"}).size() >= 1);
  }
}

TEST_CASE("words in comments and quotes, sim::math and owners are let through") {
  CHECK(
      unrepeatable({"models/a.cpp", "// std::exp( is not used\n/* rand( \n clock() */ f(\"std::thread\");\n"})
          .empty());
  CHECK(unrepeatable({"models/a.cpp",
                      "double y = sim::math::exp(x) + math::pow(x, 2.0) + std::sqrt(x) + row.log(x);\n"})
            .empty());
  CHECK(unrepeatable({"sim/parallel.cpp", "#include <thread>\nstd::thread t;\n"}).empty());
  CHECK(unrepeatable({"models/a.cpp", "int operand(int); const auto o = operand(3);\n"}).empty());
}

TEST_CASE("the line of a complaint is right below a comment of several lines") {
  const Complaints found = unrepeatable({"models/a.cpp", "/* one\n two */\nint r = rand();\n"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("models/a.cpp:3 "));
}

TEST_CASE("every lever has its row, its test and a programme that uses it") {
  const Complaints found = incomplete_levers();
  CHECK_MESSAGE(found.empty(), listed(found));
}

TEST_CASE("what a lever lacks is named") {
  const std::string table = "{\"training\", make_training, \"teaches\"},";
  const std::vector<SourceFile> library = {{"skills.yaml", "levers:\n  - lever: training\n    hours: 40\n"}};
  CHECK(missing_of_lever("training", table, true, library).empty());
  CHECK(missing_of_lever("training", "{\"grant\", make_grant}", true, library).size() == 1);
  CHECK(missing_of_lever("training", table, false, library).size() == 1);
  CHECK(missing_of_lever("training", table, true, {}).size() == 1);
  CHECK(missing_of_lever("train", "{\"grant\", make_grant}", false, library).size() == 3);
}

TEST_CASE("nothing is marked as unfinished") {
  const Complaints found = over(sources({"sim", "models", "output", "tools"}), unfinished);
  CHECK_MESSAGE(found.empty(), listed(found));
  CHECK(unfinished({"sim/a.cpp", std::string{"// TO"} + "DO: later\n"}).size() == 1);
}
