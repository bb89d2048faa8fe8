#include "tools/schema.hpp"

#include "tools/commands.hpp"
#include "tools/library.hpp"
#include "tools/programme_loader.hpp"

namespace ladder::tools {

ExitCode schema_command(const Arguments& arguments, Console& console) {
  const bool of_programme = !arguments.operands.empty() && arguments.operands.front() == "programme";
  const ProgrammeLibrary library{{library_folder() / "programmes"}};
  console.print(of_programme ? programme_schema() : scenario_schema(library.names()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
