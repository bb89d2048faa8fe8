"""What the command line promises, tried on the built program: exit codes, messages, streams, files."""

import csv
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
import command_line
from command_line import LADDER, SOURCE, ladder

os.environ["LADDER_STORE"] = "none"  # what is tested is run

# A world small enough for a test: two economies of data, few firms, two years.
SMALL = """
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2020-12}
replicates: 2
"""


class InFolder(command_line.InFolder):
    FILES = {"small.yaml": SMALL}


class Help(unittest.TestCase):
    def commands(self):
        text = ladder().stdout
        return re.findall(r"^  (\w+)  ", text[text.index("Commands"):], re.M)

    def test_bare_program_shows_concise_help(self):
        result = ladder()
        self.assertEqual(result.returncode, 0)
        self.assertIn("ladder compare", result.stdout)
        self.assertLess(result.stdout.count("\n"), 25)

    def test_every_command_has_help_with_examples_first(self):
        self.assertIn("compare", self.commands())
        for command in self.commands():
            with self.subTest(command):
                for words in ([command, "--help"], [command, "-h"], ["help", command]):
                    result = ladder(*words)
                    self.assertEqual(result.returncode, 0, result.stderr)
                    self.assertIn("Examples", result.stdout)
                    # A group of commands has those where a command has options.
                    after = "Options" if "Options" in result.stdout else "Commands"
                    self.assertLess(result.stdout.index("Examples"), result.stdout.index(after))

    def test_version(self):
        result = ladder("--version")
        self.assertEqual(result.returncode, 0)
        self.assertRegex(result.stdout, r"^ladder \d+\.\d+\.\d+")

    def test_completion_is_valid_bash_and_completes(self):
        script = ladder("completion", "bash").stdout
        asked = script + '\nCOMP_WORDS=(ladder comp); COMP_CWORD=1; _ladder; echo "${COMPREPLY[@]}"' \
                         '\nCOMP_WORDS=(ladder compare --col); COMP_CWORD=2; _ladder; echo "${COMPREPLY[@]}"' \
                         '\nCOMP_WORDS=(ladder run --color n); COMP_CWORD=3; _ladder; echo "${COMPREPLY[@]}"'
        result = subprocess.run(["bash", "-c", asked], text=True, capture_output=True)
        self.assertEqual(result.stdout.splitlines(), ["compare completion", "--color", "never"], result.stderr)

    def test_manual_page(self):
        result = ladder("manual")
        self.assertEqual(result.returncode, 0)
        self.assertTrue(result.stdout.startswith(".TH LADDER 1"))


