"""Every posting is guarded: drop one, change it by a cent or turn it round, and the audit stops the run.

Works on a copy of the sources. For each call of Ledger::pay in models/ three mutants are built and a small world is run
with each. A mutant survives where the run ends well: either the audit has a hole, or the world never comes to that call.
"""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
SETTINGS = ["--replicates", "1", "--threads", "2", "--set", "horizon.to=2026-12", "--set",
            "world.firms_per_industry=10"]
INTERNAL = 70  # exit code of a broken promise


def arguments(text, start):
    """Spans of the arguments of the call whose opening bracket is at `start`, and the end of the call."""
    spans, depth, begin = [], 0, start + 1
    for at in range(start, len(text)):
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
        if depth == 0 or (depth == 1 and text[at] == ","):
            spans.append((begin, at))
            begin = at + 1
        if depth == 0:
            return spans, at + 1
    raise ValueError("a bracket is not closed")


def mutants(text):
    """(line, what was done, mutated text) for each posting in a source."""
    for call in re.finditer(r"\bw(?:orld)?\.ledger\.pay\(", text):
        spans, end = arguments(text, call.end() - 1)
        line = text.count("\n", 0, call.start()) + 1
        _, payer, payee, amount, _ = [text[a:b] for a, b in spans]
        before, after = text[:call.start()], text[end:]

        def with_arguments(*changed):
            head = text[call.start():spans[0][1]]
            return before + head + "," + ",".join(changed) + "," + text[spans[4][0]:spans[4][1]] + ")" + after

        yield line, "dropped", before + "static_cast<void>(0)" + after
        yield line, "a cent more", with_arguments(payer, payee, f"({amount}) + 1")
        yield line, "turned round", with_arguments(payee, payer, amount)


class Postings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name) / "ladder"
        shutil.copytree(SOURCE, self.tree, ignore=shutil.ignore_patterns("build*", ".git", ".cache"))
        self.build = self.tree / "build/mutants"
        subprocess.run(["cmake", "-G", "Ninja", "-B", self.build, "-DLADDER_BUILD_TESTS=OFF",
                        "-DLADDER_BUILD_BENCHMARKS=OFF", "-DCMAKE_BUILD_TYPE=Release"],
                       cwd=self.tree, check=True, capture_output=True)

    def exit_code(self):
        made = subprocess.run(["cmake", "--build", self.build, "--target", "ladder"], capture_output=True, text=True)
        self.assertEqual(made.returncode, 0, made.stdout[-4000:])
        result = subprocess.run([self.build / "ladder", "run", self.tree / "scenarios/industry40.yaml", "-o",
                                 self.build / "out.nc", "--force", "--quiet", *SETTINGS], capture_output=True, text=True)
        return result.returncode

    def test_every_posting_is_guarded(self):
        self.assertEqual(self.exit_code(), 0, "the sources as they are must pass the audit")
        tried, survivors = 0, []
        for source in sorted((self.tree / "models").rglob("*.cpp")):
            original = source.read_text()
            for line, what, mutated in mutants(original):
                source.write_text(mutated)
                tried += 1
                if self.exit_code() != INTERNAL:
                    survivors.append(f"{source.relative_to(self.tree)}:{line} {what}")
            source.write_text(original)
        print(f"{tried} mutants, {len(survivors)} survivors")
        self.assertGreater(tried, 50)
        self.assertEqual(survivors, [])


if __name__ == "__main__":
    unittest.main()
