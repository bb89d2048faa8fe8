#include "tools/options.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "tools/failure.hpp"

using namespace ladder::tools;

namespace {

constexpr std::array<std::string_view, 2> colours = {"red", "green"};
const std::vector<Option> options = {{"seed", 's', "N", ""},
                                     {"set", 0, "PATH=VALUE", "", true},
                                     {"json", 0, "", ""},
                                     {"colour", 0, "C", "", false, colours}};

Arguments parse(std::vector<std::string> words) {
  return parse_arguments(options, words);
}

/// The message with which the words are refused.
std::string refusal(const std::vector<std::string>& words) {
  try {
    parse(words);
  } catch (const UsageError& e) {
    return e.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("options and operands may stand in any order, and both forms of a value mean the same") {
  for (const auto& words : {std::vector<std::string>{"a.yaml", "--seed", "7", "b.yaml", "--json"},
                            std::vector<std::string>{"--json", "--seed=7", "a.yaml", "b.yaml"},
                            std::vector<std::string>{"-s7", "--json", "--", "a.yaml", "b.yaml"}}) {
    const Arguments arguments = parse(words);
    CHECK(arguments.operands == std::vector<std::string>{"a.yaml", "b.yaml"});
    CHECK(arguments.value("seed") == "7");
    CHECK(arguments.has("json"));
    CHECK_FALSE(arguments.has("set"));
  }
}

TEST_CASE("after -- a word that looks like an option is an operand") {
  CHECK(parse({"--", "--json"}).operands == std::vector<std::string>{"--json"});
  CHECK_FALSE(parse({"--", "--json"}).has("json"));
}

TEST_CASE("a repeatable option keeps all values in order") {
  CHECK(parse({"--set", "a=1", "--set", "b=2"}).all("set") == std::vector<std::string>{"a=1", "b=2"});
}

TEST_CASE("a mistyped option is refused with the nearest one") {
  CHECK(refusal({"--sead", "7"}).find("--seed") != std::string::npos);
  CHECK(refusal({"--qqqqqqqqqq"}).find("did you mean") == std::string::npos);
}

TEST_CASE("abbreviated options are refused, so that a later option breaks no script") {
  CHECK(refusal({"--js"}).find("--js") != std::string::npos);
  CHECK(refusal({"--see", "7"}).find("--see") != std::string::npos);
}

TEST_CASE("a value that is missing, unwanted, repeated or not among the choices is refused") {
  CHECK(refusal({"--seed"}).find("seed") != std::string::npos);
  CHECK(refusal({"--json=yes"}).find("json") != std::string::npos);
  CHECK(refusal({"--seed", "1", "--seed", "2"}).find("twice") != std::string::npos);
  CHECK(refusal({"--colour", "blue"}).find("red or green") != std::string::npos);
  CHECK(refusal({"--colour", "gren"}).find("did you mean 'green'") != std::string::npos);
}

TEST_CASE("a whole number is digits within its limits and nothing else") {
  CHECK(whole_number("seed", "0", 0, 9) == 0);
  CHECK(whole_number("seed", "18446744073709551615", 0, std::numeric_limits<unsigned long long>::max()) ==
        std::numeric_limits<unsigned long long>::max());
  for (const char* value : {"", "-1", "+1", "1.5", "1e3", " 1", "1 ", "0x10", "10", "18446744073709551616"}) {
    CAPTURE(value);
    CHECK_THROWS_AS(static_cast<void>(whole_number("seed", value, 0, 9)), UsageError);
  }
}
