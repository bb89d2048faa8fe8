#!/usr/bin/env python3
"""A sweep on two threads against two independent processes, side by side in turns.

    tests/benchmarks/two_workers.py build/release/ladder SWEEP.yaml

In each round the sweep is run by two processes on a thread each, a shard each, then by one process on two threads, each time
from nothing. Printed: runs a second of the one process over those of both together, by round and as a median. Runs should take a
second or so, and there should be a dozen at least for each thread.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ladder, sweep = sys.argv[1:]
    with tempfile.TemporaryDirectory() as temporary:
        planned, folder = Path(temporary) / "planned", Path(temporary) / "sweep"
        print(subprocess.run([ladder, "sweep", "plan", sweep, "-o", planned, "-q"], check=True, text=True,
                             capture_output=True).stdout, end="", flush=True)

        def seconds(*processes):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(planned, folder)
            started = time.monotonic()
            running = [subprocess.Popen([ladder, "sweep", "run", folder, "-q", *words]) for words in processes]
            if any([process.wait() != 0 for process in running]):
                sys.exit("a worker failed")
            return time.monotonic() - started

        ratios = []
        for _ in range(ROUNDS):
            apart = seconds(["--shard", "1/2", "-j", "1"], ["--shard", "2/2", "-j", "1"])
            together = seconds(["-j", "2"])
            ratios.append(apart / together)
            print(f"two processes {apart:6.2f} s, two threads {together:6.2f} s, ratio {ratios[-1]:.3f}", flush=True)
        print(f"median ratio {statistics.median(ratios):.3f}, least {min(ratios):.3f}, greatest {max(ratios):.3f}")


if __name__ == "__main__":
    main()
