"""Measure the reading of times: words a second, and that no pattern slows down on hostile text.

    python benchmarks/times.py [--set times-timebank]

Prints the speed as a ratio to ``str.split`` of the same text in the same run (ratios travel between
machines), then for every pattern its worst time on 100,000 hostile characters and its growth from n to
2n. Ends with 1 when a pattern takes a second or grows threefold.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from datetime import date

from extract.temporal.rules import RULES
from extract.times import find_times
from geo.evaluation.sets import read_set

LENGTH = 100_000
# Beginnings of expressions that never end: digits, dashes, spaces, numbers in words, lists of months.
HOSTILE = (
    *("1", "12 ", "1-", " ", "a ", "-", "October ", "October 1", "1 October ", "10 and ", "the ", "May"),
    *("twenty ", "nineteen twenty ", "early ", "last ", "the last ", "over about ", "more than ", "Monday "),
    *("1:00", "12:00 a", "1988-", "1988 to ", "12/", "a few ", "in the ", "of the ", "first ", "the first half of "),
    *("spring of ", "480 ", "480-", "every ", "Sept.", "th century ", "a hundred ", "1,", "morning of ", "\u2014"),
)


def seconds(call: Callable[[str], object], text: str) -> float:
    """Processor seconds, best of three runs: other work on the machine does not count."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        call(text)
        best = min(best, time.process_time() - start)
    return best


def hostile(unit: str, length: int) -> str:
    """That many characters of one unit, over and over."""
    return (unit * (length // len(unit) + 1))[:length]


def exhaust(pattern: re.Pattern[str]) -> Callable[[str], object]:
    """Return a search for every match of a pattern."""
    return lambda text: sum(1 for _ in pattern.finditer(text))


def worst(call: Callable[[str], object]) -> tuple[float, float, str]:
    """Return the longest time on any hostile text, the largest growth on doubling, and its text.

    Growth is looked at only where the longer text takes 50 ms, below which clocks say little.
    """
    slowest, growth, text = 0.0, 0.0, ""
    for unit in HOSTILE:
        half, full = seconds(call, hostile(unit, LENGTH // 2)), seconds(call, hostile(unit, LENGTH))
        slowest = max(slowest, full)
        if full > 0.05 and full / half > growth:
            growth, text = full / half, unit
    return slowest, growth, text


def speed(name: str) -> None:
    """Print how fast a set is read."""
    records = read_set(name)
    texts = [(str(r["text"]), date.fromisoformat(r["published"]) if r["published"] else None) for r in records]
    words = sum(len(text.split()) for text, _ in texts)
    start = time.process_time()
    for text, anchor in texts:
        find_times(text, anchor)
    read = time.process_time() - start
    start = time.process_time()
    for text, _ in texts:
        text.split()
    split = time.process_time() - start
    print(f"{name}: {words / read:,.0f} words/s, {read / split:.0f} times str.split")


def main() -> int:
    """Print the measurements; 1 when a pattern breaks its bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="times-timebank", help="the set whose reading is timed")
    speed(parser.parse_args().set)
    broken = 0
    cases = [(f"{n:2} {rule.op}", exhaust(rule.pattern)) for n, rule in enumerate(RULES)]
    for name, call in [*cases, ("all: find_times", lambda text: find_times(text, date(2020, 10, 30)))]:
        slowest, growth, text = worst(call)
        bad = growth >= 3 or (slowest >= 1 and not name.startswith("all"))
        broken += bad
        print(f"{name:22} {slowest:.3f} s  growth {growth:.2f} {text!r}{'  BROKEN' if bad else ''}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
