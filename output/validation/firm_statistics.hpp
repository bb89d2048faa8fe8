/// Stylised facts of firms, from their yearly figures.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "models/economy/economy.hpp"
#include "output/validation/firm_panel.hpp"
#include "output/validation/size_variance.hpp"

namespace ladder::output {

/// Groups of economies by which facts of firms are stated. All holds everybody.
enum class FirmGroup : std::uint8_t { high, middle, least_developed, all };
inline constexpr std::size_t firm_groups = 4;

/// Least developed where it is on the UN's list or of low income; else by income.
[[nodiscard]] FirmGroup group_of(const models::Economy& economy);

/// The two productivities of a firm, both a year and worker: *revenue* productivity is what surveys measure,
/// current revenue; *physical* productivity is output at base-year prices, which within an industry is
/// quantity.
enum class Productivity : std::uint8_t { revenue, physical };
inline constexpr std::size_t productivities = 2;

/// Of one group. NaN where nothing was observed.
struct GroupFirmFacts {
  /// 90th to 10th percentile of productivity within an industry and year: the geometric mean over industries
  /// and years.
  std::array<double, productivities> percentile_ratio{};
  /// The same with firms weighted by workers.
  std::array<double, productivities> weighted_percentile_ratio{};
  /// Of the firms in the top fifth of their industry by productivity, the share in the top fifth five years
  /// later; who has left is not.
  std::array<double, productivities> top_fifth_kept{};
  /// Slope of a logit of leaving within the next calendar year on ln productivity over the mean log of the
  /// industry.
  std::array<double, productivities> exit_slope{};
  /// Exponent of the tail, output::hill_exponent() of the largest twentieth, of revenue over the mean of the
  /// industry; mean over years. Sizes are relative since a simulated firm is a slice of its industry, so the
  /// sizes of two industries do not compare.
  double hill_exponent = 0.0;
  double entry_and_exit = 0.0;  ///< firms that entered and that left in a year, of the mean number of firms
  double entrants_gone = 0.0;   ///< of entrants, left within 24 months; cohorts observed for so long only
  double exporters = 0.0;       ///< share of firms
  /// Mean ln of exporters less that of others, within industry and year (least squares with a constant for
  /// each).
  std::array<double, productivities> exporter_premium{};
  double exporter_size_premium = 0.0;  ///< the same of workers
  double sd_of_growth = 0.0;  ///< of yearly log growth of revenue less the mean of the industry and year
};

struct FirmFacts {
  std::array<GroupFirmFacts, firm_groups> group;
  double growth_shape = 0.0;     ///< subbotin_shape() of the growth of all firms, as sd_of_growth
  double growth_kurtosis = 0.0;  ///< excess_kurtosis() of the same
  double size_variance_slope =
      0.0;  ///< output::SizeVariance of revenue over the industry's mean in the year before
  /// Of sectors with firms, the share whose Herfindahl index over all firms of the world is below
  /// low_concentration; by revenue, mean over years. Own-account producers do not count.
  double unconcentrated_sectors = 0.0;
};
inline constexpr double low_concentration = 0.15;

/// Adds up years. Firms are those of manufacturing in the named economies (not North and Rest of world, which
/// are sums of economies); industries with fewer than fewest_firms whole firm-years in a year do not count in
/// what is stated within industries.
class FirmStatistics {
 public:
  static constexpr std::size_t fewest_firms = 10;
  static constexpr std::uint32_t persistence_years = 5;
  /// @param first, last  years from 0 that count, both included
  FirmStatistics(std::uint32_t first, std::uint32_t last) : first_(first), last_(last) {}
  void take(const models::World& world, const FirmPanelYear& year);
  [[nodiscard]] FirmFacts facts() const;

 private:
  struct Sum {
    double sum = 0.0, count = 0.0;
    void add(double value);  ///< NaN does not count
    [[nodiscard]] double mean() const;
  };
  /// Exporters against others: numerator and denominator of the within estimator.
  struct Contrast {
    double difference = 0.0, weight = 0.0;
  };
  struct Group {
    std::array<Sum, productivities> log_ratio, log_weighted_ratio;
    std::array<double, productivities> top{}, top_kept{};
    std::array<std::vector<double>, productivities>
        relative;  ///< ln productivity, of firms at risk of leaving
    std::vector<std::uint8_t> left;
    Sum hill;
    double moves = 0.0, firms = 0.0;
    std::vector<double> entered, gone_young;  ///< by year of entry
    double exporting = 0.0, asked = 0.0;
    std::array<Contrast, productivities> premium;
    Contrast size_premium;
    std::vector<double> growth;
    std::vector<double> sizes;  ///< of the year at hand
  };
  /// What a firm was in its last whole year.
  struct Standing {
    std::uint64_t entity = 0;
    std::array<double, productivities> relative{};
    double log_size = 0.0;
    bool known = false;
  };
  using TopFifth =
      std::vector<std::array<std::vector<std::uint64_t>, productivities>>;  ///< entities by industry

  template <class Add>
  void each_group(FirmGroup own, Add add);
  [[nodiscard]] FirmGroup group_of_industry(const models::World& world, std::size_t industry) const;
  void take_industry(const models::World& world, std::size_t industry, const FirmPanelYear& year);
  void take_demography(const models::World& world, const FirmPanelYear& year);
  void take_exits(const models::World& world, const FirmPanelYear& year);
  void take_growth(const models::World& world, std::size_t industry, std::span<const std::uint32_t> rows,
                   const FirmPanelYear& year);
  void take_exporters(const models::World& world, FirmGroup group, std::span<const std::uint32_t> rows,
                      const FirmPanelYear& year);
  void take_concentration(const models::World& world, const FirmPanelYear& year);

  std::uint32_t first_, last_;
  std::vector<FirmGroup> of_economy_;  ///< as first seen: who graduates stays in its group
  bool counts_ = false;  ///< the year at hand
  std::array<Group, firm_groups> groups_;
  SizeVariance size_variance_;
  std::array<Sum, models::sector_count> herfindahl_;
  std::vector<Standing> standing_;   ///< by row, of the year before
  std::vector<Standing> becoming_;   ///< of the year at hand
  std::deque<TopFifth> top_fifths_;  ///< of the last persistence_years years, oldest first
};

}  // namespace ladder::output
