#include "tools/kept_worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "models/world/own_economies.hpp"
#include "output/build_id.hpp"
#include "output/catalogue.hpp"
#include "output/packed_record.hpp"

namespace ladder::tools {
namespace {

/// A part of a key. Its length stands before it, so that no two lists of parts read the same.
void add_part(output::Sha256& digest, std::string_view name, std::string_view text) {
  digest.add(fmt::format("{} {}\n", name, text.size()));
  digest.add(text);
}

output::Sha256 scenario_digest(const models::Scenario& scenario, const std::string& data) {
  output::Sha256 digest;
  add_part(digest, "record", std::to_string(output::packed_record_version));
  add_part(digest, "program", output::build_id());
  add_part(digest, "data", data);
  add_part(digest, "world", models::world_text(scenario));
  return digest;
}

output::StoreKey key_of(output::Sha256 digest, std::uint32_t replicate) {
  add_part(digest, "replicate", std::to_string(replicate));
  return digest.digest();
}

}  // namespace

std::string data_text(const models::CountryData& data) {
  std::vector<models::DataFile> files = data.files;
  for (const auto& [code, own] : data.own) files.push_back(own.file);
  return data_text(std::move(files));
}

std::string hash_lines(std::span<const models::DataFile> files) {
  std::string text;
  for (const models::DataFile& file : files) text += fmt::format("{} {}\n", file.sha256, file.name);
  return text;
}

std::string data_text(std::vector<models::DataFile> files) {
  std::ranges::sort(files, {}, [](const models::DataFile& file) { return std::tie(file.sha256, file.name); });
  return hash_lines(files);
}

output::StoreKey world_key(const models::Scenario& scenario, const models::CountryData& data,
                           std::uint32_t replicate) {
  return key_of(scenario_digest(models::world_scenario(scenario, replicate),
                                 data_text(models::files_of(data, scenario.world.economies))),
                replicate);
}

KeptWorlds::KeptWorlds(output::Store& store, std::span<const NamedScenario> scenarios,
                       const models::OpeningTable& table, const models::CountryData& data,
                       std::function<void(const std::string&)> warn)
    : store_{store},
      series_{output::catalogue()},
      warn_{std::move(warn)},
      writer_{store, [this](const std::string& why) { give_up(why); }} {
  for (const NamedScenario& named : scenarios) {
    const std::string files = data_text(models::files_of(data, named.scenario.world.economies));
    Shelf& shelf = shelves_.emplace_back(Shelf{{}, output::coordinates({&named.scenario, 1}, table)});
    // Replicate n uses the set of replicate 0 again.
    const std::size_t sets = std::max<std::size_t>(1, named.scenario.parameter_sets.size());
    for (std::uint32_t r = 0; r < sets; ++r)
      shelf.digests.push_back(scenario_digest(models::world_scenario(named.scenario, r), files));
  }
}

output::StoreKey KeptWorlds::key(std::size_t scenario, std::uint32_t replicate) const {
  const std::vector<output::Sha256>& digests = shelves_[scenario].digests;
  return key_of(digests[replicate % digests.size()], replicate);
}

void KeptWorlds::give_up(const std::string& why) {
  if (!given_up_.exchange(true)) warn_(why + ". The run goes on without the store.");
}

std::size_t KeptWorlds::count(std::uint32_t first, std::uint32_t last) {
  std::size_t kept = 0;
  try {
    for (std::size_t s = 0; s < shelves_.size(); ++s)
      for (std::uint32_t r = first; r < last; ++r) kept += store_.contains(key(s, r)) ? 1 : 0;
  } catch (const output::StoreError& failed) {
    give_up(failed.what());
    writer_.stop();
  }
  return kept;
}

std::optional<output::ReplicateRecord> KeptWorlds::fetch(std::size_t scenario, std::uint32_t replicate) {
  if (given_up_) return std::nullopt;
  const output::StoreKey wanted = key(scenario, replicate);
  try {
    const std::optional<std::string> bytes = store_.find(wanted);
    if (!bytes) return std::nullopt;
    auto record = output::unpack_record(*bytes, series_, shelves_[scenario].coordinates);
    if (!record) {
      store_.disown(wanted);
      return std::nullopt;
    }
    writer_.note_use(wanted);
    ++fetched_;
    return record;
  } catch (const output::StoreError& failed) {
    give_up(failed.what());
    writer_.stop();  // what cannot be read had better not be written
    return std::nullopt;
  }
}

void KeptWorlds::keep(std::size_t scenario, std::uint32_t replicate, const output::ReplicateRecord& record) {
  if (given_up_) return;
  writer_.put(
      {key(scenario, replicate), output::pack_record(record, series_, shelves_[scenario].coordinates)});
}

}  // namespace ladder::tools
