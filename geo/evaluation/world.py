"""Score the articles of ``tests/eval/world``: wars, disasters and histories of many countries, written for this test.

They were written after the program first worked, to see how it does on texts its rules had not met; what it
scores on them now is a development figure. The measures are those of :mod:`geo.evaluation.seeds`, and of the
gold events that were found, how many have an accepted type and the gold's number of killed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from geo.evaluation import seeds
from geo.evaluation.seeds import ROOT, Pin, Score

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SETS = ("world",)
FOLDER = ROOT / "tests" / "eval" / "world"


@dataclass(frozen=True, slots=True)
class Details:
    """Of the gold events found at place and date: with an accepted type, and with the gold's killed."""

    found: int
    typed: int
    tolls: int
    counted: int

    @property
    def types(self) -> float:
        """Share of the found events whose type is accepted."""
        return self.typed / self.found if self.found else 0.0

    @property
    def killed(self) -> float:
        """Share of the found events with a toll whose lowest number of killed is the gold's."""
        return self.counted / self.tolls if self.tolls else 0.0


@cache
def load_gold() -> list[dict[str, Any]]:
    """Return the gold articles in the form of the seeds' gold.

    Raises
    ------
    InputError
        The file is missing or not gold.
    """
    path = FOLDER / "gold.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return [_article(article, table["places"]) for article in table["article"]]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"The gold file {path} cannot be read ({error}): restore it from the repository.") from error


def _article(article: Mapping[str, Any], places: Mapping[str, Any]) -> dict[str, Any]:
    name = article["file"].removesuffix(".txt")
    events = [_event(e, f"{name}-{n}", places) for n, e in enumerate(article["event"], start=1)]
    traps = [
        {"quote": t["quote"], "why": t["why"], "must_not_place": _places(t["not_at"], places)}
        for t in article.get("trap", [])
    ]
    return {"file": article["file"], "events": events, "negatives": traps}


def _event(event: Mapping[str, Any], name: str, places: Mapping[str, Any]) -> dict[str, Any]:
    days, window = event["days"], event.get("window")
    about = {
        "id": name,
        "quote": event["quote"],
        "types": event["types"],
        "start": days[0],
        "end": days[-1],
        "granularity": "day" if len(days) == 1 else "range",
        "places": _places(event.get("places", []), places),
        "alt_places": _places(event.get("also", []), places),
        "killed": event.get("killed"),
        "required": not event.get("credit", False),
    }
    return about | ({"date_window": {"start": window[0], "end": window[-1]}} if window else {})


def _places(names: list[str], places: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"name": n, "lat": places[n][0], "lon": places[n][1], "tol_km": places[n][2]} for n in names]


@cache
def _frame() -> GeoDataFrame:
    from geo.build import build

    return build([FOLDER]).frame


def details(frame: GeoDataFrame) -> Details:
    """Count types and tolls of the gold events that were found, the best pin speaking for each."""
    pins = [p for p in seeds.pins_of(frame) if p.lat is not None]
    killed = dict(zip(frame["id"], frame["killed_low"].fillna(-1), strict=True))
    rows = list(_found(pins))
    tolls = [(event, own) for event, own in rows if event["killed"]]
    return Details(
        len(rows),
        sum(any(p.kind in event["types"] for p in own) for event, own in rows),
        len(tolls),
        sum(any(killed[p.id] == event["killed"][0] for p in own) for event, own in tolls),
    )


def _found(pins: list[Pin]) -> Iterator[tuple[dict[str, Any], list[Pin]]]:
    for article in load_gold():
        own = [p for p in pins if p.article == article["file"]]
        for event in article["events"]:
            hits = [p for p in own if seeds.is_event(event, p)]
            if hits:
                yield event, hits


def _scored() -> tuple[Score, Details]:
    return seeds.score(_frame(), load_gold()), details(_frame())


def measures(name: str = "world", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds; ``every`` changes nothing here."""
    found, more = _scored()
    return {
        "recall": found.recall,
        "precision": found.precision,
        "traps": -float(len(found.trapped)),
        "types": more.types,
        "killed": more.killed,
    }


def report(name: str = "world") -> str:
    """Build the articles and write their score as text."""
    found, more = _scored()
    lines = [
        f"found events with an accepted type       {more.typed} of {more.found}  {more.types:.3f}",
        f"found tolls with the gold's killed       {more.counted} of {more.tolls}  {more.killed:.3f}",
    ]
    return "\n".join([*lines, seeds.written(found)])
