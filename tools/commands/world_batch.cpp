#include "tools/commands/world_batch.hpp"

#include "tools/interrupt.hpp"

namespace ladder::tools {

WorldBatch::WorldBatch(output::Store* store, const models::OpeningTable& table,
                       const models::CountryData& data, std::span<const NamedScenario> worlds,
                       std::size_t replicates, const std::string& label, ProgressStyle style,
                       Console& console)
    : months_{worlds.empty() ? 0 : months_of_world(worlds.front().scenario)},
      progress_{
          std::make_unique<Progress>(label, months_ * worlds.size() * replicates, standard_display(style))} {
  if (store != nullptr)
    kept_ = std::make_unique<KeptWorlds>(
        *store, worlds, table, data,
        [this, &console](const std::string& text) { progress_->beside([&] { console.warn(text); }); });
}

RunHooks WorldBatch::hooks() {
  RunHooks hooks{.after_month = [this] { progress_->advance(); }, .often = stop_if_asked};
  if (kept_ == nullptr) return hooks;
  hooks.fetch = [this](std::size_t scenario, std::uint32_t replicate) {
    auto record = kept_->fetch(scenario, replicate);
    if (record) progress_->skip(months_);
    return record;
  };
  hooks.keep = [this](std::size_t scenario, std::uint32_t replicate, const output::ReplicateRecord& record) {
    kept_->keep(scenario, replicate, record);
  };
  return hooks;
}

}  // namespace ladder::tools
