"""Score a build against gold events: place and date recall, precision, and the traps.

The gold file (``tests/eval/seeds-gold.json``) explains its own fields under ``conventions``.
An event of ours is right when one gold event of the same article has its days and one of its places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from geo.gazetteer import distance_km

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SETS = ("seeds",)
ROOT = Path(__file__).resolve().parents[2]
DEFAULT_TOLERANCE_KM = 10.0


@dataclass(frozen=True, slots=True)
class Pin:
    """One feature seen from one of its articles."""

    id: str
    article: str
    kind: str
    start: date | None
    end: date | None
    lat: float | None
    lon: float | None
    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was found, what was wrong: counts of gold places, of pins, and the lists behind them."""

    required: int
    found: float
    pins: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    trapped: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the required events found at their place and date, each event counting as one."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Share of the dated and located pins that are a gold event of their article."""
        return self.right / self.pins if self.pins else 1.0


def load_gold(path: Path) -> list[dict[str, Any]]:
    """Return the gold articles of a file.

    Raises
    ------
    InputError
        The file is missing or not gold.
    """
    try:
        articles: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["articles"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"The gold file {path} cannot be read ({error}): restore it from the repository.") from error
    return articles


def score(frame: GeoDataFrame, gold: Sequence[Mapping[str, Any]]) -> Score:
    """Compare the features of a build with the gold events of its articles."""
    pins = list(pins_of(frame))
    placed = [p for p in pins if p.lat is not None and p.start is not None]
    found, missed, required = 0.0, [], 0
    for article in gold:
        own = [p for p in placed if p.article == article["file"]]
        for event in article["events"]:
            if event["required"]:
                required += 1
                share = _share_found(event, own)
                found += share
                if share < 1:
                    missed.append(f"{event['id']} {share:.2f} {event['quote'][:90]}")
    wrong = [p for p in placed if not is_gold(p, gold)]
    return Score(
        required,
        found,
        len(placed),
        len(placed) - len(wrong),
        tuple(missed),
        tuple(f"{p.article[:3]} {p.kind} {p.start}..{p.end} {p.label}: {p.quote[:90]}" for p in wrong),
        tuple(_traps(placed, gold)),
    )


def pins_of(frame: GeoDataFrame) -> Iterator[Pin]:
    """Yield one pin for each feature and article that reports it."""
    for row in frame.itertuples():
        for article in sorted({s["article"] for s in row.sources}):
            quote = " ".join(s["quote"] for s in row.sources if s["article"] == article)
            yield Pin(
                row.id,
                article,
                row.type,
                date.fromisoformat(row.date_start) if row.date_start else None,
                date.fromisoformat(row.date_end) if row.date_end else None,
                None if row.place_precision == "unlocated" else float(row.lat),
                None if row.place_precision == "unlocated" else float(row.lon),
                row.place or "",
                quote,
            )


def _share_found(event: Mapping[str, Any], pins: Sequence[Pin]) -> float:
    """Share of a gold event's places that have a pin; any alternative place counts for all."""
    right = [p for p in pins if _same_days(event, p)]
    if any(_near(p, place) for p in right for place in event.get("alt_places", [])):
        return 1.0
    hit = [place for place in event["places"] if any(_near(p, place) for p in right)]
    return len(hit) / len(event["places"]) if event["places"] else 0.0


def is_gold(pin: Pin, gold: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a pin is, by day and place, a gold event of its article."""
    events: list[dict[str, Any]] = next((a["events"] for a in gold if a["file"] == pin.article), [])
    return any(is_event(e, pin) for e in events)


def is_event(event: Mapping[str, Any], pin: Pin) -> bool:
    """Whether a pin has the days of a gold event and one of its places."""
    return _same_days(event, pin) and any(_near(pin, p) for p in [*event["places"], *event.get("alt_places", [])])


def _near(pin: Pin, place: Mapping[str, Any]) -> bool:
    if pin.lat is None or pin.lon is None or place.get("lat") is None:
        return False
    within = place.get("tol_km") or DEFAULT_TOLERANCE_KM
    return distance_km(pin.lon, pin.lat, place["lon"], place["lat"]) <= within


def _same_days(event: Mapping[str, Any], pin: Pin) -> bool:
    if pin.start is None or pin.end is None or event["start"] is None:
        return False
    start, end = date.fromisoformat(event["start"]), date.fromisoformat(event["end"])
    window = event.get("date_window")
    if window:
        return date.fromisoformat(window["start"]) <= pin.start and pin.end <= date.fromisoformat(window["end"])
    if event["granularity"] == "range":
        return pin.start <= end and start <= pin.end
    return (pin.start, pin.end) == (start, end)


def _traps(pins: Sequence[Pin], gold: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Pins where a trap's passage was placed at a place it must not be."""
    for article in gold:
        for trap in article["negatives"]:
            for pin in pins:
                if pin.article != article["file"] or not _quotes(pin.quote, trap["quote"]):
                    continue
                if any(_near(pin, place) for place in trap.get("must_not_place", [])) and not is_gold(pin, gold):
                    yield f"{article['file'][:3]} {trap['quote'][:70]} -> {pin.label}"


def _quotes(quote: str, passage: str) -> bool:
    return " ".join(passage.split()) in " ".join(quote.split())


def scored() -> Score:
    """Build the seeds and score them."""
    from geo.build import build

    return score(build([ROOT / "seeds"]).frame, load_gold(ROOT / "tests" / "eval" / "seeds-gold.json"))


def measures(name: str = "seeds", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, larger being better; ``every`` changes nothing here."""
    found = scored()
    return {"recall": found.recall, "precision": found.precision, "traps": -float(len(found.trapped))}


def report(name: str = "seeds") -> str:
    """Build the seeds and write their score as text."""
    return written(scored())


def written(found: Score) -> str:
    """Write a score as text: the two figures first, then what was missed, wrong and trapped."""
    lines = [
        f"required events found (place and date)  {found.found:.1f} of {found.required}  recall {found.recall:.3f}",
        f"dated and located pins that are right    {found.right} of {found.pins}  precision {found.precision:.3f}",
        f"traps placed                             {len(found.trapped)}",
    ]
    for title, rows in (("missed", found.missed), ("not in the gold", found.wrong), ("traps", found.trapped)):
        lines.extend([f"\n{title}:", *(f"  {row}" for row in rows)] if rows else [])
    return "\n".join(lines)
