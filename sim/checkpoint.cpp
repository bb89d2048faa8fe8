#include "sim/checkpoint.hpp"

#include <algorithm>
#include <utility>

#include "sim/error.hpp"

namespace ladder::sim {
namespace {

constexpr std::array<char, 8> kMagic = {'L', 'A', 'D', 'D', 'E', 'R', 'C', 'P'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kSumSize = sizeof(std::uint64_t);

[[noreturn]] void refuse(const std::string& why) {
  throw Error("This is no checkpoint that can be resumed: " + why);
}

// Invertible in either argument, so that one changed word always changes the end.
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15;
  return hash ^ (hash >> 32);
}

std::uint64_t number(std::span<const std::byte, 8> bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), sizeof word);
  return word;
}

}  // namespace

void Checksum::add(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const std::size_t begun = length_ % word_.size();
    const std::size_t size = std::min(bytes.size(), word_.size() - begun);
    std::memcpy(word_.data() + begun, bytes.data(), size);
    length_ += size;
    bytes = bytes.subspan(size);
    if (begun + size < word_.size()) return;
    state_ = mixed(state_, number(word_));
    word_.fill(std::byte{0});
  }
}

std::uint64_t Checksum::value() const {
  return mixed(mixed(state_, number(word_)), length_);
}

CheckpointWriter::CheckpointWriter(Sink sink) : sink_(std::move(sink)) {
  put(kMagic);
  put(kVersion);
  put(kByteOrder);
}

void CheckpointWriter::write(std::span<const std::byte> bytes) {
  sum_.add(bytes);
  sink_(bytes);
}

void CheckpointWriter::begin(const std::string& part) {
  put_all(std::span<const char>(part));
}

void CheckpointWriter::finish() {
  const std::uint64_t sum = sum_.value();
  sink_(std::as_bytes(std::span(&sum, 1)));
}

CheckpointReader::CheckpointReader(std::span<const std::byte> bytes) : left_(bytes) {
  std::array<char, 8> magic{};
  if (bytes.size() < sizeof magic + 2 * sizeof(std::uint32_t) + kSumSize) refuse("it is too short.");
  left_ = bytes.first(bytes.size() - kSumSize);
  get(magic);
  if (magic != kMagic) refuse("it is another kind of file.");
  std::uint32_t version = 0, order = 0;
  get(version);
  get(order);
  if (order != kByteOrder) refuse("it was written on a machine with another order of bytes.");
  if (version != kVersion)
    refuse("it is of version " + std::to_string(version) + " of the format, this is version " +
           std::to_string(kVersion) + ".");
  Checksum sum;
  sum.add(bytes.first(bytes.size() - kSumSize));
  if (sum.value() != number(bytes.last<kSumSize>())) refuse("it is cut short or damaged.");
}

void CheckpointReader::need(std::uint64_t count, std::size_t size) const {
  if (count > left_.size() / size) refuse("a part of it is shorter than it says.");
}

void CheckpointReader::read(std::span<std::byte> bytes) {
  need(bytes.size(), 1);
  std::ranges::copy(left_.first(bytes.size()), bytes.begin());
  left_ = left_.subspan(bytes.size());
}

void CheckpointReader::begin(const std::string& part) {
  std::vector<char> name;
  get_all(name);
  if (!std::ranges::equal(name, part))
    refuse("where the part \"" + part + "\" should begin, there is something else: it is of another model.");
}

void CheckpointReader::finish() const {
  if (!left_.empty()) refuse("it holds more than was asked for: it is of another model.");
}

}  // namespace ladder::sim
