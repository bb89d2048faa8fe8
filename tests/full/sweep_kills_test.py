"""Workers of a sweep killed two hundred times at random: what is finished is never lost or done twice, and the table is that of a calm run."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from sweep_trials import SweepTrial


class Kills(SweepTrial):
    def test_two_hundred_kills(self):
        self.kill_and_go_on(200)


if __name__ == "__main__":
    unittest.main()
