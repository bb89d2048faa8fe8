/// The store of finished worlds under many short runs: bytes of bookkeeping a run, memory after a thousand and after all of
/// them, and the time that storing and finding takes.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

#include "output/store_writer.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/resident.hpp"

namespace {

using namespace ladder;

constexpr std::uint64_t kThousand = 1000;
constexpr double kBytesInMiB = 1024.0 * 1024.0;

struct Options {
  std::uint64_t runs = 100'000;
  std::size_t payload = 100;
  std::string folder = "bench_store";
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                               //
      ("runs", test::into_count(o.runs), "whose records are stored")  //
      ("payload", test::into_count(o.payload), "bytes of a record")   //
      ("folder", test::into(o.folder), "for the store; made anew, and gone at the end");
  test::read_options(count, arguments, "Stores the records of many runs.", options);
  return o;
}

output::StoreKey key(std::uint64_t run) {
  output::Sha256 digest;
  digest.add(std::to_string(run));
  return digest.digest();
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Figures {
  double seconds = 0.0;
  double bookkeeping = 0.0;  ///< bytes a run, of the file
  double at_thousand = 0.0;  ///< bytes in memory
  double at_end = 0.0;
  double found = 0.0;  ///< seconds to find all
};

Figures measure(const Options& options) {
  std::filesystem::remove_all(options.folder);
  Figures figures;
  {
    output::Store store(options.folder);
    output::StoreWriter writer(store,
                               [](const std::string& why) { std::fprintf(stderr, "%s\n", why.c_str()); });
    const double started = seconds_now();
    for (std::uint64_t run = 0; run < options.runs; ++run) {
      writer.put({key(run), std::string(options.payload, static_cast<char>(run))});
      if (run + 1 == kThousand) {
        writer.finish();
        figures.at_thousand = static_cast<double>(test::resident_bytes());
      }
    }
    writer.finish();
    figures.seconds = seconds_now() - started;
    figures.at_end = static_cast<double>(test::resident_bytes());
    const double asked = seconds_now();
    for (std::uint64_t run = 0; run < options.runs; ++run)
      if (!store.find(key(run))) std::fprintf(stderr, "run %lu is lost\n", static_cast<unsigned long>(run));
    figures.found = seconds_now() - asked;
  }
  const auto bytes = static_cast<double>(std::filesystem::file_size(output::Store::file_in(options.folder)));
  figures.bookkeeping = bytes / static_cast<double>(options.runs) - static_cast<double>(options.payload);
  std::filesystem::remove_all(options.folder);
  return figures;
}

void report(const Options& options) {
  const Figures f = measure(options);
  const auto runs = static_cast<double>(options.runs);
  std::printf("%lu runs of %zu bytes: %.1f s, %.1f us a run; found again in %.1f us each\n",
              static_cast<unsigned long>(options.runs), options.payload, f.seconds, 1e6 * f.seconds / runs,
              1e6 * f.found / runs);
  std::printf(
      "bookkeeping %.0f bytes a run; in memory %.1f MiB after %lu runs, %.1f MiB after all (%+.1f %%)\n",
      f.bookkeeping, f.at_thousand / kBytesInMiB, static_cast<unsigned long>(kThousand),
      f.at_end / kBytesInMiB, 100.0 * (f.at_end / f.at_thousand - 1.0));
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("bench_store", [&] { report(parsed(count, arguments)); });
}
