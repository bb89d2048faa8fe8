/// Memory for unsorted piles of events: chunks of a few sizes, used again and never given back.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// The sizes of chunks. A pile starts with the least and goes on with greater ones: few events waste little, and many
/// lie together, because walking over a list of cold chunks costs more than anything else that is done with them.
inline constexpr std::array<std::uint32_t, 3> kChunkEvents = {5, 21, 85};  // 128, 512 and 2,048 bytes

/// A chunk's head; its events follow.
struct Chunk {
  Chunk* next = nullptr;
  [[nodiscard]] Event* events() { return reinterpret_cast<Event*>(this + 1); }
  [[nodiscard]] const Event* events() const { return reinterpret_cast<const Event*>(this + 1); }
};
static_assert(sizeof(Chunk) == 8 && alignof(Event) <= alignof(Chunk));

/// Hands out chunks, last returned first. For one thread at a time.
class ChunkPool {
 public:
  /// @param size  row of kChunkEvents
  [[nodiscard]] Chunk* take(std::size_t size) {
    Chunk* chunk = free_[size];
    if (chunk == nullptr) return fresh(size);
    free_[size] = chunk->next;
    chunk->next = nullptr;
    return chunk;
  }
  void give_back(Chunk* chunk, std::size_t size) {
    chunk->next = free_[size];
    free_[size] = chunk;
  }

 private:
  [[nodiscard]] Chunk* fresh(std::size_t size);

  std::array<Chunk*, kChunkEvents.size()> free_{};
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;  // where the newest block is still unused
  std::byte* end_ = nullptr;
  std::size_t taken_ = 0;  // bytes in all blocks
};

/// Events in no order, in chunks of a pool.
class EventPile {
 public:
  void push(const Event& event, ChunkPool& pool) {
    if (used_ == room_) [[unlikely]]
      grow(pool);
    newest_->events()[used_++] = event;
    ++size_;
  }
  [[nodiscard]] std::uint32_t size() const { return size_; }

  /// Calls visit(event) for each.
  template <class Visit>
  void for_each(const Visit& visit) const;
  /// Empties the pile into visit(event).
  template <class Visit>
  void drain(ChunkPool& pool, const Visit& visit);

 private:
  void grow(ChunkPool& pool);
  /// Row of kChunkEvents of the pile's k-th chunk.
  [[nodiscard]] static std::size_t size_of_chunk(std::uint32_t k) {
    return k < kChunkEvents.size() ? k : kChunkEvents.size() - 1;
  }

  Chunk* newest_ = nullptr;  // the others follow, each older than the one before
  std::uint32_t used_ = 0;   // events in the newest chunk
  std::uint32_t room_ = 0;   // it has room for
  std::uint32_t chunks_ = 0;
  std::uint32_t size_ = 0;
};

template <class Visit>
void EventPile::for_each(const Visit& visit) const {
  std::uint32_t used = used_;
  std::uint32_t k = chunks_;
  for (const Chunk* chunk = newest_; chunk != nullptr; chunk = chunk->next) {
    if (chunk->next != nullptr) __builtin_prefetch(chunk->next);
    for (std::uint32_t i = 0; i < used; ++i) visit(chunk->events()[i]);
    if (--k > 0) used = kChunkEvents[size_of_chunk(k - 1)];
  }
}

template <class Visit>
void EventPile::drain(ChunkPool& pool, const Visit& visit) {
  std::uint32_t used = used_;
  Chunk* chunk = newest_;
  for (std::uint32_t k = chunks_; k > 0; --k) {
    for (std::uint32_t i = 0; i < used; ++i) visit(chunk->events()[i]);
    Chunk* const older = chunk->next;
    pool.give_back(chunk, size_of_chunk(k - 1));
    chunk = older;
    if (k > 1) used = kChunkEvents[size_of_chunk(k - 2)];
  }
  *this = {};
}

}  // namespace ladder::sim
