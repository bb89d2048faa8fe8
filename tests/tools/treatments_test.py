"""`ladder treatments` on a world of a few firms: files, bytes, exit codes, and what it prints."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

LADDER = os.environ["LADDER"]
SOURCE = pathlib.Path(os.environ["LADDER_SOURCE_DIR"])
WORLD = """title: A world of two economies
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2022-12}
replicates: 2
"""


class Treatments(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        pathlib.Path(self.folder.name, "world.yaml").write_text(WORLD)

    def ladder(self, *words):
        return subprocess.run([LADDER, *words], cwd=self.folder.name, capture_output=True, text=True, timeout=300)

    def test_same_bytes_on_one_and_two_threads_and_what_the_documents_hold(self):
        first = self.ladder("treatments", "world.yaml", "--share", "60", "-j", "1")
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("consulting: 780 hours", first.stdout)
        self.assertIn("60 % of manufacturing firms", first.stdout)
        second = self.ladder("treatments", "world.yaml", "--share", "60", "-j", "2", "-o", "again.csv", "--json")
        self.assertEqual(second.returncode, 0, second.stderr)
        read = lambda name: pathlib.Path(self.folder.name, name).read_bytes()
        self.assertEqual(read("treatments.csv"), read("again.csv"))
        document = json.loads(second.stdout)
        self.assertEqual(document["schema"], "ladder-treatments/1")
        self.assertEqual(document["worlds"], 2)
        effects = {(e["treatment"], e["level"], e["year"]): e for e in document["effects"]}
        year_one = effects[("consulting", "all", 1)]
        self.assertGreater(year_one["firms"], 5)
        # 780 hours add 26 points, of which a year later 2^(-1/8) are left.
        self.assertAlmostEqual(year_one["management"]["mean"], 26.0 * 2 ** -0.125, delta=1.0)
        self.assertIsNone(effects[("consulting", "all", 9)]["productivity"]["mean"])  # the horizon ends before

    def test_refusals(self):
        self.assertEqual(self.ladder("treatments", "world.yaml", "--share", "0").returncode, 2)
        self.assertEqual(self.ladder("treatments", "world.yaml", "--share", "some").returncode, 2)
        self.assertEqual(self.ladder("treatments", "nowhere.yaml").returncode, 66)
        pathlib.Path(self.folder.name, "treatments.csv").write_text("mine")
        self.assertEqual(self.ladder("treatments", "world.yaml").returncode, 73)


if __name__ == "__main__":
    unittest.main()
