"""The tests of the kernel are tested: with a wrong order of events, the invariance test must fail.

Works on a copy of the sources, in which the order is spoilt on purpose, one way at a time. A determinism test passes
easily for the wrong reason: a wrong comparator may give equal results on any number of threads, as long as events arrive
in the same order. What brings it to light is another number of partitions and a shuffled order of work.
"""

import os
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
COMPILER = ["g++", "-std=c++20", "-O1", "-ffp-contract=off"]
NO_TWINS = ("sim/event_run.hpp", "if (!(last_ < here) && has_last_) [[unlikely]]", "if (false)")

# What is spoilt: file, text, its replacement. The check for twin events would give the first three away at once; it is
# switched off, since the hash alone must find them.
MUTANTS = {
    "nothing": [],
    "ties by source only": [
        NO_TWINS, ("sim/event.hpp", "std::uint64_t{e.source.value()} << 32 | e.sequence}", "std::uint64_t{e.source.value()}}")],
    "ties by sequence only": [
        NO_TWINS, ("sim/event.hpp", "std::uint64_t{e.source.value()} << 32 | e.sequence}", "std::uint64_t{e.sequence}}")],
    "ties as they arrived": [
        NO_TWINS, ("sim/event.hpp", "std::uint64_t{e.source.value()} << 32 | e.sequence}", "0}")],
    "slots are not sorted": [
        NO_TWINS, ("sim/event_run.cpp", "if (!(place < place_of(e[i - 1]))) continue;", "if (i > 0) continue;")],
    "the latest of the posts to oneself first": [
        NO_TWINS, ("sim/event_run.hpp", "return place_of(b) < place_of(a);", "return place_of(a) < place_of(b);")],
    "boxes are emptied by the partition that filled them": [
        ("sim/engine.cpp", "for (const Event& event : box) partitions[p].queue.push(event);",
         "for (const Event& event : box) partitions[0].queue.push(event);")],
}
HARMLESS = {"nothing"}


def spoil(folder, changes):
    for path, old, new in changes:
        text = (folder / path).read_text()
        assert text.count(old) == 1, (path, old)
        (folder / path).write_text(text.replace(old, new))


def passes(name):
    """Whether the invariance test passes on sources spoilt in that way."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        for part in ("sim", "tests/sim", "tests/support", "tests/main.cpp"):
            target = folder / part
            target.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-r", SOURCE / part, target], check=True)
        spoil(folder, MUTANTS[name])
        sources = [*sorted(folder.glob("sim/*.cpp")), folder / "tests/sim/invariance_test.cpp", folder / "tests/main.cpp"]
        program = folder / "invariance"
        subprocess.run([*COMPILER, "-I", folder, *sources, "-o", program, "-ltbb", "-lpthread"], check=True)
        return subprocess.run([program], capture_output=True, timeout=600).returncode == 0


class Order(unittest.TestCase):
    def test_every_harmful_change_is_caught(self):
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = dict(zip(MUTANTS, pool.map(passes, MUTANTS)))
        survivors = {name for name, passed in results.items() if passed}
        self.assertEqual(survivors, HARMLESS)


if __name__ == "__main__":
    unittest.main()
