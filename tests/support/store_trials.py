"""Comparisons that are killed, starved and raced, for the tests of the store: tools/store_test.py and full/store_kills_test.py."""

import random
import signal
import sqlite3
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
replicates: 6
"""
SKILLS = """
extends: small.yaml
policies:
  - {programme: industrial-skills, economies: [ETH], from: 2019-01, until: 2019-12, budget: 50 MUSD/year}
"""
# Two programmes, one of them that of the other scenario: its world is the same whatever it is compared with.
BOTH = SKILLS + """
  - {programme: industry40-package, economies: [BGD, ETH], from: 2019-01, until: 2019-12, budget: 50 MUSD/year}
"""
FILES = ["small.yaml", "skills.yaml", "both.yaml"]
WORLDS = 3 * 6


class Calm:
    """A folder with three small scenarios, and the result of a calm comparison of them, without a store."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        for name, text in zip(FILES, (SMALL, SKILLS, BOTH)):
            (self.folder / name).write_text(text if "title" in text else "title: Of another policy\n" + text)
        words = ["compare", *FILES, "--store", "none", "-o", "calm.nc", "--force"]
        ladder(*words, cwd=self.folder)  # the first start reads all from disk
        started = time.monotonic()
        result = ladder(*words, cwd=self.folder)
        self.seconds = time.monotonic() - started
        assert result.returncode == 0, result.stderr
        self.bytes = (self.folder / "calm.nc").read_bytes()


class StoreTrial(unittest.TestCase):
    calm = None  # made for the first test, and for all
    luck = random.Random(2026)

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.store = self.folder / "store"

        StoreTrial.calm = StoreTrial.calm or Calm()

    def ladder(self, *words, **keywords):
        return ladder(*words, cwd=self.calm.folder, **keywords)

    def words(self, name="out.nc", store=None):
        return ["compare", *FILES, "--store", str(store or self.store), "-o", str(self.folder / name), "--force"]

    def compare(self, name="out.nc", store=None, **keywords):
        return self.ladder(*self.words(name, store), **keywords)

    def start(self, *more, name="out.nc"):
        return subprocess.Popen([LADDER, *self.words(name), *more], cwd=self.calm.folder, text=True, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)

    def kept(self):
        """The keys in the store."""
        file = self.store / "worlds.sqlite"
        if not file.exists():
            return set()
        database = sqlite3.connect(file, timeout=30)
        try:
            return {key for (key,) in database.execute("SELECT key FROM entry")}
        except sqlite3.OperationalError as failed:
            self.assertIn("no such table", str(failed))  # killed before there were any
            return set()
        finally:
            database.close()

    def assert_calm(self, name="out.nc"):
        """The result is that of the calm run, byte for byte."""
        self.assertTrue((self.folder / name).read_bytes() == self.calm.bytes, name + " differs from the calm run's")

    def assert_done(self, result, name="out.nc"):
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_calm(name)

    def kill_and_go_on(self, kills):
        """Kills comparisons at random moments, starting the same one again until it ends, over and over."""
        killed = 0
        while killed < kills:
            self.store = self.folder / f"store{killed}"
            before = set()
            while killed < kills:
                process = self.start()
                try:
                    process.wait(self.luck.uniform(0.0, 1.1) * self.calm.seconds)
                except subprocess.TimeoutExpired:
                    process.kill()
                    killed += 1
                process.communicate()
                kept = self.kept()
                self.assertLessEqual(before, kept, "a world that was in the store is gone")
                before = kept
                if process.returncode == 0:
                    break
                self.assertEqual(process.returncode, -signal.SIGKILL)
            result = self.compare()
            self.assert_done(result)
            self.assertEqual(len(self.kept()), WORLDS)  # each world once
            if before:
                self.assertIn(f"{len(before)} of {WORLDS} worlds were in the store", result.stderr)
            self.assertEqual([p.name for p in self.store.iterdir()], ["worlds.sqlite"])
            self.assertEqual([p.name for p in self.folder.iterdir() if ".part." in p.name], [])
