"""The file that `ladder run` writes is the same to the byte for any number of threads."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

LADDER = os.environ["LADDER"]
SCENARIOS = Path(os.environ["LADDER_SOURCE_DIR"]) / "scenarios"
SMALL = ["--set", "world.economies=[ETH, BGD]", "--set", "world.firms_per_industry=10",
         "--set", "horizon.to=2020-12", "--quiet", "--no-progress"]


class Threads(unittest.TestCase):
    def bytes_for(self, command, threads, replicates):
        """Of the result file."""
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.nc"
            subprocess.run([LADDER, *command, "-o", out, "--threads", str(threads), "-n", str(replicates), *SMALL],
                           check=True, capture_output=True)
            return out.read_bytes()

    def check(self, command, replicates):
        one = self.bytes_for(command, 1, replicates)
        self.assertGreater(len(one), 10000)
        for threads in (2, 3, 8):
            with self.subTest(threads=threads):
                self.assertTrue(one == self.bytes_for(command, threads, replicates), "the files differ")

    def test_one_world_on_1_2_3_and_8_threads(self):
        self.check(["run", SCENARIOS / "baseline.yaml"], 1)

    def test_three_worlds_beside_each_other(self):
        self.check(["run", SCENARIOS / "baseline.yaml"], 3)

    def test_a_comparison_with_programmes(self):
        self.check(["compare", SCENARIOS / "baseline.yaml", SCENARIOS / "industry40.yaml", "--set",
                    "industry40:policies.0.from=2019-01", "--set", "industry40:policies.1.from=2019-01"], 2)

    def test_another_seed_writes_another_file(self):
        run = ["run", SCENARIOS / "baseline.yaml"]
        self.assertFalse(self.bytes_for(run, 2, 1) == self.bytes_for([*run, "--seed", "77"], 2, 1))


if __name__ == "__main__":
    unittest.main()
