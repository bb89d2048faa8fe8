"""What the command line promises, tried on the built program: exit codes, messages, streams, files."""

import json
import os
import re
import resource
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

LADDER = os.environ["LADDER"]
SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])

# A world small enough for a test: two economies of data, few firms, two years.
SMALL = """
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2020-12}
replicates: 2
"""


def ladder(*words, cwd=None, env=None, **keywords):
    """Runs the program; text of both streams, no terminal, no colour setting of the caller."""
    surroundings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LADDER_DATA")}
    return subprocess.run([LADDER, *map(str, words)], cwd=cwd, env={**surroundings, **(env or {})}, text=True,
                          capture_output=True, timeout=600, stdin=subprocess.DEVNULL, **keywords)


class InFolder(unittest.TestCase):
    """A test with an empty folder that holds a small scenario."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("small.yaml", SMALL)

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def ladder(self, *words, **keywords):
        return ladder(*words, cwd=self.folder, **keywords)

    def files(self):
        return sorted(p.name for p in self.folder.iterdir())

    def assert_fails(self, result, code, *parts):
        """The exit code, every part in the message, nothing on standard output."""
        self.assertEqual(result.returncode, code, result.stderr)
        for part in parts:
            self.assertIn(part, result.stderr)
        self.assertEqual(result.stdout, "")


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
                    self.assertLess(result.stdout.index("Examples"), result.stdout.index("Options"))

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

    def test_replicates_auto_is_refused_with_a_reason(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--replicates", "auto"), 2, "auto")

    def test_set_without_value(self):
        self.assert_fails(self.ladder("run", "small.yaml", "--set", "horizon.to"), 2, "PATH=VALUE")


class Inputs(InFolder):
    def test_missing_scenario(self):
        self.assert_fails(self.ladder("run", "absent.yaml"), 66, "absent.yaml")

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

    def test_topics_as_json(self):
        for topic in ("levers", "programmes", "parameters", "assumptions", "series"):
            with self.subTest(topic):
                json.loads(ladder("describe", topic, "--json").stdout)

    def test_data_needs_an_economy_that_is_there(self):
        self.assertEqual(ladder("describe", "data").returncode, 2)
        self.assertEqual(ladder("describe", "data", "XXX").returncode, 65)

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

    def test_export(self):
        self.ladder("run", "small.yaml")
        result = self.ladder("export", "small.nc")
        self.assertEqual(result.returncode, 0, result.stderr)
        header = (self.folder / "small.csv").read_text().splitlines()[0]
        for column in ("scenario", "replicate", "unit", "value"):
            self.assertIn(column, header)
        self.assert_fails(self.ladder("export", "small.nc"), 73, "small.csv")

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
        process = subprocess.Popen([LADDER, "run", "small.yaml", "--replicates", "1000", "--set", "horizon.to=2100-12"],
                                   cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
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

    def test_terminated(self):
        code, message = self.stop_with(signal.SIGTERM)
        self.assertEqual(code, 75, message)


if __name__ == "__main__":
    unittest.main()
