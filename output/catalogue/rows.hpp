/// The rows of the catalogue, a file a group, and what they are written with.
#pragma once
#include <span>
#include <vector>

#include "models/world/world.hpp"
#include "output/catalogue.hpp"

namespace ladder::output {

[[nodiscard]] std::vector<CatalogueRow> national_rows();   ///< accounts, people, technology, by economy
[[nodiscard]] std::vector<CatalogueRow> outside_rows();   ///< real income, duties, commodities, classification, by economy
[[nodiscard]] std::vector<CatalogueRow> sdg9_rows();       ///< SDG 9, the CIP index and its indicators, by economy
[[nodiscard]] std::vector<CatalogueRow> survey_rows();     ///< what a survey of firms would find, by economy
[[nodiscard]] std::vector<CatalogueRow> industry_rows();   ///< by economy and sector
[[nodiscard]] std::vector<CatalogueRow> structure_rows();  ///< by skill, generation, partner
[[nodiscard]] std::vector<CatalogueRow> women_rows();      ///< employment and unemployment by sex
[[nodiscard]] std::vector<CatalogueRow> upgrading_rows();  ///< depth of use, management, research; income over the North's
[[nodiscard]] std::vector<CatalogueRow> transfer_rows();   ///< transfer projects, by economy, channel and donor
[[nodiscard]] std::vector<CatalogueRow> material_rows();  ///< materials, emissions, energy, circular firms
[[nodiscard]] std::vector<CatalogueRow> product_rows();    ///< what economies export with advantage
[[nodiscard]] std::vector<CatalogueRow> network_rows();    ///< measures of the supply network
[[nodiscard]] std::vector<CatalogueRow> policy_rows();     ///< by programme
[[nodiscard]] std::vector<CatalogueRow> audit_rows();      ///< identities checked, and the matrices

/// Reads one value an economy.
template <double (*Value)(const models::World&, std::size_t)>
void by_economy(const models::World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) cells[e] = Value(w, e);
}

/// A row of the group "national".
[[nodiscard]] inline CatalogueRow national(const char* name, const char* unit, const char* text, const char* source,
                                           Aggregate aggregate, Reading read, Interval interval = Interval::year) {
  return {{"national", name, unit, text, source, {Axis::economy}, interval, aggregate}, read};
}

[[nodiscard]] inline double usd(models::Money cents) {
  return static_cast<double>(cents) / 100.0;
}
[[nodiscard]] inline const models::NationalAccounts& accounts(const models::World& w, std::size_t e) {
  return w.accounts[e];
}

}  // namespace ladder::output
