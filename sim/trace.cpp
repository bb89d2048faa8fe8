#include "sim/trace.hpp"

namespace ladder::sim {

bool TraceFilter::wants(const Event& event) const {
  return event.due >= from && event.due < before && (!kind || kind(event.kind)) &&
         (!agent || agent(event.target) || agent(event.source));
}

void TracePage::note(const Event* cause, const Event& event) {
  if (!filter_->wants(event)) return;
  records_.push_back({event, cause != nullptr ? key(*cause) : EventKey{}, cause != nullptr});
}

void TraceLog::add(std::span<TracePage> pages) {
  for (TracePage& page : pages) {
    for (const TraceRecord& record : page.records()) records_.emplace(key(record.event), record);
    page.records().clear();
  }
}

std::vector<Event> TraceLog::why(const EventKey& event) const {
  std::vector<Event> chain;
  for (auto at = records_.find(event); at != records_.end(); at = records_.find(at->second.cause)) {
    chain.push_back(at->second.event);
    if (!at->second.caused) break;
  }
  return chain;
}

}  // namespace ladder::sim
