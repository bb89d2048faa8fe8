#include "tools/command_table.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace ladder::tools {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> color_wishes = {"auto", "always", "never"};
constexpr std::array<std::string_view, 7> topics = {"levers", "shocks", "programmes", "parameters",
                                                    "assumptions", "series",     "data"};
constexpr std::array<std::string_view, 2> schemas = {"scenario", "programme"};
constexpr std::array<std::string_view, 1> shells = {"bash"};
constexpr std::array<std::string_view, 3> store_actions = {"status", "prune", "empty"};

constexpr Option set{"set", 0, "[NAME:]PATH=VALUE",
                     "override a key of all scenarios, or of the one called NAME", true};
constexpr Option data{"data", 0, "DIR", "read country data from DIR, or lay its own economies over the shipped data"};
constexpr Option store{"store", 0, "DIR",
                       "folder of finished worlds, or 'none' (default: $LADDER_STORE, else ~/.cache/ladder)"};
constexpr Option json{"json", 0, "", "print the result as JSON"};
constexpr Option force{"force", 0, "", "replace files that are there"};
constexpr Option threads{"threads", 'j', "N", "threads to use; results do not depend on it (default: all cores)"};
constexpr Option no_progress{"no-progress", 0, "", "show no progress"};

constexpr std::array<CommandGroup, 2> groups = {
    {{"new", "a scenario, a programme or an economy of your own, to be changed",
      "Each writes one file and replaces none (--force does). An economy that the data do not have is a CSV table, filled in "
      "from the economy most like it, with every guess marked."},
     {"sweep", "many runs over a design of parameters: plan, run, status, collect, analyse",
      "A sweep file says which scenario, what is varied how, and what is kept of each run (scenarios/README.md, 'Sweeps'). "
      "'plan' makes a folder of it, 'run' does what is missing there, as often as one likes and in as many processes (--shard), "
      "'collect' writes one table."}}};

/// `own` and what every command has.
std::vector<Option> with_common(std::vector<Option> own) {
  own.insert(own.end(),
             {{"quiet", 'q', "", "say nothing on standard error but warnings and errors"},
              {"color", 0, "WHEN", "colour: auto (on a terminal without NO_COLOR), always or never", false,
               Names{color_wishes}},
              {"help", 'h', "", "show this help"}});
  return own;
}

std::vector<Option> simulation_options(std::string_view default_output) {
  return with_common(
      {{"output", 'o', "FILE", default_output},
       {"seed", 0, "N", "seed of all random draws, 0 to 9007199254740991, instead of the scenario's"},
       {"replicates", 'n', "N|auto",
        "worlds to run of each scenario, instead of the scenario's number; auto: until --precision is met"},
       {"precision", 0, "[SERIES=]WIDTH",
        "with auto: half-width wanted, as 0.1% of the baseline or in a series' unit (gdp_per_head=5)", true},
       {"min-replicates", 0, "N", "with auto: replicates before the first look (default: 32)"},
       {"max-replicates", 0, "N", "with auto: replicates at most (default: 1024)"},
       threads,
       set,
       data,
       store,
       json,
       force,
       no_progress});
}

