#include "tools/sweep/sweep_plan.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "output/build_id.hpp"
#include "output/json.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/sha256.hpp"
#include "tools/literals.hpp"
#include "tools/read_text.hpp"
#include "tools/spelling.hpp"
#include "tools/sweep/design_file.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using output::ExitClass;
using output::Json;
using output::OutputError;

constexpr std::string_view schema = "ladder-sweep-plan/1";
constexpr std::string_view plan_name = "plan.json";
constexpr std::string_view design_name = "design.csv";
constexpr std::string_view scenario_name = "scenario.yaml";
constexpr std::string_view runs_name = "runs";
constexpr std::size_t piece = std::size_t{1} << 20U;  // bytes hashed at a time

SweepFactor sweep_factor(const Design& design, std::size_t column) {
  SweepFactor factor{.path = design.paths()[column], .unit = {}, .numeric = true};
  for (std::size_t row = 0; row < design.rows() && factor.numeric; ++row) {
    const Literal<NumberWithUnit> literal = number_with_unit(design.value(row, column));
    if (row == 0) factor.unit = literal.value.unit;
    factor.numeric = literal.problem.empty() && literal.value.unit == factor.unit;
  }
  if (!factor.numeric) factor.unit.clear();
  return factor;
}

Json factors_json(const SweepPlan& plan) {
  Json list = Json::array();
  for (const SweepFactor& f : plan.factors)
    list.push_back({{"path", f.path}, {"unit", f.unit}, {"numeric", f.numeric}, {"long_name", f.long_name}});
  return list;
}

Json outcomes_json(const SweepPlan& plan) {
  Json list = Json::array();
  for (const SweepOutcome& o : plan.outcomes)
    list.push_back({{"name", o.name},
                    {"series", o.series},
                    {"measure", sweep_measures()[static_cast<std::size_t>(o.measure)]},
                    {"place", o.labels},
                    {"unit", o.unit},
                    {"long_name", o.long_name}});
  return list;
}

Json files_json(const SweepPlan& plan) {
  Json files = Json::object();
  for (const auto& [name, hash] : plan.files) files[name] = hash;
  return files;
}

/// All that finished runs belong to.
Json planned_json(const SweepPlan& plan) {
  return {{"schema", schema},
          {"title", plan.title},
          {"scenario", plan.scenario},
          {"method", plan.method},
          {"rows", plan.rows},
          {"replicates", plan.replicates},
          {"factors", factors_json(plan)},
          {"outcomes", outcomes_json(plan)},
          {"ladder_version", plan.ladder_version},
          {"ladder_commit", plan.ladder_commit},
          {"build_id", plan.build_id},
          {"data_sha256", plan.data},
          {"files", files_json(plan)}};
}

std::string digest_of(const SweepPlan& plan) {
  return output::sha256(planned_json(plan).document());
}

SweepMeasure measure_named(const std::string& name) {
  const auto found = std::ranges::find(sweep_measures(), name);
  if (found == sweep_measures().end()) throw std::runtime_error(name + " is no measure");
  return static_cast<SweepMeasure>(found - sweep_measures().begin());
}

SweepPlan plan_of(const Json& json) {
  SweepPlan plan;
  plan.title = json.at("title").text();
  plan.scenario = json.at("scenario").text();
  plan.method = json.at("method").text();
  plan.rows = json.at("rows").count();
  plan.replicates = static_cast<std::uint32_t>(json.at("replicates").count());
  for (const Json& f : json.at("factors").elements())
    plan.factors.push_back(
        {f.at("path").text(), f.at("unit").text(), f.at("numeric").flag(), f.at("long_name").text()});
  for (const Json& o : json.at("outcomes").elements())
    plan.outcomes.push_back({.name = o.at("name").text(),
                             .series = o.at("series").text(),
                             .measure = measure_named(o.at("measure").text()),
                             .labels = o.at("place").texts(),
                             .unit = o.at("unit").text(),
                             .long_name = o.at("long_name").text()});
  plan.ladder_version = json.at("ladder_version").text();
  plan.ladder_commit = json.at("ladder_commit").text();
  plan.build_id = json.at("build_id").text();
  plan.data = json.at("data_sha256").text();
  for (const auto& [name, hash] : json.at("files").members()) plan.files.emplace_back(name, hash.text());
  plan.digest = json.at("digest").text();
  plan.seconds_of_a_run = json.at("seconds_of_a_run").number();
  return plan;
}

[[noreturn]] void refuse(const fs::path& file, std::string_view why) {
  throw OutputError(ExitClass::unacceptable, fmt::format("{} {}", file.string(), why));
}

std::string hash_of_file(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in)
    throw OutputError(ExitClass::input_missing,
                      fmt::format("{}: no such file; it is part of the plan", file.string()));
  output::Sha256 digest;
  std::string bytes(piece, '\0');
  while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())), in.gcount() > 0)
    digest.add(std::string_view{bytes.data(), static_cast<std::size_t>(in.gcount())});
  if (in.bad()) throw OutputError(ExitClass::io, fmt::format("{}: cannot be read", file.string()));
  return digest.hex();
}

/// Calls what makes a folder or file, and says why where it could not.
template <class Make>
void make(const fs::path& what, const Make& maker) {
  try {
    maker();
  } catch (const fs::filesystem_error& failed) {
    throw OutputError(ExitClass::cannot_create,
                      fmt::format("cannot create {}: {}; choose a folder that exists and can be written to",
                                  what.string(), failed.code().message()));
  }
}

