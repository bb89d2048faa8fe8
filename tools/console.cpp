#include "tools/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "output/output_error.hpp"

namespace ladder::tools {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::string_view escape(Tone tone) {
  switch (tone) {
    case Tone::strong:
      return "\x1b[1m";
    case Tone::faint:
      return "\x1b[2m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::warning:
      return "\x1b[33m";
    case Tone::plain:
      break;
  }
  return "";
}

std::string painted(bool color, Tone tone, std::string_view text) {
  return color && tone != Tone::plain ? fmt::format("{}{}\x1b[0m", escape(tone), text) : std::string{text};
}

bool color_on(int descriptor, ColorWish wish) {
  return use_color({.wish = wish,
                    .terminal = isatty(descriptor) == 1,
                    .no_color = environment("NO_COLOR"),
                    .term = environment("TERM")});
}

}  // namespace

bool use_color(const ColorSetting& setting) {
  if (setting.wish != ColorWish::automatic) return setting.wish == ColorWish::always;
  return setting.terminal && setting.no_color.empty() && setting.term != "dumb";
}

Console::Console() : error_terminal_(isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb") {
  set_color(ColorWish::automatic);
}

void Console::set_color(ColorWish wish) {
  color_out_ = color_on(STDOUT_FILENO, wish);
  color_error_ = color_on(STDERR_FILENO, wish);
}

void Console::print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void Console::note(std::string_view text) {
  if (!quiet_) line(Tone::plain, "", text);
}

void Console::warn(std::string_view text) {
  line(Tone::warning, "warning: ", text);
}

void Console::fail(std::string_view text) {
  line(Tone::bad, "ladder: ", text);
}

void Console::flush() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw output::OutputError(
        output::ExitClass::io,
        fmt::format("the results could not be written to standard output: {}", std::strerror(errno)));
  }
}

std::string Console::paint(Tone tone, std::string_view text) const {
  return painted(color_out_, tone, text);
}

void Console::line(Tone tone, std::string_view head, std::string_view text) const {
  std::fflush(stdout);  // so that a terminal shows both streams in the order of writing
  const std::string whole = painted(color_error_, tone, head) + std::string{text} + '\n';
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

}  // namespace ladder::tools
