"""What the command line shows: a progress bar, a summary line, the rejections."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.model import Rejected
from geo.model import POINT_PRECISIONS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Step = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done and how much there is (0: not known)."""

MAX_SHOWN = 20
"""Rejections written out on the terminal, one line each; the file that is built lists them all."""


@contextmanager
def progress_bar(shown: bool) -> Iterator[Step | None]:
    """Show a bar for each stage on standard error while the block runs; None when not shown."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, int] = {}

        def step(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage.replace("[", r"\["), total=None)
            bars.update(tasks[stage], completed=done, total=total or None)  # type: ignore[arg-type]

        yield step


def is_terminal() -> bool:
    """Whether standard error is a terminal that a person looks at."""
    return sys.stderr.isatty()


def say(sentence: str) -> None:
    """Write one line to standard output."""
    print(sentence)


def complain(sentence: str) -> None:
    """Write one line to standard error."""
    print(sentence, file=sys.stderr)


def plural(number: int, noun: str) -> str:
    """Return "1 event", "2 events"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counts(frame: GeoDataFrame) -> str:
    """Return "57 events (41 mapped, 12 areas, 4 unlocated)"; the three add up to the first."""
    precision = frame["place_precision"]
    mapped = int(precision.isin(POINT_PRECISIONS).sum())
    unlocated = int((precision == "unlocated").sum())
    areas = len(frame) - mapped - unlocated
    parts = f"{mapped:,} mapped, {plural(areas, 'area')}, {unlocated:,} unlocated"
    return f"{plural(len(frame), 'event')} ({parts})"


def show_rejected(rejected: Sequence[Rejected]) -> None:
    """Write the reasons to standard error: what could not be read first, at most 20 lines."""
    ordered = sorted(rejected, key=lambda one: one.stage not in {"load", "sidecar"})
    for one in ordered[:MAX_SHOWN]:
        complain(f"rejected: {one.reason if one.source in one.reason else f'{one.source}: {one.reason}'}")
    left = Counter(one.stage for one in ordered[MAX_SHOWN:])
    if left:
        by_stage = ", ".join(f"{number:,} at stage {stage}" for stage, number in sorted(left.items()))
        complain(f"rejected: {left.total():,} more ({by_stage}).")
