/// A copy of the shipped country data that a test may spoil.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sim/error.hpp"
#include "tools/data_loader.hpp"

namespace ladder::test {

/// A folder of its own under the system's temporary folder, removed at the end.
class DataCopy {
 public:
  /// @param name  of the test: no two tests that run at the same time share one
  explicit DataCopy(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("ladder_data_copy_" + name)) {
    std::filesystem::remove_all(path_);
    std::filesystem::copy(std::filesystem::path(LADDER_SOURCE_DIR) / "scenarios" / "data", path_);
  }
  ~DataCopy() { std::filesystem::remove_all(path_); }
  DataCopy(const DataCopy&) = delete;
  DataCopy& operator=(const DataCopy&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string text(const std::string& file) const {
    std::ifstream stream(path_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  /// What loading the folder is refused with; empty where it is not.
  [[nodiscard]] std::string error() const {
    try {
      (void)tools::load_country_data(path_);
    } catch (const sim::Error& error) {
      return error.what();
    }
    return "";
  }

 private:
  std::filesystem::path path_;
};

}  // namespace ladder::test
