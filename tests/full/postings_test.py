"""Every posting is guarded: whatever is done wrong at a call of Ledger::pay, the audit stops the run.

Works on a copy of the sources, in which each call of Ledger::pay in models/ is numbered and goes through a helper that
does it wrong when the environment says so: dropped, doubled, a cent more, payer and payee swapped, or made in the wrong
month (held back to the next settlement). One build serves all mutants. Each is run in a small world that comes to
its call: with programmes, with defaults, with banks in need. A mutant is caught where the run stops with the audit's
message or the ledger's own refusal; it survives where the run ends well, or fails without naming a broken account.
"""

import collections
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
UNTRIED = "no world comes to it"
INTERNAL = 70  # exit code of a broken promise
KINDS = ["dropped", "doubled", "a cent more", "swapped", "wrong month"]
SMALL = ["--replicates", "1", "--threads", "1", "--set", "world.economies=[ETH, BGD]", "--set",
         "world.firms_per_industry=10", "--quiet", "--no-progress"]
FROM_START = ["--set", "policies.0.from=2019-01", "--set", "policies.1.from=2019-03",
              "--set", "policies.1.until=2020-06"]
BORDER = ["--set", "tariffs=[{economies: [ETH], change: 10 %, from: 2019-01, until: 2021-12}, "
          "{economies: [BGD], change: -5 %, from: 2019-01, until: 2021-12}]"]
WORLDS = {  # together they come to every posting; the first that comes to a call is the one its mutants run in
    "programmes": ["industry40.yaml", *FROM_START, *BORDER, "--set", "horizon.to=2021-12"],
    "hard times": ["industry40.yaml", *FROM_START, "--set", "assumptions.investment.credit_limit=0",
                   "--set", "assumptions.operations.liquidity=0.01 years", "--set", "horizon.to=2028-12"],
    "weak banks": ["industry40.yaml", *FROM_START, "--set", "assumptions.investment.credit_limit=0",
                   "--set", "assumptions.operations.liquidity=0.01 years", "--set", "assumptions.demand.bank_equity=0",
                   "--set", "horizon.to=2028-12"],
}
# Postings that no world of the shipped data comes to, by code: rounding left in a market without any home seller.
UNREACHED = {"import_payment": 1}

HELPER = r"""
#pragma once
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <tuple>

#include "models/accounts/ledger.hpp"

namespace ladder::models::wrong {

inline std::mutex mutex;
inline std::map<int, unsigned long long> calls;  ///< that move money, by call site
inline std::map<std::tuple<int, AccountId, AccountId>, std::map<std::uint32_t, Money>> held;

struct Report {
  ~Report() {
    if (std::getenv("LADDER_COUNT") == nullptr) return;
    for (const auto& [site, count] : calls) std::fprintf(stderr, "SITE %d %llu\n", site, count);
  }
};
inline Report report;

inline int setting(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? -1 : std::atoi(text);
}

/// Ledger::pay at call `site`, done wrong where LADDER_SITE and LADDER_KIND say so.
template <class World>
void pay(int site, World& w, Book& book, AccountId from, AccountId to, Money amount, Code code) {
  static const int wrong_site = setting("LADDER_SITE"), kind = setting("LADDER_KIND");
  const std::lock_guard lock(mutex);
  if (amount != 0) ++calls[site];
  if (site != wrong_site) return w.ledger.pay(book, from, to, amount, code);
  switch (kind) {
    case 0: return;
    case 1: w.ledger.pay(book, from, to, amount, code); return w.ledger.pay(book, from, to, amount, code);
    case 2: return w.ledger.pay(book, from, to, amount + 1, code);
    case 3: return w.ledger.pay(book, to, from, amount, code);
    default: {  // what was held back in an earlier month is paid, this month's payment is held back
      auto& months = held[{site, from, to}];
      while (!months.empty() && months.begin()->first < w.month) {
        w.ledger.pay(book, from, to, months.begin()->second, code);
        months.erase(months.begin());
      }
      months[w.month] += amount;
    }
  }
}

}  // namespace ladder::models::wrong
"""

CALL = re.compile(r"\b(w|world)\s*\.\s*ledger\s*\.\s*pay\s*\(")


def number_calls(tree):
    """Sends each posting through the helper; returns (file, line, code) by number."""
    (tree / "models/accounts/wrong.hpp").write_text(HELPER)
    sites = []
    for source in sorted((tree / "models").rglob("*.cpp")):
        text = source.read_text()

        def numbered(call):
            line = text.count("\n", 0, call.start()) + 1
            after = text[call.end():]
            code = re.search(r"Code::(\w+)|,\s*(code)\)", after)
            sites.append((str(source.relative_to(tree)), line, code.group(1) or "by argument"))
            return f"::ladder::models::wrong::pay({len(sites) - 1}, {call.group(1)}, "

        changed = CALL.sub(numbered, text)
        if changed != text:
            source.write_text('#include "models/accounts/wrong.hpp"\n' + changed)
    return sites


