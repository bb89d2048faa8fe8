/// Keys and bytes to put into a store.
#pragma once
#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "output/store.hpp"
#include "tests/output/example_record.hpp"

namespace ladder::output::example {

inline StoreKey key(std::uint64_t number) {
  Sha256 digest;
  digest.add(std::to_string(number));
  return digest.digest();
}

/// Bytes that only `number` has, without any pattern; about `size` of them.
inline std::string bytes(std::uint64_t number, std::size_t size = 300) {
  std::string text;
  for (std::uint64_t part = 0; text.size() < size; ++part) {
    Sha256 digest;
    digest.add(std::to_string(number) + "/" + std::to_string(part));
    for (const std::byte byte : digest.digest()) text += static_cast<char>(byte);
  }
  return text;
}

inline StoreEntry entry(std::uint64_t number, std::size_t size = 300) {
  return {key(number), bytes(number, size)};
}

inline void put(Store& store, const StoreEntry& entry) {
  store.put(std::span{&entry, 1});
}

/// Waits for nobody.
inline constexpr StoreSettings impatient{.limit = {}, .patience = std::chrono::milliseconds{50}};

}  // namespace ladder::output::example
