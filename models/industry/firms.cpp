#include "models/industry/firms.hpp"

#include <tuple>

namespace ladder::models {
namespace {

/// Every column whose content belongs to the firm and not to the row.
auto columns(Firms& f) {
  return std::tie(f.entity, f.alive, f.founded, f.luck, f.technique, f.embodied, f.absorptive_skill, f.management,
                  f.shock, f.efficiency, f.log_efficiency, f.price, f.markup, f.margin, f.share, f.export_share, f.appeal, f.exporter, f.certified_from, f.certified_until, f.certificate_asked, f.expected_demand,
                  f.trend_demand, f.trend_growth, f.fill, f.planned, f.output, f.stock, f.sales, f.unfilled,
                  f.revenue, f.surplus, f.smooth_surplus, f.inputs, f.used, f.capital, f.worn, f.purchase, f.purchase_months, f.orders,
                  f.newest_order, f.workers, f.wanted, f.wage, f.in_training, f.generation, f.aware_digital,
                  f.aware_efficiency, f.measures, f.project, f.project_item, f.equipment, f.input_saving,
                  f.voucher, f.application, f.applied_for, f.redeem, f.course, f.supporter, f.outcome, f.outcome_of,
                  f.months_insolvent, f.upgrading, f.transfer, f.circular);
}

}  // namespace

void Firms::resize(std::size_t rows) {
  std::apply([rows](auto&... column) { (column.resize(rows), ...); }, columns(*this));
  incarnation.resize(rows);
  industry.resize(rows);
  sequence.resize(rows);
}

void Firms::clear(std::size_t row) {
  const auto reset = [row](auto& column) { column[row] = {}; };
  std::apply([&](auto&... column) { (reset(column), ...); }, columns(*this));
  ++incarnation[row];
}

}  // namespace ladder::models
