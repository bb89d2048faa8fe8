#include "models/industry/certification.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "models/markets/goods.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

namespace {

constexpr std::uint32_t months_between_reviews = 3;

std::uint32_t in_months(Years years) {
  return static_cast<std::uint32_t>(round_to_whole(12.0 * years.value()));
}

bool asked_for(const World& w, std::size_t row) {
  return w.parameters.certification.asked.value() > 0.0 && is_manufacture(w.industries[w.firms.industry[row]].sector);
}

/// Services that a certificate costs, bought where courses are: from public and other non-market laboratories (assumption).
Volume fee_of(const World& w, std::size_t row, double factor) {
  const Firms& f = w.firms;
  const double sales = 12.0 * f.expected_demand[row] * f.price[row];
  const double price = composite_price(course_mix(), w.economy_of(row).user_price);
  return round_to_whole(factor * w.parameters.certification.fee.value() * sales / price);
}

void issue(World& w, std::size_t row, double fee_factor) {
  Firms& f = w.firms;
  const CertificationParameters& p = w.parameters.certification;
  const std::uint32_t done = w.month + in_months(p.work);
  const bool still_holds = f.certified_until[row] > done;
  if (!still_holds) f.certified_from[row] = static_cast<std::uint16_t>(done);
  f.certified_until[row] =
      static_cast<std::uint16_t>((still_holds ? f.certified_until[row] : done) + in_months(p.life));
  f.certificate_asked[row] = 0;
  f.course[row] += fee_of(w, row, fee_factor);
}

/// Firms in line, those who asked first before the others, ties by row.
std::vector<std::uint32_t> line(const World& w, std::size_t ei) {
  std::vector<std::uint32_t> rows;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s])
      if (w.firms.certificate_asked[row] != 0) rows.push_back(row);
  std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return w.firms.certificate_asked[row]; });
  return rows;
}

}  // namespace

bool is_certified(const World& w, std::size_t row) {
  if (!asked_for(w, row)) return true;
  return w.firms.certified_from[row] <= w.month && w.month < w.firms.certified_until[row];
}

double export_weight(const World& w, std::size_t row) {
  if (w.firms.exporter[row] == 0) return 0.0;
  return is_certified(w, row) ? 1.0 : 1.0 - w.parameters.certification.asked.value();
}

double served_abroad(double certified, double asked) {
  return 1.0 - asked * (1.0 - certified);
}

double start_testing_capacity(double exporters, std::size_t group, const CertificationParameters& p) {
  constexpr double groups = 3.0;  // steps from low to high income
  const double low = p.capacity_low.value(), high = p.capacity_high.value();
  return (low + (high - low) * static_cast<double>(group) / groups) * exporters / (12.0 * p.life.value());
}

void ask_for_certificate(World& w, std::size_t row) {
  Firms& f = w.firms;
  if (!asked_for(w, row)) return;
  if (f.exporter[row] == 0) {
    f.certificate_asked[row] = 0;
    return;
  }
  const std::uint32_t ahead = in_months(w.parameters.certification.work) + months_between_reviews;
  if (f.certificate_asked[row] == 0 && f.certified_until[row] <= w.month + ahead)
    f.certificate_asked[row] = static_cast<std::uint16_t>(w.month + 1);
}

void start_certificate(World& w, std::size_t row) {
  if (!asked_for(w, row)) return;
  const double u = w.uniform(w.firms.entity[row], Purpose::start_certificate, 0);
  const std::uint32_t life = in_months(w.parameters.certification.life);
  w.firms.certified_from[row] = 0;
  w.firms.certified_until[row] = static_cast<std::uint16_t>(1 + static_cast<std::uint32_t>(u * life));
}

void start_laboratories(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  double exporters = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) exporters += w.firms.exporter[row];
  e.testing_capacity =
      start_testing_capacity(exporters, static_cast<std::size_t>(e.group), w.parameters.certification);
}

void settle_certificates(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const CertificationParameters& p = w.parameters.certification;
  // Idle laboratories store no work, but for the fraction of a certificate that a small one has begun.
  e.testing_free = std::min(e.testing_free + e.testing_capacity, std::max(1.0, e.testing_capacity));
  const std::uint32_t patience = in_months(p.patience);
  e.certificates_waiting = 0;
  for (const std::uint32_t row : line(w, ei)) {
    const std::uint32_t waited = w.month + 1 - w.firms.certificate_asked[row];
    if (e.testing_free >= 1.0) {
      e.testing_free -= 1.0;
      issue(w, row, 1.0);
    } else if (waited > patience) {
      issue(w, row, p.fee_abroad.value());
    } else {
      ++e.certificates_waiting;
    }
  }
}

double certified_exporters(const World& w, std::size_t ei) {
  double exporters = 0.0, certified = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) {
      if (w.firms.exporter[row] == 0) continue;
      exporters += 1.0;
      certified += is_certified(w, row) ? 1.0 : 0.0;
    }
  return exporters > 0.0 ? certified / exporters : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace ladder::models
