"""An economy of one's own on the command line: template, check, description, run; and the starters."""

import hashlib
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from command_line import DATA, SOURCE, InFolder, ladder

WORLD = """
title: My land beside Ethiopia
world: {economies: [XAA, ETH], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2020-12}
replicates: 1
"""


class OwnEconomy(InFolder):
    FILES = {"mine.yaml": WORLD}

    def new(self, *more, code=0):
        return self.do("new", "economy", "XAA", "--like", "ETH", "--population", "20e6", *more, code=code)

    def test_template_to_run(self):
        self.assertEqual(self.new().stdout, "economies/XAA.csv\n")
        table = self.folder / "economies" / "XAA.csv"
        text = table.read_text()
        self.assertIn("pop,2018,20000000,persons,given", text)
        described = self.do("describe", "data", "XAA", "--data", ".").stdout
        self.assertIn("low income, least developed", described)
        self.assertIn("economies/XAA.csv:", described)
        checked = self.do("check", "mine.yaml", "--data", ".")
        self.assertIn("ok mine.yaml", checked.stdout)
        self.assertRegex(checked.stderr, r"XAA: \d+ of \d+ values in economies/XAA.csv are guesses")
        # Four points of value added are missing: spread, and said.
        lines = [line if not line.startswith("value_added_other_services_pct") else
                 ",".join([*line.split(",")[:2], str(float(line.split(",")[2]) - 4.0), *line.split(",")[3:]])
                 for line in text.splitlines()]
        table.write_text("\n".join(lines) + "\n")
        self.assertIn("XAA: value_added.agriculture adjusted by +4.2 %", self.do("check", "mine.yaml", "--data", ".").stderr)
        self.do("run", "mine.yaml", "--data", ".")
        self.assertIn("economies/XAA.csv", (self.folder / "mine.run.json").read_text())
        exported = self.do("export", "mine.nc", "--economy", "XAA", "--series", "national/gdp")
        self.assertIn("XAA", (self.folder / exported.stdout.strip()).read_text())

    def test_nothing_is_overwritten(self):
        self.new()
        before = (self.folder / "economies" / "XAA.csv").read_text()
        self.assertIn("--force", self.new("--name", "Another", code=73).stderr)
        self.assertEqual((self.folder / "economies" / "XAA.csv").read_text(), before)
        self.new("--name", "Another", "--force")
        self.assertIn("Another", (self.folder / "economies" / "XAA.csv").read_text())

    def test_what_cannot_be_made_is_refused(self):
        self.assertIn("--like", self.do("new", "economy", "XAA", code=2).stderr)
        self.assertIn("have ETH already", self.do("new", "economy", "ETH", "--like", "KEN", code=2).stderr)
        self.assertIn("three capital letters", self.do("new", "economy", "xaa", "--like", "KEN", code=2).stderr)
        self.assertIn("QQQ", self.do("new", "economy", "XAA", "--like", "QQQ", code=65).stderr)
        self.assertIn("income-group", self.do("new", "economy", "XAA", "--income-group", "poor", code=2).stderr)
        self.assertIn("--population", self.new("--population", "-3", code=2).stderr)
        self.assertEqual(self.files(), ["mine.yaml"])

    def test_without_the_folder_the_economy_is_unknown(self):
        self.new()
        said = self.do("check", "mine.yaml", code=65).stdout
        self.assertIn('Unknown economy "XAA"', said)
        self.assertIn("the folder 'economies' in the folder that --data names", said)

    def test_a_mistake_in_the_file_has_its_place(self):
        self.new()
        table = self.folder / "economies" / "XAA.csv"
        table.write_text(table.read_text().replace("emp_agr_pct", "emp_arg_pct", 1))
        error = self.do("check", "mine.yaml", "--data", ".", code=65).stderr
        self.assertRegex(error, r"XAA.csv:\d+:1: column series: found 'emp_arg_pct'; did you mean 'emp_agr_pct'\?")

    def test_starters_are_accepted(self):
        self.assertEqual(self.do("new", "scenario", "first").stdout, "first.yaml\n")
        self.do("check", "first.yaml")
        self.assertEqual(self.do("new", "programme", "courses").stdout, "programmes/courses.yaml\n")
        text = (self.folder / "first.yaml").read_text().replace("industrial-skills", "courses")
        (self.folder / "second.yaml").write_text(text)
        self.do("check", "second.yaml")
        self.do("new", "scenario", "first", code=73)
        self.do("new", "scenario", "../first", code=2)


class Workshop(unittest.TestCase):
    def test_the_four_fictional_economies_balance(self):
        for code in ("XKS", "XBE", "XOR", "XCV"):
            with self.subTest(code):
                result = ladder("describe", "data", code, cwd=SOURCE)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertIn("(fictional)", result.stdout)
        checked = ladder("check", SOURCE / "scenarios" / "workshop.yaml", cwd=SOURCE)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        # What the files state is what the worlds start from.
        self.assertNotRegex(checked.stderr, r"X\w\w: (value_added|employment|gdp|imports adjusted|investment)")

    def test_the_readme_has_the_hashes(self):
        folder = DATA / "economies"
        readme = (folder / "README.md").read_text()
        files = sorted(folder.glob("*.csv"))
        self.assertEqual(len(files), 4)
        for file in files:
            self.assertIn(f"`{file.name}`", readme)
            self.assertIn(hashlib.sha256(file.read_bytes()).hexdigest(), readme)
            self.assertIn("fictional", file.read_text())


if __name__ == "__main__":
    unittest.main()
