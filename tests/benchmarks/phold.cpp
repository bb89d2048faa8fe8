/// PHOLD on the kernel: events a second, nanoseconds an event and an epoch, and the trace hash, which no option that only
/// says how to compute (--executor, --threads, --partitions, a stop with --save and --resume) may change.
#include "tests/support/phold.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <string>

#include "output/part_file.hpp"
#include "sim/checkpoint.hpp"
#include "sim/engine.hpp"
#include "sim/error.hpp"
#include "sim/parallel.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/resident.hpp"

namespace {

using namespace ladder;

constexpr double kMeanTicks = 1e6;
constexpr std::uint32_t kLine = 64;  // bytes

struct Options {
  std::uint32_t processes = 20'000;
  std::uint32_t state = 0;  ///< further bytes a process
  double remote = 0.25;
  double lookahead = 0.1;  ///< in mean delays
  double until = 50.0;     ///< likewise
  std::string executor = "tbb";
  std::uint32_t threads = 1;
  std::uint32_t partitions = 0;
  std::uint64_t seed = 1;
  bool memory = false;
  std::string save;    ///< file for the state at the end; none: empty
  std::string resume;  ///< file to go on from; likewise
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                                                           //
      ("processes", test::into_count(o.processes), "each with one event pending")                 //
      ("state", test::into(o.state), "bytes a process beside the 16 of the bare model, all touched by each event; whole lines of 64") //
      ("remote", test::into(o.remote), "share of events posted to another process")               //
      ("lookahead", test::into(o.lookahead), "in mean delays")                                    //
      ("until", test::into(o.until), "in mean delays")                                            //
      ("executor", test::into(o.executor), "serial, threads or tbb")                              //
      ("threads", test::into_count(o.threads), "of the executor")                                 //
      ("partitions", test::into(o.partitions), "of the processes, in blocks; 0: the kernel chooses") //
      ("seed", test::into(o.seed), "of all draws")                                                //
      ("memory", test::po::bool_switch(&o.memory), "measure bytes a pending event instead of time") //
      ("save", test::into(o.save), "write a checkpoint at the end")                               //
      ("resume", test::into(o.resume), "go on from a checkpoint of the same model");
  test::read_options(count, arguments, "PHOLD: nanoseconds an event, and the trace hash.", options);
  if (o.state % kLine != 0) throw sim::Error("--state is counted in whole lines of 64 bytes, not " + std::to_string(o.state) + ".");
  return o;
}

std::unique_ptr<sim::Executor> executor_for(const Options& o) {
  if (o.executor == "serial") return sim::serial_executor();
  if (o.executor == "threads") return sim::thread_executor(o.threads);
  if (o.executor == "tbb") return sim::tbb_executor(o.threads);
  throw sim::Error("There is no executor \"" + o.executor + "\": serial, threads or tbb.");
}

sim::Duration ticks(double means) {
  return sim::Duration{static_cast<std::uint32_t>(means * kMeanTicks)};
}

void save(const sim::Engine& engine, const std::string& file) {
  output::PartFile part(file, true);
  sim::CheckpointWriter out([&part](std::span<const std::byte> bytes) { part.append(bytes); });
  engine.save(out);
  out.finish();
  part.publish();
}

void resume(sim::Engine& engine, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw sim::Error("There is no checkpoint " + file + ".");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  sim::CheckpointReader reader(std::as_bytes(std::span(text)));
  engine.load(reader);
  reader.finish();
}

test::Phold model_of(const Options& o, std::uint32_t processes) {
  return test::Phold({.agents = processes,
                      .remote = o.remote,
                      .lookahead = ticks(o.lookahead),
                      .mean = ticks(1.0),
                      .seed = o.seed,
                      .settlement_posts = false,
                      .ballast = o.state / kLine});
}

/// Slope of resident memory from N to 2 N processes, each with one event pending, less the bytes of a process.
void measure_memory(const Options& o) {
  const auto resident = [&](std::uint32_t processes) {
    return test::in_child([&] {
      test::Phold model = model_of(o, processes);
      const auto executor = sim::serial_executor();
      sim::Engine engine(model, *executor, ticks(o.lookahead), {.count = o.partitions});
      model.start(engine.initial());
      engine.run_until(sim::Time{} + ticks(o.until));
      return test::resident_bytes();
    });
  };
  const std::uint64_t one = resident(o.processes), two = resident(2 * o.processes);
  const std::uint32_t state = 16 + o.state;
  std::printf("%.1f bytes a pending event (RSS at %u less RSS at %u processes, less %u bytes of state)\n",
              static_cast<double>(two - one) / o.processes - state, 2 * o.processes, o.processes, state);
}

void run(const Options& o) {
  test::Phold model = model_of(o, o.processes);
  const auto executor = executor_for(o);
  sim::Engine engine(model, *executor, ticks(o.lookahead), {.count = o.partitions});
  if (o.resume.empty())
    model.start(engine.initial());
  else
    resume(engine, o.resume);
  const sim::EngineCounters before = engine.counters();

  const auto begin = std::chrono::steady_clock::now();
  engine.run_until(sim::Time{} + ticks(o.until));
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;

  if (!o.save.empty()) save(engine, o.save);

  const auto events = static_cast<double>(engine.counters().events - before.events);
  const auto epochs = static_cast<double>(engine.counters().epochs - before.epochs);
  std::printf("%.0f events, %.2f million events/s, %.1f ns/event, %.1f events and %.0f ns/epoch, %u partitions, "
              "trace hash %016llx\n",
              events, events / elapsed.count() / 1e6, elapsed.count() / events * 1e9, events / epochs,
              elapsed.count() / epochs * 1e9, engine.partitions(), static_cast<unsigned long long>(model.trace_hash()));
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("bench_phold", [&] {
    const Options o = parsed(count, arguments);
    o.memory ? measure_memory(o) : run(o);
  });
}
