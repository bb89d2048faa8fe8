#include "output/transfer_sankey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "output/output_error.hpp"
#include "output/provenance.hpp"

namespace ladder::output {
namespace {

constexpr std::size_t most_drawn = 8;  // economies on a side; more cannot be told apart

/// Bands: 0 is a firm's own economy, 1 to 4 are the codes of `national/income_group`.
std::vector<SankeyBand> bands() {
  return {{"Own economy", "#999999"}, {"Abroad: low income", "#D55E00"}, {"Abroad: lower middle income", "#E69F00"},
          {"Abroad: upper middle income", "#009E73"}, {"Abroad: high income", "#0072B2"}};
}

std::size_t band_of(double income_group) {
  constexpr std::size_t groups = 4;
  for (std::size_t band = 1; band <= groups; ++band)
    if (income_group == static_cast<double>(band)) return band;
  throw OutputError(ExitClass::unacceptable, "the file does not follow Ladder's layout: an income group is not 1, 2, 3 or 4");
}

/// Projects a year from a donor through a channel to a recipient.
class Projects {
 public:
  explicit Projects(const Coordinates& c)
      : economies_{c.economies.size()}, channels_{c.channels.size()}, counts_(economies_ * economies_ * channels_, 0.0) {}

  [[nodiscard]] double& at(std::size_t donor, std::size_t channel, std::size_t recipient) {
    return counts_[(donor * channels_ + channel) * economies_ + recipient];
  }
  [[nodiscard]] double total() const { return std::accumulate(counts_.begin(), counts_.end(), 0.0); }
  [[nodiscard]] double given(std::size_t donor) {
    double sum = 0.0;
    for (std::size_t c = 0; c < channels_; ++c)
      for (std::size_t r = 0; r < economies_; ++r) sum += at(donor, c, r);
    return sum;
  }
  [[nodiscard]] double received(std::size_t recipient) {
    double sum = 0.0;
    for (std::size_t d = 0; d < economies_; ++d)
      for (std::size_t c = 0; c < channels_; ++c) sum += at(d, c, recipient);
    return sum;
  }
  [[nodiscard]] std::size_t economies() const { return economies_; }
  [[nodiscard]] std::size_t channels() const { return channels_; }

