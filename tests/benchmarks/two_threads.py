#!/usr/bin/env python3
"""Two threads against two independent copies of PHOLD, or against one thread, side by side in turns.

    tests/benchmarks/two_threads.py build/release/tests/bench_phold [--half | --serial] [OPTION OF bench_phold]...

In each round two copies run at once on a thread each, then one run has two threads, then two copies again. Printed: events a
second of the run with two threads over those of both copies together (mean of before and after), by round and as a median.
Copies of the same size fight for the cache as one run of that size with two threads does not, and flatter the kernel;
--half gives each copy half of the processes. --serial compares with one run on one thread: what threads gain, or lose
where an epoch is short.
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
    arguments = sys.argv[1:]
    half, serial = "--half" in arguments, "--serial" in arguments
    arguments = [a for a in arguments if a not in ("--half", "--serial")]
    if not arguments:
        sys.exit(__doc__)
    program, options = arguments[0], arguments[1:]
    other = list(options)
    if half and "--processes" in other:
        at = other.index("--processes") + 1
        other[at] = str(int(other[at]) // 2)

    def others():
        runs = [start(program, [*other, "--executor", "serial"]) for _ in range(1 if serial else 2)]
        return sum(million_events_a_second(run) for run in runs)

    name = "one thread" if serial else "two copies"
    ratios = []
    before = others()
    for _ in range(ROUNDS):
        threads = million_events_a_second(start(program, [*options, "--executor", "tbb", "--threads", "2"]))
        after = others()
        ratios.append(threads / ((before + after) / 2))
        before = after
        print(f"two threads {threads:6.2f}, {name} {after:6.2f} million events/s, ratio {ratios[-1]:.3f}", flush=True)
    print(f"median ratio {statistics.median(ratios):.3f}, least {min(ratios):.3f}, greatest {max(ratios):.3f}")


if __name__ == "__main__":
    main()
