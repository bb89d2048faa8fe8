#include "tools/commands.hpp"

int main(int argc, char** argv) {
  return static_cast<int>(ladder::tools::run_command_line({argv + 1, argv + argc}));
}
