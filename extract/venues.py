"""Where a report's incident may have happened: every place its text and title name, with what speaks for it.

Each kind of evidence has a name that can be read; ``data/venues.toml`` holds how much each counts, fitted by
``data/build_venues.py`` as a conditional logit (McFadden 1974): of the places one article names, the one of the
greatest sum is where its incident happened. What only a map knows is added by :mod:`geo.venues`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.attach import is_home
from extract.harmwords import harm_words
from extract.lookup import NameLookup
from extract.model import Article, PlaceMention, Span, Venue
from extract.placewords import INHABITANTS
from extract.resources import data_file, word_list
from extract.retell import Draft
from extract.sentence import Sentence
from extract.weights import Weights, read_weights, weighed

if TYPE_CHECKING:
    from extract.document import Token

FILE = "venues.toml"
LEAD = 3  # sentences
_LATE = 8  # sentences, after which a report tells of other things: earlier cases, the law
_FORCES = word_list("venues", "forces")
_UNITS = word_list("venues", "units")
_CARE = word_list("venues", "care")
_PEOPLE = word_list("venues", "people")
_STREETS = word_list("venues", "streets")
_BLOCKS = frozenset("block corner intersection".split())
_AT = frozenset("in at near inside outside".split())


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return how much each kind of evidence counts, by its name; raises as :func:`extract.weights.read_weights`."""
    return read_weights(data_file(FILE))


def support(evidence: Mapping[str, float]) -> float:
    """Return the sum of what speaks for a place, each kind by its weight."""
    return weighed(evidence, weights())


def venues_of(
    article: Article,
    sentences: Sequence[Sentence],
    main: Sequence[Draft],
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> tuple[Venue, ...]:
    """Return the places an article names, each name once, in the order of text and title.

    ``main`` are the drafts of its incident, ``headline`` the places of a title beside the text.
    """
    stated = {place.span: d.sentence for d in main if d.event.place_basis == "sentence" for place in d.event.places}
    told: dict[str, set[str]] = defaultdict(set)
    first: dict[str, PlaceMention] = {}
    often: Counter[str] = Counter()
    for place, sentence, number in _named(sentences):
        name = place.name.casefold()  # a dateline is in capitals
        told[name].update(_evidence(place, sentence, number, stated))
        often[name] += 1
        if name not in first or (place.container and not first[name].container):
            first[name] = place
    for place in headline:
        if place.use != "demonym":
            first.setdefault(place.name.casefold(), place)
    title = article.title.casefold()
    return tuple(_venue(place, told[name], often[name], title, lookup) for name, place in first.items())


def named_within(best: Venue, venues: Sequence[Venue], is_open: Callable[[Venue], bool]) -> Venue:
    """Return the stated place in the best-supported town that cannot be located itself, else that town.

    As of "shot in Chayli, Ankara police said": the event keeps its own place, and its town stands for that.
    """
    town = best.mention.name.casefold()
    held = (v for v in venues if (v.mention.container or "").casefold() == town and is_stated(v) and is_open(v))
    return next(held, best)


def is_stated(venue: Venue) -> bool:
    """Whether a sentence on the incident itself names the place beside what happened."""
    return any(name == "stated" for name, _ in venue.evidence)


def _named(sentences: Sequence[Sentence]) -> Iterator[tuple[PlaceMention, Sentence, int]]:
    """The places of the text but streets, with their sentence and its number."""
    for number, sentence in enumerate(sentences):
        for place in sentence.places:
            token = sentence.token_at(place.span)
            if place.use != "demonym" and token is not None and not _is_street(token):
                yield place, sentence, number


def _venue(place: PlaceMention, told: set[str], often: int, title: str, lookup: NameLookup) -> Venue:
    known = dict.fromkeys(sorted(told), 1.0)
    known["often"] = math.log2(1 + often)
    known["title"] = float(place.name.casefold() in title)
    facts = lookup.known(place.name)
    if facts is not None:
        known["country"] = float(bool(facts.country))
        known["area"] = float(not facts.country and not facts.kinds & {"settlement", "site"})
        known["town or region"] = float({"settlement", "region"} <= facts.kinds)
    return Venue(place, tuple((name, value) for name, value in known.items() if value))


def _evidence(place: PlaceMention, sentence: Sentence, number: int, stated: Mapping[Span, int]) -> Iterator[str]:
    """What one mention says for its place."""
    token = sentence.token_at(place.span)
    if token is None:
        return
    if of_a_force(token):
        yield "its police"
    elif _is_of_care(token):
        yield "care"
    elif _is_of_people(token):
        yield "people"
    elif is_dateline(place, sentence):
        yield "dateline"
    elif place.use == "literal" and (first := _first_of_list(token)).dep_ == "pobj" and first.head.lower_ in _AT:
        yield "in"
    if place.span in stated:
        yield "stated"
    if place.use != "embedded" and number < LEAD:
        yield "lead"
    if place.use != "embedded" and number > _LATE:
        yield "late"


def _first_of_list(token: Token) -> Token:
    """As of "in X and Y" the X: what is said of the first of a list is said of all."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _is_of_people(token: Token) -> bool:
    """As in "a Salem man", "a native of Salem", "Salem College"."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.head.lemma_.lower() in _PEOPLE or after in INHABITANTS


def is_aside(token: Token) -> bool:
    """Whether a place's word says where people live, a street or who cares for the hurt: not where it happened."""
    return _is_street(token) or is_home(token) or _is_of_care(token)


def _is_of_care(token: Token) -> bool:
    """As in "flown to a hospital in Columbus", "at Erie Medical Center in Buffalo"."""
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    return above.lemma_.lower() in _CARE or (above.lower_ in harm_words().verbs["carry"] and token.head.lower_ == "to")


def _is_street(token: Token) -> bool:
    """As in "the 3400 block of Oxford", "SE Sims Circle"."""
    doc = token.doc
    before = [doc[i].lower_ for i in range(max(0, token.i - 4), token.i)]
    after = doc[token.i + 1].lower_.rstrip(".") if token.i + 1 < len(doc) else ""
    return after in _STREETS or any(one in _BLOCKS and of == "of" for one, of in pairwise(before))


def of_a_force(token: Token) -> bool:
    """As in "Columbus police", "the Anchorage Police Department", "Lee County deputies"."""
    following = [t.lemma_.lower() for t in token.doc[token.i + 1 : token.i + 3]]
    return following[:1] != [] and (following[0] in _FORCES or (following[0] in _UNITS and following[-1] in _FORCES))


def is_dateline(place: PlaceMention, sentence: Sentence) -> bool:
    """A name in capitals at the start of its sentence."""
    return place.text.isupper() and len(place.text) > 3 and place.span.start - sentence.span.start <= 4
