/// Who has learnt from whom: the graph of completed transfer projects between industries (MODEL 3.6; ODD 7.6).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/technology/transfer_channels.hpp"

namespace ladder::models {

/// A link from a donor's industry to a recipient's; both are rows of World::industries.
struct TransferLink {
  std::size_t donor = 0, recipient = 0;
  std::array<std::uint32_t, channel_count> projects{};  ///< completed since the start, by channel
  std::uint32_t first_month = 0;                        ///< in which the first of them was completed
  [[nodiscard]] std::uint32_t count() const {
    std::uint32_t sum = 0;
    for (const std::uint32_t n : projects) sum += n;
    return sum;
  }
  bool operator==(const TransferLink&) const = default;
};

/// A directed graph: nodes are industries, edges lead from donor to recipient. Boost.Graph keeps it.
class TransferGraph {
 public:
  explicit TransferGraph(std::size_t industries = 0);
  ~TransferGraph();
  TransferGraph(TransferGraph&&) noexcept;
  TransferGraph& operator=(TransferGraph&&) noexcept;

  /// Counts a completed project. Throws Bug where an industry is none of the graph's.
  void add(std::size_t donor, std::size_t recipient, Channel channel, std::uint32_t month);

  [[nodiscard]] std::size_t industries() const;
  [[nodiscard]] std::size_t links() const;
  /// Industries that have taught an industry, and those that it has taught; it may be among them itself.
  [[nodiscard]] std::size_t donors_of(std::size_t industry) const;
  [[nodiscard]] std::size_t recipients_of(std::size_t industry) const;
  /// All links, by donor and then by recipient.
  [[nodiscard]] std::vector<TransferLink> all() const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace ladder::models
