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

/// Length of a colour code, ESC [ digits and semicolons m, that the text begins with; 0 where it is none.
std::size_t color_code_at(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

bool use_color(const ColorSetting& setting) {
  if (setting.wish != ColorWish::automatic) return setting.wish == ColorWish::always;
  return setting.terminal && setting.no_color.empty() && setting.term != "dumb";
}

std::string printable(std::string_view text, bool colors) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t color = colors ? color_code_at(text.substr(i)) : 0;
    const bool c1 =
        c == 0xC2U && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xE0U) == 0x80U;
    if (color > 0) {
      result += text.substr(i, color);
      i += color - 1;
    } else if (c1) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(text[++i]));
    } else if ((c < 0x20U && c != '\n' && c != '\t') || c == 0x7FU) {
      result += fmt::format("\\u{:04x}", c);
    } else {
      result += text[i];
    }
  }
  return result;
}

Console::Console() : error_terminal_(isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb") {
  set_color(ColorWish::automatic);
}

void Console::set_color(ColorWish wish) {
  color_out_ = color_on(STDOUT_FILENO, wish);
  color_error_ = color_on(STDERR_FILENO, wish);
}

void Console::print(std::string_view text) {
  const std::string shown = printable(text, color_out_);
  std::fwrite(shown.data(), 1, shown.size(), stdout);
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
  const std::string whole = painted(color_error_, tone, head) + printable(text, false) + '\n';
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

}  // namespace ladder::tools
