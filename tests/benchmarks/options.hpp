/// Options of a benchmark program.
#pragma once
#include <boost/program_options.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace ladder::test {

namespace po = boost::program_options;

/// An option that keeps the value of `variable` unless it is given; help shows that value as the default.
template <class T>
po::typed_value<T>* into(T& variable) {
  return po::value(&variable)->default_value(variable);
}

/// The same for a count.
template <class T>
po::typed_value<T>* into_count(T& variable) {
  return into(variable)->notifier([](T value) {
    if (value < 1) throw po::error("a count must be at least 1");
  });
}

/// Reads the command line into the variables of `options`. Ends the program where help was asked for (0), or where the
/// command line is wrong (2).
/// @param summary  what the program does, one line
inline void read_options(int count, char** arguments, const std::string& summary, po::options_description& options) {
  options.add_options()("help", "print this and end");
  try {
    po::variables_map given;
    const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(count, arguments).options(options).positional({}).style(style).run(), given);
    if (given.count("help") != 0) {
      std::cout << summary << '\n' << options;
      std::exit(0);
    }
    po::notify(given);
  } catch (const po::error& error) {
    std::cerr << arguments[0] << ": " << error.what() << '\n' << options;
    std::exit(2);
  }
}

/// The exit code of a benchmark: 0, or 70 with what went wrong on standard error.
template <class Run>
int guarded(const char* name, const Run& run) {
  try {
    run();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << name << ": " << error.what() << '\n';
    return 70;
  }
}

}  // namespace ladder::test
