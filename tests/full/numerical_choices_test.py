"""What is chosen for the computer's sake must not decide a result: how many firms stand for an industry, and how often they
review their operations.

By hand, with other worlds, numbers of seeds or settings (finished worlds are kept in the store); prints the table:

    LADDER=build/release/ladder python3 tests/full/numerical_choices_test.py resolution --seeds 20 --economies ETH IND BRA POL
    LADDER=build/release/ladder python3 tests/full/numerical_choices_test.py review --set world.firms_per_industry=50
"""

import argparse
import os
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from paired_variants import LEVELS, SHARES, Variants

BASE_YEAR, YEARS = 2018, (5, 10, 20)
ECONOMIES = ["ETH", "IND", "BRA", "POL"]  # low, lower middle, upper middle and high income
SEEDS = 20
MOST_UNDECIDED = 0.05  # of all rows
BLOCS = 2  # North and Rest of world are in every world

# Settings of both variants, of the first and of the second, and what these are called.
CHOICES = {
    "resolution": ([], ["world.firms_per_industry=100"], ["world.firms_per_industry=400"],
                   "100 firms an industry", "400 firms an industry"),
    "review": (["world.firms_per_industry=100"], ["assumptions.operations.review_months=1"],
               ["assumptions.operations.review_months=3"], "monthly reviews of operations", "quarterly reviews"),
}


def variants(choice, seeds=SEEDS, economies=tuple(ECONOMIES), settings=()):
    common, first, second, first_name, second_name = CHOICES[choice]
    world = [f"world.economies=[{', '.join(economies)}]", f"horizon.to={BASE_YEAR + max(YEARS)}-12"]
    return Variants(scenario=ROOT / "scenarios" / "baseline.yaml", common=[*world, *common, *settings],
                    first=first, second=second, first_name=first_name, second_name=second_name, seeds=seeds,
                    years=tuple(BASE_YEAR + year for year in YEARS))


class NumericalChoices(unittest.TestCase):
    def check(self, choice):
        compared = variants(choice)
        rows = compared.rows()
        self.assertEqual(len(rows), (len(LEVELS) + len(SHARES)) * (len(ECONOMIES) + BLOCS) * len(YEARS))
        verdicts = [row.verdict(compared.tolerance(row)) for row in rows]
        self.assertNotIn("OUTSIDE", verdicts, compared.table(rows))
        # Intervals of twenty seeds are as wide as the bounds where exports of single economies swing: a few rows may stay open.
        self.assertLessEqual(verdicts.count("undecided"), len(rows) * MOST_UNDECIDED, compared.table(rows))

    def test_400_firms_an_industry_give_what_100_give(self):
        self.check("resolution")

    def test_quarterly_reviews_of_operations_give_what_monthly_ones_give(self):
        self.check("review")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("choice", choices=CHOICES)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--economies", nargs="+", default=ECONOMIES)
    parser.add_argument("--set", action="append", default=[], dest="settings", help="of both variants, as of ladder")
    wished = parser.parse_args()
    compared = variants(wished.choice, wished.seeds, wished.economies, wished.settings)
    rows = compared.rows()
    print(compared.table(rows))
    sys.exit(1 if compared.failing(rows) else 0)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in CHOICES:
        main()
    unittest.main()
