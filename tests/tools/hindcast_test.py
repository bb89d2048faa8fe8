"""`ladder hindcast` on small worlds: files, bytes, what later data may change, and what is refused."""

import csv
import json
import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from command_line import DATA, InFolder

SMALL = ("--economies", "ETH,BGD,KEN", "--from", 2012, "--to", 2015, "--firms", 10, "-n", 2, "--no-progress")
TARGETS = ["gdp_per_head", "agricultural_employment_share", "manufacturing_employment_share", "services_employment_share",
           "manufacturing_share", "co2_intensity"]
REFERENCES = ["no_change", "ex_ante_trend", "ex_post_trend", "own_trend", "initial_level"]


class Hindcast(InFolder):
    def hindcast(self, *words, store="none"):
        return self.ladder("hindcast", *words, env={"LADDER_STORE": str(store)})

    def assert_refused(self, code, part, *words):
        self.assert_fails(self.hindcast(*words), code, part)
        self.assertEqual([p.name for p in self.folder.glob("hindcast*")], [])

    def copy_of_data(self):
        copy = self.folder / "data"
        shutil.copytree(DATA, copy)
        return copy

    def test_table_page_and_csv(self):
        result = self.hindcast(*SMALL)
        self.assertEqual(result.returncode, 0, result.stderr)
        for words in ("growth of GDP per head", "services in employment", "skill: no change", "not scored",
                      "UN Main Aggregates", "one source only"):
            self.assertIn(words, result.stdout)
        self.assertLessEqual(max(map(len, result.stdout.splitlines())), 110)
        rows = self.rows("hindcast.csv")
        self.assertEqual([(r["economy"], r["target"]) for r in rows],
                         [(e, t) for e in ("BGD", "ETH", "KEN") for t in TARGETS])
        for row in rows:
            change = float(row["observed_end"]) - float(row["observed_start"])
            if row["unit"] == "points":
                self.assertAlmostEqual(float(row["observed_change"]), change, places=9)
            self.assertAlmostEqual(float(row["error"]), float(row["modelled_change"]) - float(row["observed_change"]), places=9)
            self.assertLessEqual(float(row["modelled_end_low"]), float(row["modelled_end"]))
            self.assertEqual(float(row["no_change_change"]), 0)
            self.assertEqual(row["half"], "even" if row["economy"] == "ETH" else "odd")
        # KEN stands alone with BGD in the odd half: the other half is ETH, whose change is the trend.
        pace = {(r["economy"], r["target"]): float(r["observed_change"]) for r in rows}
        for row in rows:
            if row["economy"] != "ETH":
                self.assertAlmostEqual(float(row["ex_post_trend_change"]), pace["ETH", row["target"]], places=9)
        page = self.bytes_of("hindcast.html").decode()
        self.assertEqual(page.count("<svg"), len(TARGETS))
        for name in ("Ethiopia", "Bangladesh", "CO2 intensity", "What this does not show"):
            self.assertIn(name, page)
        self.assertNotRegex(page, r"<script|src=|href=")

    def test_json_names_what_the_csv_holds(self):
        result = self.hindcast(*SMALL, "--json", "-o", "one.html")
        document = json.loads(result.stdout)
        self.assertEqual(document["schema"], "ladder-hindcast/1")
        self.assertEqual([t["target"] for t in document["targets"]], TARGETS)
        self.assertEqual(len(document["not_in_model"]), 1)
        self.assertEqual(document["blocks"], [["BGD", "ETH", "KEN"]])
        table = {(r["economy"], r["target"]): r for r in self.rows("one.csv")}
        for row in document["rows"]:
            self.assertAlmostEqual(row["error"], float(table[row["economy"], row["target"]]["error"]), places=9)
        for target in document["targets"]:
            errors = [r["error"] for r in document["rows"] if r["target"] == target["target"]]
            whole = target["scores"]["all"]
            self.assertAlmostEqual(whole["rmse"], (sum(e * e for e in errors) / 3) ** 0.5, places=9)
            self.assertEqual(list(whole["against"]), REFERENCES)
            against = whole["against"]["no_change"]
            self.assertAlmostEqual(against["skill"], 1 - against["rmse"] / against["rmse_reference"], places=9)

    def test_the_same_bytes_for_any_number_of_threads_and_from_a_store(self):
        store = self.folder / "store"
        self.hindcast(*SMALL, "-j", 1, "-o", "one", store=store)
        self.hindcast(*SMALL, "-j", 3, "-o", "three")
        again = self.hindcast(*SMALL, "-o", "again", store=store)
        self.assertEqual(again.returncode, 0, again.stderr)
        for name in ("three", "again"):
            for ending in (".csv", ".html"):
                self.assertEqual(self.bytes_of(name + ending), self.bytes_of("one" + ending))

    def test_later_years_change_the_observed_and_nothing_of_the_model(self):
        data = self.copy_of_data()
        self.scramble(data / "country_panel.csv", {"iso3", "year", "pop"})
        self.scramble(data / "sector_va_un_ama.csv", {"iso3", "year"})
        self.scramble(data / "world_totals.csv", {"year", "pop"})
        self.hindcast(*SMALL, "-o", "one")
        result = self.hindcast(*SMALL, "-o", "two", "--data", data)
        self.assertEqual(result.returncode, 0, result.stderr)
        for one, two in zip(self.rows("one.csv"), self.rows("two.csv"), strict=True):
            for key in one:
                if key.startswith("modelled") and "change" not in key:
                    self.assertEqual(one[key], two[key])
                if key in ("ex_ante_trend_change", "own_trend_change", "observed_start"):
                    self.assertEqual(one[key], two[key])  # known in the base year
            self.assertNotEqual(one["observed_end"], two["observed_end"])

    def scramble(self, path, kept):
        with open(path, newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            if int(row["year"]) > 2012:
                # Another factor for emissions: their ratio to GDP is observed.
                row.update({k: repr(float(v) * (0.8 if k == "co2_mt" else 0.9)) for k, v in row.items() if k not in kept and v})
        with open(path, "w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    def test_a_scenario_gives_economies_years_and_sets(self):
        self.write(
            "world.yaml",
            "title: Mine\nworld: {economies: [ETH, BGD], base_year: 2014, firms_per_industry: 10}\n"
            "horizon: {from: 2015-01, to: 2016-12}\nreplicates: 1\nparameter_sets: sets.csv\n")
        self.write("sets.csv", "set,assumptions.frontier_growth\na,0.5 %/year\nb,4 %/year\n")
        document = json.loads(self.hindcast("world.yaml", "--json", "--sets", "sets.csv", "--no-progress").stdout)
        self.assertEqual((document["from"], document["to"], document["worlds"]), (2014, 2016, 2))
        self.assertIn("parameter sets", document["worlds_differ_in"])
        plain = self.rows("hindcast.csv")
        self.hindcast("world.yaml", "--no-progress", "--force", "--set", "assumptions.search.imitation_rate=0.4 /year")
        self.assertNotEqual([r["modelled_end"] for r in plain], [r["modelled_end"] for r in self.rows("hindcast.csv")])

    def test_what_cannot_be_hindcast_is_refused(self):
        self.assert_refused(65, "Nearest: ETH", "--economies", "ETHI")
        self.assert_refused(65, "named twice", "--economies", "ETH,BGD,ETH")
        self.assert_refused(65, "sector_va_un_ama", "--economies", "TZA")
        self.assert_refused(2, "--from", "--from", 1990)
        self.assert_refused(2, "empty place", "--economies", "ETH,,BGD")
        self.assert_refused(65, "horizon", "--from", 2012, "--to", 2011)
        self.assert_refused(66, "no such file", "absent.yaml")
        self.assert_refused(66, "absent.csv", "--sets", "absent.csv")
        self.write("mine.csv", "mine")
        result = self.hindcast(*SMALL, "-o", "mine")
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertEqual(self.bytes_of("mine.csv"), b"mine")

    def test_bad_data_are_refused_with_file_line_and_reason(self):
        data = self.copy_of_data()
        panel = data / "country_panel.csv"
        lines = panel.read_text().splitlines(keepends=True)
        header = lines[0].rstrip("\n").split(",")
        at = next(i for i, line in enumerate(lines) if line.startswith("ETH,2015,"))

        def with_cell(column, text):
            cells = lines[at].rstrip("\n").split(",")
            cells[header.index(column)] = text
            panel.write_text("".join([*lines[:at], ",".join(cells) + "\n", *lines[at + 1:]]))

        for column, text in (("emp_agr_pct", "-3"), ("emp_srv_pct", "101"), ("gdp_pc_const2015usd", "many")):
            with self.subTest(column):
                with_cell(column, text)
                self.assert_refused(65, f"country_panel.csv:{at + 1}", *SMALL, "--data", data)
        panel.write_text("".join([*lines[:at + 1], lines[at], *lines[at + 1:]]))
        self.assert_refused(65, "a second value for 2015", *SMALL, "--data", data)
        panel.write_text("".join([lines[0].replace("emp_agr_pct", "emp_agr"), *lines[1:]]))
        self.assert_refused(65, "emp_agr_pct", *SMALL, "--data", data)
        panel.write_text("".join([*lines[:at], lines[at][:9] + "\n"]))
        self.assert_refused(65, f"country_panel.csv:{at + 1}", *SMALL, "--data", data)


if __name__ == "__main__":
    unittest.main()
