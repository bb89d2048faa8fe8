"""`ladder calibrate` from a study to parameter sets in a comparison: bytes, stops, errors, and what it admits."""

import json
import shutil
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from command_line import InFolder, ladder

WORLD = """
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2022-12}
replicates: 4
"""
STUDY = """
title: A small calibration
scenario: world.yaml
targets: targets.csv
calibrate_on: odd
search: {waves: 2, runs_a_wave: 8, noise_points: 2, noise_replicates: 3, last_runs: 8, sets: 6, candidates: 256}
parameters:
  - {path: assumptions.frontier_growth, from: 0.5 %/year, to: 4 %/year}
  - {path: assumptions.labour.migration, distribution: log-uniform, from: 3 %/year, to: 30 %/year}
  - {path: assumptions.trade.goods_elasticity, from: 2, to: 8}
"""
HEADER = "series,economy,measure,from,to,value,observation_error,discrepancy,source,trend\n"
TARGETS = HEADER + """gdp_per_head,BGD,growth,2019,2022,4,0.5,1.5,made up,3
agricultural_employment_share,BGD,change,2019,2022,-2,1,2,made up,-1
gdp_per_head,ETH,growth,2019,2022,5,0.5,1.5,made up,3
"""
POINTS, RUNS = 24, 28


FILES = {"world.yaml": WORLD, "study.yaml": STUDY, "targets.csv": TARGETS}


