#include "output/packed_record.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <limits>

#include "tests/output/example_record.hpp"

using namespace ladder::output;

namespace {

bool same(const ReplicateRecord& a, const ReplicateRecord& b) {
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), example::same_bits) &&
         a.flows == b.flows;
}

}  // namespace

TEST_CASE("a packed record comes out with the very bits, NaN and -0 included") {
  RunRecord run = example::record();
  ReplicateRecord& record = run.scenarios[0].replicates[0];
  record.values[0][0] = -0.0;
  record.values[0][2] = -std::numeric_limits<double>::infinity();
  record.values[1][0] = std::bit_cast<double>(0x7FF4'0000'0000'0001ULL);  // a signalling NaN with a payload
  const std::string packed = pack_record(record, run.series, run.coordinates);
  const auto unpacked = unpack_record(packed, run.series, run.coordinates);
  REQUIRE(unpacked);
  CHECK(same(*unpacked, record));
  CHECK(packed.size() < 8 * 24 * 3);  // of monthly employment alone, unpacked
}

TEST_CASE("any bits at all survive packing (property)") {
  CHECK(rc::check([](const std::vector<std::uint64_t>& bits) {
    const RunRecord run = example::record();
    ReplicateRecord record = run.scenarios[0].replicates[1];
    std::size_t at = 0;
    for (Values& values : record.values)
      for (double& value : values)
        if (!bits.empty()) value = std::bit_cast<double>(bits[at++ % bits.size()]);
    const auto unpacked =
        unpack_record(pack_record(record, run.series, run.coordinates), run.series, run.coordinates);
    RC_ASSERT(unpacked.has_value());
    RC_ASSERT(same(*unpacked, record));
  }));
}

TEST_CASE("bytes of another shape, cut short, lengthened or empty are no record") {
  const RunRecord run = example::record();
  const std::string packed = pack_record(run.scenarios[0].replicates[0], run.series, run.coordinates);
  Coordinates longer = run.coordinates;
  longer.months += 12;
  CHECK_FALSE(unpack_record(packed, run.series, longer));
  Coordinates shorter = run.coordinates;
  shorter.months -= 12;
  CHECK_FALSE(unpack_record(packed, run.series, shorter));
  CHECK_FALSE(unpack_record(packed.substr(0, packed.size() - 1), run.series, run.coordinates));
  CHECK_FALSE(unpack_record(packed + '\0', run.series, run.coordinates));
  CHECK_FALSE(unpack_record("", run.series, run.coordinates));
  CHECK_FALSE(unpack_record(packed.substr(0, 3), run.series, run.coordinates));
  for (std::size_t at = 0; at < 4; ++at) {  // where the number of flows stands
    std::string flipped = packed;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x40);
    CHECK_FALSE(unpack_record(flipped, run.series, run.coordinates));
  }
}

TEST_CASE("flows come out of a packed record as they were, and those that fit no axis are no record") {
  RunRecord run = example::record();
  ReplicateRecord& record = run.scenarios[1].replicates[2];
  REQUIRE(record.flows.size() == 2);
  for (const std::size_t flows : {2, 1, 0}) {
    record.flows.resize(flows);
    const auto unpacked = unpack_record(pack_record(record, run.series, run.coordinates), run.series, run.coordinates);
    REQUIRE(unpacked);
    CHECK(same(*unpacked, record));
  }
  for (const FlowRow& beyond : {FlowRow{.month = 24}, FlowRow{.donor = 3}, FlowRow{.recipient = 3}, FlowRow{.sector = 2},
                                FlowRow{.channel = 2}}) {
    record.flows = {beyond};
    CHECK_FALSE(unpack_record(pack_record(record, run.series, run.coordinates), run.series, run.coordinates));
  }
}
