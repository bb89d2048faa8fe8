#include "output/json.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "sim/error.hpp"

using ladder::output::band_json;
using ladder::output::Json;
using ladder::output::parsed_json;

TEST_CASE("each kind of value is written as JSON has it") {
  CHECK(Json().line() == "null");
  CHECK(Json(true).line() == "true");
  CHECK(Json(-3).line() == "-3");
  CHECK(Json(std::uint64_t{18446744073709551615U}).line() == "18446744073709551615");
  CHECK(Json(0.1).line() == "0.1");
  CHECK(Json(2.0).line() == "2.0");
  CHECK(Json("a \"b\"\n").line() == R"("a \"b\"\n")");
  CHECK(Json(std::string_view{"x"}).line() == "\"x\"");
  CHECK(Json(std::vector<std::string>{"a", "b"}).line() == R"(["a","b"])");
  CHECK(Json(std::vector<std::vector<int>>{{1, 2}, {}}).line() == "[[1,2],[]]");
}

TEST_CASE("what is no number is null") {
  CHECK(Json(std::numeric_limits<double>::quiet_NaN()).line() == "null");
  CHECK(band_json({-std::numeric_limits<double>::infinity(), 1.5}).line() == R"({"low":null,"high":1.5})");
}

TEST_CASE("braces make an object of named pairs, and a list of all else") {
  CHECK(Json{{"b", 1}, {"a", nullptr}}.line() == R"({"b":1,"a":null})");
  CHECK(Json{"b", "a"}.line() == R"(["b","a"])");
  CHECK(Json{{"b", 1}, {"a", 2, 3}}.line() == R"([["b",1],["a",2,3]])");
  CHECK(Json{{1, 2}}.line() == "[[1,2]]");
  CHECK(Json{{"list", {"only"}}, {"inner", {{"x", 1}}}}.line() == R"({"list":["only"],"inner":{"x":1}})");
  CHECK(Json::array({Json{"a", 1}, Json{"b", 2}}).line() == R"([["a",1],["b",2]])");
  CHECK(Json::array().line() == "[]");
  CHECK(Json::object().line() == "{}");
}

TEST_CASE("members keep the order in which they were first given") {
  Json json;
  json["z"] = 1;
  json["a"]["deep"] = {"x", "y"};
  json["z"] = 2;
  json.update({{"m", 3}, {"a", 4}});
  CHECK(json.line() == R"({"z":2,"a":4,"m":3})");
}

TEST_CASE("a list grows at its end, and its last element can be changed") {
  Json list;
  list.push_back({{"name", "a"}});
  list.push_back({1, 2});
  list.back().push_back("three");
  CHECK(list.line() == R"([{"name":"a"},[1,2,"three"]])");
  CHECK_THROWS_AS(list["name"], ladder::sim::Bug);
  CHECK_THROWS_AS(Json("text").push_back(1), ladder::sim::Bug);
}

TEST_CASE("a document is indented by two, ends its line, and replaces what is not UTF-8") {
  CHECK(Json{{"a", {1, 2}}}.document() == "{\n  \"a\": [\n    1,\n    2\n  ]\n}\n");
  CHECK(Json("\xff.yaml").document() == "\"\xef\xbf\xbd.yaml\"\n");
}

TEST_CASE("what was written is read back") {
  const Json json{{"text", "a"},   {"flag", false},   {"whole", 3U},        {"below", -3},
                  {"number", 2.5}, {"none", nullptr}, {"list", {"a", "b"}}, {"object", {{"x", 0.25}}}};
  const auto read = parsed_json(json.document());
  REQUIRE(read);
  CHECK(read->line() == json.line());
  CHECK(read->at("text").text() == "a");
  CHECK_FALSE(read->at("flag").flag());
  CHECK(read->at("whole").count() == 3);
  CHECK(read->at("whole").number() == 3.0);
  CHECK(read->at("below").number() == -3.0);
  CHECK(read->at("number").number() == 2.5);
  CHECK(read->at("list").texts() == std::vector<std::string>{"a", "b"});
  CHECK(read->at("object").members().front().name == "x");
  CHECK(read->has("none"));
  CHECK_FALSE(read->has("other"));
  CHECK_FALSE(read->at("list").has("a"));
}

TEST_CASE("what a document lacks or has of another kind is said") {
  const auto refusal = [](auto&& act) -> std::string {
    try {
      act();
    } catch (const ladder::sim::Error& error) {
      return error.what();
    }
    return "";
  };
  const Json json{{"rows", -1}, {"title", 3}};
  CHECK(refusal([&] { return json.at("seed"); }) == "'seed' is missing");
  CHECK(refusal([&] { return json.at("rows").count(); }) ==
        "-1 stands where a whole number from 0 on was expected");
  CHECK(refusal([&] { return json.at("title").text(); }) == "3 stands where a text was expected");
  CHECK(refusal([&] { return json.at("title").at("x"); }) == "3 stands where an object was expected");
  CHECK(refusal([&] { return json.elements(); }).ends_with("stands where a list was expected"));
}

TEST_CASE("a text that is no JSON, or nested past all reason, is not read") {
  CHECK_FALSE(parsed_json(""));
  CHECK_FALSE(parsed_json(R"({"a": 1)"));
  CHECK_FALSE(parsed_json("{'a': 1}"));
  CHECK(parsed_json(std::string(100, '[') + std::string(100, ']')));
  CHECK_FALSE(parsed_json(std::string(101, '[') + std::string(101, ']')));
  CHECK_FALSE(parsed_json(std::string(1'000'000, '[') + std::string(1'000'000, ']')));
}
