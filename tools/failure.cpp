#include "tools/failure.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <new>

#include "output/output_error.hpp"
#include "tools/diagnostics.hpp"

namespace ladder::tools {
namespace {

Failure broken_promise(const char* what) {
  return {
      ExitCode::internal,
      fmt::format(
          "{}\nThis is a fault of Ladder, not of your scenario, and nothing was written. Please report it "
          "with the scenario, the command line and the output of 'ladder --version'.",
          what)};
}

}  // namespace

const char* Stopped::what() const noexcept {
  return code_ == ExitCode::interrupted
             ? "interrupted; no result was written"
             : "stopped early; no result was written. Start the same command again.";
}

Failure failure(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const UsageError& e) {
    return {ExitCode::usage, e.what()};
  } catch (const output::OutputError& e) {
    return {static_cast<ExitCode>(e.exit_code()), e.what()};
  } catch (const ScenarioMissing& e) {
    return {ExitCode::no_input, e.what()};
  } catch (const sim::Error& e) {
    return {ExitCode::bad_data, e.what()};
  } catch (const Stopped& e) {
    return {e.code(), e.what()};
  } catch (const std::bad_alloc&) {
    return {ExitCode::bad_data,
            "out of memory: the world is too large for this machine. Use fewer replicates at a time "
            "(--threads 1) or "
            "a smaller world.firms_per_industry."};
  } catch (const std::filesystem::filesystem_error& e) {
    return {ExitCode::io, fmt::format("a file or folder cannot be used: {}", e.what())};
  } catch (const std::exception& e) {
    return broken_promise(e.what());
  } catch (...) {
    return broken_promise("an exception of unknown type");
  }
}

}  // namespace ladder::tools
