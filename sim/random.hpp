/// Random draws that are addressed by what they decide, never taken from a stream.
#pragma once
#include <array>
#include <cstdint>

namespace ladder::sim {

/// Draws keyed by (seed, replicate; entity, purpose, index). There is no generator state: asking twice gives
/// the same number, and an extra agent or decision shifts nobody else's luck.
///
/// `index` names the thing decided: the due tick where there is one such decision a day, the k-th candidate
/// of a calendar window, the partner's id. It is never a count of past draws and never an event's sequence.
/// Pure and thread-safe. Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011, SC11), from Random123.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replicate) : seed_(seed), replicate_(replicate) {}

  /// The four 64-bit words of one block.
  [[nodiscard]] std::array<std::uint64_t, 4> block(std::uint64_t entity, std::uint16_t purpose,
                                                   std::uint64_t index) const;
  /// Uniform on the open interval (0, 1): an odd multiple of 2^-53, so never exactly 0 or 1.
  [[nodiscard]] double uniform(std::uint64_t entity, std::uint16_t purpose, std::uint64_t index) const;
  /// Four independent uniforms on (0, 1) of one block.
  [[nodiscard]] std::array<double, 4> uniforms(std::uint64_t entity, std::uint16_t purpose,
                                               std::uint64_t index) const;
  /// Standard normal by the inverse distribution function (monotone in the underlying uniform).
  [[nodiscard]] double normal(std::uint64_t entity, std::uint16_t purpose, std::uint64_t index) const;
  /// Whole number in [0, count), count > 0, without bias beyond 2^-53.
  [[nodiscard]] std::uint32_t below(std::uint32_t count, std::uint64_t entity, std::uint16_t purpose,
                                    std::uint64_t index) const;

  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] std::uint32_t replicate() const { return replicate_; }

 private:
  std::uint64_t seed_;
  std::uint32_t replicate_;
};

/// Quantile of the standard normal distribution, for p in (0, 1); relative error below 1e-9, the same bits on
/// every CPU.
[[nodiscard]] double normal_quantile(double p);

}  // namespace ladder::sim
