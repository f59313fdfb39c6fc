"""Files -> table: the whole way once, articles in, frame and rejections out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from extract.language import release
from extract.load import load
from extract.model import Article, Extraction, Rejected
from geo.model import LocatedEvent
from geo.spool import Spool
from geo.traces import Trace

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.model import Resolution
    from geo.nominatim import OnlineNames
    from geo.reading import Report

T = TypeVar("T")
Step = Callable[[str, int, int], None]
MANY = 500
"""Articles from which the language model makes room for the table: loading it again is little beside reading them."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made, read and dropped: articles in = ``articles`` (without text) + rejections at ``load``."""

    frame: GeoDataFrame
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    fast: bool = False

    def meta(self) -> dict[str, Any]:
        """Return the ``dateline`` member of the built file (:mod:`geo.meta`)."""
        from geo.meta import build_meta

        meta: dict[str, Any] = dict(build_meta(self.articles, self.rejected, self.frame))
        return meta | {"mode": "fast"} if self.fast else meta


def build(
    paths: Sequence[Path],
    *,
    published: date | None = None,
    progress: Step | None = None,
    jobs: int = 1,
    fast: bool = False,
    scheduler: str | None = None,
) -> BuildResult:
    """Read articles and return their events as a table, every loss counted.

    Articles pass one by one: of each its events with their quotes are kept, on disk, and not its text.

    Parameters
    ----------
    paths
        Files and folders, as :func:`extract.load.load` reads them.
    published
        Publication day of articles that carry none; without it they stay undated.
    progress
        Called with a stage's name, how much of it is done and how much there is.
    jobs
        Processes to read with; the result is the same for any number. An online geocoder, which may be
        asked once a second, is asked by one.
    fast
        Read without the language model: several times faster, with more errors; the file says so.
    scheduler
        Address of a Dask scheduler whose workers read instead (:mod:`geo.scheduler`).
    """
    step = progress or _silent
    read: list[Article] = []
    online = online_names()
    with Spool(LocatedEvent) as features, Spool(Trace) as traces:
        with Spool(Article) as articles:
            rejected = _fill(articles, load(paths, published=published))
            for done, report in enumerate(_reports(articles, online, jobs, fast, scheduler), start=1):
                read.append(report.article)
                features.extend(report.features)
                traces.add(report.trace)
                rejected.extend(report.rejected)
                step("Reading articles", done, len(articles))
        if online is not None and online.outage is not None:
            rejected.append(Rejected("online geocoder", "places", online.outage))
        if len(read) >= MANY:
            release()
        frame = _frame(features, traces)
    return BuildResult(frame, tuple(read), tuple(rejected), fast)


def _fill(spool: Spool[Article], items: Iterable[Article | Rejected]) -> list[Rejected]:
    """Put the articles into the spool and return the rest."""
    rejected: list[Rejected] = []
    for item in items:
        if isinstance(item, Article):
            spool.add(item)
        else:
            rejected.append(item)
    return rejected


def _reports(
    articles: Spool[Article], online: OnlineNames | None, jobs: int, fast: bool, scheduler: str | None
) -> Iterator[Report]:
    if not articles:
        return
    if scheduler is not None:
        from geo.scheduler import read_by_scheduler

        yield from read_by_scheduler(iter(articles), scheduler, fast=fast)
        return
    from geo.reading import read_all
    from geo.workers import read_in_parallel

    several = min(jobs, len(articles))
    if online is not None or several < 2:
        yield from read_all(iter(articles), online, fast=fast)
    else:
        yield from read_in_parallel(iter(articles), several, fast=fast)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


def online_names() -> OnlineNames | None:
    """The online service the user has named for names no gazetteer has; None, as by default, asks nobody."""
    if not os.environ.get("DATELINE_GEOCODER"):
        return None
    from geo.nominatim import OnlineNames

    return OnlineNames.from_environment()


def _frame(features: Iterable[LocatedEvent], traces: Iterable[Trace]) -> GeoDataFrame:
    """Merge the reports and make their table; what is done with is let go, so that nothing is held twice."""
    from geo.frame import empty_frame, to_frame
    from geo.merge import merge
    from geo.regions import Regions

    events = merge(features, traces)
    return to_frame(_drained(events), Regions.open()) if events else empty_frame()


def _drained(items: list[T]) -> Iterator[T]:
    """Yield the items in order, each taken out of the list."""
    items.reverse()
    while items:
        yield items.pop()


def mentions(
    paths: Sequence[Path], published: date | None = None, *, fast: bool = False
) -> Iterator[dict[str, Any] | Rejected]:
    """Yield, for each article, the places and times found in it, and a rejection for what cannot be read."""
    from extract.pipeline import extract
    from geo.fuzzy import guessed
    from geo.gazetteer import Gazetteer
    from geo.nearplace import relative
    from geo.rank import resolve
    from geo.regions import Regions

    gazetteer, regions = Gazetteer.open(), Regions.open()
    for item in load(paths, published=published):
        if isinstance(item, Rejected):
            yield item
            continue
        extraction = extract(item, gazetteer, fast=fast)
        found = guessed(resolve(extraction.places, gazetteer), gazetteer)
        yield _mentions_of(extraction, [relative(one, found, regions) for one in found])


def _mentions_of(extraction: Extraction, found: Sequence[Resolution]) -> dict[str, Any]:
    return {
        "article": extraction.article.name,
        "places": [_place(resolution) for resolution in found],
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
