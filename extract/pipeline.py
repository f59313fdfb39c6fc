"""Articles to extractions: composes the stages, adds nothing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from extract.events import find_events
from extract.headline import headline_places
from extract.language import parse
from extract.legible import legible
from extract.lexicon import load_lexicon
from extract.lookup import NameLookup
from extract.model import Article, Extraction, PlaceMention, Rejected, TimeMention
from extract.published import anchor_of, with_date
from extract.sentence import Mention, Sentence, sentences
from extract.times import find_times
from extract.tongue import other_language
from extract.toponyms import find_places

__all__ = ["extract", "with_date"]

_FOREIGN = "it is written in {}, and only English is read; give an English version"


def extract(article: Article, lookup: NameLookup, *, fast: bool = False) -> Extraction:
    """Find the places, times and events of one article.

    ``fast`` reads without the language model: several times faster, and with more errors.
    """
    language = other_language(article.text)
    if language is not None:
        return Extraction(article, (), (), (), (Rejected(article.name, "language", _FOREIGN.format(language)),))
    article = with_date(article)
    anchored = replace(article, published=anchor_of(article))
    text = legible(article.text, lookup)
    times = _as_written(find_times(text, anchored.published), article.text, text)
    places: list[PlaceMention] = []
    told: list[Sentence] = []
    for offset, doc in parse(text, fast=fast):
        found = _as_written(_outside_dates(find_places(doc, offset, lookup), times), article.text, text)
        places.extend(found)
        told.extend(sentences(doc, offset, found, times))
    headline = tuple(headline_places(article, lookup, fast=fast))
    events = tuple(find_events(anchored, told, load_lexicon(), lookup, headline))
    rejected = () if events else (Rejected(article.name, "extract", "no dated or located event was found in it"),)
    return Extraction(article, tuple(places), tuple(times), events, rejected, headline)


def _as_written(mentions: list[Mention], written: str, read: str) -> list[Mention]:
    """The mentions in the words of the article, where a text made legible was read in its place."""
    return mentions if written == read else [replace(m, text=m.span.of(written)) for m in mentions]


def _outside_dates(places: list[PlaceMention], times: list[TimeMention]) -> list[PlaceMention]:
    """Leave out the places that are months: "March 2013"."""
    dated = [t.span for t in times if t.when.start is not None]
    ends = [span.end for span in dated]
    following = [bisect_right(ends, place.span.start) for place in places]
    return [p for p, at in zip(places, following, strict=True) if at == len(dated) or not dated[at].overlaps(p.span)]
