"""Articles to extractions: composes the stages, adds nothing."""

from __future__ import annotations

import re
from datetime import date

from extract.events import find_events
from extract.language import parse
from extract.lexicon import load_lexicon
from extract.lookup import NameLookup
from extract.model import Article, Extraction, PlaceMention, Rejected, TimeMention
from extract.sentence import Sentence, sentences
from extract.times import find_times
from extract.toponyms import find_places

_DATELINE = 600  # characters at the top in which a line of its own may be the publication date


def extract(article: Article, lookup: NameLookup) -> Extraction:
    """Find the places, times and events of one article."""
    article = with_date(article)
    times = find_times(article.text, article.published)
    places: list[PlaceMention] = []
    told: list[Sentence] = []
    for offset, doc in parse(article.text):
        found = _outside_dates(find_places(doc, offset, lookup), times)
        places.extend(found)
        told.extend(sentences(doc, offset, found, times))
    events = tuple(find_events(article, told, load_lexicon(), lookup))
    rejected = () if events else (Rejected(article.name, "extract", "no dated or located event was found in it"),)
    return Extraction(article, tuple(places), tuple(times), events, rejected)


def _outside_dates(places: list[PlaceMention], times: list[TimeMention]) -> list[PlaceMention]:
    """Leave out the places that are months: "March 2013"."""
    dated = [t.span for t in times if t.when.start is not None]
    return [p for p in places if not any(p.span.overlaps(span) for span in dated)]


def with_date(article: Article) -> Article:
    """Take the publication date from a date line of its own at the top when nothing else gives it."""
    if article.published is not None:
        return article
    found = _top_date(article.text)
    if found is None:
        return article
    from dataclasses import replace

    return replace(article, published=found, published_basis="text", published_sure="medium")


def _top_date(text: str) -> date | None:
    for line in text[:_DATELINE].splitlines():
        words = re.sub(r"^(?:published|updated|posted|date)\s*:?\s*(?:on\s)?", "", line.strip(), flags=re.IGNORECASE)
        found = find_times(words, None)
        if len(found) == 1 and found[0].when.precision == "day" and len(found[0].text) >= len(words) - 12:
            return found[0].when.start
    return None
