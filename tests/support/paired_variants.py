"""Two ways to compute the same world, on the same seeds: how far apart are the headline series?

`ladder compare` refuses scenarios of different worlds or assumptions, since a policy is not to be judged across them. Here
the difference itself is in question: it ought to be none, but for luck. Each variant is a run of its own with the same
seed; replicate r of one is paired with replicate r of the other. What is judged is the 90 % interval of the mean
difference (Student's t): all of it must lie within the tolerance, so a wide interval does not pass for agreement.
"""

import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("gdp_real", "gdp_per_head", "exports", "employment", "price_level", "real_wage")
SHARES = ("manufacturing_share", "manufacturing_employment_share", "agricultural_employment_share", "unemployment")
CONFIDENCE = 0.9


def student_t(p, degrees):
    """Quantile of Student's t by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5); good to 0.001 from 6
    degrees on."""
    z = statistics.NormalDist().inv_cdf(p)
    v = degrees
    return (z + (z**3 + z) / (4 * v) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
            + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3))


def interval_of_mean(values):
    """Mean and the ends of its interval."""
    mean = statistics.fmean(values)
    half = student_t(0.5 + CONFIDENCE / 2, len(values) - 1) * statistics.stdev(values) / math.sqrt(len(values))
    return mean, mean - half, mean + half


@dataclass
class Row:
    """A series of an economy in a year. Differences: per cent of the first variant for levels, points for shares."""
    series: str
    economy: str
    year: int
    is_level: bool
    first: float  # mean of the first variant
    difference: float
    low: float
    high: float

    def verdict(self, tolerance):
        if -tolerance <= self.low and self.high <= tolerance:
            return "within"
        return "OUTSIDE" if self.low > tolerance or self.high < -tolerance else "undecided"


@dataclass
class Variants:
    """What is compared: a scenario, settings common to both variants, and those of each."""
    scenario: Path
    common: list
    first: list
    second: list
    first_name: str
    second_name: str
    seeds: int
    years: tuple  # calendar years that are judged
    level_tolerance: float = 3.0
    share_tolerance: float = 0.5

    def values(self, folder, settings):
        """(series, economy, year) to the values of all replicates."""
        last = dict(setting.split("=", 1) for setting in [*self.common, *settings])  # a path may be set once only
        words = [word for path, value in last.items() for word in ("--set", f"{path}={value}")]
        out = folder / f"{len(list(folder.iterdir()))}.nc"
        table = out.with_suffix(".csv")
        self.ladder("run", self.scenario, "-o", out, "-n", self.seeds, *words, "--quiet", "--no-progress")
        picked = [word for name in (*LEVELS, *SHARES) for word in ("--series", f"national/{name}")]
        self.ladder("export", out, "-o", table, *picked)
        found = {}
        with open(table, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                key = (row["series"], row["economy"], int(row["date"][:4]))
                found.setdefault(key, {})[int(row["replicate"])] = float(row["value"])
        return {key: [by_replicate[r] for r in sorted(by_replicate)] for key, by_replicate in found.items()}

    @staticmethod
    def ladder(*words):
        done = subprocess.run([os.environ["LADDER"], *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"ladder {' '.join(map(str, words))}\n{done.stderr}")

    def rows(self):
        with tempfile.TemporaryDirectory() as name:
            first = self.values(Path(name), self.first)
            second = self.values(Path(name), self.second)
        rows = []
        for (series, economy, year), values in first.items():
            if year not in self.years:
                continue
            others = second[series, economy, year]
            is_level = series in LEVELS
            differences = [100 * (b / a - 1) if is_level else b - a for a, b in zip(values, others, strict=True)]
            rows.append(Row(series, economy, year, is_level, statistics.fmean(values), *interval_of_mean(differences)))
        return rows

    def tolerance(self, row):
        return self.level_tolerance if row.is_level else self.share_tolerance

    def table(self, rows):
        lines = [f"{self.second_name} against {self.first_name}, {self.seeds} seeds: mean difference with its "
                 f"{CONFIDENCE:.0%} interval; tolerance {self.level_tolerance:g} % of levels, "
                 f"{self.share_tolerance:g} points of shares"]
        for row in rows:
            lines.append(f"{row.series:31} {row.economy:5} {row.year}  {row.first:14.5g}  {row.difference:+7.3f} "
                         f"{'%     ' if row.is_level else 'points'} {row.low:+7.3f} to {row.high:+7.3f}  "
                         f"{row.verdict(self.tolerance(row))}")
        verdicts = [row.verdict(self.tolerance(row)) for row in rows]
        lines.append(", ".join(f"{verdicts.count(v)} {v}" for v in ("within", "undecided", "OUTSIDE")))
        return "\n".join(lines)

    def failing(self, rows):
        return [row for row in rows if row.verdict(self.tolerance(row)) != "within"]
