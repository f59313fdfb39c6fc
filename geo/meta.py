"""The ``dateline`` member of a built file: what made it, what it shows, what it left out.

In GeoJSON it is a foreign member of the collection, in GeoParquet a key of the file's metadata::

    {"schema": 1, "generator": "dateline 0.1.0", "data_version": "sha256:0123456789abcdef",
     "licence": "...", "attribution": [...],
     "filters": {"types": [...] | null, "sides": ..., "sources": ..., "precisions": ...} | null,
     "window": {"start": "2020-10-01", "end": "2020-10-31", "certain": true only if so} | null,
     "articles": [{"name", "title", "publisher", "published", "published_basis", "events"}],
     "rejected": [{"source", "stage", "reason"}],
     "mode": "fast"}

``filters`` and ``window`` are null when the file holds everything; a filter that is null lets all
pass. ``data_version`` names the events of the build (:func:`geo.exports.geojson.data_version`); a
narrowed file keeps that of the file it was taken from. ``published`` is an ISO day or null; ``events``
counts the features that name the article.
``mode`` stands there only where the articles were read without the language model (``--fast``), which
finds less and errs more.
No time of writing stands in it: the same input gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, TypedDict

from geo.clean import clean_value
from geo.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from extract.model import Article, Rejected

LICENCE = (
    "Names and positions of places: CC BY 4.0 (GeoNames). The quotes remain with the publishers of the articles "
    "and stand here as citations, each with its source."
)
OURS = frozenset({"schema", "generator", "licence", "attribution"})  # what no caller may say
# As data/SOURCES.md asks
ATTRIBUTION = (
    "GeoNames (CC BY 4.0)",
    "Made with Natural Earth (public domain)",
    "Dateline",
)


class ArticleNote(TypedDict):
    """An article that was read."""

    name: str
    title: str
    publisher: str
    published: str | None
    published_basis: str
    events: int


class RejectedNote(TypedDict):
    """Something the program dropped, and why."""

    source: str
    stage: str
    reason: str


class Meta(TypedDict, total=False):
    """What a caller may say about a file; see the module's text."""

    data_version: str
    filters: Mapping[str, Any] | None
    window: Mapping[str, Any] | None
    articles: list[ArticleNote]
    rejected: list[RejectedNote]
    mode: str


def build_meta(articles: Iterable[Article], rejected: Iterable[Rejected], frame: GeoDataFrame) -> Meta:
    """Return the meta of a whole build: its articles with their count of events, and its losses."""
    named = Counter(name for sources in frame["sources"] for name in {source["article"] for source in sources})
    return {
        "articles": [
            {
                "name": one.name,
                "title": one.title,
                "publisher": one.publisher,
                "published": one.published.isoformat() if one.published else None,
                "published_basis": one.published_basis,
                "events": named[one.name],
            }
            for one in sorted(articles, key=lambda article: article.name)
        ],
        "rejected": [{"source": one.source, "stage": one.stage, "reason": one.reason} for one in rejected],
    }


def dateline_member(meta: Mapping[str, Any] | None, data_version: str) -> dict[str, Any]:
    """Return the complete member for a file, text cleaned; what ``meta`` leaves out is empty.

    ``data_version`` is that of the events of the file, for one that was not taken from another.
    """
    member = {
        "schema": SCHEMA_VERSION,
        "generator": f"dateline {_version()}",
        "data_version": data_version,
        "licence": LICENCE,
        "attribution": list(ATTRIBUTION),
        "filters": None,
        "window": None,
        "articles": [],
        "rejected": [],
        **{str(key): value for key, value in (meta or {}).items() if key not in OURS},
    }
    cleaned: dict[str, Any] = clean_value(member)
    return cleaned


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:  # run from a copy that was never installed
        return "unknown"