 private:
  std::size_t economies_, channels_;
  std::vector<double> counts_;
};

/// Adds up the rows of a scenario that are asked for.
Projects projects_of(const RunRecord& record, const ScenarioRecord& scenario, std::optional<std::size_t> recipient,
                     std::optional<std::size_t> year) {
  const Coordinates& c = record.coordinates;
  Projects projects(c);
  const double years = year ? 1.0 : static_cast<double>(c.years());
  const double share = 1.0 / (years * static_cast<double>(scenario.replicates.size()));
  for (const ReplicateRecord& world : scenario.replicates)
    for (const FlowRow& row : world.flows)
      if ((!recipient || row.recipient == *recipient) && (!year || row.month / 12 == *year))
        projects.at(row.donor, row.channel, row.recipient) += row.completed * share;
  return projects;
}

/// The nodes of one side: the economies with most projects, in the order of the file, and one of the others.
struct Side {
  std::vector<std::size_t> node_of;  ///< by economy
  void add(const Coordinates& c, std::vector<double> sizes, std::size_t column, std::vector<SankeyNode>& nodes) {
    std::vector<std::size_t> by_size(sizes.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::ranges::stable_sort(by_size, [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    const auto with_any = static_cast<std::size_t>(std::ranges::count_if(sizes, [](double v) { return v > 0.0; }));
    const std::size_t alone = with_any > most_drawn ? most_drawn - 1 : with_any;
    std::vector<bool> drawn(sizes.size(), false);
    for (std::size_t i = 0; i < alone; ++i) drawn[by_size[i]] = true;
    node_of.assign(sizes.size(), nodes.size() + alone);
    for (std::size_t e = 0; e < sizes.size(); ++e)
      if (drawn[e]) {
        node_of[e] = nodes.size();
        nodes.push_back({c.economy_names[e], column});
      }
    nodes.push_back({fmt::format("{} others", with_any - alone), column});
  }
};

/// "joint_venture": "Joint venture".
std::string title_of(std::string channel) {
  std::ranges::replace(channel, '_', ' ');
  if (!channel.empty() && channel[0] >= 'a' && channel[0] <= 'z') channel[0] = static_cast<char>(channel[0] - 'a' + 'A');
  return channel;
}

/// A diagram's flows between two of its columns, those of one pair of nodes added up.
class Links {
 public:
  explicit Links(std::size_t nodes, std::size_t band_count)
      : nodes_{nodes}, bands_{band_count}, values_(nodes * nodes * band_count, 0.0) {}
  void add(std::size_t from, std::size_t to, std::size_t band, double value) { values_[(from * nodes_ + to) * bands_ + band] += value; }
  [[nodiscard]] std::vector<SankeyLink> all() const {
    std::vector<SankeyLink> links;
    for (std::size_t from = 0; from < nodes_; ++from)
      for (std::size_t to = 0; to < nodes_; ++to) {
        const auto first = values_.begin() + static_cast<std::ptrdiff_t>((from * nodes_ + to) * bands_);
        SankeyLink link{from, to, std::vector<double>(first, first + static_cast<std::ptrdiff_t>(bands_))};
        if (std::ranges::any_of(link.values, [](double v) { return v > 0.0; })) links.push_back(std::move(link));
      }
    return links;
  }

 private:
  std::size_t nodes_, bands_;
  std::vector<double> values_;
};

std::string subtitle_of(const ScenarioRecord& scenario, bool mean_over_years) {
  const std::size_t worlds = scenario.replicates.size();
  return fmt::format("Completed projects of simulated firms{}, by donor, channel and recipient; {}, mean of {} {}",
                     mean_over_years ? " a year" : "", scenario.name, worlds, worlds == 1 ? "world" : "worlds");
}

}  // namespace

Sankey transfer_sankey(const RunRecord& record, std::string_view recipient, std::optional<int> year, std::size_t scenario_at) {
  const Coordinates& c = record.coordinates;
  const ScenarioRecord& scenario = record.scenarios.at(scenario_at);
  const auto to = recipient.empty() ? std::nullopt : std::optional{economy_row(c, recipient)};
  const auto in = year ? std::optional{year_row(c, *year)} : std::nullopt;
  Projects projects = projects_of(record, scenario, to, in);
  if (projects.total() <= 0.0)
    throw OutputError(ExitClass::unacceptable, "no transfer project was completed there: nothing to draw");
  const Values& income = scenario.replicates.front().values[series_row(record, "national/income_group")];

  Sankey s;
  const int last = c.first_year + static_cast<int>(c.years()) - 1;
  s.title = fmt::format("Technology transfer{}, {}", to ? " to " + c.economy_names[*to] : "",
                        year || last == c.first_year ? fmt::format("{}", year.value_or(last)) : fmt::format("{} to {}", c.first_year, last));
  s.subtitle = subtitle_of(scenario, !year);
  s.footnote = "Income groups are those of the first year. Projects that failed are not drawn. A result of a model. Source: Ladder " +
               std::string{ladder_version()} + ".";
  s.unit = year ? "projects" : "a year";
  s.bands = bands();
  std::vector<double> given, received;
  for (std::size_t e = 0; e < projects.economies(); ++e) {
    given.push_back(projects.given(e));
    received.push_back(projects.received(e));
  }
  Side donors, recipients;
  donors.add(c, given, 0, s.nodes);
  const std::size_t first_channel = s.nodes.size();
  for (const std::string& channel : c.channels) s.nodes.push_back({title_of(channel), 1});
  recipients.add(c, received, 2, s.nodes);

  Links links(s.nodes.size(), s.bands.size());
  for (std::size_t d = 0; d < projects.economies(); ++d)
    for (std::size_t channel = 0; channel < projects.channels(); ++channel)
      for (std::size_t r = 0; r < projects.economies(); ++r) {
        const double count = projects.at(d, channel, r);
        if (count <= 0.0) continue;
        const std::size_t band = d == r ? 0 : band_of(income.at(d));
        links.add(donors.node_of[d], first_channel + channel, band, count);
        links.add(first_channel + channel, recipients.node_of[r], band, count);
      }
  s.links = links.all();
  return s;
}

}  // namespace ladder::output
