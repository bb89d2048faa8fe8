"""A checkpoint goes from process to process: a run that is cut, and goes on on other threads, is the uninterrupted one."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

PHOLD = Path(os.environ["LADDER"]).parent / "tests/bench_phold"


def phold(*options, processes="3000"):
    result = subprocess.run([PHOLD, "--processes", processes, *options], text=True, capture_output=True)
    return result.returncode, result.stdout + result.stderr


def trace_hash(*options):
    code, text = phold(*options)
    assert code == 0, text
    return re.search(r"trace hash ([0-9a-f]{16})", text)[1]


@unittest.skipUnless(PHOLD.exists(), "the benchmark programs are not built")
class Resume(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "state"

    def test_goes_on_as_if_nothing_had_happened(self):
        for state in ("0", "128"):
            whole = trace_hash("--state", state, "--until", "20")
            for at in ("0.1", "7", "12.345"):
                trace_hash("--state", state, "--until", at, "--save", self.file, "--threads", "2")
                other = ("--threads", "3", "--partitions", "11")
                self.assertEqual(
                    trace_hash("--state", state, "--until", "20", "--resume", self.file, *other), whole)

    def test_saves_the_same_bytes_on_any_threads(self):
        trace_hash("--until", "5", "--save", self.file)
        first = self.file.read_bytes()
        trace_hash("--until", "5", "--save", self.file, "--threads", "4", "--partitions", "9")
        self.assertEqual(self.file.read_bytes(), first)
        self.assertEqual(list(self.file.parent.iterdir()), [self.file])

    def test_refuses_what_is_damaged_or_of_another_model(self):
        trace_hash("--until", "5", "--save", self.file)
        good = self.file.read_bytes()
        for bad in (good[:-1], good[:1000], b"", good[:500] + bytes([good[500] ^ 4]) + good[501:]):
            self.file.write_bytes(bad)
            code, text = phold("--until", "9", "--resume", self.file)
            self.assertNotEqual(code, 0)
            self.assertIn("no checkpoint that can be resumed", text)
        self.file.write_bytes(good)
        code, text = phold("--until", "9", "--resume", self.file, "--lookahead", "0.2")
        self.assertNotEqual(code, 0)
        self.assertIn("lookahead of 100000 ticks, not of 200000", text)
        for processes, state in (("2999", "0"), ("3000", "64")):
            code, text = phold("--until", "9", "--resume", self.file, "--state", state, processes=processes)
            self.assertNotEqual(code, 0)
            self.assertIn("another number of processes", text)


if __name__ == "__main__":
    unittest.main()
