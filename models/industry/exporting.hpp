/// Which firms sell abroad (MODEL 3.12; ODD 7.16).
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace ladder::models {

class World;

/// Score by which firms enter foreign markets: ln size at home and ln efficiency, both against the mean of the industry,
/// less a cost of entry that is the firm's own for life. In units of the cost's spread.
/// @param log_size        ln(share of home orders x firms)
/// @param log_efficiency  over the industry's mean
[[nodiscard]] double export_score(const World& world, std::size_t row, double log_size, double log_efficiency);

/// Foreign orders of an industry over what its exporters sell at home: x / ((1 - x) held); 0 where there are none.
/// @param exported  x, share of its orders that comes from abroad, 0 to 1
/// @param held      exporters' share of orders at home
[[nodiscard]] double export_pull(double exported, double held);

/// Share of foreign orders that a firm settles at: an exporter's part of what all exporters sell at home, each weighted by
/// its certificate (industry/certification); 0 for others. An industry without exporters serves foreign orders as it serves those at home.
/// @param held  exporters' weighted share of orders at home
[[nodiscard]] double settled_export_share(const World& world, std::size_t row, double held);

/// A firm's quarterly look at foreign markets: it enters above the industry's bar, and leaves when it has fallen below
/// it by more than `exports.stay_margin`; an exporter asks for a certificate in time. Its place abroad then grows or shrinks over months (markets/trade).
void review_exporting(World& world, std::size_t row);

/// The exporters of an industry at the start, those with the highest scores, so many that exports are at
/// most `exports.intensity` of their sales, and at least `exports.least_exporters` of all. Sets the industry's bar at the last one's score, and shares of foreign orders.
/// @param rows        of its firms
/// @param advantages  ln efficiency of each over the mean
/// @param exported    share of the industry's output that goes abroad, 0 to 1
void choose_first_exporters(World& world, std::span<const std::uint32_t> rows, std::span<const double> advantages,
                            double exported);

}  // namespace ladder::models