def caught(code, message):
    """Whether a broken identity, or a refusal of money that cannot be, stopped the run."""
    named = ("audit of month", "differ by no more than rounding", "not negative")
    return code == INTERNAL and any(words in message for words in named)


class Postings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.tree = Path(folder.name) / "ladder"
        cls.tree.mkdir()
        for part in ("CMakeLists.txt", "cmake", "sim", "models", "output", "tools", "scenarios"):
            copy = shutil.copytree if (SOURCE / part).is_dir() else shutil.copy
            copy(SOURCE / part, cls.tree / part)
        cls.sites = number_calls(cls.tree)
        cls.build = cls.tree / "build/mutants"
        cls.done(["cmake", "-G", "Ninja", "-B", cls.build, "-DLADDER_BUILD_TESTS=OFF", "-DLADDER_BUILD_BENCHMARKS=OFF",
                  "-DCMAKE_BUILD_TYPE=Release"])
        cls.done(["cmake", "--build", cls.build, "--target", "ladder"])

    @classmethod
    def done(cls, command):
        result = subprocess.run(command, cwd=cls.tree, capture_output=True, text=True)
        if result.returncode != 0:
            raise RuntimeError(result.stdout[-4000:] + result.stderr[-4000:])

    def run_world(self, world, **environment):
        scenario, *settings = WORLDS[world]
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [self.build / "ladder", "run", self.tree / "scenarios" / scenario, "-o", Path(folder) / "out.nc", *SMALL,
                 *settings], capture_output=True, text=True, env={**os.environ, **environment}, timeout=200)
        return run.returncode, run.stderr

    def calls_in(self, world):
        """How often each call moves money in a run that is not disturbed."""
        code, message = self.run_world(world, LADDER_COUNT="1")
        self.assertEqual(code, 0, f"the sources as they are must pass the audit: {message[-2000:]}")
        return {int(a): int(b) for a, b in re.findall(r"^SITE (\d+) (\d+)$", message, re.M)}

    def test_no_posting_escapes_the_numbering(self):
        with_pay = sum(text.count("ledger.pay(") for text in
                       (f.read_text() for f in (SOURCE / "models").rglob("*.[ch]pp")))
        self.assertEqual(with_pay, len(self.sites), "a call of Ledger::pay is spelt in a way this test does not know")
        self.assertGreater(len(self.sites), 20)

    def test_every_posting_is_guarded(self):
        reach = {world: self.calls_in(world) for world in WORLDS}
        world_of = {site: world for world in reversed(list(WORLDS)) for site in reach[world]}

        def verdict(mutant):
            site, kind = mutant
            if site not in world_of:
                return UNTRIED
            try:
                code, message = self.run_world(world_of[site], LADDER_SITE=str(site), LADDER_KIND=str(kind))
            except subprocess.TimeoutExpired:
                return "the run did not end"
            if caught(code, message):
                return None
            return "the run ended well" if code == 0 else f"exit code {code}: {message.strip()[-200:]}"

        mutants = [(site, kind) for site in range(len(self.sites)) for kind in range(len(KINDS))]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            verdicts = dict(zip(mutants, pool.map(verdict, mutants)))

        survivors, untried = [], collections.Counter()
        for site, (file, line, code) in enumerate(self.sites):
            marks = [{None: "caught", UNTRIED: "untried"}.get(verdicts[site, k], "SURVIVES") for k in range(len(KINDS))]
            print(f"{file + ':' + str(line):38} {code:20} {world_of.get(site, '-'):12} {' '.join(f'{m:9}' for m in marks)}")
            survivors += [f"{file}:{line} {code}, {KINDS[kind]}: {verdicts[site, kind]}" for kind in range(len(KINDS))
                          if verdicts[site, kind] not in (None, UNTRIED)]
            untried[code] += site not in world_of
        by_kind = collections.Counter(kind for (_, kind), v in verdicts.items() if v is None)
        print(f"{len(self.sites)} postings, {len(mutants)} mutants, {sum(by_kind.values())} caught ("
              + ", ".join(f"{name} {by_kind[k]}" for k, name in enumerate(KINDS)) + f"), {len(survivors)} survivors, "
              f"{untried.total()} postings that no world comes to")
        self.assertEqual(survivors, [])
        self.assertEqual(dict(+untried), UNREACHED)


if __name__ == "__main__":
    unittest.main()
