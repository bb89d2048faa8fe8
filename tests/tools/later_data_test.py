"""Whole runs see nothing dated after the base year but population: its data changed, the results are equal to the byte."""

import csv
import filecmp
import shutil
import sys
import unittest
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from command_line import DATA, InFolder

BASE_YEAR = 2010

WORLD = f"""
title: A small world of an earlier year
world: {{economies: [ETH, BGD, IND], base_year: {BASE_YEAR}, firms_per_industry: 10}}
horizon: {{from: {BASE_YEAR + 1}-01, to: {BASE_YEAR + 4}-12}}
replicates: 2
"""

# Column of the year, and the columns that are no numbers to change; population may enter (MODEL section 5).
DATED = {
    "country_panel.csv": ("year", {"iso3", "pop"}),
    "sector_va_un_ama.csv": ("year", {"iso3"}),
    "world_totals.csv": ("year", {"pop"}),
    "io_sector_accounts.csv": ("year", {"economy", "sector", "source"}),
    "io_coefficients_wide.csv": ("year", {"economy", "from_sector"}),
    "bilateral_trade_wiod.csv": ("year", {"exporter", "importer"}),
    "income_thresholds.csv": ("gni_year", set()),
}


def part_of(*place):
    """A factor from 0.5 to 1 of each place's own: one for all would leave shares and ratios of later years as they were."""
    return 0.5 + 0.5 * zlib.crc32(" ".join(place).encode()) / 2**32


def scramble(folder):
    for name, (year, kept) in DATED.items():
        with open(folder / name, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        changed = 0
        for row in rows:
            if int(row[year]) <= BASE_YEAR:
                continue
            for column, value in row.items():
                if column != year and column not in kept and value:
                    # Bounds of income groups of a year must stay in their order.
                    own = "" if name == "income_thresholds.csv" else column
                    row[column] = repr(part_of(*(row[k] for k in sorted(kept) if k in row), row[year], own) * float(value))
                    changed += 1
        assert changed > 0, name
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    with open(folder / "income_class.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        if int(row[1]) > BASE_YEAR:
            row[2] = {"L": "LM", "LM": "UM", "UM": "H", "H": "UM"}.get(row[2], row[2])
    with open(folder / "income_class.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with open(folder / "exports_by_sector_2017.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        row[2] = repr(part_of(*row[:2]) * float(row[2]))
    with open(folder / "exports_by_sector_2017.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with open(folder / "ldc_list.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        if not row[3] or int(row[3]) > BASE_YEAR:
            row[3] = str(BASE_YEAR + 2)  # who leaves the least developed later is not known yet
    with open(folder / "ldc_list.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


class LaterData(InFolder):
    FILES = {"world.yaml": WORLD}

    def test_scrambled_later_years_leave_every_number_as_it_is(self):
        shutil.copytree(DATA, self.folder / "shipped")
        shutil.copytree(DATA, self.folder / "scrambled")
        scramble(self.folder / "scrambled")
        for data in ("shipped", "scrambled"):
            self.do("run", "world.yaml", "--data", data, "-o", f"{data}.nc")
            self.do("export", f"{data}.nc", "-o", f"{data}.csv")
        self.assertGreater((self.folder / "shipped.csv").stat().st_size, 100_000)
        self.assertTrue(filecmp.cmp(self.folder / "shipped.csv", self.folder / "scrambled.csv", shallow=False))
        # The scramble does change what a later year starts from.
        late = [self.do("describe", "data", "ETH", "--data", data).stdout for data in ("shipped", "scrambled")]
        self.assertNotEqual(*late)


if __name__ == "__main__":
    unittest.main()
