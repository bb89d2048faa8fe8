#include "models/industry/exporting.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "models/industry/certification.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double export_score(const World& w, std::size_t row, double log_size, double log_efficiency) {
  const ExportParameters& p = w.parameters.exports;
  return p.size_weight.value() * log_size + p.efficiency_weight.value() * log_efficiency -
         p.cost_spread.value() * w.normal(w.firms.entity[row], Purpose::export_cost, 0);
}

namespace {

/// Size of a firm at home over that of a mean firm; floored, so that a share of 0 has a logarithm.
double log_size(const World& w, std::size_t row, std::size_t firms) {
  return math::log(std::max(1e-6, w.firms.share[row] * static_cast<double>(firms)));
}

/// ln of the foreign market for each exporter over its start: where there are few exporters for what is asked for
/// abroad, it pays for more firms to enter. Bounded: an industry may lose all its exporters.
double log_pull(const Industry& industry) {
  constexpr double most = 20.0;
  if (industry.start_export_pull <= 0.0) return 0.0;
  const double pull = industry.export_pull > 0.0 ? industry.export_pull / industry.start_export_pull : most;
  return math::log(std::clamp(pull, 1.0 / most, most));
}

}  // namespace

double export_pull(double exported, double held) {
  return held > 0.0 && exported < 1.0 ? exported / ((1.0 - exported) * held) : 0.0;
}

double settled_export_share(const World& w, std::size_t row, double held) {
  const Firms& f = w.firms;
  if (held <= 0.0) return f.share[row];
  return export_weight(w, row) * f.share[row] / held;
}

void review_exporting(World& w, std::size_t row) {
  Firms& f = w.firms;
  const Industry& industry = w.industries[f.industry[row]];
  const double advantage = f.log_efficiency[row] - industry.mean_log_efficiency;
  const double score = export_score(w, row, log_size(w, row, industry.living), advantage);
  const ExportParameters& p = w.parameters.exports;
  const double bar = industry.export_bar - p.market_weight.value() * log_pull(industry) -
                     (f.exporter[row] != 0 ? p.stay_margin.value() : 0.0);
  f.exporter[row] = score >= bar ? 1 : 0;
  ask_for_certificate(w, row);
}

void choose_first_exporters(World& w, std::span<const std::uint32_t> rows, std::span<const double> advantages,
                            double exported) {
  Firms& f = w.firms;
  std::vector<double> score(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    score[i] = export_score(w, rows[i], log_size(w, rows[i], rows.size()), advantages[i]);
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return score[a] != score[b] ? score[a] > score[b] : a < b;
  });
  // Exporters with the share h of home sales have h (1 - x) + x of the output, where x is what is exported: that x is
  // the wished part of their sales, h must be x (1/intensity - 1) / (1 - x).
  const ExportParameters& p = w.parameters.exports;
  const double wished =
      exported >= 1.0 ? 1.0 : std::min(1.0, exported * (1.0 / p.intensity.value() - 1.0) / (1.0 - exported));
  const double least = p.least_exporters.value() * static_cast<double>(rows.size());
  double held = 0.0, count = 0.0;
  Industry& industry = w.industries[f.industry[rows.front()]];
  for (const std::size_t i : order) {
    if (exported <= 0.0 || (count > 0.0 && held >= wished && count >= least)) break;
    f.exporter[rows[i]] = 1;
    start_certificate(w, rows[i]);
    held += f.share[rows[i]];
    count += 1.0;
    industry.export_bar = score[i];
  }
  if (held <= 0.0) industry.export_bar = score[order.front()];
  industry.export_pull = industry.start_export_pull = export_pull(exported, held);
  for (const std::uint32_t row : rows) f.export_share[row] = settled_export_share(w, row, held);
}

}  // namespace ladder::models
