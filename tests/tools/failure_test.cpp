#include "tools/failure.hpp"

#include <doctest/doctest.h>

#include <new>

#include "output/output_error.hpp"
#include "tools/diagnostics.hpp"

using namespace ladder;
using tools::ExitCode;

namespace {

template <class Exception>
tools::Failure of(const Exception& exception) {
  return tools::failure(std::make_exception_ptr(exception));
}

}  // namespace

TEST_CASE("each kind of failure has the exit code that scripts rely on") {
  CHECK(of(tools::UsageError("x")).code == ExitCode::usage);
  CHECK(of(tools::ScenarioError({}, "x")).code == ExitCode::bad_data);
  CHECK(of(tools::ScenarioMissing({}, "x")).code == ExitCode::no_input);
  CHECK(of(sim::Error("x")).code == ExitCode::bad_data);
  CHECK(of(output::OutputError(output::ExitClass::input_missing, "x")).code == ExitCode::no_input);
  CHECK(of(output::OutputError(output::ExitClass::cannot_create, "x")).code == ExitCode::cannot_create);
  CHECK(of(output::OutputError(output::ExitClass::io, "x")).code == ExitCode::io);
  CHECK(of(tools::Stopped(ExitCode::interrupted)).code == ExitCode::interrupted);
  CHECK(of(tools::Stopped(ExitCode::stopped)).code == ExitCode::stopped);
  CHECK(of(std::bad_alloc()).code == ExitCode::bad_data);
  CHECK(of(sim::Bug("x")).code == ExitCode::internal);
  CHECK(of(sim::CausalityError("x")).code == ExitCode::internal);
  CHECK(of(42).code == ExitCode::internal);
}

TEST_CASE("a fault of the program asks for a report and says what broke") {
  const tools::Failure failure = of(sim::Bug("account cash of ETH is off by 3 cents"));
  CHECK(failure.message.find("account cash of ETH is off by 3 cents") != std::string::npos);
  CHECK(failure.message.find("report") != std::string::npos);
}

TEST_CASE("what the user can mend is told without blaming the program") {
  CHECK(of(sim::Error("no such economy")).message == "no such economy");
}
