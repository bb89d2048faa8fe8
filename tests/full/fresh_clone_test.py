"""What is committed builds by itself, installs, and gives the bytes of the tree it was cloned from."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

LADDER = os.environ["LADDER"]
SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
SETTINGS = ["--replicates", "2", "--set", "horizon.to=2020-12", "--set", "world.firms_per_industry=10"]


def run(*words, cwd):
    result = subprocess.run([*map(str, words)], cwd=cwd, text=True, capture_output=True)
    if result.returncode != 0:
        raise AssertionError(f"{words} ended with {result.returncode}:\n{result.stdout[-4000:]}{result.stderr[-4000:]}")
    return result.stdout


@unittest.skipUnless((SOURCE / ".git").exists(), "this tree is no git repository")
class FreshClone(unittest.TestCase):
    def test_clone_builds_installs_and_agrees(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            clone, prefix = folder / "clone", folder / "prefix"
            run("git", "clone", "--quiet", SOURCE, clone, cwd=folder)
            run("cmake", "--preset", "release", cwd=clone)
            run("cmake", "--build", "--preset", "release", "--target", "ladder", "ladder_pages", cwd=clone)
            run("cmake", "--install", "build/release", "--prefix", prefix, cwd=clone)
            # The installed program finds its library without the clone, from any folder.
            clone.rename(folder / "gone")
            scenario = prefix / "share/ladder/scenarios/industry40.yaml"
            run(prefix / "bin/ladder", "run", scenario, "-o", "installed.nc", *SETTINGS, cwd=folder)
            self.assertIn("industry40-package", run(prefix / "bin/ladder", "describe", "programmes", cwd=folder))
            for page in ("share/man/man1/ladder.1", "share/bash-completion/completions/ladder"):
                self.assertGreater((prefix / page).stat().st_size, 1000)

            dirty = run("git", "status", "--porcelain", "--untracked-files=no", cwd=SOURCE)
            if dirty:
                self.skipTest("this tree has changes that are not committed, so its bytes may differ")
            run(LADDER, "run", SOURCE / "scenarios/industry40.yaml", "-o", "here.nc", *SETTINGS, cwd=folder)
            self.assertEqual((folder / "installed.nc").read_bytes(), (folder / "here.nc").read_bytes())


if __name__ == "__main__":
    unittest.main()
