#include <filesystem>
#include <fstream>
#include <sstream>

#include "output/export_csv.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "tools/commands.hpp"

namespace ladder::tools {

ExitCode export_command(const Arguments& arguments, Console& console) {
  const std::filesystem::path source = arguments.operands.front();
  const std::filesystem::path target =
      arguments.value("output").value_or(source.filename().replace_extension(".csv").string());
  output::refuse_existing(target, arguments.has("force"));
  const output::RunRecord record = output::read_run(source);
  output::PartFile part(target, arguments.has("force"));
  std::ofstream stream(part.path(), std::ios::binary);
  output::export_csv(stream, record,
                     {.series = arguments.all("series"),
                      .economies = arguments.all("economy"),
                      .scenarios = arguments.all("scenario")});
  stream.close();
  part.publish();
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace ladder::tools
