"""Features whose day, place and kind are known to be right or wrong: what confidence is fitted and judged on.

Day and place are right on the set of single incidents within a day and 25 km of the incident's; on the gold articles
of ``seeds`` and ``world`` as :mod:`geo.evaluation.seeds` scores a pin. The kind is right when the incident is an
attack, when it is a type the gold event accepts, or one that the label of a conflict snippet allows. Of an article on
a single incident, and of a snippet, only the main feature is judged (on incidents of a violent kind, then of the
highest first estimate, then told first), for nothing is known of what else it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from extract.model import Article
from geo.confidence import features_of, kind_features_of, kinds_told, most_of_guess, stated_places, war_share
from geo.evaluation import kinds, seeds, world
from geo.evaluation.incidents import NEAR_KM, VIOLENT
from geo.evaluation.seeds import Pin
from geo.evaluation.sets import read_set
from geo.gazetteer import distance_km

if TYPE_CHECKING:
    from geo.model import LocatedEvent
    from geo.reading import Reader

_EVERY = 2  # of the incidents' articles
_ATTACK = frozenset(kinds.TYPES["ATTACK"])
# The seeds' gold is older than the kind: it calls an attack one of these.
_OLD_ATTACK = frozenset({"battle", "shelling", "other"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One feature: what is known of it, what of it is right, its set and what it shares a fold with.

    ``placed`` and ``named`` are what the model knows of its day and place, and of its kind; ``most`` is
    :func:`geo.confidence.most_of_guess`. ``place_right`` (day and place) and ``kind_right`` are None where the set
    does not tell.
    """

    placed: Mapping[str, float]
    named: Mapping[str, float]
    most: float
    place_right: bool | None
    kind_right: bool | None
    source: str
    group: str

    @property
    def right(self) -> bool:
        """Whether day, place and kind are, as far as the set tells."""
        return self.place_right is not False and self.kind_right is not False


def judged(every: int = 1) -> Iterator[Judged]:
    """Read every n-th incident and snippet and all gold articles, and judge their features.

    Of the incidents half are read, of the snippets those that the vocabulary was not made on.
    """
    from geo.reading import Reader

    reader = Reader.open()
    yield from _incidents(reader, every)
    yield from _snippets(reader, every)
    for name in ("seeds", "world"):
        yield from _gold(name, reader)


def _incidents(reader: Reader, every: int) -> Iterator[Judged]:
    for record in read_set("events-gva")[:: _EVERY * every]:
        day = date.fromisoformat(record["published"]) if record.get("published") else None
        article = Article(
            record["id"], record["text"], record.get("title") or "", published=day, published_basis="sidecar"
        )
        told = reader.read(article, rate=False).features
        for main in sorted((f for f in told if f.event.kind in VIOLENT), key=_rank)[:1]:
            right = _tells(main, record), main.event.kind in _ATTACK
            yield _judged(main, told, right, "incidents", str(record["incident"]))


def _snippets(reader: Reader, every: int) -> Iterator[Judged]:
    for record in read_set("kinds-case")[1::2][::every]:  # the half the words were not chosen on
        told = reader.read(Article(str(record["id"]), record["text"]), rate=False).features
        for main in sorted(told, key=_rank)[:1]:
            right = None, main.event.kind in kinds.TYPES[record["label"]]
            yield _judged(main, told, right, "snippets", str(record["id"]))


def _gold(name: str, reader: Reader) -> Iterator[Judged]:
    from extract.load import load

    folder = world.FOLDER if name == "world" else seeds.ROOT / "seeds"
    gold = world.load_gold() if name == "world" else seeds.load_gold(seeds.ROOT / "tests" / "eval" / "seeds-gold.json")
    for article in load([folder]):
        if isinstance(article, Article):
            events: list[dict[str, Any]] = next((a["events"] for a in gold if a["file"] == article.name), [])
            told = reader.read(article, rate=False).features
            for feature in told:
                if feature.place is not None and feature.event.when.start is not None:
                    right = _agrees(_pin(feature, article), events)
                    yield _judged(feature, told, right, name, article.name)


def _judged(
    feature: LocatedEvent,
    told: Sequence[LocatedEvent],
    right: tuple[bool | None, bool | None],
    source: str,
    group: str,
) -> Judged:
    return Judged(
        features_of(feature, war_share(told)),
        kind_features_of(feature, kinds_told(told)),
        most_of_guess(feature, stated_places(told), war_share(told)),
        *right,
        source,
        group,
    )


def _rank(feature: LocatedEvent) -> tuple[float, int]:
    return -feature.event.confidence, min(s.start_char for s in feature.sources)


def _tells(feature: LocatedEvent, record: Mapping[str, Any]) -> bool:
    when, place, day = feature.event.when, feature.place, date.fromisoformat(record["date"])
    if when.start is None or when.start != when.end or place is None:
        return False
    near = distance_km(place.lon, place.lat, float(record["lon"]), float(record["lat"])) <= NEAR_KM
    return near and abs((when.start - day).days) <= 1


def _agrees(pin: Pin, events: Sequence[Mapping[str, Any]]) -> tuple[bool, bool | None]:
    """Whether a pin is a gold event by day and place and, if so, whether that has its kind."""
    same = [event for event in events if seeds.is_event(event, pin)]
    return bool(same), any(pin.kind in _types(event) for event in same) if same else None


def _types(event: Mapping[str, Any]) -> set[str]:
    types = set(event["types"]) if "types" in event else {event["type"], *event.get("alt_types", ())}
    return types | {"attack"} if "types" not in event and types & _OLD_ATTACK else types


def _pin(feature: LocatedEvent, article: Article) -> Pin:
    place, when = feature.place, feature.event.when
    lat, lon = (place.lat, place.lon) if place is not None else (None, None)
    return Pin(feature.id, article.name, feature.event.kind, when.start, when.end, lat, lon, "", "")
