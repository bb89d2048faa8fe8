/// The rows of a design file one after another: a sweep of ten million runs is not held in memory.
#pragma once
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace ladder::tools {

class DesignRows {
 public:
  /// @param file   that design_csv() wrote; its rows are taken as they are, see check_planned_files()
  /// @param paths  its columns that are wanted
  /// Errors: OutputError 66 where there is no such file.
  DesignRows(const std::filesystem::path& file, std::vector<std::string> paths);

  /// Goes to the next row, from 0. @return whether there is one
  [[nodiscard]] bool next();
  /// Its number.
  [[nodiscard]] std::size_t row() const { return row_; }
  /// Its values, in the order of the paths.
  [[nodiscard]] std::vector<std::string> values() const;

 private:
  std::string name_;
  std::ifstream file_;
  std::vector<std::string> paths_;
  std::string header_, line_;
  std::size_t row_ = static_cast<std::size_t>(-1);
};

}  // namespace ladder::tools
