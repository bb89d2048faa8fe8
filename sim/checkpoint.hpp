/// A run's state as bytes: written at a pause, read by another process, the same from there on.
#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace ladder::sim {

/// Plain numbers and what is made of them without gaps: bytes that mean the same in every process on this machine.
template <class T>
concept Plain = std::is_trivially_copyable_v<T> &&
                (std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);

/// Sum over bytes in their order, however they are cut into pieces. Two texts of one length that differ in one word of
/// eight bytes never have the same; any other two have it once in 2^64.
class Checksum {
 public:
  void add(std::span<const std::byte> bytes);
  [[nodiscard]] std::uint64_t value() const;

 private:
  std::uint64_t state_ = 0;
  std::uint64_t length_ = 0;
  std::array<std::byte, 8> word_{};  // begun, not yet mixed in
};

/// Writes a checkpoint piece by piece to whoever takes bytes (a file, a buffer).
class CheckpointWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;
  explicit CheckpointWriter(Sink sink);

  template <Plain T>
  void put(const T& value) {
    write(std::as_bytes(std::span(&value, 1)));
  }
  /// The count, then the elements.
  template <Plain T>
  void put_all(std::span<const T> values) {
    put(std::uint64_t{values.size()});
    write(std::as_bytes(values));
  }
  template <Plain T>
  void put_all(const std::vector<T>& values) {
    put_all(std::span<const T>(values));
  }
  /// Names the part that follows; read() of another name is refused.
  void begin(const std::string& part);
  /// The checksum over all; nothing may follow.
  void finish();

 private:
  void write(std::span<const std::byte> bytes);
  Sink sink_;
  Checksum sum_;
};

/// Reads what a CheckpointWriter has written. Every member throws Error where the bytes are not that: of another
/// format or version, cut short, damaged, or of another model.
class CheckpointReader {
 public:
  /// Checks the whole first, since half a state is worse than none. @param bytes  of the checkpoint, borrowed
  explicit CheckpointReader(std::span<const std::byte> bytes);

  template <Plain T>
  void get(T& value) {
    read(std::as_writable_bytes(std::span(&value, 1)));
  }
  template <Plain T>
  void get_all(std::vector<T>& values) {
    std::uint64_t count = 0;
    get(count);
    need(count, sizeof(T));
    values.resize(count);
    read(std::as_writable_bytes(std::span(values)));
  }
  void begin(const std::string& part);
  /// All has been read.
  void finish() const;

 private:
  void need(std::uint64_t count, std::size_t size) const;
  void read(std::span<std::byte> bytes);
  std::span<const std::byte> left_;
};

}  // namespace ladder::sim
