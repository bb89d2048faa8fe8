#include "output/packed_record.hpp"

#include <zlib.h>

#include <bit>
#include <cstdint>
#include <vector>

#include "output/flow_table.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr int fastest = 1;          // zlib's level
constexpr int largest_window = 15;  // bits
constexpr int usual_memory = 8;     // zlib's default

using Words = std::vector<std::uint64_t>;

std::size_t values_of(const Series& series, const Coordinates& coordinates) {
  return periods(series, coordinates) * cells(series, coordinates);
}

std::size_t all_values(std::span<const Series> series, const Coordinates& coordinates) {
  std::size_t sum = 0;
  for (const Series& each : series) sum += values_of(each, coordinates);
  return sum;
}

/// The bits of all values, each with those of the same cell a period before taken away: what moves slowly
/// keeps its sign, exponent and first digits, and these become zeros.
Words changes(const ReplicateRecord& record, std::span<const Series> series, const Coordinates& coordinates) {
  Words words;
  words.reserve(all_values(series, coordinates));
  for (std::size_t s = 0; s < series.size(); ++s) {
    const std::size_t width = cells(series[s], coordinates);
    const Values& values = record.values[s];
    sim::expects(values.size() == values_of(series[s], coordinates),
                 "a record has the shape of its coordinates");
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto bits = std::bit_cast<std::uint64_t>(values[i]);
      words.push_back(i < width ? bits : bits ^ std::bit_cast<std::uint64_t>(values[i - width]));
    }
  }
  return words;
}

constexpr std::size_t words_a_flow = 5;

/// Behind the values: month and parties, sector and channel, then the bits of what moved.
void add_flows(const ReplicateRecord& record, Words& words) {
  for (const FlowRow& row : record.flows) {
    words.push_back(std::uint64_t{row.month} << 32 | std::uint64_t{row.donor} << 16 | row.recipient);
    words.push_back(std::uint64_t{row.sector} << 16 | row.channel);
    for (const double moved : {row.completed, row.failed, row.fee}) words.push_back(std::bit_cast<std::uint64_t>(moved));
  }
}

/// @param at  where the flows begin
std::vector<FlowRow> flows_from(const Words& words, std::size_t at) {
  std::vector<FlowRow> flows;
  for (; at < words.size(); at += words_a_flow)
    flows.push_back({.month = static_cast<std::uint32_t>(words[at] >> 32),
                     .donor = static_cast<std::uint16_t>(words[at] >> 16),
                     .recipient = static_cast<std::uint16_t>(words[at]),
                     .sector = static_cast<std::uint16_t>(words[at + 1] >> 16),
                     .channel = static_cast<std::uint16_t>(words[at + 1]),
                     .completed = std::bit_cast<double>(words[at + 2]),
                     .failed = std::bit_cast<double>(words[at + 3]),
                     .fee = std::bit_cast<double>(words[at + 4])});
  return flows;
}

ReplicateRecord from_changes(const Words& words, std::span<const Series> series,
                             const Coordinates& coordinates) {
  ReplicateRecord record;
  std::size_t at = 0;
  for (const Series& each : series) {
    const std::size_t width = cells(each, coordinates);
    Values values(values_of(each, coordinates));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::uint64_t before = i < width ? 0 : std::bit_cast<std::uint64_t>(values[i - width]);
      values[i] = std::bit_cast<double>(words[at++] ^ before);
    }
    record.values.push_back(std::move(values));
  }
  record.flows = flows_from(words, at);
  return record;
}

/// All lowest bytes, then all second ones, ...: like bytes stand side by side. The same on every machine.
std::string shuffled(const Words& words) {
  std::string bytes(8 * words.size(), '\0');
  for (std::size_t b = 0; b < 8; ++b)
    for (std::size_t i = 0; i < words.size(); ++i)
      bytes[b * words.size() + i] = static_cast<char>(words[i] >> (8 * b) & 0xFFU);
  return bytes;
}

