"""The store of finished worlds under comparisons: killed, stopped, starved of room, raced, damaged."""

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
from store_trials import FILES, WORLDS, StoreTrial

# Locks as a file system without them answers.
NO_LOCKS = """
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
int fcntl64(int file, int command, ...) { (void)file; (void)command; errno = ENOLCK; return -1; }
int fcntl(int file, int command, ...) { (void)file; (void)command; errno = ENOLCK; return -1; }
"""


class Results(StoreTrial):
    def test_the_same_bytes_with_an_empty_store_a_full_one_and_none(self):
        cold, warm = self.compare("cold.nc"), self.compare("warm.nc")
        self.assert_done(cold, "cold.nc")
        self.assert_done(warm, "warm.nc")
        self.assertNotIn("in the store", cold.stderr)
        self.assertIn(f"{WORLDS} of {WORLDS} worlds were in the store", warm.stderr)
        self.assertEqual(cold.stdout, warm.stdout)

    def test_worlds_of_one_comparison_serve_another(self):
        self.assertEqual(self.ladder("compare", FILES[0], FILES[2], "--store", self.store, "-o", self.folder / "two.nc")
                         .returncode, 0)
        result = self.compare()
        self.assert_done(result)
        self.assertIn(f"12 of {WORLDS} worlds were in the store", result.stderr)

    def test_json_says_nothing_of_the_store(self):
        words = ["run", FILES[1], "--store", self.store, "-o", self.folder / "run.nc", "--json", "--force"]
        self.assertEqual(self.ladder(*words).stdout, self.ladder(*words).stdout)


class Stops(StoreTrial):
    def test_killed_at_random_moments(self):
        self.kill_and_go_on(10)

    def test_what_was_finished_before_a_stop_is_not_run_again(self):
        for wanted, code in ((signal.SIGTERM, 75), (signal.SIGINT, 130)):
            self.store = self.folder / f"store{code}"
            process = self.start()
            while len(self.kept()) < 2 and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(wanted)
            _, message = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, message)
            kept = len(self.kept())
            self.assertIn(f"{kept} of {WORLDS} worlds are in the store", message)
            result = self.compare()
            self.assert_done(result)
            self.assertIn(f"{kept} of {WORLDS} worlds were in the store", result.stderr)


class Company(StoreTrial):
    def test_two_comparisons_at_once_share_one_store(self):
        processes = [self.start(name=f"{i}.nc") for i in range(2)]
        for i, process in enumerate(processes):
            _, message = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, message)
            self.assertNotIn("warning", message)
            self.assert_calm(f"{i}.nc")
        self.assertEqual(len(self.kept()), WORLDS)

    def test_what_a_running_command_has_used_is_not_emptied(self):
        process = self.start("-n", "2000")
        while len(self.kept()) < 2:
            time.sleep(0.01)
        kept = self.kept()
        result = self.ladder("store", "empty", "--store", self.store)
        self.assertIsNone(process.poll(), "the comparison ended too early for this test")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("0 worlds dropped; those that running commands have used stay", result.stderr)
        self.assertLessEqual(kept, self.kept())
        # It runs no more.
        self.assertEqual(self.ladder("store", "empty", "--store", self.store).returncode, 0)
        self.assertEqual(self.kept(), set())


