#include "sim/chunk_pool.hpp"

#include <algorithm>
#include <new>

namespace ladder::sim {
namespace {

constexpr std::size_t bytes_of(std::size_t size) {
  return sizeof(Chunk) + kChunkEvents[size] * sizeof(Event);
}

// A block is an eighth of what there is, so that little lies unused, in whole pages.
constexpr std::size_t kLeastBlock = 4096;
constexpr std::size_t kLargestBlock = 1 << 18;

}  // namespace

Chunk* ChunkPool::fresh(std::size_t size) {
  const std::size_t bytes = bytes_of(size);
  if (static_cast<std::size_t>(end_ - at_) < bytes) {
    const std::size_t block = std::clamp(taken_ / 8 / kLeastBlock * kLeastBlock, kLeastBlock, kLargestBlock);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
    at_ = blocks_.back().get();
    end_ = at_ + block;
    taken_ += block;
  }
  auto* const chunk = ::new (at_) Chunk;
  at_ += bytes;
  return chunk;
}

void EventPile::grow(ChunkPool& pool) {
  const std::size_t size = size_of_chunk(chunks_);
  Chunk* const chunk = pool.take(size);
  chunk->next = newest_;
  newest_ = chunk;
  used_ = 0;
  room_ = kChunkEvents[size];
  ++chunks_;
}

}  // namespace ladder::sim
