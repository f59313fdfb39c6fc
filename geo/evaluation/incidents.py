"""Score what a build says of news on single incidents: the day, the place, the killed and the wounded.

Each article of the set tells one incident, whose ``date``, ``lat``, ``lon``, ``killed`` and ``wounded`` its
record holds. The set is built as one folder, merging included. Of the features an article is a source
of, its main event is the one of a violent kind before the rest, then of the highest confidence, then
told first. A toll that is not said counts as nobody. The oracle is the share of articles of which any
feature is right: what is lost between the two is a fault of choosing, the rest one of reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.evaluation.sets import built, read_set
from geo.gazetteer import distance_km

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SETS = ("events-gva",)
VIOLENT = frozenset({"attack", "battle", "shelling", "casualties"})
# Where an event is right: the set's points are street addresses, ours are towns.
NEAR_KM = 25.0
MEASURES = ("day", "within_a_day", "place", "killed", "wounded")


@dataclass(frozen=True, slots=True)
class Told:
    """One feature as one of its articles tells it; degrees EPSG:4326, lon and lat None when unlocated."""

    kind: str
    confidence: float
    start_char: int
    day: date | None
    last_day: date | None
    lon: float | None
    lat: float | None
    killed: int
    wounded: int


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the articles: of which the main event is right, of which any is, and those without one."""

    articles: int
    main: Mapping[str, float]
    any_event: Mapping[str, float]
    silent: float


def told_of(frame: GeoDataFrame) -> dict[str, list[Told]]:
    """Return the features of every article by the article's name, the main event first."""
    found: dict[str, list[Told]] = {}
    for row in frame.to_dict("records"):
        for article in {source["article"] for source in row["sources"]}:
            found.setdefault(article, []).append(_told(row, article))
    return {name: sorted(events, key=_rank) for name, events in found.items()}


def _told(row: Mapping[str, Any], article: str) -> Told:
    placed = row["place_precision"] != "unlocated"
    return Told(
        kind=row["type"],
        confidence=float(row["confidence"]),
        start_char=min(s["start_char"] for s in row["sources"] if s["article"] == article),
        day=_date(row["date_start"]),
        last_day=_date(row["date_end"]),
        lon=float(row["lon"]) if placed else None,
        lat=float(row["lat"]) if placed else None,
        killed=_count(row["killed_low"]),
        wounded=_count(row["wounded_low"]),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _rank(told: Told) -> tuple[bool, float, int]:
    return told.kind not in VIOLENT, -told.confidence, told.start_char


def right(told: Told, gold: Mapping[str, Any]) -> dict[str, bool]:
    """Return, by measure, whether a feature agrees with the record of its article's incident."""
    day = date.fromisoformat(gold["date"])
    off = abs((told.day - day).days) if told.day is not None and told.day == told.last_day else None
    return {
        "day": off == 0,
        "within_a_day": off is not None and off <= 1,
        "place": _near(told, gold),
        "killed": told.killed == gold["killed"],
        "wounded": told.wounded == gold["wounded"],
    }


def _near(told: Told, gold: Mapping[str, Any]) -> bool:
    if told.lon is None or told.lat is None:
        return False
    return distance_km(told.lon, told.lat, float(gold["lon"]), float(gold["lat"])) <= NEAR_KM


def score(told: Mapping[str, Sequence[Told]], gold: Sequence[Mapping[str, Any]]) -> Score:
    """Compare the features of a build with the records of its articles."""
    verdicts = [[right(event, record) for event in told.get(record["id"], ())] for record in gold]
    silent = sum(not events for events in verdicts)
    nothing = [{"killed": not record["killed"], "wounded": not record["wounded"]} for record in gold]
    main = _shares([events[0] if events else none for events, none in zip(verdicts, nothing, strict=True)])
    best = [
        {name: any(e[name] for e in events) for name in MEASURES} if events else none
        for events, none in zip(verdicts, nothing, strict=True)
    ]
    return Score(len(gold), main, _shares(best), silent / max(len(gold), 1))


def _shares(verdicts: Sequence[Mapping[str, bool]]) -> dict[str, float]:
    return {name: sum(v.get(name, False) for v in verdicts) / max(len(verdicts), 1) for name in MEASURES}


def scored(records: Sequence[Mapping[str, Any]]) -> Score:
    """Build the articles of some records and score them."""
    return score(told_of(built(records)), records)


def measures(name: str, every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, on every n-th article."""
    return dict(scored(read_set(name)[::every]).main)


def report(name: str) -> str:
    """Return the scores on one of :data:`SETS` as text.

    Raises
    ------
    InputError
        The set is not there or cannot be read.
    """
    found = scored(read_set(name))
    lines = [f"{name}: {found.articles} articles, {found.silent:.3f} of them without an event"]
    lines += [f"{m:<13} main event {found.main[m]:.3f}   any event {found.any_event[m]:.3f}" for m in MEASURES]
    return "\n".join(lines)
