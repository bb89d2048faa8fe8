#include <algorithm>

#include "models/networks/supply.hpp"
#include "models/networks/transfer_links.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::Network;
using models::World;
using enum Aggregate;

Network supply(const World& w, std::optional<std::size_t> sector = {}) {
  return {w.economy_count(), models::supply_links(w, w.parameters.networks.supply_link, sector)};
}
Network supply_of_all(const World& w) {
  return supply(w);
}
Network transfer(const World& w) {
  return {w.economy_count(), models::transfer_links(w.transfers.graph, w.parameters.networks.transfer_link)};
}

/// One measure of all nodes of a network of economies.
template <Network (*Of)(const World&), auto Measure>
void by_node(const World& w, const Coordinates&, std::span<double> cells) {
  const auto values = (Of(w).*Measure)();
  for (std::size_t e = 0; e < values.size(); ++e) cells[e] = static_cast<double>(values[e]);
}

/// The same of each product's network of supply.
template <auto Measure>
void by_node_and_sector(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t s = 0; s < models::sector_count; ++s) {
    const auto values = (supply(w, s).*Measure)();
    for (std::size_t e = 0; e < values.size(); ++e)
      cells[e * models::sector_count + s] = static_cast<double>(values[e]);
  }
}

/// Industries that each has learnt from, or taught, since the start.
template <auto Degree>
void by_industry(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<double>((w.transfers.graph.*Degree)(i));
}

template <Network (*Of)(const World&)>
void components(const World& w, const Coordinates&, std::span<double> cells) {
  const std::vector<std::size_t> part = Of(w).component();
  cells[0] = part.empty() ? 0.0 : static_cast<double>(*std::ranges::max_element(part) + 1);
}

CatalogueRow row(const char* name, const char* text, const char* source, std::vector<Axis> axes,
                 Reading read) {
  return {{"network", name, "1", text, source, std::move(axes), Interval::year, last}, read};
}

}  // namespace

std::vector<CatalogueRow> network_rows() {
  constexpr const char* links =
      "economies, linked from supplier to user where deliveries of December are at least "
      "networks.supply_link of all that "
      "the user gets, from home too, by volume (ODD 7.22)";
  constexpr const char* of_product = "as of all products, but of one sector's alone (ODD 7.22)";
  constexpr const char* taught =
      "economies, linked from donor to recipient where at least networks.transfer_link of the recipient's transfer projects "
      "completed since the start, with donors at home too, came from there (ODD 7.22)";
  constexpr const char* of_industry = "completed transfer projects since the start (ODD 7.22)";
  const std::vector<Axis> economy{Axis::economy}, industry{Axis::economy, Axis::sector};
  return {
      row("supply_in_degree", "economies that supply it", links, economy, by_node<supply_of_all, &Network::in_degree>),
      row("supply_out_degree", "economies that it supplies", links, economy, by_node<supply_of_all, &Network::out_degree>),
      row("supply_reach", "economies that its supplies reach, through others too", links, economy,
          by_node<supply_of_all, &Network::reach>),
      row("supply_component_size", "economies of the part of the network that it is in, itself included",
          links, economy, by_node<supply_of_all, &Network::component_size>),
      row("supply_components", "parts of the supply network, whatever the direction of links", links, {},
          components<supply_of_all>),
      row("supply_page_rank", "how much others depend on its supplies, through others too; adds up to 1",
          "PageRank with 0.85, from users to their suppliers; Brin and Page 1998", economy,
          by_node<supply_of_all, &Network::page_rank>),
      row("supply_betweenness", "part of the shortest ways between two others that lead through it",
          "mean over ordered pairs, by number of links; Brandes 2001", economy,
          by_node<supply_of_all, &Network::betweenness>),
      row("supply_in_degree_by_sector", "economies that supply it with a sector's products", of_product,
          industry, by_node_and_sector<&Network::in_degree>),
      row("supply_out_degree_by_sector", "economies that it supplies with a sector's products", of_product,
          industry, by_node_and_sector<&Network::out_degree>),
      row("supply_reach_by_sector", "economies that its supplies of a sector's products reach", of_product,
          industry, by_node_and_sector<&Network::reach>),
      row("transfer_in_degree", "economies whose firms teach its firms", taught, economy, by_node<transfer, &Network::in_degree>),
      row("transfer_out_degree", "economies whose firms its firms teach", taught, economy,
          by_node<transfer, &Network::out_degree>),
      row("transfer_reach", "economies that its techniques reach, through others too", taught, economy,
          by_node<transfer, &Network::reach>),
      row("transfer_component_size", "economies of the part of the network that it is in, itself included", taught, economy,
          by_node<transfer, &Network::component_size>),
      row("transfer_components", "parts of the network of transfer, whatever the direction of links", taught, {},
          components<transfer>),
      row("transfer_page_rank", "how much others owe to its techniques, through others too; adds up to 1",
          "PageRank with 0.85, from recipients to donors; Brin and Page 1998", economy, by_node<transfer, &Network::page_rank>),
      row("transfer_betweenness", "part of the shortest ways between two others that lead through it",
          "mean over ordered pairs, by number of links; Brandes 2001", economy, by_node<transfer, &Network::betweenness>),
      row("transfer_in_degree_by_sector", "industries, its own among them, that have taught it", of_industry, industry,
          by_industry<&models::TransferGraph::donors_of>),
      row("transfer_out_degree_by_sector", "industries, its own among them, that it has taught", of_industry, industry,
          by_industry<&models::TransferGraph::recipients_of>),
  };
}

}  // namespace ladder::output
