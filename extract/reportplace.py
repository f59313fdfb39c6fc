"""The best-supported place of a report's incident, from all its sentences and its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.limits import MAX_VENUES
from extract.lookup import NameLookup
from extract.model import Article, PlaceBasis, PlaceMention, Venue
from extract.retell import Draft
from extract.sentence import Sentence
from extract.venues import is_dateline, is_stated, named_within, of_a_force, support, venues_of

_SMALL = 100_000  # people: a name no larger place bears may be a part's of the town whose police speak


def best_place(
    article: Article,
    sentences: Sequence[Sentence],
    main: Sequence[Draft],
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> tuple[tuple[PlaceMention, ...], PlaceBasis, tuple[Venue, ...]]:
    """Return the place the report's sentences and title support most, where it comes from, and all that may be it.

    ``sentences`` are those of the whole text, ``main`` the drafts of its incident. The choice is made without
    a map; :func:`geo.venues.venue_of` makes it again with one.
    """
    found = _likeliest(venues_of(article, sentences, main, lookup, headline))
    towns = list(_speaking(sentences, lookup))
    venues = tuple(replace(one, mention=_in_town(one.mention, towns, lookup)) for one in found)
    best = max(venues, key=lambda one: support(dict(one.evidence)), default=None)
    if best is None:
        return (), "article", ()
    best = named_within(best, venues, lambda venue: lookup.known(venue.mention.name) is None)
    return (best.mention,), "sentence" if is_stated(best) else "article", venues


def _likeliest(found: Sequence[Venue]) -> list[Venue]:
    """The places the text supports most, at most :data:`MAX_VENUES`, in its order."""
    sums = [support(dict(one.evidence)) for one in found]
    kept = sorted(range(len(found)), key=lambda at: -sums[at])[:MAX_VENUES]
    return [found[at] for at in sorted(kept)]


def _in_town(place: PlaceMention, speaking: Sequence[PlaceMention], lookup: NameLookup) -> PlaceMention:
    """A small or unknown place with the town of the report's police or dateline as what holds it."""
    facts = lookup.known(place.name)
    if (
        place.container
        or any(p.name.casefold() == place.name.casefold() for p in speaking)
        or (facts and facts.population >= _SMALL)
    ):
        return place
    towns = Counter(p.name for p in speaking)
    return replace(place, container=max(towns, key=lambda n: towns[n])) if towns else place


def _speaking(sentences: Sequence[Sentence], lookup: NameLookup) -> Iterator[PlaceMention]:
    """The towns whose police speak, or that the text is dated from."""
    for sentence in sentences:
        for place in sentence.places:
            token = sentence.token_at(place.span)
            if token is None or place.use == "demonym" or not _is_town(place, lookup):
                continue
            if of_a_force(token) or (place.use == "literal" and is_dateline(place, sentence)):
                yield place


def _is_town(place: PlaceMention, lookup: NameLookup) -> bool:
    facts = lookup.known(place.name)
    return facts is not None and "settlement" in facts.kinds
