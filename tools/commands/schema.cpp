#include "tools/schema.hpp"

#include "tools/commands.hpp"

namespace ladder::tools {

ExitCode schema_command(const Arguments&, Console& console) {
  console.print(scenario_schema());
  return ExitCode::ok;
}

}  // namespace ladder::tools
