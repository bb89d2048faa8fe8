/// What stands by while the worlds of a command run: progress, requests to stop, and the store of finished
/// worlds.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "tools/commands/simulation.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/progress.hpp"

namespace ladder::tools {

class WorldWatch {
 public:
  /// Borrows all.
  WorldWatch(const Simulation& simulation, const Arguments& arguments, Console& console);
  /// Replicates [first, last) come next: looks up how many worlds need no run, and shows it with the progress.
  void begin(std::size_t first, std::size_t last);
  /// They are done: takes the progress off the screen.
  void end();
  /// For extend_replicates(), between begin() and end().
  [[nodiscard]] RunHooks hooks();
  /// Waits until what was finished is on disk.
  void finish();
  /// Worlds that were in the store.
  [[nodiscard]] std::uint64_t fetched() const { return kept_ ? kept_->fetched() : 0; }
  /// How many worlds the next command will find; empty where there is no store. After finish().
  [[nodiscard]] std::string left_behind() const;

 private:
  void warn(const std::string& text);
  [[nodiscard]] std::optional<output::ReplicateRecord> fetch(std::size_t scenario, std::uint32_t replicate);

  const Simulation& simulation_;
  Console& console_;
  ProgressStyle style_;
  std::uint64_t worlds_ = 0;  ///< of all batches up to the one at hand
  std::uint64_t stored_ = 0;
  std::mutex mutex_;                    ///< of progress_ against the warnings of the store's thread
  std::unique_ptr<Progress> progress_;  ///< of the batch at hand
  std::optional<KeptWorlds> kept_;  ///< last: its thread may warn
};

}  // namespace ladder::tools
