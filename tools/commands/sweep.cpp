#include "tools/commands.hpp"

namespace ladder::tools {

std::vector<Command> sweep_commands(const SharedOptions& shared) {
  return {
      {.name = "sweep plan",
       .text = "make a sweep of a sweep file: its design, what it will cost, a folder to run it in",
       .details =
           "Row 0 is tried out for some seconds to say what the sweep will cost. The folder holds the design "
           "as a plain "
           "CSV and the resolved scenario, so later changes of the scenario's files change nothing in it.",
       .examples = {{"ladder sweep plan screening.yaml", "Makes the folder 'screening'."},
                    {"ladder sweep plan screening.yaml -o /scratch/screening --max-hours 20000",
                     "Elsewhere, and longer than it would allow by itself."}},
       .operands = {"FILE.yaml", 1, 1},
       .options = {{"output", 'o', "DIR",
                    "folder to make (default: the file's name without ending, in the current folder)"},
                   {"max-hours", 0, "N",
                    "hours of processor time beyond which it is refused (default: 1000)"},
                   shared.threads,
                   shared.data,
                   shared.json},
       .run = sweep_plan_command},
      {.name = "sweep run",
       .text = "do the runs of a sweep that are missing",
       .details =
           "What is finished stays, however the command ends: the same command goes on from there. A run "
           "that fails is "
           "an outcome with its reason; when three have failed in the same way, the command stops. Processes "
           "on other "
           "machines may do other shards of the same folder at the same time, each into a file of its own.",
       .examples = {{"ladder sweep run screening", "On all cores."},
                    {"ladder sweep run screening --shard 3/16 -j 4",
                     "A sixteenth of the rows, on four threads."},
                    {"ladder sweep run screening --keep-going", "Whatever fails."}},
       .operands = {"DIR", 1, 1},
       .options = {{"shard", 0, "I/N", "only the I-th of N parts of the rows (default: all)"},
                   shared.threads,
                   {"keep-going", 0, "", "do not stop where many runs fail in the same way"},
                   shared.data,
                   shared.no_progress},
       .run = sweep_run_command},
      {.name = "sweep status",
       .text = "say how many runs of a sweep are done, failed and missing, and what is left",
       .details = "",
       .examples = {{"ladder sweep status screening", "Also while it runs."},
                    {"ladder sweep status screening --json", "For a program."}},
       .operands = {"DIR", 1, 1},
       .options = {shared.json},
       .run = sweep_status_command},
      {.name = "sweep collect",
       .text = "write the runs of a sweep as one CSV table, a row a run",
       .details = "Rows are in the order of the design, byte for byte the same however the runs were done. "
                  "FILE.columns.csv, "
                  "beside it, tells unit and meaning of each column.",
       .examples = {{"ladder sweep collect screening", "Writes screening.csv and screening.columns.csv."},
                    {"ladder sweep collect screening --partial -o so-far.csv",
                     "While runs are missing; they are marked."}},
       .operands = {"DIR", 1, 1},
       .options = {{"output", 'o', "FILE",
                    "file to write (default: the folder's name with .csv, in the current folder)"},
                   {"partial", 0, "", "also where runs are missing"},
                   shared.force},
       .run = sweep_collect_command},
      {.name = "sweep analyse",
       .text = "say which factors matter: Morris' effects or Sobol' indices",
       .details = "Of designs that are morris or saltelli, for each outcome; replicates of a row are "
                  "averaged. Failed runs are "
                  "left out and counted.",
       .examples = {{"ladder sweep analyse screening", "All outcomes."},
                    {"ladder sweep analyse screening --outcome gdp_per_head_final_ETH --json",
                     "One, for a program."}},
       .operands = {"DIR", 1, 1},
       .options = {{"outcome", 0, "NAME", "only this outcome", true},
                   {"partial", 0, "", "also where runs are missing: they count as failed"},
                   shared.json},
       .run = sweep_analyse_command},
  };
}

}  // namespace ladder::tools
