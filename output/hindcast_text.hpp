/// A hindcast for people and for programs: table, sentences, CSV, JSON and a page.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "output/hindcast.hpp"

namespace ladder::output {

// All of a hindcast with scores. Equal hindcasts give equal bytes.

/// The table for a terminal, at most table_width columns wide, with the reading below it.
[[nodiscard]] std::string hindcast_text(const Hindcast& hindcast);
/// One row for each economy and target, sources and years in it (RFC 4180).
[[nodiscard]] std::string hindcast_csv(const Hindcast& hindcast);
/// Everything but the worlds one by one; what is no number is null. Schema "ladder-hindcast/1": FORMAT.md.
[[nodiscard]] std::string hindcast_json(const Hindcast& hindcast);
/// One self-contained HTML page: no script, no network, prints.
[[nodiscard]] std::string hindcast_page(const Hindcast& hindcast);

// Words and numbers that they share.

enum class SkillVerdict : std::uint8_t { better, worse, unclear, unknown };
/// By the interval: better where all of it is above 0, worse where all of it is below.
[[nodiscard]] SkillVerdict verdict(const SkillScore& score);
/// "0.52", "n/a"; two decimals.
[[nodiscard]] std::string skill_number(double skill);
/// "0.52 [0.40, 0.61]"; without an interval "0.52"
[[nodiscard]] std::string skill_with_interval(const SkillScore& score);
/// A change or an error: one decimal for points, two for growth. "+1.2", "-0.34"
[[nodiscard]] std::string change_number(double change, ChangeUnit unit);

/// What the scores say in plain sentences: first over all targets, then one for each.
[[nodiscard]] std::vector<std::string> hindcast_reading(const Hindcast& hindcast);
/// What must not be read into them.
[[nodiscard]] std::vector<std::string> hindcast_limits(const Hindcast& hindcast);
/// "Other source of ...: ..." for each target.
[[nodiscard]] std::vector<std::string> source_sentences(const Hindcast& hindcast);
/// The score of a target in a group.
[[nodiscard]] const HindcastScore& score_of(const Hindcast& hindcast, std::size_t target,
                                            HindcastGroup group);

}  // namespace ladder::output