Words unshuffled(std::string_view bytes) {
  Words words(bytes.size() / 8);
  for (std::size_t b = 0; b < 8; ++b)
    for (std::size_t i = 0; i < words.size(); ++i)
      words[i] |= std::uint64_t{static_cast<unsigned char>(bytes[b * words.size() + i])} << (8 * b);
  return words;
}

const Bytef* as_zlib(const char* bytes) {
  return reinterpret_cast<const Bytef*>(bytes);
}
Bytef* as_zlib(char* bytes) {
  return reinterpret_cast<Bytef*>(bytes);
}

/// Run lengths and Huffman codes only: what the shuffle leaves has no longer repetitions, and looking for
/// them took twice the time for more bytes (flagship world: 279,504 bytes to 196 k in 4 ms, against 200 k in
/// 7 ms).
std::string deflated(const std::string& plain) {
  z_stream stream{};
  if (deflateInit2(&stream, fastest, Z_DEFLATED, largest_window, usual_memory, Z_RLE) != Z_OK)
    throw std::bad_alloc();
  std::string packed(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = const_cast<Bytef*>(as_zlib(plain.data()));  // zlib does not write to it
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = as_zlib(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  sim::expects(result == Z_STREAM_END, "a record is compressed in one go");
  return packed;
}

/// Empty where it is not exactly `size` bytes.
std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
  std::string plain(size, '\0');
  uLongf written = size;
  uLong read = packed.size();
  const int result = uncompress2(as_zlib(plain.data()), &written, as_zlib(packed.data()), &read);
  if (result != Z_OK || written != size || read != packed.size()) return std::nullopt;
  return plain;
}

constexpr std::size_t word_bytes = 8;
constexpr std::size_t count_length = 4;  ///< of the number of flows, before all else

std::string count_bytes(std::size_t count) {
  sim::expects(count < UINT32_MAX / words_a_flow / word_bytes, "a replicate has fewer flows than zlib can count bytes");
  std::string bytes;
  for (std::size_t b = 0; b < count_length; ++b) bytes.push_back(static_cast<char>(count >> (8 * b) & 0xFFU));
  return bytes;
}

/// Empty where there are too few bytes, or the number could not have been written.
std::optional<std::size_t> counted_bytes(std::string_view bytes) {
  if (bytes.size() < count_length) return std::nullopt;
  std::size_t count = 0;
  for (std::size_t b = 0; b < count_length; ++b) count |= std::size_t{static_cast<unsigned char>(bytes[b])} << (8 * b);
  // Deflate shrinks at most a thousandfold: a flipped count must not ask for all the memory there is.
  constexpr std::size_t most_shrinking = 1032;
  if (count * words_a_flow * word_bytes > most_shrinking * bytes.size()) return std::nullopt;
  return count;
}

}  // namespace

std::string pack_record(const ReplicateRecord& record, std::span<const Series> series,
                        const Coordinates& coordinates) {
  sim::expects(record.values.size() == series.size(), "a record has the values of each series");
  Words words = changes(record, series, coordinates);
  add_flows(record, words);
  const std::string plain = shuffled(words);
  sim::expects(plain.size() < UINT32_MAX,
               "a replicate has less than 4 GiB of values");  // what zlib counts in
  return count_bytes(record.flows.size()) + deflated(plain);
}

std::optional<ReplicateRecord> unpack_record(std::string_view bytes, std::span<const Series> series,
                                             const Coordinates& coordinates) {
  const auto flows = counted_bytes(bytes);
  if (!flows) return std::nullopt;
  const auto plain =
      inflated(bytes.substr(count_length), word_bytes * (all_values(series, coordinates) + words_a_flow * *flows));
  if (!plain) return std::nullopt;
  ReplicateRecord record = from_changes(unshuffled(*plain), series, coordinates);
  if (!flows_fit(record, coordinates)) return std::nullopt;
  return record;
}

}  // namespace ladder::output
