"""Files -> table: the whole way once, articles in, frame and rejections out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.load import load
from extract.model import Article, Extraction, Rejected
from geo.model import POINT_PRECISIONS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.gazetteer import Gazetteer
    from geo.locate import Resolver
    from geo.model import LocatedEvent, Resolution
    from geo.nominatim import OnlineNames
    from geo.regions import Regions

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made, read and dropped: articles in = ``articles`` + rejections at ``load``."""

    frame: GeoDataFrame
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]

    def meta(self) -> dict[str, Any]:
        """Return the ``dateline`` member of the built file (:mod:`geo.meta`)."""
        from geo.meta import build_meta

        return dict(build_meta(self.articles, self.rejected, self.frame))


def build(paths: Sequence[Path], *, published: date | None = None, progress: Step | None = None) -> BuildResult:
    """Read articles and return their events as a table, every loss counted.

    Parameters
    ----------
    paths
        Files and folders, as :func:`extract.load.load` reads them.
    published
        Publication day of articles that carry none; without it they stay undated.
    progress
        Called with a stage's name, how much of it is done and how much there is.
    """
    step = progress or _silent
    items = list(load(paths, published=published))
    articles = [item for item in items if isinstance(item, Article)]
    rejected = [item for item in items if isinstance(item, Rejected)]
    features: list[LocatedEvent] = []
    read: list[Article] = []
    online = online_names()
    for done, (extraction, located) in enumerate(_located(articles, online), start=1):
        read.append(extraction.article)
        features.extend(located)
        rejected.extend(extraction.rejected)
        step("Reading articles", done, len(articles))
    if online is not None and online.outage is not None:
        rejected.append(Rejected("online geocoder", "places", online.outage))
    return BuildResult(_frame(features), tuple(read), tuple(rejected))


def _silent(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


def online_names() -> OnlineNames | None:
    """The online service the user has named for names no gazetteer has; None, as by default, asks nobody."""
    if not os.environ.get("DATELINE_GEOCODER"):
        return None
    from geo.nominatim import OnlineNames

    return OnlineNames.from_environment()


def _located(
    articles: Sequence[Article], online: OnlineNames | None
) -> Iterator[tuple[Extraction, list[LocatedEvent]]]:
    from extract.pipeline import extract
    from geo.fuzzy import guessed
    from geo.gazetteer import Gazetteer
    from geo.locate import locate
    from geo.rank import resolve
    from geo.regions import Regions

    if not articles:
        return
    gazetteer, regions = Gazetteer.open(), Regions.open()
    known = _completing(partial(resolve, gazetteer=gazetteer), online)
    for article in articles:
        extraction = extract(article, gazetteer)
        located = locate(extraction, lambda mentions: guessed(known(mentions), gazetteer), regions)
        yield extraction, [in_its_unit(feature, gazetteer, regions) for feature in located]


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


def _completing(offline: Resolver, online: OnlineNames | None) -> Resolver:
    return offline if online is None else lambda mentions: online.completed(offline(mentions))


def _frame(features: Sequence[LocatedEvent]) -> GeoDataFrame:
    from geo.frame import empty_frame, to_frame
    from geo.merge import merge
    from geo.regions import Regions

    return to_frame(merge(features), Regions.open()) if features else empty_frame()


def mentions(paths: Sequence[Path], published: date | None = None) -> Iterator[dict[str, Any]]:
    """Yield, for each article, the places and times found in it; articles that cannot be read are left out."""
    from extract.pipeline import extract
    from geo.gazetteer import Gazetteer
    from geo.rank import resolve

    gazetteer = Gazetteer.open()
    for item in load(paths, published=published):
        if isinstance(item, Article):
            yield _mentions_of(extract(item, gazetteer), gazetteer, resolve)


def _mentions_of(
    extraction: Extraction, gazetteer: Gazetteer, resolve: Callable[..., list[Resolution]]
) -> dict[str, Any]:
    return {
        "article": extraction.article.name,
        "places": [_place(resolution) for resolution in resolve(extraction.places, gazetteer)],
        "times": [
            {
                "start": t.span.start,
                "end": t.span.end,
                "text": t.text,
                "type": t.kind,
                "value": t.value,
                "edtf": t.when.edtf,
                "date_start": t.when.start.isoformat() if t.when.start else None,
                "date_end": t.when.end.isoformat() if t.when.end else None,
            }
            for t in extraction.times
        ],
    }


def _place(resolution: Resolution) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "use": mention.use,
        "name": place.label if place else None,
        "place_id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.kind if place else "unlocated",
        "score": resolution.score,
    }
