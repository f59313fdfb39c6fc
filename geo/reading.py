"""One article -> its located events and what else must be kept of it; its text is let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from extract.model import Article, PlaceMention, Rejected
from geo.confidence import rated
from geo.model import POINT_PRECISIONS
from geo.traces import Trace, trace_of

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.model import LocatedEvent, Resolution
    from geo.nominatim import OnlineNames
    from geo.regions import Regions

Resolve = Callable[[Sequence[PlaceMention]], "list[Resolution]"]


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells. ``article`` and the sources of ``features`` carry no text but their quotes."""

    article: Article
    features: tuple[LocatedEvent, ...]
    trace: Trace
    rejected: tuple[Rejected, ...]


class Reader:
    """Reads articles one at a time; holds the gazetteer and the outlines, and nothing of an article."""

    def __init__(
        self, gazetteer: Gazetteer, regions: Regions, online: OnlineNames | None = None, *, fast: bool = False
    ) -> None:
        from geo.rank import resolve

        self._fast = fast
        self._gazetteer, self._regions = gazetteer, regions
        offline = partial(resolve, gazetteer=gazetteer)
        self._known: Resolve = offline if online is None else lambda mentions: online.completed(offline(mentions))

    @classmethod
    def open(cls, online: OnlineNames | None = None, *, fast: bool = False) -> Reader:
        """Return a reader on the program's gazetteer and outlines; ``fast`` reads without the language model."""
        from geo.gazetteer import Gazetteer
        from geo.regions import Regions

        return cls(Gazetteer.open(), Regions.open(), online, fast=fast)

    def read(self, article: Article, *, rate: bool = True) -> Report:
        """Return what an article tells; without ``rate`` the confidence is extraction's first estimate."""
        from extract.pipeline import extract
        from geo.locate import locate

        extraction = extract(article, self._gazetteer, fast=self._fast)
        located = locate(extraction, self._resolve, self._regions)
        article = replace(extraction.article, text="")
        placed = (in_its_unit(feature, self._gazetteer, self._regions) for feature in located)
        features = tuple(_light(feature, article) for feature in (rated(list(placed)) if rate else placed))
        return Report(article, features, trace_of(extraction.article), extraction.rejected)

    def _resolve(self, mentions: Sequence[PlaceMention]) -> list[Resolution]:
        from geo.fuzzy import guessed

        return guessed(self._known(mentions), self._gazetteer)


def _light(feature: LocatedEvent, article: Article) -> LocatedEvent:
    """Let go of what only the choice of the place needed, and of the text."""
    found = feature.resolution
    return replace(
        feature,
        resolution=replace(found, runners_up=()) if found is not None else None,
        sources=tuple(replace(source, article=article) for source in feature.sources),
    )


def read_all(articles: Iterator[Article], online: OnlineNames | None = None, *, fast: bool = False) -> Iterator[Report]:
    """Yield what each article tells, in their order."""
    reader = Reader.open(online, fast=fast)
    for article in articles:
        yield reader.read(article)


def in_its_unit(feature: LocatedEvent, gazetteer: Gazetteer, regions: Regions) -> LocatedEvent:
    """Give a point event the first-level unit the gazetteer names for its place, before any outline is asked.

    Outlines are up to 2 km off; where the gazetteer names none, the unit found by the outlines stays.
    """
    place = feature.place
    if place is None or place.kind not in POINT_PRECISIONS:
        return feature
    try:
        held = gazetteer.parents(place.id)
    except KeyError:  # made on the spot, or answered online
        return feature
    unit = regions.get(held[1]) if len(held) > 1 else None
    return replace(feature, region_id=unit.id) if unit is not None else feature