std::vector<Command> table() {
  return {
      {.name = "compare",
       .text = "run scenarios against a base, with the same luck, and show the differences",
       .details = "World, horizon, replicates, seed and assumptions must be the same in all files: only "
                  "policies and "
                  "shocks may differ. The file written opens in xarray, ncdump, cdo, h5py, R and MATLAB. "
                  "Finished worlds are kept in a store ('ladder store'): what it has is not run again, and a "
                  "command that was stopped goes on from there.",
       .examples =
           {{"ladder compare baseline.yaml industry40.yaml circular.yaml",
             "Two policy packages against the world without them; writes compare.nc."},
            {"ladder compare baseline.yaml skills.yaml -o skills.nc --replicates auto --precision 0.2%",
             "As many worlds as it takes to know each headline outcome to 0.2 % of the baseline; -n 64: so many."},
            {"ladder compare baseline.yaml skills.yaml --set \"skills:policies.0.budget=60 MUSD/year\"",
             "Another budget, without editing the file."}},
       .operands = {"BASE FILE...", 2, 64},
       .options = simulation_options("file to write (default: compare.nc in the current folder)"),
       .run = compare_command},
      {.name = "factorial",
       .text = "run all combinations of policies: main effects, interactions, Shapley shares",
       .details = "Each file adds policies to those of the base; a combination has the policies of all its files. "
                  "2 to 6 files, so 4 to 64 combinations, all with the same luck; what that costs is said before "
                  "it starts.",
       .examples = {{"ladder factorial baseline.yaml industry40.yaml circular.yaml skills.yaml",
                     "Do they add to each other? 8 combinations; writes factorial.nc."},
                    {"ladder factorial baseline.yaml circular.yaml skills.yaml -n 64 --json",
                     "All outcomes, for a program."}},
       .operands = {"BASE FILE...", 3, 64},
       .options = simulation_options("file to write (default: factorial.nc in the current folder)"),
       .run = factorial_command,
       .in_overview = false},
      {.name = "run",
       .text = "run one scenario",
       .details = "",
       .examples = {{"ladder run baseline.yaml", "Writes baseline.nc."},
                    {"ladder run baseline.yaml --seed 7 --set horizon.to=2060-12",
                     "Other luck, and a longer horizon."}},
       .operands = {"FILE", 1, 1},
       .options =
           simulation_options("file to write (default: the scenario's name with .nc, in the current folder)"),
       .run = run_command},
      {.name = "calibrate",
       .text = "find the parameters that the data do not rule out, as sets that a scenario names",
       .details = "History matching: waves of runs, an emulator of each target, and a rule by which points are ruled out; "
                  "and as many runs at random to compare with. Writes a table of parameter sets and a report as JSON. "
                  "Finished worlds are kept in the store: the same command goes on where it was stopped.",
       .examples = {{"ladder calibrate hindcast.yaml -o sets.csv", "Writes sets.csv and sets.json."},
                    {"ladder calibrate hindcast.yaml --score sets.csv",
                     "How near these sets come to all targets, also those of economies held back."}},
       .operands = {"STUDY.yaml", 1, 1},
       .options = with_common({{"output", 'o', "FILE", "table of sets to write (default: the study's name with -sets.csv)"},
                               {"score", 0, "FILE", "score the parameter sets of FILE, and calibrate nothing"},
                               threads,
                               set,
                               data,
                               store,
                               json,
                               force,
                               no_progress}),
       .run = calibrate_command},
      {.name = "hindcast",
       .text = "start in a past year and score what the model foretells against what came",
       .details = "Growth of GDP per head, three employment shares and manufacturing in GDP, against five forecasts that need "
                  "no model, with intervals over economies. Prints the table; writes one page and one CSV, a row an economy and "
                  "target. Data after the base year are read for the score alone. SCENARIO.yaml gives economies, years, "
                  "assumptions and parameter sets; without it the defaults run, on all economies of more than a million people "
                  "that were not high-income and can be balanced. Finished worlds are kept in the store.",
       .examples = {{"ladder hindcast", "2000 to 2018; writes hindcast.html and hindcast.csv."},
                    {"ladder hindcast --economies ETH,BGD,KEN --from 2005 -n 32 -o three", "Three economies, 32 worlds."},
                    {"ladder hindcast --sets parameter-sets.csv --json", "The sets of a calibration, for a program."}},
       .operands = {"[SCENARIO.yaml]", 0, 1},
       .options = with_common({{"output", 'o', "NAME", "writes NAME.html and NAME.csv (default: hindcast)"},
                               {"economies", 0, "ISO3,...", "these economies; 'all': by the rule above"},
                               {"from", 0, "YEAR", "base year, 2000 to 2018 (default: 2000)"},
                               {"to", 0, "YEAR", "last year (default: 2018); the data may end before"},
                               {"firms", 0, "N", "simulated firms an industry at the start (default: 10)"},
                               {"replicates", 'n', "N", "worlds of each block of economies (default: 8, or one a set)"},
                               {"sets", 0, "FILE", "parameter sets: world i uses set i, from the first again after the last"},
                               {"seed", 0, "N", "seed of all random draws, 0 to 9007199254740991"},
                               threads,
                               set,
                               data,
                               store,
                               json,
                               force,
                               no_progress}),
       .run = hindcast_command},
      {.name = "validate",
       .text = "score the stylised facts that the model must show",
       .details = "Runs the validation world (30 economies, 60 firms a sector, 150 years, 20 seeds), or FILE, and judges each fact by its "
                  "90 % interval over seeds. Writes a table and the same as JSON. Exit code 1: fewer than 75 % of the facts that emerge "
                  "pass, or one that is required does not.",
       .examples = {{"ladder validate --quick", "5 seeds of 60 years, marked as such; writes validation.csv and validation.json."},
                    {"ladder validate --ablate -j 16 -o scorecard.csv",
                     "Each fact also without the mechanism behind it: some thirty times the work."}},
       .operands = {"[FILE]", 0, 1},
       .options = with_common({{"output", 'o', "FILE", "table to write (default: validation.csv)"},
                               {"quick", 0, "", "5 seeds and 60 years, where --seeds and --years say nothing else"},
                               {"seeds", 0, "N", "worlds to run, instead of the scenario's replicates"},
                               {"years", 0, "N", "years to run from the base year on, instead of the scenario's"},
                               {"ablate", 0, "", "show each fact also with its mechanism switched off"},
                               threads,
                               set,
                               data,
                               json,
                               force,
                               no_progress}),
       .run = validate_command,
       .in_overview = false},
      {.name = "treatments",
       .text = "give doses to a random share of firms and show what becomes of them, as experiments with firms do",
       .details = "Runs each world of FILE (nine economies at three levels of skill) without a dose and with each of eight: advice on "
                  "management, a foreign buyer, an assessment of resource use, machines, skills, both of these, and machines of the "
                  "next digital generation without and with skills. Prints mean paired differences of the treated firms, less "
                  "those of a control group, the part of the joint effect that machines alone have, and what was published; "
                  "writes the effects as CSV.",
       .examples = {{"ladder treatments", "Writes treatments.csv."},
                    {"ladder treatments --share 5 --set replicates=20 --json", "Fewer firms, more worlds, for a program."}},
       .operands = {"[FILE]", 0, 1},
       .options = with_common({{"output", 'o', "FILE", "table to write (default: treatments.csv)"},
                               {"share", 0, "PERCENT", "of manufacturing firms that are treated (default: 15)"},
                               threads,
                               set,
                               data,
                               json,
                               force,
                               no_progress}),
       .run = treatments_command,
       .in_overview = false},
      {.name = "audit",
       .text = "print the balance-sheet and the transactions-flow matrix of an economy, and check all of them again",
       .details = "Checks every scenario, world, year and economy of the file in exact cents: exit code 0 where all "
                  "identities hold, 1 where one fails. Prints the matrices of one economy over one year of one world, "
                  "in millions of USD unless --cents is given; -o writes those of all economies and years as CSV.",
       .examples = {{"ladder audit compare.nc --economy ETH --year 2030", "Who paid whom in Ethiopia, and who owns what."},
                    {"ladder audit run.nc --json", "Matrices and counts of identities, for a program."},
                    {"ladder audit run.nc -o accounts.csv", "Every entry of every economy and year of the first world."}},
       .operands = {"FILE.nc", 1, 1},
       .options = with_common({{"economy", 0, "ISO3", "economy to show (default: the first)"},
                               {"year", 0, "YEAR", "year to show (default: the last)"},
                               {"scenario", 0, "NAME", "scenario to show (default: the first)"},
                               {"replicate", 0, "N", "world to show (default: 0)"},
                               {"cents", 0, "", "exact cents instead of millions of USD"},
                               {"output", 'o', "FILE", "write the accounts as CSV, too"},
                               json,
                               force}),
       .run = audit_command,
       .in_overview = false},
      {.name = "check",
       .text = "say what is wrong with scenario files, without running them",
       .details = "Exit code 0: all can be run; 65: at least one cannot.",
       .examples = {{"ladder check my-scenario.yaml",
                     "Names the first fault with its line, or says that all is well."}},
       .operands = {"FILE...", 1, 1000},
       .options = with_common({set, data, json}),
       .run = check_command},
      {.name = "describe",
       .text = "list levers, shocks, programmes, parameters, assumptions, series, or the data of an economy",
       .details = "",
       .examples = {{"ladder describe levers", "What a programme can be made of."},
                    {"ladder describe parameters",
                     "Every key of a scenario with its default, range, unit and source."},
                    {"ladder describe assumptions my.yaml", "What a scenario assumes the world to be like."},
                    {"ladder describe data ETH", "What is known of Ethiopia, and what was done to it."}},
       .operands = {"TOPIC [FILE | ISO3]", 1, 2, Names{topics}},
       .options = with_common({data, json}),
       .run = describe_command},
      {.name = "schema",
       .text = "print the JSON Schema of scenario or programme files",
       .details = "Editors use it to complete and check a file while it is written.",
       .examples = {{"ladder schema > scenario.schema.json", "For scenarios."},
                    {"ladder schema programme > programme.schema.json", "For programmes."}},
       .operands = {"[KIND]", 0, 1, Names{schemas}},
       .options = with_common({}),
       .run = schema_command,
       .in_overview = false},
      {.name = "export",
       .text = "write a result file as one CSV table",
       .details =
           "Every row names its scenario, replicate, date, place, unit and series; with --differences its "
           "scenario, period, place, unit and series, with precision, range and verdict as 'ladder compare' "
           "prints them.",
       .examples = {{"ladder export compare.nc", "Writes compare.csv."},
                    {"ladder export compare.nc --series national/gdp --economy ETH -o gdp.csv", "Only that."},
                    {"ladder export compare.nc --differences", "Writes compare-differences.csv."},
                    {"ladder export compare.nc --flows", "Writes compare-flows.csv: transfer projects by donor, recipient, sector, channel, month."}},
       .operands = {"FILE.nc", 1, 1},
       .options =
           with_common({{"output", 'o', "FILE", "file to write (default: the file's name, -differences or -flows, .csv)"},
                        {"differences", 0, "", "paired differences from the first scenario, not values"},
                        {"flows", 0, "", "the rows of flows, not series; with --economy those to or from it"},
                        {"series", 0, "NAME", "only this series", true},
                        {"economy", 0, "ISO3", "only this economy", true},
                        {"scenario", 0, "NAME", "only this scenario", true},
                        force}),
       .run = export_command},
      {.name = "pairing",
       .text = "show what pairing is worth in a result of several scenarios",
       .details = "How many times more worlds independent seeds would need for the same precision, 5, 10 and 25 years "
                  "after the start.",
       .examples = {{"ladder pairing compare.nc --economy ETH", "The headline outcomes in Ethiopia."},
                    {"ladder pairing compare.nc --series real_wage --json", "Another series, for a program."}},
       .operands = {"FILE.nc", 1, 1},
       .options = with_common({{"series", 0, "NAME", "this series instead of the headline outcomes", true},
                               {"economy", 0, "ISO3", "only this economy", true},
                               json}),
       .run = pairing_command,
       .in_overview = false},
      {.name = "plot",
       .text = "draw a result file as an SVG chart: a series, digital generations, materials or transfer",
       .details = "Lines are means over worlds, bands the range over worlds. Files with several scenarios "
                  "are drawn as "
                  "paired differences from the first, unless --levels is given.",
       .examples = {{"ladder plot compare.nc --series gdp_per_head --place ETH",
                     "Writes gdp_per_head-ETH.svg."},
                    {"ladder plot compare.nc --series industry/employment --place BGD,textiles --levels",
                     "Jobs in one industry under each scenario."},
                    {"ladder plot compare.nc --adoption --scenario industry40",
                     "Writes adoption-industry40.svg: firms by digital generation and income group."},
                    {"ladder plot compare.nc --sankey --place ETH --year 2030",
                     "Writes materials-ETH-2030.svg: four materials by mass, through Ethiopia's economy."},
                    {"ladder plot compare.nc --transfer --place ETH",
                     "Writes transfer-ETH.svg: whom Ethiopia's firms learn from, and how."}},
       .operands = {"FILE.nc", 1, 1},
       .options = with_common(
           {{"series", 0, "NAME", "series to draw, by NAME or GROUP/NAME"},
            {"place", 0, "LABELS", "one label per axis of the series, separated by commas: ETH,textiles; or an economy"},
            {"levels", 0, "", "draw levels, not differences from the first scenario"},
            {"adoption", 0, "", "draw how digital generations spread, by income group, instead of a series"},
            {"sankey", 0, "", "draw the materials of an economy in a year instead, as wide as they are large"},
            {"transfer", 0, "", "draw technology transfer instead: projects by donor, channel and recipient"},
            {"year", 0, "YEAR", "of --sankey (default: the last) or --transfer (default: a mean year)"},
            {"scenario", 0, "NAME", "of --adoption, --sankey or --transfer (default: the first)"},
            {"output", 'o', "FILE", "file to write (default: a name made of what is drawn)"},
            force}),
       .run = plot_command},
      {.name = "store",
       .text = "show, prune or empty the store of finished worlds",
       .details = "'run' and 'compare' keep there each world that they finish, under a hash of all that decides "
                  "it, and take from there what they need. The usual store holds 4 GiB at most "
                  "(LADDER_STORE_LIMIT says otherwise), one that --store or LADDER_STORE names as much as there is "
                  "room; worlds used longest ago go first, and none that a running command has used.",
       .examples = {{"ladder store", "Where it is, and how much is in it."},
                    {"ladder store prune --to 1GiB", "Drops worlds used longest ago, until 1 GiB is left."},
                    {"ladder store empty", "Drops all; makes a damaged store anew."}},
       .operands = {"[ACTION]", 0, 1, Names{store_actions}},
       .options = with_common({store,
                               {"to", 0, "SIZE", "with prune: the size that is left (default: the store's bound)"},
                               json}),
       .run = store_command,
       .in_overview = false},
      {.name = "completion",
       .text = "print a script that completes commands and options in a shell",
       .details = "",
       .examples = {{"source <(ladder completion bash)", "Completion in this shell."}},
       .operands = {"SHELL", 1, 1, Names{shells}},
       .options = with_common({}),
       .run = completion_command,
       .in_overview = false},
      {.name = "manual",
       .text = "print the manual page, for man",
       .details = "",
       .examples = {{"ladder manual | man -l -", "Read it."}},
       .operands = {},
       .options = with_common({}),
       .run = manual_command,
       .in_overview = false},
      {.name = "help",
       .text = "show the help of a command",
       .details = "",
       .examples = {{"ladder help compare", "The same as 'ladder compare --help'."}},
       .operands = {"[COMMAND]", 0, 2},
       .options = with_common({}),
       .run = help_command,
       .in_overview = false},
  };
}

}  // namespace

std::vector<Command> command_table() {
  std::vector<Command> all = table();
  const auto insert_after = [&](std::string_view name, std::vector<Command> group) {
    for (Command& command : group) command.options = with_common(command.options);
    all.insert(std::ranges::find(all, name, &Command::name) + 1, group.begin(), group.end());
  };
  const SharedOptions shared{threads, data, json, force, no_progress};
  insert_after("run", sweep_commands(shared));
  insert_after("check", new_commands(shared));
  return all;
}

std::span<const CommandGroup> command_groups() {
  return groups;
}

}  // namespace ladder::tools
