#include "tools/commands/world_watch.hpp"

#include <fmt/format.h>

#include "tools/interrupt.hpp"

namespace ladder::tools {
namespace {

/// Of replicates [first, last).
/// @param known  worlds that need no run
std::string progress_label(std::size_t scenarios, std::size_t first, std::size_t last, std::uint64_t known) {
  const std::string replicates =
      first == 0 ? fmt::format("{} replicates", last) : fmt::format("replicates {} to {}", first + 1, last);
  const std::string label = scenarios == 1 ? replicates : fmt::format("{} scenarios x {}", scenarios, replicates);
  return known == 0 ? label : fmt::format("{} ({} worlds from the store)", label, known);
}

}  // namespace

WorldWatch::WorldWatch(const Simulation& simulation, const Arguments& arguments, Console& console)
    : simulation_{simulation}, console_{console}, style_{progress_style(arguments, console)} {
  if (simulation.store != nullptr)
    kept_.emplace(*simulation.store, simulation.scenarios, simulation.table, simulation.data,
                  [this](const std::string& text) { warn(text); });
}

void WorldWatch::begin(std::size_t first, std::size_t last) {
  const std::span<const NamedScenario> scenarios = simulation_.scenarios;
  worlds_ = scenarios.size() * last;
  const std::uint64_t known =
      kept_ ? kept_->count(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)) : 0;
  const std::lock_guard lock(mutex_);
  progress_ = std::make_unique<Progress>(progress_label(scenarios.size(), first, last, known),
                                         months_of_a_replicate(scenarios) * (last - first), standard_display(style_));
}

void WorldWatch::end() {
  const std::lock_guard lock(mutex_);
  progress_.reset();
}

void WorldWatch::warn(const std::string& text) {
  const std::lock_guard lock(mutex_);
  if (progress_ == nullptr) return console_.warn(text);
  progress_->beside([&] { console_.warn(text); });
}

std::optional<output::ReplicateRecord> WorldWatch::fetch(std::size_t scenario, std::uint32_t replicate) {
  auto record = kept_->fetch(scenario, replicate);
  if (record) progress_->skip(months_of_world(simulation_.scenarios[scenario].scenario));
  return record;
}

RunHooks WorldWatch::hooks() {
  RunHooks hooks{.after_month = [this] { progress_->advance(); }, .often = stop_if_asked};
  if (!kept_) return hooks;
  hooks.fetch = [this](std::size_t scenario, std::uint32_t replicate) { return fetch(scenario, replicate); };
  hooks.keep = [this](std::size_t scenario, std::uint32_t replicate, const output::ReplicateRecord& record) {
    kept_->keep(scenario, replicate, record);
  };
  return hooks;
}

void WorldWatch::finish() {
  if (!kept_) return;
  stored_ = kept_->finish();
  const std::uint64_t damaged = simulation_.store->damaged();
  if (damaged > 0)
    console_.note(
        fmt::format("{} worlds in the store were not what had been put there, and were run again.", damaged));
}

std::string WorldWatch::left_behind() const {
  if (!kept_) return "";
  return fmt::format("{} of {} worlds are in the store; the same command goes on from there.",
                     kept_->fetched() + stored_, worlds_);
}

}  // namespace ladder::tools
