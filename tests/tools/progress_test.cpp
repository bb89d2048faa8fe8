#include "tools/progress.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>
#include <vector>

using namespace ladder::tools;

namespace {

/// A display whose clock stands still until it is set, and which keeps what is written.
struct Screen {
  double now = 0.0;
  std::vector<std::string> written;
  ProgressDisplay display(ProgressStyle style) {
    return {style, [this](std::string_view text) { written.emplace_back(text); }, [this] { return now; }};
  }
};

}  // namespace

TEST_CASE("a bar is drawn ten times a second at most") {
  Screen screen;
  Progress progress("worlds", 1000, screen.display(ProgressStyle::bar));
  for (int i = 1; i <= 1000; ++i) {
    screen.now = i * 0.001;
    progress.advance();
  }
  CHECK(screen.written.size() <= 10);
  CHECK(screen.written.size() >= 9);
}

TEST_CASE("the bar shows the share that is done and the time that is left") {
  Screen screen;
  Progress progress("worlds", 100, screen.display(ProgressStyle::bar));
  screen.now = 10.0;
  progress.advance(25);
  REQUIRE(screen.written.size() == 1);
  const std::string& bar = screen.written[0];
  CHECK(bar.find("25 %") != std::string::npos);
  CHECK(bar.find("30 s left") != std::string::npos);    // 10 s for a quarter, so 30 s for the rest
  CHECK(std::count(bar.begin(), bar.end(), '#') == 7);  // of 30 places
}

TEST_CASE("the bar is taken off the screen at the end, lines are left") {
  Screen screen;
  {
    Progress progress("worlds", 10, screen.display(ProgressStyle::bar));
    screen.now = 1.0;
    progress.advance();
  }
  CHECK(screen.written.back() == "\r\x1b[K");
}

TEST_CASE("lines come each tenth of the way, but not within two seconds of each other") {
  Screen screen;
  Progress progress("worlds", 100, screen.display(ProgressStyle::lines));
  for (int i = 1; i <= 100; ++i) {
    screen.now = i * 0.5;  // a tenth takes 5 s
    progress.advance();
  }
  CHECK(screen.written.size() == 10);
  CHECK(screen.written[0].starts_with("worlds: 10 %"));
  for (const std::string& line : screen.written) CHECK(line.find_first_of("\r\x1b") == std::string::npos);

  Screen quick;
  Progress short_run("worlds", 100, quick.display(ProgressStyle::lines));
  for (int i = 1; i <= 100; ++i) {
    quick.now = i * 0.01;
    short_run.advance();
  }
  CHECK(quick.written.empty());
}

TEST_CASE("without a style nothing is written") {
  Screen screen;
  {
    Progress progress("worlds", 2, screen.display(ProgressStyle::none));
    screen.now = 100.0;
    progress.advance(2);
  }
  CHECK(screen.written.empty());
}

TEST_CASE("several threads may advance one progress") {
  Screen screen;
  Progress progress("worlds", 4000, screen.display(ProgressStyle::bar));
  screen.now = 1.0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) progress.advance();
    });
  }
  threads.clear();
  CHECK(screen.written.size() == 1);  // the clock stands still after the first
}

TEST_CASE("time is spoken in two units at most") {
  CHECK(spoken_time(0.4) == "0 s");
  CHECK(spoken_time(59.0) == "59 s");
  CHECK(spoken_time(130.0) == "2 min 10 s");
  CHECK(spoken_time(3600.0 * 3 + 60.0 * 5 + 9.0) == "3 h 5 min");
}

TEST_CASE("steps that need not be done count neither as done nor as left") {
  Screen screen;
  Progress progress("worlds", 100, screen.display(ProgressStyle::bar));
  progress.skip(60);
  screen.now = 10.0;
  progress.advance(10);
  REQUIRE(screen.written.size() == 1);
  CHECK(screen.written[0].find("25 %") != std::string::npos);    // 10 of 40
  CHECK(screen.written[0].find("30 s left") != std::string::npos);
}

TEST_CASE("what is shown beside the bar has a line of its own") {
  Screen screen;
  Progress progress("worlds", 100, screen.display(ProgressStyle::bar));
  screen.now = 10.0;
  progress.advance(10);
  progress.beside([&] { screen.written.emplace_back("warning\n"); });
  REQUIRE(screen.written.size() == 3);
  CHECK(screen.written[1] == "\r\x1b[K");
  CHECK(screen.written[2] == "warning\n");
}
