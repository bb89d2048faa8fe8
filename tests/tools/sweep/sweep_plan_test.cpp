#include "tools/sweep/sweep_plan.hpp"

#include <doctest/doctest.h>

#include "output/build_id.hpp"
#include "output/output_error.hpp"
#include "refusal.hpp"
#include "sweep_support.hpp"
#include "tools/sweep/design_file.hpp"
#include "tools/sweep/design_rows.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::content;
using test::overwrite;
using test::refusal_of;
using test::SmallSweep;

namespace {

void replace_in(const std::filesystem::path& file, const std::string& from, const std::string& to) {
  std::string text = content(file);
  REQUIRE(text.find(from) != std::string::npos);
  overwrite(file, text.replace(text.find(from), from.size(), to));
}

}  // namespace

TEST_CASE("a plan is read back as it was written") {
  const SmallSweep sweep;
  const SweepPlan read = read_sweep_plan(sweep.folder);
  CHECK(read.title == "A test");
  CHECK(read.method == "grid");
  CHECK(read.rows == 8);
  CHECK(read.replicates == 3);
  CHECK(read.runs() == 24);
  CHECK(read.factors == sweep.plan.factors);
  CHECK(read.outcomes == sweep.plan.outcomes);
  CHECK(read.data == sweep.plan.data);
  CHECK(read.digest == sweep.plan.digest);
  CHECK(read_design("design.csv", content(design_in(sweep.folder))) == test::eight_rows());
  CHECK(content(scenario_in(sweep.folder)) == "title: none\n");
  CHECK_NOTHROW(check_planned_files(sweep.folder, read));
}

TEST_CASE("equal plans have one digest, whatever their trial said; any other difference is another digest") {
  const SmallSweep one, two;
  CHECK(one.plan.digest == two.plan.digest);
  const SmallSweep other(4);
  CHECK(other.plan.digest != one.plan.digest);
}

TEST_CASE("columns are numbers of one unit, or texts") {
  const std::vector<SweepFactor> factors = sweep_factors(test::eight_rows());
  REQUIRE(factors.size() == 2);
  CHECK(factors[0] == SweepFactor{.path = "a", .unit = "%", .numeric = true});
  CHECK(factors[1] == SweepFactor{.path = "b", .unit = "", .numeric = false});
}

TEST_CASE("what was edited after planning is refused, and so is what is gone") {
  const SmallSweep sweep;
  replace_in(sweep.folder / "plan.json", "\"replicates\": 3", "\"replicates\": 4");
  CHECK(contains(refusal_of([&] { return read_sweep_plan(sweep.folder); }), "has been edited"));
  replace_in(sweep.folder / "plan.json", "\"replicates\": 4", "\"replicates\": 3");
  CHECK_NOTHROW(read_sweep_plan(sweep.folder));
  // The trial tells nothing of results.
  replace_in(sweep.folder / "plan.json", "\"seconds_of_a_run\": 0.0", "\"seconds_of_a_run\": 1.5");
  CHECK(read_sweep_plan(sweep.folder).seconds_of_a_run == 1.5);

  replace_in(design_in(sweep.folder), "2 %", "3 %");
  CHECK(contains(refusal_of([&] {
                   check_planned_files(sweep.folder, sweep.plan);
                   return 0;
                 }),
                 "design.csv is not the one"));
  replace_in(design_in(sweep.folder), "3 %", "2 %");
  CHECK_NOTHROW(check_planned_files(sweep.folder, sweep.plan));
  std::filesystem::remove(scenario_in(sweep.folder));
  CHECK(contains(refusal_of([&] {
                   check_planned_files(sweep.folder, sweep.plan);
                   return 0;
                 }),
                 "scenario.yaml: no such file"));
}

TEST_CASE("what is no plan is told from one that is damaged and one of another version") {
  const SmallSweep sweep;
  const auto file = sweep.folder / "plan.json";
  CHECK(contains(refusal_of([&] { return read_sweep_plan(sweep.temporary.path()); }), "no plan of a sweep"));
  const std::string sound = content(file);
  overwrite(file, sound.substr(0, sound.size() / 2));
  CHECK(contains(refusal_of([&] { return read_sweep_plan(sweep.folder); }), "cut off"));
  overwrite(file, "[1, 2]");
  CHECK(contains(refusal_of([&] { return read_sweep_plan(sweep.folder); }), "no plan"));
  overwrite(file, sound);
  replace_in(file, "ladder-sweep-plan/1", "ladder-sweep-plan/9");
  CHECK(contains(refusal_of([&] { return read_sweep_plan(sweep.folder); }), "another version"));
}

TEST_CASE("nothing that is there is replaced, but an empty folder is filled") {
  SmallSweep sweep;
  const auto again = [&](const std::filesystem::path& folder) {
    write_sweep_plan(folder, sweep.plan, test::eight_rows(), "title: other\n", {});
    return 0;
  };
  CHECK(contains(refusal_of([&] { return again(sweep.folder); }), "exists already"));
  CHECK(content(scenario_in(sweep.folder)) == "title: none\n");
  const auto empty = sweep.temporary.path() / "empty";
  std::filesystem::create_directory(empty);
  again(empty);
  CHECK(content(scenario_in(empty)) == "title: other\n");
  CHECK(
      contains(refusal_of([&] { return again(sweep.temporary.path() / "no" / "folder"); }), "cannot create"));
  // Nothing half made is left.
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator{sweep.temporary.path()})
    entries += entry.exists() ? 1 : 0;
  CHECK(entries == 2);
}

TEST_CASE("another program and other data are refused with the reason") {
  SmallSweep sweep;
  CHECK(contains(refusal_of([&] {
                   check_planned_program(sweep.plan, sweep.plan.data);
                   return 0;
                 }),
                 "another build"));
  sweep.plan.build_id = output::build_id();
  CHECK_NOTHROW(check_planned_program(sweep.plan, sweep.plan.data));
  CHECK(contains(refusal_of([&] {
                   check_planned_program(sweep.plan, "other file.csv\n");
                   return 0;
                 }),
                 "--data"));
}

TEST_CASE("rows of a design come one after another as they are in the design") {
  const SmallSweep sweep;
  const Design design = test::eight_rows();
  DesignRows rows(design_in(sweep.folder), {"b", "a"});
  for (std::size_t row = 0; row < design.rows(); ++row) {
    REQUIRE(rows.next());
    CHECK(rows.row() == row);
    CHECK(rows.values() ==
          std::vector<std::string>{std::string{design.value(row, 1)}, std::string{design.value(row, 0)}});
  }
  CHECK_FALSE(rows.next());
}
