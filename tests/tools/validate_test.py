"""`ladder validate` on a world of a few firms and years: files, bytes, exit codes, and what it admits."""

import json
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from command_line import InFolder

WORLD = """
title: A small world
world: {economies: [ETH, POL], base_year: 2018, firms_per_industry: 12}
horizon: {from: 2019-01, to: 2024-12}
replicates: 2
"""


class Validate(InFolder):
    FILES = {"world.yaml": WORLD}

    def test_scores_and_writes_both_files_whatever_the_threads(self):
        first = self.ladder("validate", "world.yaml", "-j", "1")
        self.assertEqual(first.returncode, 1, first.stderr)  # six years of a tiny world are below the bar
        self.assertIn("below its bar", first.stdout)
        self.assertIn("The score is meant for 150 years", first.stdout)
        second = self.ladder("validate", "world.yaml", "-j", "2", "-o", "again.csv", "--json")
        self.assertEqual(second.returncode, 1, second.stderr)
        for ending in (".csv", ".json"):
            self.assertEqual(self.bytes_of(f"validation{ending}"), self.bytes_of(f"again{ending}"))
        said = json.loads(second.stdout)
        self.assertEqual(said, json.loads(self.bytes_of("again.json")))
        self.assertEqual(said["worlds"], 2)
        self.assertEqual(said["years"], 6)
        self.assertFalse(said["reaches_bar"])
        self.assertTrue(said["required_not_passed"])
        rows = self.rows("validation.csv")
        self.assertEqual(sum(len(fact["measures"]) for fact in said["facts"]), len(rows))
        by_row = {row["row"]: row for row in rows}
        self.assertEqual(by_row["39"]["value"], "0")
        self.assertEqual(by_row["39"]["verdict"], "pass")
        self.assertGreater(float(by_row["7"]["value"]), 1.0)
        self.assertGreater(float(by_row["2b"]["value"]), 0.0)
        self.assertGreater(float(by_row["10"]["value"]), 0.0)

    def test_every_mechanism_can_be_switched_off(self):
        result = self.ladder("validate", "world.yaml", "--ablate", "--seeds", "1", "--years", "3")
        self.assertEqual(result.returncode, 1, result.stderr)
        rows = self.rows("validation.csv")
        off = [row for row in rows if row["switched_off_by"]]
        self.assertGreater(len(off), 10)
        self.assertTrue(all(row["value_without"] for row in off))
        self.assertTrue(all(not row["value_without"] for row in rows if not row["switched_off_by"]))
        ratio = next(row for row in off if row["row"] == "5" and row["measure"] == "least developed")
        self.assertLess(float(ratio["value_without"]), float(ratio["value"]))

    def test_quick_is_shorter_and_says_so(self):
        result = self.ladder("validate", "world.yaml", "--quick", "--years", "2", "--json")
        self.assertEqual(result.returncode, 1, result.stderr)
        said = json.loads(result.stdout)
        self.assertTrue(said["quick"])
        self.assertEqual((said["worlds"], said["years"]), (5, 2))

    def test_what_is_there_is_not_replaced_and_nonsense_is_refused(self):
        self.write("validation.json", "precious")
        result = self.ladder("validate", "world.yaml", "--years", "1", "--seeds", "1")
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertEqual(self.bytes_of("validation.json"), b"precious")
        self.assertFalse((self.folder / "validation.csv").exists())
        self.assertEqual(self.ladder("validate", "world.yaml", "--seeds", "0").returncode, 2)
        self.assertEqual(self.ladder("validate", "world.yaml", "--years", "201").returncode, 2)
        self.assertEqual(self.ladder("validate", "nowhere.yaml").returncode, 66)
        self.assertEqual(self.ladder("validate", "world.yaml", "--set", "assumptions.nothing=1").returncode, 65)

    def test_ctrl_c_leaves_nothing(self):
        process = self.start("validate", "world.yaml", "--years", 200, "--seeds", 50, stdout=subprocess.PIPE)
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(self.files(), ["world.yaml"])


if __name__ == "__main__":
    unittest.main()