class Usage(InFolder):
    def test_mistyped_command(self):
        self.assert_fails(self.ladder("comapre"), 2, "comapre", "did you mean 'compare'")

    def test_unknown_option(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--sed", "7"), 2, "--sed", "--seed", "ladder run --help")

    def test_abbreviated_option(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--repl", "2"), 2, "--repl")

    def test_missing_operand(self):
        self.assert_fails(self.ladder("compare", "small.yaml"), 2, "BASE FILE")

    def test_too_many_operands(self):
        self.assert_fails(self.ladder("run", "small.yaml", "other.yaml"), 2, "other.yaml")

    def test_unknown_topic(self):
        self.assert_fails(self.ladder("describe", "lever"), 2, "did you mean 'levers'")

    def test_numbers(self):
        for words in (["--seed", "-1"], ["--seed", "x"], ["--threads", "0"], ["--replicates", "0"]):
            with self.subTest(words):
                self.assert_fails(self.ladder("run", "small.yaml", *words), 2, words[0])

    def test_the_seed_is_what_a_scenario_may_have(self):
        most = 2**53 - 1
        self.assertIn(f"0 to {most}", self.ladder("run", "--help").stdout)
        self.assert_fails(self.ladder("run", "small.yaml", "--seed", most + 1), 2, f"from 0 to {most}")
        self.assertEqual(self.ladder("run", "small.yaml", "--seed", most, "-n", 1).returncode, 0)

    def test_an_empty_file_name_is_refused_at_once(self):
        self.assert_fails(self.ladder("run", "absent.yaml", "-o", ""), 2, "--output is given an empty name")

    def test_a_topic_without_file_or_economy_takes_none(self):
        self.assert_fails(self.ladder("describe", "levers", "ETH"), 2, "ETH")

    def test_options_of_replicates_auto(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--precision", "1%"), 2, "--precision goes with")
        self.assert_fails(self.ladder("run", "small.yaml", "-n", "auto", "--precision", "5"), 2, "its unit is not known")
        self.assert_fails(self.ladder("run", "small.yaml", "-n", "auto", "--precision", "gdp_per_hed=5"), 65,
                          "gdp_per_hed", "gdp_per_head")

    def test_set_without_value(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--set", "horizon.to"), 2, "PATH=VALUE")


class Inputs(InFolder):
    def test_missing_scenario(self):
        self.assert_fails(self.ladder("run", "absent.yaml"), 66, "absent.yaml")

    def test_empty_scenario_name_and_a_folder_that_is_gone(self):
        result = self.ladder("check", "")
        self.assertEqual((result.returncode, result.stderr), (66, ""))
        self.assertIn("an empty name", result.stdout)
        gone = self.folder / "gone"
        gone.mkdir()
        for words in (["check", "x.yaml"], ["run", "x.yaml"]):
            result = subprocess.run(["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", LADDER, *words], cwd=gone,
                                    text=True, capture_output=True)
            self.assertEqual(result.returncode, 66, result.stderr)
            gone.mkdir()

    def test_a_folder_is_no_result_file(self):
        self.assert_fails(self.ladder("export", "."), 66, "is a directory")

    def test_a_missing_data_file_is_a_missing_input(self):
        data = self.folder / "data"
        shutil.copytree(SOURCE / "scenarios" / "data", data)
        (data / "world_totals.csv").unlink()
        result = self.ladder("run", "small.yaml", "--data", data)
        self.assert_fails(result, 66, "world_totals.csv")
        self.assertNotIn("tools/", result.stderr)

    def test_an_optional_data_file_that_is_absent_is_said_and_recorded(self):
        data = self.folder / "data"
        shutil.copytree(SOURCE / "scenarios" / "data", data)
        (data / "exports_by_sector_2017.csv").unlink()
        result = self.ladder("run", "small.yaml", "--data", data)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("exports_by_sector_2017.csv is not among the data", result.stderr)
        self.assertIn(b"exports_by_sector_2017.csv is not among the data", (self.folder / "small.nc").read_bytes())

    def test_a_policy_outside_of_the_run_is_warned_of_and_run(self):
        self.write("late.yaml", "extends: small.yaml\npolicies:\n  - {programme: industrial-skills, economies: [ETH], "
                                "from: 2030-01, until: 2031-12, budget: 1 MUSD/year}\n")
        for command in ("check", "run"):
            result = self.ladder(command, "late.yaml", "--quiet")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("warning: late.yaml:3:", result.stderr)
        report = json.loads(self.ladder("check", "late.yaml", "--json").stdout)
        self.assertEqual(report["files"][0]["warnings"][0]["line"], 3)

    @unittest.skipUnless(os.geteuid() != 0 or all(p.stat().st_mode & 1 for p in [Path(LADDER), *Path(LADDER).parents]),
                         "root may read any folder, and nobody else may run the program here")
    def test_a_folder_of_programmes_that_cannot_be_read_is_not_skipped(self):
        self.folder.chmod(0o755)
        (self.folder / "programmes").mkdir(mode=0o000)
        become_nobody = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None
        result = self.ladder("run", "small.yaml", preexec_fn=become_nobody)
        self.assert_fails(result, 66, "programmes", "permissions")

    def test_file_names_do_not_reach_the_terminal_as_commands(self):
        self.write("a\x1b]0;owned\x07.yaml", SMALL)
        for words in (["check", "a\x1b]0;owned\x07.yaml"], ["run", "b\x1b[2J.yaml"]):
            result = self.ladder(*words)
            self.assertNotIn("\x1b", result.stdout + result.stderr)
            self.assertIn("\\u001b", result.stdout + result.stderr)

    def test_a_file_name_of_any_bytes_can_be_reported_as_json(self):
        name = os.fsdecode(b"\xff.yaml")
        self.write(name, SMALL)
        for words in (["check", name, "--json"], ["run", name, "-n", "1", "--json"]):
            result = self.ladder(*words, errors="replace")
            self.assertEqual(result.returncode, 0, result.stderr)
            json.loads(result.stdout)
        self.assertIn("two\\nlines.yaml: no such file", self.ladder("check", "two\nlines.yaml").stdout)

    def test_missing_data_folder(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--data", "nowhere"), 66, "nowhere")

    def test_missing_result_file(self):
        self.assert_fails(self.ladder("export", "absent.nc"), 66, "absent.nc")

    def test_unknown_key_names_place_and_nearest_key(self):
        self.write("bad.yaml", "title: Bad\nhorizont: {from: 2019-01}\n")
        self.assert_fails(self.ladder("run", "bad.yaml"), 65, "bad.yaml:2", "horizon")

    def test_override_of_an_unknown_key(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--set", "horizon.too=2030-12"), 65, "too")

    def test_check_reports_each_file(self):
        self.write("bad.yaml", "replicates: none\n")
        result = self.ladder("check", "small.yaml", "bad.yaml")
        self.assertEqual(result.returncode, 65)
        self.assertIn("small.yaml", result.stdout)
        self.assertIn("bad.yaml:1", result.stdout)

    def test_check_as_json(self):
        self.write("bad.yaml", "replicates: none\n")
        result = self.ladder("check", "small.yaml", "bad.yaml", "--json")
        report = json.loads(result.stdout)
        self.assertEqual([f["accepted"] for f in report["files"]], [True, False])
        self.assertEqual(report["files"][1]["problems"][0]["line"], 1)

    def test_compare_refuses_different_worlds_and_names_the_key(self):
        self.write("longer.yaml", SMALL.replace("2020-12", "2022-12"))
        self.assert_fails(self.ladder("compare", "small.yaml", "longer.yaml"), 65, "horizon.to", "2022-12")

    def test_refusals_leave_no_file(self):
        before = self.files()
        self.ladder("run", "absent.yaml")
        self.ladder("run", "small.yaml", "--seed", "x")
        self.assertEqual(self.files(), before)


class Descriptions(unittest.TestCase):
    def test_every_topic(self):
        for words in (["levers"], ["programmes"], ["parameters"], ["assumptions"], ["series"], ["data", "ETH"]):
            with self.subTest(words):
                result = ladder("describe", *words)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertGreater(len(result.stdout), 100)

    def test_the_shipped_schema_is_what_is_printed(self):
        self.assertEqual(ladder("schema").stdout, (SOURCE / "scenarios" / "scenario.schema.json").read_text(),
                         "ladder schema > scenarios/scenario.schema.json")

    def test_topics_as_json(self):
        for topic in ("levers", "programmes", "parameters", "assumptions", "series"):
            with self.subTest(topic):
                json.loads(ladder("describe", topic, "--json").stdout)

    def test_data_needs_an_economy_that_is_there(self):
        self.assertEqual(ladder("describe", "data").returncode, 2)
        self.assertEqual(ladder("describe", "data", "XXX").returncode, 65)
        self.assertIn("did you mean 'ETH'?", ladder("describe", "data", "eth").stderr)

    def test_schema_is_json(self):
        self.assertIn("$schema", json.loads(ladder("schema").stdout))
        self.assertIn("$schema", json.loads(ladder("schema", "programme").stdout))

    def test_results_that_cannot_be_printed_fail(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([LADDER, "schema"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(result.returncode, 74, result.stderr)


class Outputs(InFolder):
    def test_run_writes_its_file_and_says_what_came_out(self):
        result = self.ladder("run", "small.yaml")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.files(), ["small.nc", "small.run.json", "small.yaml"])
        self.assertIn("precision", result.stdout)
        self.assertIn("ETH", result.stdout)
        self.assertNotIn("\x1b", result.stdout + result.stderr)
        beside = json.loads((self.folder / "small.run.json").read_text())
        self.assertIn("run", json.dumps(beside))
        inputs = {Path(each["path"]).name: each["sha256"] for each in beside["inputs"]}
        self.assertEqual(inputs["small.yaml"], hashlib.sha256(SMALL.encode()).hexdigest())
        self.assertIn("country_panel.csv", inputs)
        self.assertEqual(beside["data_folder"], str(SOURCE / "scenarios" / "data"))

    def test_run_as_json(self):
        report = json.loads(self.ladder("run", "small.yaml", "--json").stdout)
        self.assertEqual(report["replicates"], 2)
        self.assertIn("ETH", {row["economy"] for row in report["last_year"]})

    def test_the_same_bytes_for_any_number_of_threads(self):
        for threads in (1, 2, 5):
            result = self.ladder("run", "small.yaml", "-o", f"{threads}.nc", "--threads", threads)
            self.assertEqual(result.returncode, 0, result.stderr)
        one = (self.folder / "1.nc").read_bytes()
        self.assertEqual(one, (self.folder / "2.nc").read_bytes())
        self.assertEqual(one, (self.folder / "5.nc").read_bytes())

    def test_compare_prints_and_writes(self):
        self.write("same.yaml", "extends: small.yaml\ntitle: The same world\n")
        result = self.ladder("compare", "small.yaml", "same.yaml", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("compare.nc", self.files())
        # Same luck, same policy: identical scenarios differ by exactly 0.
        differences = re.findall(r'"difference": ([^,\s]+)', result.stdout)
        self.assertGreater(len(differences), 0)
        self.assertEqual({float(d) for d in differences}, {0.0})

    def skilled(self):
        self.write("skills.yaml", SMALL + "policies:\n  - {programme: industrial-skills, economies: [ETH], "
                   "from: 2019-01, until: 2020-12, budget: 20 MUSD/year}\n")
        self.write("saving.yaml", SMALL + "policies:\n  - {programme: circular-package, economies: [ETH], "
                   "from: 2019-01, until: 2020-12, budget: 20 MUSD/year}\n")

    def test_replicates_auto_gives_the_bytes_of_the_number_it_came_to(self):
        self.skilled()
        words = ["compare", "small.yaml", "skills.yaml"]
        auto = self.ladder(*words, "-n", "auto", "--precision", "50%", "--min-replicates", "8", "-o", "auto.nc", "-j", "2")
        self.assertEqual(auto.returncode, 0, auto.stderr)
        self.assertIn("After 8 replicates: ", auto.stderr)
        self.assertIn("After 12 replicates: ", auto.stderr)
        self.assertIn("enough", auto.stderr)
        fixed = self.ladder(*words, "-n", "12", "-o", "fixed.nc", "-j", "1")
        self.assertEqual(fixed.returncode, 0, fixed.stderr)
        self.assertEqual((self.folder / "auto.nc").read_bytes(), (self.folder / "fixed.nc").read_bytes())
        self.assertEqual(auto.stdout, fixed.stdout)

    def test_run_with_replicates_auto_stops_at_the_most(self):
        result = self.ladder("run", "small.yaml", "-n", "auto", "--precision", "gdp_per_head=1e-9", "--min-replicates", "8",
                             "--max-replicates", "10")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("the most allowed", result.stderr)

    def test_factorial_writes_one_file_of_all_combinations(self):
        self.skilled()
        result = self.ladder("factorial", "small.yaml", "skills.yaml", "saving.yaml", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("4 cells x 2 replicates = 8 worlds of 24 months", result.stderr)
        report = json.loads(result.stdout)
        self.assertEqual(report["cells"], ["small", "skills", "saving", "skills+saving"])
        total, *rest = [e for e in report["outcomes"][0]["effects"] if e["kind"] in ("total", "shapley")]
        self.assertAlmostEqual(total["effect"], sum(e["effect"] for e in rest), delta=1e-9 * abs(total["effect"]))
        text = self.ladder("factorial", "small.yaml", "skills.yaml", "saving.yaml", "--force").stdout
        self.assertIn("skills x saving", text)
        csv_text = self.ladder("export", "factorial.nc", "--differences", "-o", "d.csv")
        self.assertEqual(csv_text.returncode, 0, csv_text.stderr)
        self.assertIn("skills+saving", (self.folder / "d.csv").read_text())

    def test_factorial_refuses_what_differs_in_more_than_policies(self):
        self.skilled()
        self.write("other.yaml", SMALL.replace("2020-12", "2021-12"))
        self.assert_fails(self.ladder("factorial", "small.yaml", "skills.yaml", "other.yaml"), 65, "horizon.to")
        self.assert_fails(self.ladder("factorial", "small.yaml", "skills.yaml"), 2, "BASE FILE")
        self.assertNotIn("factorial.nc", self.files())

    def test_pairing_of_a_result(self):
        self.skilled()
        self.ladder("compare", "small.yaml", "skills.yaml", "--set", "horizon.to=2023-12")
        result = self.ladder("pairing", "compare.nc", "--economy", "ETH", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        gains = json.loads(result.stdout)["gains"]
        self.assertEqual([g["series"] for g in gains],
                         ["national/gdp_per_head", "national/manufacturing_jobs", "national/technology_gap"])
        self.assertEqual({g["year"] for g in gains}, {2023})
        self.assertIn("skills against small", self.ladder("pairing", "compare.nc").stdout)
        self.assert_fails(self.ladder("pairing", "compare.nc", "--economy", "XXX"), 65, "XXX", "ETH")

    def test_audit_of_a_programme_that_a_donor_pays(self):
        self.write("skills.yaml", "extends: small.yaml\npolicies:\n  - {programme: industrial-skills, economies: [ETH], from: 2019-01, "
                                  "until: 2020-12, budget: 50 MUSD/year, funding: {government: 50 %, donor: 50 %}}\n")
        self.ladder("run", "skills.yaml")
        result = self.ladder("audit", "skills.nc", "--economy", "ETH", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        audit = json.loads(result.stdout)
        self.assertTrue(audit["all_hold"])
        flows = audit["flows"]
        from_abroad = flows["cents"][flows["rows"].index("programme_funding")][-1]
        self.assertNotEqual(from_abroad, 0)

    def test_audit_of_a_result(self):
        self.ladder("run", "small.yaml")
        result = self.ladder("audit", "small.nc", "--economy", "ETH", "-o", "accounts.csv")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("All hold, residual 0.", result.stdout)
        self.assertIn("Ethiopia", result.stdout)
        audit = json.loads(self.ladder("audit", "small.nc", "--economy", "ETH", "--json").stdout)
        self.assertEqual(audit["schema"], "ladder-audit/1")
        self.assertTrue(audit["all_hold"])
        flows = audit["flows"]
        for row, cents in zip(flows["rows"], flows["cents"]):
            self.assertEqual(sum(cents), 0, row)
        gdp = audit["gdp_cents"]
        self.assertEqual(gdp["production"], gdp["expenditure"])
        self.assertEqual(gdp["production"], gdp["income"])
        rows = (self.folder / "accounts.csv").read_text().splitlines()
        self.assertEqual(rows[0], "scenario,replicate,year,economy,matrix,row,column,cents")
        wages = flows["cents"][flows["rows"].index("wages")][flows["columns"].index("households")]
        year = audit["year"]
        self.assertIn(f"small,0,{year},ETH,flows,wages,households,{wages}", rows)
        self.assert_fails(self.ladder("audit", "small.nc", "--economy", "ETX"), 65, "ETX", "ETH")
        self.assert_fails(self.ladder("audit", "small.nc", "--year", "1999"), 65, "1999")
        self.assert_fails(self.ladder("audit", "small.nc", "--year", "soon"), 2, "--year")

    def test_export(self):
        self.ladder("run", "small.yaml")
        result = self.ladder("export", "small.nc")
        self.assertEqual(result.returncode, 0, result.stderr)
        header = (self.folder / "small.csv").read_text().splitlines()[0]
        for column in ("scenario", "replicate", "unit", "value"):
            self.assertIn(column, header)
        self.assert_fails(self.ladder("export", "small.nc"), 73, "small.csv")

    def test_adoption_is_drawn(self):
        self.ladder("run", "small.yaml")
        result = self.ladder("plot", "small.nc", "--adoption")
        self.assertEqual((result.returncode, result.stdout), (0, "adoption.svg\n"), result.stderr)
        picture = (self.folder / "adoption.svg").read_text()
        for part in ("high income", "low income", "integrated or above"):
            self.assertIn(part, picture)
        self.assert_fails(self.ladder("plot", "small.nc", "--adoption", "--scenario", "smal"), 65, "smal", "small")
        self.assert_fails(self.ladder("plot", "small.nc", "--adoption", "--place", "ETH"), 2, "--place")
        self.assert_fails(self.ladder("plot", "small.nc"), 2, "--adoption")

    def test_transfer_is_drawn_and_exported(self):
        self.ladder("run", "small.yaml")
        result = self.ladder("export", "small.nc", "--flows", "--economy", "ETH")
        self.assertEqual((result.returncode, result.stdout), (0, "small-flows.csv\n"), result.stderr)
        with open(self.folder / "small-flows.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertTrue(rows)
        self.assertTrue(all("ETH" in (row["donor"], row["recipient"]) for row in rows))
        result = self.ladder("plot", "small.nc", "--transfer")
        self.assertEqual((result.returncode, result.stdout), (0, "transfer.svg\n"), result.stderr)
        picture = (self.folder / "transfer.svg").read_text()
        for part in ("Technology transfer", "Expert hours", "Own economy"):
            self.assertIn(part, picture)
        self.assert_fails(self.ladder("plot", "small.nc", "--transfer", "--place", "ETX"), 65, "ETX", "ETH")
        self.assert_fails(self.ladder("plot", "small.nc", "--transfer", "--sankey"), 2, "--transfer")
        self.assert_fails(self.ladder("export", "small.nc", "--flows", "--differences"), 2, "--flows")
        self.assert_fails(self.ladder("export", "small.nc", "--flows", "--series", "gdp", "--force"), 2, "no series")
        self.assert_fails(self.ladder("plot", "small.nc", "--transfer", "--place", ""), 2, "--place is empty")

    def test_differences_are_exported(self):
        self.write("skills.yaml", "extends: small.yaml\npolicies:\n  - {programme: industrial-skills, economies: [ETH], "
                                  "from: 2019-01, until: 2020-12, budget: 50 MUSD/year}\n")
        printed = json.loads(self.ladder("compare", "small.yaml", "skills.yaml", "--json").stdout)["differences"]
        result = self.ladder("export", "compare.nc", "--differences", "--series", "national/unemployment", "--economy",
                             "ETH")
        self.assertEqual(result.returncode, 0, result.stderr)
        with open(self.folder / "compare-differences.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["measure"] for row in rows], ["last_year", "horizon"])
        wanted = [d for d in printed if (d["series"], d["economy"]) == ("national/unemployment", "ETH")]
        self.assertEqual([float(row["difference"]) for row in rows], [d["difference"] for d in wanted])
        self.assertEqual(rows[0]["difference_unit"], "percentage points")
        self.assert_fails(self.ladder("export", "compare.nc", "--differences", "--series", "gdp_monthly", "--force"), 65,
                          "by year")
        self.ladder("run", "small.yaml")
        self.assert_fails(self.ladder("export", "small.nc", "--differences"), 65, "at least one other scenario")

    def test_force_never_replaces_what_the_command_reads(self):
        self.write("base.yaml", SMALL)
        (self.folder / "programmes").mkdir()
        self.write("programmes/mine.yaml", (SOURCE / "scenarios/programmes/industrial-skills.yaml").read_text())
        self.write("mine.yaml", "extends: base.yaml\npolicies:\n  - {programme: mine, economies: [ETH], "
                                "from: 2019-01, until: 2020-12, budget: 1 MUSD/year}\n")
        data = self.folder / "data"
        shutil.copytree(SOURCE / "scenarios" / "data", data)
        os.symlink("base.yaml", self.folder / "link.yaml")
        os.symlink("mine.yaml", self.folder / "mine.run.json")
        os.symlink("elsewhere.run.json", self.folder / "other.run.json")
        for target in ("mine.yaml", "./base.yaml", "link.yaml", "programmes/mine.yaml", "data/country_panel.csv",
                       "mine.nc", "other.nc"):
            with self.subTest(target):
                self.assert_fails(self.ladder("run", "mine.yaml", "--data", data, "-o", target, "--force"), 73)
        self.ladder("run", "base.yaml")
        self.assert_fails(self.ladder("export", "base.nc", "-o", "base.nc", "--force"), 73, "is read by this command")
        self.assert_fails(self.ladder("plot", "base.nc", "--series", "national/gdp", "--place", "ETH", "-o", "base.nc",
                                      "--force"), 73, "is read by this command")

    def test_force_replaces_regular_files_only(self):
        os.mkfifo(self.folder / "pipe")
        os.symlink("/dev/null", self.folder / "null")
        (self.folder / "folder").mkdir()
        for target in ("pipe", "null", "folder"):
            self.assert_fails(self.ladder("run", "small.yaml", "-o", target, "--force"), 73, target)
            self.assertFalse((self.folder / target).is_file())

    def test_two_results_of_one_name_do_not_share_what_stands_beside(self):
        self.assertEqual(self.ladder("run", "small.yaml").returncode, 0)
        self.assertEqual(self.ladder("run", "small.yaml", "-o", "small.h5").returncode, 0)
        self.assertIn("small.h5.run.json", self.files())
        self.assert_fails(self.ladder("run", "small.yaml", "-o", "small", "--force"), 73, "tells of 'small.nc'")

    def test_an_existing_file_is_kept_without_force(self):
        self.write("small.nc", "mine")
        self.assert_fails(self.ladder("run", "small.yaml"), 73, "small.nc", "--force")
        self.assertEqual((self.folder / "small.nc").read_text(), "mine")
        self.assertEqual(self.ladder("run", "small.yaml", "--force").returncode, 0)
        self.assertNotEqual((self.folder / "small.nc").read_bytes(), b"mine")

    def test_a_place_where_nothing_can_be_written_is_refused_before_computing(self):
        long_run = ["--replicates", "1000", "--set", "horizon.to=2100-12"]
        started = time.monotonic()
        self.assert_fails(self.ladder("run", "small.yaml", "-o", "nowhere/small.nc", *long_run), 73, "nowhere")
        self.assertLess(time.monotonic() - started, 30)

    def test_a_full_disk_leaves_no_file(self):
        limit = 4096  # bytes that any one file may have: what a full disk does, without needing one

        def no_space():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        result = self.ladder("run", "small.yaml", preexec_fn=no_space)
        self.assertEqual(result.returncode, 74, result.stderr)
        self.assertEqual(self.files(), ["small.yaml"])

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small file system")
    def test_a_small_file_system_that_fills_up_leaves_no_file(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "none", disk], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        result = self.ladder("run", "small.yaml", "-o", disk / "small.nc")
        self.assertEqual(result.returncode, 74, result.stderr)
        self.assertEqual(list(disk.iterdir()), [])


class Streams(InFolder):
    def test_colour_follows_option_then_environment(self):
        def colour(*words, **env):
            return "\x1b[" in self.ladder("check", "small.yaml", *words, env=env).stdout

        self.assertFalse(colour())  # no terminal
        self.assertTrue(colour("--color", "always"))
        self.assertTrue(colour("--color=always", NO_COLOR="1"))
        self.assertFalse(colour("--color", "never"))

    def test_on_a_terminal_no_color_and_dumb_turn_colour_off(self):
        try:
            for end in os.openpty():
                os.close(end)
        except OSError:
            self.skipTest("this machine has no pseudo-terminals to give (no /dev/pts)")

        def terminal(**env):
            # util-linux's script gives the program a terminal.
            line = f"{LADDER} check small.yaml"
            return "\x1b[3" in subprocess.run(["script", "-qec", line, "/dev/null"], cwd=self.folder, text=True,
                                              capture_output=True, stdin=subprocess.DEVNULL,
                                              env={**os.environ, "TERM": "xterm", **env}).stdout

        self.assertTrue(terminal())
        self.assertFalse(terminal(NO_COLOR="1"))
        self.assertFalse(terminal(TERM="dumb"))

    def test_quiet_and_no_progress_keep_standard_error_empty(self):
        for word in ("--quiet",):
            result = self.ladder("run", "small.yaml", "--force", word)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
        result = self.ladder("run", "small.yaml", "--force", "--no-progress")
        self.assertNotIn("%", result.stderr)


class Interruption(InFolder):
    def stop_with(self, wanted):
        process = self.start("run", "small.yaml", "--replicates", 1000, "--set", "horizon.to=2100-12",
                             stdout=subprocess.PIPE)
        time.sleep(2)
        process.send_signal(wanted)
        out, err = process.communicate(timeout=60)
        self.assertEqual(out, "")
        self.assertEqual(self.files(), ["small.yaml"])
        return process.returncode, err

    def test_interrupted(self):
        code, message = self.stop_with(signal.SIGINT)
        self.assertEqual(code, 130, message)
        self.assertIn("interrupted", message)

    def test_stopped_while_exporting(self):
        # Its table is 50 MB long: a second of writing, in which the signal comes.
        self.write("long.yaml", SMALL.replace("replicates: 2", "replicates: 6").replace("2020-12", "2060-12"))
        self.assertEqual(self.ladder("run", "long.yaml").returncode, 0)
        before = self.files()
        for wanted, code in ((signal.SIGINT, 130), (signal.SIGTERM, 75)):
            process = self.start("export", "long.nc")
            while self.files() == before and process.poll() is None:
                time.sleep(0.001)
            process.send_signal(wanted)
            _, message = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, message)
            self.assertEqual(self.files(), before)

    def test_terminated(self):
        code, message = self.stop_with(signal.SIGTERM)
        self.assertEqual(code, 75, message)


if __name__ == "__main__":
    unittest.main()
