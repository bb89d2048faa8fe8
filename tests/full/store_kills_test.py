"""Two hundred comparisons killed at random moments: nothing that was stored is lost, and the result is that of a calm run."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from store_trials import StoreTrial


class Kills(StoreTrial):
    def test_two_hundred_kills(self):
        self.kill_and_go_on(200)


if __name__ == "__main__":
    unittest.main()
