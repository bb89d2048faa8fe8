/// Small scenarios as text, and what the loader says to them.
#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tools/scenario_loader.hpp"

namespace ladder::tools::test {

/// A folder of its own under the system's temporary folder, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> count{0};
    const std::string name = "ladder-loader-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    path_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
    return file;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline const std::string small_world = "title: Small\nworld: {economies: [ETH, BGD]}\n";

inline models::Scenario load(std::string_view text, const LoaderOptions& options = {}) {
  return load_scenario_text(text, "test.yaml", "/nonexistent", options);
}

/// The error with which a text is refused; the test fails where it is accepted.
inline ScenarioError refusal(std::string_view text, const LoaderOptions& options = {}) {
  try {
    (void)load(text, options);
  } catch (const ScenarioError& error) {
    return error;
  }
  FAIL("accepted: " << std::string{text.substr(0, 200)});
  return {Position{}, ""};
}

inline ScenarioError refusal_of_file(const std::filesystem::path& file, const LoaderOptions& options = {}) {
  try {
    (void)load_scenario(file, options);
  } catch (const ScenarioError& error) {
    return error;
  }
  FAIL("accepted: " << file.string());
  return {Position{}, ""};
}

inline bool says(const ScenarioError& error, std::string_view part) {
  const bool found = std::string_view{error.what()}.find(part) != std::string_view::npos;
  if (!found) MESSAGE("it says: " << std::string{error.what()});
  return found;
}

}  // namespace ladder::tools::test
