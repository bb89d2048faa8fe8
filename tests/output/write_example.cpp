/// Writes the example record to the file named on the command line, with a programme: for
/// interoperability.py.
#include "example_record.hpp"
#include "output/run_writer.hpp"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  ladder::output::RunRecord record = ladder::output::example::record();
  record.coordinates.programmes = {"industrial-skills@ETH#1"};
  for (auto& scenario : record.scenarios)
    for (auto& replicate : scenario.replicates) replicate.values[4] = {7.0, 8.0};
  ladder::output::write_run(arguments[1], record, true);
  return 0;
}
