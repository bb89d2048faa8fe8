#!/usr/bin/env python3
"""Two threads against two independent copies of PHOLD, side by side in turns.

    tests/benchmarks/two_threads.py build/release/tests/bench_phold [OPTION OF bench_phold]...

In each round two copies run at once on a thread each, then one run has two threads, then two copies again. Printed: events a
second of the run with two threads over those of both copies together (mean of before and after), by round and as a median.
Copies of the same size fight for the cache as one run of that size with two threads does not, and flatter the kernel;
--half gives each copy half of the processes.
"""

import re
import statistics
import subprocess
import sys

ROUNDS = 7


def start(program, options):
    return subprocess.Popen([program, *options], stdout=subprocess.PIPE, text=True)


def million_events_a_second(process):
    return float(re.search(r"([0-9.]+) million events/s", process.communicate()[0])[1])


def main():
    arguments = [a for a in sys.argv[1:] if a != "--half"]
    if not arguments:
        sys.exit(__doc__)
    program, options = arguments[0], arguments[1:]
    copy = list(options)
    if "--half" in sys.argv and "--processes" in copy:
        at = copy.index("--processes") + 1
        copy[at] = str(int(copy[at]) // 2)

    def copies():
        both = [start(program, [*copy, "--executor", "serial"]) for _ in range(2)]
        return sum(million_events_a_second(process) for process in both)

    ratios = []
    before = copies()
    for _ in range(ROUNDS):
        threads = million_events_a_second(start(program, [*options, "--executor", "tbb", "--threads", "2"]))
        after = copies()
        ratios.append(threads / ((before + after) / 2))
        before = after
        print(f"two threads {threads:6.2f}, two copies {after:6.2f} million events/s, ratio {ratios[-1]:.3f}", flush=True)
    print(f"median ratio {statistics.median(ratios):.3f}, least {min(ratios):.3f}, greatest {max(ratios):.3f}")


if __name__ == "__main__":
    main()
