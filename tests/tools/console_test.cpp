#include "tools/console.hpp"

#include <doctest/doctest.h>

using namespace ladder::tools;

TEST_CASE("by itself, colour is for terminals that can show it and users who did not turn it off") {
  CHECK(use_color({.terminal = true, .no_color = "", .term = "xterm"}));
  CHECK_FALSE(use_color({.terminal = false, .no_color = "", .term = "xterm"}));
  CHECK_FALSE(use_color({.terminal = true, .no_color = "1", .term = "xterm"}));
  CHECK_FALSE(use_color({.terminal = true, .no_color = "", .term = "dumb"}));
}

TEST_CASE("what the command line says of colour outweighs terminal and environment") {
  CHECK(use_color({.wish = ColorWish::always, .terminal = false, .no_color = "1", .term = "dumb"}));
  CHECK_FALSE(use_color({.wish = ColorWish::never, .terminal = true, .no_color = "", .term = "xterm"}));
}

TEST_CASE("painted text has colour only where it is wanted") {
  Console console;
  console.set_color(ColorWish::never);
  CHECK(console.paint(Tone::good, "ok") == "ok");
  console.set_color(ColorWish::always);
  CHECK(console.paint(Tone::good, "ok") == "\x1b[32mok\x1b[0m");
  CHECK(console.paint(Tone::plain, "ok") == "ok");
}

TEST_CASE("a name with control characters is shown, not obeyed") {
  CHECK(printable("a\x1b]0;owned\x07"
                  "b\x7f",
                  false) == "a\\u001b]0;owned\\u0007b\\u007f");
  CHECK(printable("\xc2\x9b"
                  "31m",
                  false) == "\\u009b31m");
  CHECK(printable("line\n\ttab \xc3\xa9", false) == "line\n\ttab \xc3\xa9");
  CHECK(printable("\x1b[32mok\x1b[0m\x1b[2J", true) == "\x1b[32mok\x1b[0m\\u001b[2J");
  CHECK(printable("\x1b[32mok", false) == "\\u001b[32mok");
}