class Calm:
    """A calibration that nothing disturbs, on three threads and without a store: calm.csv and calm.json."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        for name, text in FILES.items():
            (self.folder / name).write_text(text)
        result = ladder("calibrate", "study.yaml", "-o", "calm.csv", "-j", 3, cwd=self.folder)
        assert result.returncode == 0, result.stderr


class Calibrate(InFolder):
    FILES = FILES
    calm = None  # made for the first test, and for all

    def setUp(self):
        super().setUp()
        Calibrate.calm = Calibrate.calm or Calm()

    def calibrate(self, *words, store="none"):
        return self.do("calibrate", "study.yaml", *words, env={"LADDER_STORE": str(store)})

    def calm_sets(self, name):
        """Puts the sets of the calm calibration into the test's folder."""
        shutil.copy(self.calm.folder / "calm.csv", self.folder / name)

    def assert_calm(self, name, ending=".csv"):
        self.assertEqual(self.bytes_of(name + ending), (self.calm.folder / f"calm{ending}").read_bytes())

    def test_the_same_bytes_for_any_number_of_threads_and_from_a_store(self):
        store = self.folder / "store"
        self.calibrate("-o", "one.csv", "-j", 1, store=store)
        self.calibrate("-o", "again.csv", "-j", 2, store=store)
        for name in ("one", "again"):
            self.assert_calm(name)
            self.assert_calm(name, ".json")
        report = json.loads(self.bytes_of("one.json"))
        self.assertEqual(report["schema"], "ladder-calibration/1")
        self.assertEqual(report["runs"], RUNS)
        self.assertEqual(report["history_matching"]["points"], POINTS)
        self.assertEqual(report["random_search"]["points"], RUNS)
        self.assertEqual(report["economies_calibrated"], ["BGD"])
        self.assertEqual(report["economies_held"], ["ETH"])

    def test_held_targets_change_nothing_but_the_hash(self):
        self.write("targets.csv", TARGETS.replace("ETH,growth,2019,2022,5", "ETH,growth,2019,2022,-30"))
        self.calibrate("-o", "other.csv")
        self.assert_calm("other")

    def test_sets_in_a_comparison(self):
        self.calm_sets("sets.csv")
        sets = [row["set"] for row in self.rows("sets.csv")]
        self.assertGreaterEqual(len(sets), 2)
        self.assertEqual({row["status"] for row in self.rows("sets.csv")}, {"not ruled out"})
        self.write("base.yaml", "extends: world.yaml\nparameter_sets: sets.csv\n")
        self.write("other.yaml", "extends: base.yaml\ntitle: Nothing else\n")
        result = self.ladder("compare", "base.yaml", "other.yaml", "-o", "two.nc", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        comparison = json.loads(result.stdout)
        self.assertIn("parameter sets", comparison["worlds_differ_in"])
        for row in comparison["differences"]:
            self.assertIn(row["difference"], (0, None))
        self.assertEqual(self.ladder("export", "two.nc", "-o", "two.csv", "--series", "gdp_real").returncode, 0)
        used = {(int(row["replicate"]), row["parameter_set"]) for row in self.rows("two.csv")}
        self.assertEqual(used, {(i, sets[i % len(sets)]) for i in range(4)})
        # Another base has no sets: its worlds are no pairs of these.
        refused = self.ladder("compare", "world.yaml", "base.yaml", "-o", "no.nc")
        self.assertEqual(refused.returncode, 65)
        self.assertIn("parameter_sets", refused.stderr)

    def test_scores_of_both_halves(self):
        self.calm_sets("sets.csv")
        result = self.calibrate("--score", "sets.csv")
        self.assertIn("Calibrated on: BGD", result.stdout)
        self.assertIn("Held back: ETH", result.stdout)
        score = json.loads(self.calibrate("--score", "sets.csv", "--json").stdout)
        self.assertEqual(score["schema"], "ladder-calibration-score/1")
        held = score["forecasts"][0]["held"]["series"]
        self.assertEqual([(row["series"], row["targets"]) for row in held], [("gdp_per_head", 1)])
        row = held[0]
        self.assertAlmostEqual(row["skill_over_trend"], 1 - row["rmse"] / row["rmse_trend"], places=9)
        self.assertAlmostEqual(row["rmse_no_change"], 5)

    def test_all_ruled_out_is_said_everywhere(self):
        self.write("targets.csv", HEADER + "gdp_per_head,BGD,growth,2019,2022,60,0.5,0.5,impossible,3\n")
        result = self.calibrate("-o", "sets.csv")
        self.assertIn("EVERY POINT THAT WAS RUN IS RULED OUT", result.stdout)
        self.assertIn("growth of gdp_per_head in BGD", result.stdout)
        self.assertIn("ruled out", result.stderr)
        rows = self.rows("sets.csv")
        self.assertEqual({row["status"] for row in rows}, {"ruled out"})
        implausibilities = [float(row["implausibility"]) for row in rows]
        self.assertEqual(implausibilities, sorted(implausibilities))
        self.assertTrue(json.loads(self.bytes_of("sets.json"))["all_ruled_out"])
        self.write("base.yaml", "extends: world.yaml\nparameter_sets: sets.csv\n")
        run = self.ladder("run", "base.yaml", "-n", 1, "-o", "run.nc")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("parameter sets are ruled out", run.stderr)

    def test_a_stopped_calibration_goes_on(self):
        store = self.folder / "store"
        process = self.start("calibrate", "study.yaml", "-o", "stopped.csv", "-j", 1, store=store)
        while process.poll() is None and not self.worlds_in(store):
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, message = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75, message)
        self.assertFalse((self.folder / "stopped.csv").exists())
        self.assertGreater(self.worlds_in(store), 0)
        self.calibrate("-o", "stopped.csv", store=store)
        self.assert_calm("stopped")

    def worlds_in(self, store):
        if not store.exists():
            return 0
        result = self.ladder("store", "--json", env={"LADDER_STORE": str(store)})
        return json.loads(result.stdout)["worlds"] if result.returncode == 0 else 0

    def assert_refused(self, code, part, *words):
        self.assert_fails(self.ladder("calibrate", *words), code, part)

    def test_what_cannot_be_calibrated_is_refused_before_anything_runs(self):
        self.assert_refused(66, "no such file", "absent.yaml")
        self.write("bad.yaml", STUDY.replace("targets.csv", "absent.csv"))
        self.assert_refused(66, "absent.csv", "bad.yaml")
        self.write("bad.yaml", STUDY.replace("world.yaml", "absent.yaml"))
        self.assert_refused(66, "absent.yaml", "bad.yaml")
        self.write("bad.yaml", STUDY.replace("migration", "migratoin"))
        self.assert_refused(65, "did you mean", "bad.yaml")
        self.write("targets.csv", TARGETS + "gdp_per_head,IND,growth,2019,2022,5,0.5,1.5,made up,3\n")
        self.assert_refused(65, "IND is not in the scenario's world", "study.yaml")
        self.write("targets.csv", TARGETS)
        self.write("taken.csv", "mine")
        self.assert_refused(73, "taken.csv", "study.yaml", "-o", "taken.csv")
        self.assertEqual(self.bytes_of("taken.csv"), b"mine")


if __name__ == "__main__":
    unittest.main()
