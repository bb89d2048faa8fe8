"""Sweeps from the command line: planned, run, stopped, killed, starved of room, raced, edited, collected."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from sweep_trials import LADDER, REPLICATES, ROWS, RUNS, SWEEP, SweepTrial

# Each text is taken by the scenario in some row, so planning finds no fault; the last rows end before they begin.
COMBINED = "horizon.from,horizon.to\n2019-01,2019-12\n2020-01,2020-12\n"
ENDS_TOO_EARLY = "2020-01,2019-12\n"


def rows_of(table):
    with table.open(newline="") as file:
        return list(csv.DictReader(file))


class Plans(SweepTrial):
    def plan(self, text, *more, name="mine"):
        (self.calm.folder / f"{name}.yaml").write_text(text)
        target = self.folder / name
        return self.ladder("sweep", "plan", f"{name}.yaml", "-o", target, *more), target

    def test_says_what_it_will_cost_and_writes_a_plain_design(self):
        result, target = self.plan(SWEEP)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f"{ROWS} rows x {REPLICATES} replicates = {RUNS} runs", result.stdout)
        self.assertIn("of one processor", result.stdout)
        self.assertIn("disk", result.stdout)
        rows = rows_of(target / "design.csv")
        self.assertEqual(len(rows), ROWS)
        self.assertTrue(all(row["assumptions.frontier_growth"].endswith(" %/year") for row in rows))
        self.assertEqual(sorted(p.name for p in target.iterdir()), ["design.csv", "plan.json", "runs", "scenario.yaml"])

    def test_the_same_plan_twice_is_the_same_but_for_the_time_of_its_trial(self):
        plans = []
        for i in range(2):
            result, target = self.plan(SWEEP, name=f"same{i}")
            self.assertEqual(result.returncode, 0, result.stderr)
            plan = json.loads((target / "plan.json").read_text())
            plan.pop("seconds_of_a_run")
            plans.append((plan, (target / "design.csv").read_bytes(), (target / "scenario.yaml").read_bytes()))
        self.assertEqual(*plans)

    def test_json(self):
        result, _ = self.plan(SWEEP, "--json")
        cost = json.loads(result.stdout)
        self.assertEqual(cost["runs"], RUNS)
        self.assertGreater(cost["processor_hours"], 0)
        self.assertGreater(cost["disk_bytes"], RUNS * 10)

    def refused(self, code, expected, text, *more):
        result, target = self.plan(text, *more)
        self.assertEqual(result.returncode, code, result.stderr)
        for part in [expected] if isinstance(expected, str) else expected:
            self.assertIn(part, result.stderr)
        self.assertFalse(target.exists(), "something was written all the same")
        self.assertEqual(list(self.folder.glob("mine*")), [])

    def test_typos_are_answered_with_the_nearest_word_before_anything_is_written(self):
        for wrong, right, hint in (
                ("frontier_grwth", "frontier_growth", "did you mean 'frontier_growth'?"),
                ("sobl", "sobol", "did you mean 'sobol'?"),
                ("rws", "rows", "did you mean 'rows'?"),
                ("unifrom", "uniform", "did you mean 'uniform'?"),
                ("gdp_per_had", "gdp_per_head", "did you mean 'gdp_per_head'?"),
                ("factrs:", "factors:", "did you mean 'factors'?"),
                ("0.5 %/yr", "0.5 %/year", "another unit"),
                ("to: 70 %/year", "to: 3 %/year", "out of range")):
            with self.subTest(wrong):
                self.assertIn(right, SWEEP)
                self.refused(65, hint, SWEEP.replace(right, wrong))
        self.refused(66, "did you mean 'small.yaml'?", SWEEP.replace("small.yaml", "smal.yaml"))

    def test_the_absurd_is_refused_with_the_way_to_do_it_all_the_same(self):
        huge = SWEEP.replace(f"rows: {ROWS}", "rows: 3000000")
        self.refused(65, ["hours of processor time", "--max-hours"], huge, "--max-hours", "1")
        self.refused(65, "out of range", SWEEP.replace(f"rows: {ROWS}", "rows: 3000000000"))
        self.refused(2, "--max-hours", SWEEP, "--max-hours", "none")

    def test_what_is_there_is_left_alone(self):
        target = self.folder / "mine"
        target.mkdir()
        (target / "precious").write_text("mine")
        result, _ = self.plan(SWEEP)
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertEqual([p.name for p in target.iterdir()], ["precious"])
        result = self.ladder("sweep", "plan", "mine.yaml", "-o", self.folder / "no" / "folder")
        self.assertEqual(result.returncode, 73, result.stderr)

    def test_programmes_that_rows_name_go_with_the_plan(self):
        policy = ("{programme: industrial-skills, economies: [ETH], from: 2019-01, until: 2019-12, budget: 5 MUSD/year}")
        (self.calm.folder / "skills.yaml").write_text("title: Skills\nextends: small.yaml\npolicies:\n  - " + policy + "\n")
        text = ("scenario: skills.yaml\ndesign: {method: factorial}\nfactors:\n  - {path: policies.0.programme, "
                "distribution: choice, values: [industrial-skills, circular-package]}\n")
        result, target = self.plan(text)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue((target / "programmes" / "circular-package.yaml").exists())
        result = self.ladder("sweep", "run", target)
        self.assertEqual(result.returncode, 0, result.stderr)
        table = self.folder / "t.csv"
        self.assertEqual(self.ladder("sweep", "collect", target, "-o", table).returncode, 0)
        rows = rows_of(table)
        self.assertEqual([r["policies.0.programme"] for r in rows], ["industrial-skills", "circular-package"])
        self.assertNotEqual(rows[0]["gdp_per_head_final_ETH"], rows[1]["gdp_per_head_final_ETH"])


class Runs(SweepTrial):
    def test_any_number_of_threads_and_shards_gives_the_bytes_of_a_calm_run(self):
        self.assertEqual(self.run_it("-j", 3).returncode, 0)
        self.assert_calm()
        self.fresh()
        for shard in ("3/3", "1/3", "2/3"):
            self.assertEqual(self.run_it("--shard", shard, "-j", 2).returncode, 0)
        self.assert_calm()
        self.assertEqual(sorted(self.kept()), list(range(RUNS)))

    def test_a_run_is_the_world_that_ladder_run_makes(self):
        rows = rows_of(self.calm.folder / "calm.csv")
        row = rows[7 * REPLICATES + 2]
        self.assertEqual((row["row"], row["replicate"]), ("7", "2"))
        design = rows_of(self.calm.folder / "planned" / "design.csv")[7]
        settings = [w for path in ("assumptions.frontier_growth", "assumptions.operations.own_cost_weight",
                                   "world.firms_per_industry") for w in ("--set", f"{path}={design[path]}")]
        result = self.ladder("run", "small.yaml", "-n", 3, *settings, "--store", "none", "-o", self.folder / "one.nc")
        self.assertEqual(result.returncode, 0, result.stderr)
        result = self.ladder("export", self.folder / "one.nc", "--series", "gdp_per_head", "-o", self.folder / "one.csv")
        self.assertEqual(result.returncode, 0, result.stderr)
        values = {r["economy"]: r["value"] for r in rows_of(self.folder / "one.csv")
                  if r["replicate"] == "2"}
        self.assertEqual(row["gdp_per_head_final_ETH"], values["ETH"])
        self.assertEqual(row["gdp_per_head_final_BGD"], values["BGD"])

    def test_nothing_is_done_twice(self):
        self.assertEqual(self.run_it().returncode, 0)
        files = {p: p.read_bytes() for p in (self.sweep / "runs").iterdir()}
        result = self.run_it()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("0 of 0 runs", result.stderr)
        self.assertEqual(files, {p: p.read_bytes() for p in (self.sweep / "runs").iterdir()})

    def test_usage(self):
        for words in (["--shard", "3/2"], ["--shard", "1"], ["-j", "0"]):
            self.assertEqual(self.run_it(*words).returncode, 2)
        for words in (["sweep", "rnu"], ["sweep", "run"], ["sweep", "analyse", self.sweep, "--outcome", "gdp"]):
            self.assertEqual(self.ladder(*words).returncode, 2)
        self.assertIn("did you mean 'run'?", self.ladder("sweep", "rnu").stderr)
        for command in ("run", "status", "collect", "analyse"):
            self.assertEqual(self.ladder("sweep", command, self.folder).returncode, 66)


class Stops(SweepTrial):
    def test_killed_at_random_moments(self):
        self.kill_and_go_on(10)

    def test_asked_to_stop_it_says_what_is_done_and_goes_on_from_there(self):
        for wanted, code in ((signal.SIGTERM, 75), (signal.SIGINT, 130)):
            self.fresh()
            process = self.start("-j", "2")
            while len(self.kept()) < 5 and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(wanted)
            _, message = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, message)
            kept = len(self.kept())
            self.assertIn(kept, range(5, RUNS))
            self.assertIn(f"{kept} of {RUNS} runs", message)
            self.assertEqual(self.status()["missing"], RUNS - kept)
            self.assertEqual(self.run_it().returncode, 0)
            self.assertEqual(sorted(self.kept()), list(range(RUNS)))
            self.assert_calm()


class Company(SweepTrial):
    def test_a_second_process_on_the_same_shard_is_kept_out_and_one_on_another_is_not(self):
        process = self.start("--shard", "1/2", "-j", "1")
        while len(self.kept()) < 2 and process.poll() is None:
            time.sleep(0.005)
        second = self.run_it("--shard", "1/2")
        self.assertIsNone(process.poll(), "the first process ended too early for this test")
        self.assertEqual(second.returncode, 73, second.stderr)
        self.assertIn("another process on this machine is at work", second.stderr)
        self.assertEqual(self.run_it("--shard", "2/2", "-j", 1).returncode, 0)
        _, message = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, message)
        self.assertEqual(sorted(self.kept()), list(range(RUNS)))
        self.assert_calm()

    def test_shards_that_overlap_do_some_runs_twice_and_change_nothing(self):
        processes = [self.start("--shard", shard, "-j", "1") for shard in ("1/1", "2/2")]
        for process in processes:
            _, message = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, message)
        self.assertEqual(self.status()["done"], RUNS)
        self.assert_calm()


class Edits(SweepTrial):
    def edit(self, name, old, new):
        file = self.sweep / name
        text = file.read_text()
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1))

    def test_an_edited_sweep_is_refused(self):
        for name, old, new in (("design.csv", ",12\n", ",13\n"), ("scenario.yaml", "firms_per_industry: 10", "firms_per_industry: 11"),
                               ("plan.json", f'"replicates": {REPLICATES}', '"replicates": 9')):
            with self.subTest(name):
                self.fresh()
                if name == "design.csv":
                    text = (self.sweep / name).read_text()
                    (self.sweep / name).write_text(text.replace("%/year", "%/year ", 1))
                else:
                    self.edit(name, old, new)
                result = self.run_it()
                self.assertEqual(result.returncode, 65, result.stderr)
                self.assertIn(name, result.stderr)
                self.assertIn("edited", result.stderr)
                self.assertEqual(self.kept(), [])

    def test_another_build_is_refused_and_may_still_collect(self):
        plan = json.loads((self.sweep / "plan.json").read_text())
        identity = bytes.fromhex(plan["build_id"])
        program = Path(LADDER).read_bytes()
        self.assertEqual(program.count(identity), 1)
        other = self.folder / "ladder"
        other.write_bytes(program.replace(identity, bytes(b ^ 1 for b in identity)))
        other.chmod(0o755)
        result = self.run_it(program=other)
        self.assertEqual(result.returncode, 65, result.stderr)
        self.assertIn("another build", result.stderr)
        self.assertEqual(self.run_it().returncode, 0)
        result = self.ladder("sweep", "collect", self.sweep, "-o", self.folder / "table.csv", program=other)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((self.folder / "table.csv").read_bytes(), self.calm.table)

    def test_other_data_are_refused(self):
        data = self.folder / "data"
        shutil.copytree(Path(os.environ["LADDER_SOURCE_DIR"]) / "scenarios" / "data", data)
        self.assertEqual(self.run_it("--data", data, "--shard", "1/8").returncode, 0)  # the same data elsewhere
        *rows, before, last = (data / "ldc_list.csv").read_text().splitlines(keepends=True)
        (data / "ldc_list.csv").write_text("".join([*rows, last, before]))  # the same facts, other bytes
        result = self.run_it("--data", data)
        self.assertEqual(result.returncode, 65, result.stderr)
        self.assertIn("not those that the sweep was planned with", result.stderr)

    def test_runs_of_another_sweep_are_not_taken_in(self):
        file = next((self.calm.folder / "calm" / "runs").glob("*.tsv"))
        text = file.read_text()
        (self.sweep / "runs" / "strange.tsv").write_text(text.replace(text.split()[2], "0" * 64, 1))
        result = self.run_it()
        self.assertEqual(result.returncode, 65, result.stderr)
        self.assertIn("another plan", result.stderr)


class Failures(SweepTrial):
    def plan(self, failing):
        (self.calm.folder / "own.csv").write_text(COMBINED + ENDS_TOO_EARLY * failing)
        (self.calm.folder / "own.yaml").write_text(
            "scenario: small.yaml\ndesign: {method: own, file: own.csv}\noutcomes: [gdp]\n")
        shutil.rmtree(self.sweep)
        result = self.ladder("sweep", "plan", "own.yaml", "-o", self.sweep)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_failed_run_is_an_outcome_with_its_reason(self):
        self.plan(2)
        result = self.run_it()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("2 runs failed", result.stderr)
        status = self.status()
        self.assertEqual((status["done"], status["failed"], status["missing"]), (2, 2, 0))
        self.assertEqual(status["failures"][0]["first_rows"], [2, 3])
        table = self.folder / "t.csv"
        self.assertEqual(self.ladder("sweep", "collect", self.sweep, "-o", table).returncode, 0)
        rows = rows_of(table)
        self.assertEqual([r["status"] for r in rows], ["done", "done", "failed", "failed"])
        self.assertIn("horizon", rows[3]["reason"])
        self.assertEqual(rows[3]["gdp_final_ETH"], "")

    def test_three_of_a_kind_stop_it_until_one_says_to_go_on(self):
        self.plan(5)
        result = self.run_it("-j", 1)
        self.assertEqual(result.returncode, 65, result.stderr)
        self.assertIn("3 runs have failed in the same way", result.stderr)
        self.assertIn("--keep-going", result.stderr)
        self.assertEqual(self.status()["failed"], 3)
        self.assertEqual(self.run_it("-j", 1).returncode, 65)
        self.assertEqual(self.status()["failed"], 3)
        result = self.run_it("--keep-going")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.status()["failed"], 5)


class Disks(SweepTrial):
    def mount(self, size):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], capture_output=True).returncode != 0:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.sweep = disk / "sweep"
        self.fresh()
        return disk

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small file system")
    def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room(self):
        disk = self.mount("2m")
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
            file.truncate(file.tell() - 2 * 4096)
        result = self.run_it()
        self.assertEqual(result.returncode, 74, result.stderr)
        self.assertIn("No space left", result.stderr)
        self.assertIn("start the same command again", result.stderr)
        kept = set(self.kept())
        self.assertIn(len(kept), range(1, RUNS))
        self.assertEqual(self.status()["done"], len(kept))
        filler.unlink()
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(sorted(self.kept()), list(range(RUNS)))
        self.assert_calm()
        # A table does not fit either: then there is none.
        filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - 8192))
        table = disk / "table.csv"
        result = self.ladder("sweep", "collect", self.sweep, "-o", table)
        self.assertEqual(result.returncode, 74, result.stderr)
        self.assertFalse(table.exists())

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a file system")
    def test_a_folder_that_can_only_be_read(self):
        disk = self.mount("4m")
        self.assertEqual(self.run_it("--shard", "1/2").returncode, 0)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        self.addCleanup(subprocess.run, ["mount", "-o", "remount,rw", disk], check=True)
        result = self.run_it()
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertIn("cannot write", result.stderr)
        self.assertEqual(self.status()["missing"], RUNS // 2)  # reading needs no right to write


class Collects(SweepTrial):
    def collect(self, *more):
        return self.ladder("sweep", "collect", self.sweep, "-o", self.folder / "t.csv", *more)

    def test_missing_runs_are_refused_unless_asked_for_and_then_marked(self):
        self.assertEqual(self.run_it("--shard", "2/4").returncode, 0)
        result = self.collect()
        self.assertEqual(result.returncode, 66, result.stderr)
        self.assertIn(f"{RUNS - RUNS // 4} of {RUNS} runs are missing", result.stderr)
        self.assertIn("--partial", result.stderr)
        self.assertFalse((self.folder / "t.csv").exists())
        result = self.collect("--partial")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("are missing", result.stderr)
        rows = rows_of(self.folder / "t.csv")
        self.assertEqual(len(rows), RUNS)
        self.assertEqual({r["status"] for r in rows if int(r["row"]) % 4 == 1}, {"done"})
        self.assertEqual({r["status"] for r in rows if int(r["row"]) % 4 != 1}, {"missing"})

    def test_every_column_is_explained_and_numbers_are_numbers(self):
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(self.collect().returncode, 0)
        rows = rows_of(self.folder / "t.csv")
        columns = {r["column"]: r for r in rows_of(self.folder / "t.columns.csv")}
        self.assertEqual(list(columns), list(rows[0]))
        self.assertEqual(columns["assumptions.frontier_growth"]["unit"], "%/year")
        self.assertIn("best practice", columns["assumptions.frontier_growth"]["long_name"])
        self.assertEqual(columns["gdp_per_head_final_ETH"]["unit"], "USD 2015")
        for row in rows:
            for name, column in columns.items():
                if column["kind"] in ("factor", "outcome"):
                    float(row[name])

    def test_what_is_there_is_replaced_only_where_that_is_said_and_never_the_plan(self):
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(self.collect().returncode, 0)
        self.assertEqual(self.collect().returncode, 73)
        self.assertEqual(self.collect("--force").returncode, 0)
        result = self.ladder("sweep", "collect", self.sweep, "-o", self.sweep / "design.csv", "--force")
        self.assertEqual(result.returncode, 73, result.stderr)

    def test_damaged_lines_are_said_and_their_runs_done_again(self):
        self.assertEqual(self.run_it().returncode, 0)
        file = next((self.sweep / "runs").glob("*.tsv"))
        lines = file.read_bytes().split(b"\n")
        lines[5] = lines[5].replace(b"done", b"dome")
        file.write_bytes(b"\n".join(lines))
        result = self.run_it()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("damaged", result.stderr)
        self.assert_calm()


class Analyses(SweepTrial):
    def test_morris_finds_the_factor_that_matters(self):
        (self.calm.folder / "screen.yaml").write_text(
            SWEEP.replace(f"method: sobol, rows: {ROWS}", "method: morris, trajectories: 3"))
        shutil.rmtree(self.sweep)
        self.assertEqual(self.ladder("sweep", "plan", "screen.yaml", "-o", self.sweep).returncode, 0)
        self.assertEqual(self.ladder("sweep", "analyse", self.sweep).returncode, 66)
        self.assertEqual(self.run_it().returncode, 0)
        result = self.ladder("sweep", "analyse", self.sweep, "--outcome", "gdp_per_head_final_ETH", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        factors = json.loads(result.stdout)["outcomes"][0]["factors"]
        self.assertEqual(len(factors), 3)
        self.assertTrue(all(f["mu_star"]["value"] >= 0 for f in factors))
        growth = next(f for f in factors if f["path"] == "assumptions.frontier_growth")
        self.assertGreater(growth["mu"]["low"], 0)  # faster best practice, more income
        self.assertIn("mu*", self.ladder("sweep", "analyse", self.sweep).stdout)

    def test_designs_without_a_method_of_their_own_are_refused(self):
        self.assertEqual(self.run_it().returncode, 0)
        result = self.ladder("sweep", "analyse", self.sweep)
        self.assertEqual(result.returncode, 65, result.stderr)
        self.assertIn("collect", result.stderr)


if __name__ == "__main__":
    unittest.main()
