/// SHA-256 (FIPS 180-4): names the content of files, so that a changed byte is noticed.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ladder::output {

using Sha256Digest = std::array<std::byte, 32>;

/// Takes bytes in any number of pieces; `digest()` or `hex()` ends it. The digest does not depend on how they
/// were cut.
class Sha256 {
 public:
  void add(std::span<const std::byte> bytes);
  void add(std::string_view text) { add(std::as_bytes(std::span{text})); }
  /// 32 bytes. Call once, this or hex().
  [[nodiscard]] Sha256Digest digest();
  /// 64 lower-case hexadecimal digits. Call once.
  [[nodiscard]] std::string hex();

 private:
  void mix(const std::byte* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> block_{};
  std::uint64_t length_ = 0;  ///< bytes so far
};

/// The digest of a whole text, as Sha256::hex().
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace ladder::output
