/// Finished worlds of some scenarios: fetched from the store where they are there, put there where not.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"
#include "output/store.hpp"
#include "output/store_writer.hpp"
#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// A line for each file, its hash and name, in the order of the files.
[[nodiscard]] std::string hash_lines(std::span<const models::DataFile> files);
/// The same in an order of its own, whatever the order of the files.
[[nodiscard]] std::string data_text(std::vector<models::DataFile> files);
/// Of all that worlds of these data may start from: own economies too, whether named or not.
[[nodiscard]] std::string data_text(const models::CountryData& data);

/// What a world is kept under: the digest of all that decides it and the layout of its record. That is the
/// scenario as the replicate lives it (models::world_text of models::world_scenario: with seed, resolution, horizon
/// and parameter set), the replicate, the hashes of the data, and this very program (output::build_id: version, commit
/// and edits of its developer).
[[nodiscard]] output::StoreKey world_key(const models::Scenario& scenario, const models::CountryData& data,
                                         std::uint32_t replicate);

/// Between extend_replicates() and the store. A store that fails stops being used, with one warning; the run
/// goes on.
class KeptWorlds {
 public:
  /// Borrows all. @param warn  called once at most, from any thread
  KeptWorlds(output::Store& store, std::span<const NamedScenario> scenarios,
             const models::OpeningTable& table, const models::CountryData& data,
             std::function<void(const std::string&)> warn);

  /// Of replicates [first, last) of each scenario, how many are kept.
  [[nodiscard]] std::size_t count(std::uint32_t first, std::uint32_t last);
  /// A finished world, over the coordinates of its own scenario alone; empty: it must be run. From any
  /// thread.
  [[nodiscard]] std::optional<output::ReplicateRecord> fetch(std::size_t scenario, std::uint32_t replicate);
  /// Keeps a finished world, soon. From any thread.
  void keep(std::size_t scenario, std::uint32_t replicate, const output::ReplicateRecord& record);
  /// Waits until what was given is on disk, or the store has failed. @return worlds that were put there
  std::uint64_t finish() { return writer_.finish(); }
  /// Worlds that were fetched.
  [[nodiscard]] std::uint64_t fetched() const { return fetched_; }

 private:
  /// One scenario: the digest of all but the replicate, one a parameter set, and the coordinates of its records.
  struct Shelf {
    std::vector<output::Sha256> digests;
    output::Coordinates coordinates;
  };
  [[nodiscard]] output::StoreKey key(std::size_t scenario, std::uint32_t replicate) const;
  void give_up(const std::string& why);

  output::Store& store_;
  std::vector<Shelf> shelves_;
  std::vector<output::Series> series_;
  std::function<void(const std::string&)> warn_;
  std::atomic<bool> given_up_ = false;
  std::atomic<std::uint64_t> fetched_ = 0;
  output::StoreWriter writer_;  ///< last: it uses what stands above
};

}  // namespace ladder::tools