/// A folder that goes away again unless it is published under its name.
class PartFolder {
 public:
  explicit PartFolder(fs::path target) : target_{std::move(target)} {
    part_ = target_;
    part_ += fmt::format(".part.{}", getpid());
    make(target_, [&] {
      fs::remove_all(part_);  // of a dead process of the same number
      fs::create_directory(part_);
    });
  }
  ~PartFolder() {
    std::error_code ignored;
    if (!published_) fs::remove_all(part_, ignored);
  }
  PartFolder(const PartFolder&) = delete;
  PartFolder& operator=(const PartFolder&) = delete;

  void add(const std::string& name, std::string_view text) const {
    make(target_, [&] { fs::create_directories((part_ / name).parent_path()); });
    output::publish_text(part_ / name, text, false);
  }
  void add_folder(std::string_view name) const {
    make(target_, [&] { fs::create_directory(part_ / name); });
  }
  void publish() {
    // Takes the place of an empty folder, and of nothing else.
    if (std::rename(part_.c_str(), target_.c_str()) != 0) refuse_place();
    published_ = true;
  }

 private:
  [[noreturn]] void refuse_place() const {
    const bool there = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
    throw OutputError(
        ExitClass::cannot_create,
        there ? fmt::format("{} exists already and is left as it is; name another folder with --output",
                            target_.string())
              : fmt::format("cannot create {}: {}", target_.string(), std::strerror(errno)));
  }

  fs::path target_, part_;
  bool published_ = false;
};

}  // namespace

fs::path design_in(const fs::path& folder) {
  return folder / design_name;
}
fs::path scenario_in(const fs::path& folder) {
  return folder / scenario_name;
}
fs::path runs_in(const fs::path& folder) {
  return folder / runs_name;
}

std::vector<SweepFactor> sweep_factors(const Design& design) {
  std::vector<SweepFactor> factors;
  for (std::size_t c = 0; c < design.paths().size(); ++c) factors.push_back(sweep_factor(design, c));
  return factors;
}

std::vector<SweepFactor> sweep_factors(const Design& design, const models::Scenario& scenario) {
  std::vector<SweepFactor> factors = sweep_factors(design);
  models::Scenario copy = scenario;  // visiting takes a struct that may be written
  const std::vector<models::FieldRow> declared = models::field_rows(copy);
  for (SweepFactor& factor : factors) {
    const auto row = std::ranges::find(declared, factor.path, &models::FieldRow::path);
    if (row != declared.end()) factor.long_name = row->info.text;
  }
  return factors;
}

void write_sweep_plan(const fs::path& folder, SweepPlan& plan, const Design& design,
                      std::string_view scenario, std::span<const PlanFile> further) {
  std::vector<PlanFile> files{{std::string{design_name}, design_csv(design)},
                              {std::string{scenario_name}, std::string{scenario}}};
  files.insert(files.end(), further.begin(), further.end());
  PartFolder part(folder);
  plan.files.clear();
  for (const PlanFile& file : files) {
    part.add(file.name, file.text);
    plan.files.emplace_back(file.name, output::sha256(file.text));
  }
  part.add_folder(runs_name);
  plan.digest = digest_of(plan);
  Json json = planned_json(plan);
  json["digest"] = plan.digest;
  json["seconds_of_a_run"] = plan.seconds_of_a_run;
  part.add(std::string{plan_name}, json.document());
  part.publish();
}

SweepPlan read_sweep_plan(const fs::path& folder) {
  const fs::path file = folder / plan_name;
  std::error_code unreadable;
  if (!fs::exists(file, unreadable)) {
    const bool is_file = fs::is_regular_file(folder, unreadable);
    throw OutputError(
        ExitClass::input_missing,
        is_file ? fmt::format("{} is a file; expected the folder that 'ladder sweep plan' makes of it",
                              folder.string())
                : fmt::format("{}: no plan of a sweep; 'ladder sweep plan' makes one", file.string()));
  }
  const auto json = output::parsed_json(read_text(file));
  if (!json || !json->has("schema")) refuse(file, "is no plan of a sweep, or is cut off");
  if (const std::string found = json->at("schema").line(); found != Json(schema).line())
    refuse(file, fmt::format("is of another version of Ladder: {}, expected {}", found, schema));
  SweepPlan plan;
  try {
    plan = plan_of(*json);
  } catch (const std::exception& wrong) {
    refuse(file, fmt::format("has been edited ({}); plan the sweep anew, into another folder", wrong.what()));
  }
  if (plan.digest != digest_of(plan))
    refuse(file,
           "has been edited, so finished runs may be of something else; plan the sweep anew, into another "
           "folder");
  return plan;
}

void check_planned_files(const fs::path& folder, const SweepPlan& plan) {
  for (const auto& [name, hash] : plan.files) {
    if (hash_of_file(folder / name) == hash) continue;
    refuse(folder / name,
           "is not the one that was planned: it has been edited, and runs that are finished would belong to "
           "something "
           "else; put the old one back, or plan the sweep anew, into another folder");
  }
}

void check_planned_program(const SweepPlan& plan, std::string_view data) {
  if (plan.build_id != output::build_id()) {
    throw OutputError(
        ExitClass::unacceptable,
        fmt::format("this sweep was planned by another build of Ladder ({}, commit {}); runs of two programs "
                    "are not mixed. Use that one, or plan the sweep anew, into another folder",
                    plan.ladder_version, plan.ladder_commit));
  }
  if (plan.data != data) {
    throw OutputError(
        ExitClass::unacceptable,
        "the country data are not those that the sweep was planned with; name their folder with --data, or "
        "plan the sweep anew, into another folder");
  }
}

}  // namespace ladder::tools
