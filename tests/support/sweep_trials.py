"""Sweeps that are killed, starved and raced, for tools/sweep_test.py and full/sweep_kills_test.py."""

import json
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from command_line import LADDER, ladder

SMALL = """
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2019-12}
"""
ROWS, REPLICATES = 24, 3
RUNS = ROWS * REPLICATES
SWEEP = f"""
title: A small sweep
scenario: small.yaml
design: {{method: sobol, rows: {ROWS}}}
replicates: {REPLICATES}
outcomes:
  - gdp_per_head
  - {{series: industry/employment, measure: mean}}
factors:
  - {{path: assumptions.frontier_growth, distribution: uniform, from: 0.5 %/year, to: 3 %/year}}
  - {{path: assumptions.operations.own_cost_weight, distribution: normal, mean: 0.35, sd: 0.05, from: 0.2, to: 0.5}}
  - {{path: world.firms_per_industry, distribution: uniform, from: 10, to: 15, whole: true}}
"""


class Calm:
    """A folder with a planned sweep, and the table of a calm run of it on one thread."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        (self.folder / "small.yaml").write_text(SMALL)
        (self.folder / "sweep.yaml").write_text(SWEEP)
        self.do("sweep", "plan", "sweep.yaml", "-o", "planned")
        shutil.copytree(self.folder / "planned", self.folder / "calm")
        started = time.monotonic()
        self.do("sweep", "run", "calm", "-j", 1)
        self.seconds = time.monotonic() - started
        self.do("sweep", "collect", "calm", "-o", "calm.csv")
        self.table = (self.folder / "calm.csv").read_bytes()

    def do(self, *words):
        result = ladder(*words, cwd=self.folder)
        assert result.returncode == 0, result.stderr
        return result


class SweepTrial(unittest.TestCase):
    calm = None  # made for the first test, and for all
    luck = random.Random(2026)

    def setUp(self):
        SweepTrial.calm = SweepTrial.calm or Calm()
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.sweep = self.folder / "sweep"
        self.fresh()

    def fresh(self):
        """The planned sweep anew, with nothing done."""
        shutil.rmtree(self.sweep, ignore_errors=True)
        shutil.copytree(self.calm.folder / "planned", self.sweep)

    def ladder(self, *words, **keywords):
        return ladder(*words, cwd=self.calm.folder, **keywords)

    def run_it(self, *more, **keywords):
        return self.ladder("sweep", "run", self.sweep, *more, **keywords)

    def start(self, *more):
        return subprocess.Popen([LADDER, "sweep", "run", str(self.sweep), *more], text=True, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def status(self):
        result = self.ladder("sweep", "status", self.sweep, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def kept(self):
        """The runs on disk, as whole lines; a run twice where two lines have it."""
        runs = []
        for file in (self.sweep / "runs").glob("*.tsv"):
            lines = file.read_bytes().split(b"\n")[1:-1]
            runs += [int(line.split(b"\t")[0]) for line in lines]
        return runs

    def assert_calm(self):
        """All is done, once, and the table is that of the calm run, byte for byte."""
        table = self.folder / "table.csv"
        result = self.ladder("sweep", "collect", self.sweep, "-o", table, "--force")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(table.read_bytes() == self.calm.table, "the table differs from the calm run's")

    def kill_and_go_on(self, kills):
        """Kills workers of one or two shards at random moments, starting them again until all is done, over and over."""
        killed = 0
        while killed < kills:
            self.fresh()
            before = set()
            while killed < kills and len(before) < RUNS:
                shards = self.luck.choice([["1/1"], ["1/2", "2/2"]])
                threads = str(self.luck.choice([1, 2]))
                workers = [self.start("--shard", shard, "-j", threads) for shard in shards]
                time.sleep(self.luck.uniform(0.0, 0.5) * self.calm.seconds)
                for worker in workers:
                    if worker.poll() is None:
                        worker.kill()
                        killed += 1
                for worker in workers:
                    worker.communicate()
                    self.assertIn(worker.returncode, (0, -signal.SIGKILL))
                kept = self.kept()
                self.assertEqual(len(kept), len(set(kept)), "a run was done twice")
                self.assertLessEqual(before, set(kept), "a run that was finished is gone")
                before = set(kept)
            result = self.run_it()
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(sorted(self.kept()), list(range(RUNS)))
            self.assert_calm()