class Disks(StoreTrial):
    def mount(self, size):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.store = disk / "store"
        return disk

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small file system")
    def test_a_disk_that_fills_up_costs_the_store_and_not_the_result(self):
        disk = self.mount("150k")
        result = self.compare()
        self.assert_done(result)
        self.assertEqual(result.stderr.count("warning"), 1, result.stderr)
        self.assertIn("The run goes on without the store", result.stderr)
        self.assertIn("is full", result.stderr)
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        kept = len(self.kept())
        self.assertIn(kept, range(1, WORLDS))
        result = self.compare()
        self.assert_done(result)
        self.assertIn(f"{kept} of {WORLDS} worlds were in the store", result.stderr)
        self.assertEqual(len(self.kept()), WORLDS)

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a file system")
    def test_a_store_that_can_only_be_read(self):
        disk = self.mount("8m")
        self.assert_done(self.compare())
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        (self.folder / "out.nc").unlink()
        result = self.compare()
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertIn("--store none", result.stderr)
        self.assertFalse((self.folder / "out.nc").exists())
        usual = ["compare", *FILES, "-o", self.folder / "out.nc"]
        result = self.ladder(*usual, env={"LADDER_STORE": "", "XDG_CACHE_HOME": str(disk)})
        self.assert_done(result)
        self.assertIn("Going on without", result.stderr)

    def test_a_file_system_without_locks_is_refused(self):
        if shutil.which("cc") is None:
            self.skipTest("no C compiler to make such a file system of")
        (self.folder / "no_locks.c").write_text(NO_LOCKS)
        library = self.folder / "no_locks.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, self.folder / "no_locks.c"], check=True)
        result = self.compare(env={"LD_PRELOAD": str(library)})
        if "ASan runtime does not come first" in result.stderr:
            self.skipTest("a sanitizer wants to be the first library")
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertIn("does not allow locks", result.stderr)

    def test_the_usual_place_is_among_the_users_caches(self):
        cache = self.folder / "cache"
        env = {"LADDER_STORE": "", "XDG_CACHE_HOME": str(cache)}
        self.assert_done(self.ladder("compare", *FILES, "-o", self.folder / "out.nc", env=env))
        self.assertEqual([str(p.relative_to(cache)) for p in cache.rglob("*.*")], ["ladder/worlds.sqlite"])
        self.assertEqual((cache / "ladder").stat().st_mode & 0o077, 0)


class Damage(StoreTrial):
    def test_flipped_bytes_cost_worlds_and_never_a_result(self):
        self.assert_done(self.compare())
        file = self.store / "worlds.sqlite"
        sound = file.read_bytes()
        for flips in (1, 8, 64):
            broken = bytearray(sound)
            for _ in range(flips):
                broken[self.luck.randrange(4096, len(broken))] ^= 1 << self.luck.randrange(8)
            file.write_bytes(broken)
            self.assert_done(self.compare())

    def test_a_store_that_is_none_any_more_is_said_and_can_be_made_anew(self):
        self.assert_done(self.compare())
        file = self.store / "worlds.sqlite"
        file.write_bytes(b"x" * file.stat().st_size)
        result = self.compare()
        self.assertEqual(result.returncode, 74, result.stderr)
        self.assertIn("ladder store empty --store", result.stderr)
        result = self.ladder("store", "empty", "--store", self.store)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("was damaged and is gone", result.stderr)
        self.assert_done(self.compare())
        self.assertEqual(len(self.kept()), WORLDS)


class Command(StoreTrial):
    def status(self):
        return json.loads(self.ladder("store", "--store", self.store, "--json").stdout)

    def test_shows_prunes_and_empties(self):
        self.assertEqual(self.status()["worlds"], 0)
        self.assertFalse(self.store.exists())  # looking makes nothing
        self.assert_done(self.compare())
        full = self.status()
        self.assertEqual(full["worlds"], WORLDS)
        self.assertEqual(full["file_bytes"], (self.store / "worlds.sqlite").stat().st_size)
        self.assertIsNone(full["limit_bytes"])
        result = self.ladder("store", "prune", "--store", self.store, "--to", full["used_bytes"] // 2)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertLess(self.status()["file_bytes"], full["file_bytes"] * 0.6)
        self.assertIn(self.status()["worlds"], range(1, WORLDS))
        self.assertEqual(self.ladder("store", "empty", "--store", self.store).returncode, 0)
        self.assertEqual(self.status()["worlds"], 0)

    def test_usage(self):
        for words in (["store", "--store", "none"], ["store", "clean"], ["store", "--to", "1GiB", "--store", self.store],
                      ["store", "prune", "--to", "1 GB", "--store", self.store]):
            result = self.ladder(*words)
            self.assertEqual(result.returncode, 2, result.stderr)
        self.compare()
        result = self.ladder("store", "prune", "--store", self.store)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertIn("--to", result.stderr)


if __name__ == "__main__":
    unittest.main()
