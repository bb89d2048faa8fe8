"""The built program in a folder of the test's own, for tests of the command line."""

import csv
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

LADDER = os.environ["LADDER"]
SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
DATA = SOURCE / "scenarios" / "data"
SETTINGS_OF_THE_CALLER = ("NO_COLOR", "LADDER_DATA")


def surroundings(**settings):
    """The environment without what the caller happens to have set for Ladder, and with what the test sets."""
    return {**{k: v for k, v in os.environ.items() if k not in SETTINGS_OF_THE_CALLER}, **settings}


def ladder(*words, cwd=None, program=LADDER, env=None, **keywords):
    """Runs the program; text of both streams, no terminal. What is run is run: nothing is taken from a store."""
    return subprocess.run([program, *map(str, words)], cwd=cwd, text=True, capture_output=True, timeout=600,
                          stdin=subprocess.DEVNULL, env=surroundings(**{"LADDER_STORE": "none", **(env or {})}), **keywords)


class InFolder(unittest.TestCase):
    """A test with a folder of its own, which holds the files of its class."""

    FILES = {}  # name: text

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, text in self.FILES.items():
            self.write(name, text)

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def ladder(self, *words, **keywords):
        return ladder(*words, cwd=self.folder, **keywords)

    def do(self, *words, code=0, **keywords):
        """Runs the program, which must end with that code."""
        result = self.ladder(*words, **keywords)
        self.assertEqual(result.returncode, code, result.stderr)
        return result

    def start(self, *words, store="none", **keywords):
        """Starts the program, to be stopped; its standard error is kept."""
        return subprocess.Popen([LADDER, *map(str, words)], cwd=self.folder, text=True, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL, env=surroundings(LADDER_STORE=str(store)),
                                **{"stdout": subprocess.DEVNULL, **keywords})

    def files(self):
        return sorted(p.name for p in self.folder.iterdir())

    def bytes_of(self, name):
        return (self.folder / name).read_bytes()

    def rows(self, name):
        """The rows of a table, by the names of its columns."""
        with open(self.folder / name, newline="", encoding="utf-8") as stream:
            return list(csv.DictReader(stream))

    def assert_fails(self, result, code, *parts):
        """The exit code, every part in the message, nothing on standard output."""
        self.assertEqual(result.returncode, code, result.stderr)
        for part in parts:
            self.assertIn(part, result.stderr)
        self.assertEqual(result.stdout, "")
