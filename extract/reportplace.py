"""The best-supported place of a report's incident, from all its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.lookup import NameLookup
from extract.model import Article, PlaceBasis, PlaceMention
from extract.retell import Draft
from extract.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATED = 4.0
_DATELINE = 3.0
_POLICE = 2.0
_MENTIONED = 1.0
_TITLE = 2.0
_AREA = 0.2
_EITHER = 0.5
_LEAD = 3
_LEAD_FACTOR = 1.5
_FORCES = frozenset(
    "police officer detective deputy sheriff cop authority firefighter fire official department investigator".split()
)
_NOT_THERE = frozenset("hospital center centre university college school native resident man woman".split())
_AWAY = frozenset("to from of".split())


def best_place(
    article: Article, sentences: Sequence[Sentence], main: Sequence[Draft], lookup: NameLookup
) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """Return the place the report's sentences support most, and where it comes from."""
    votes: dict[str, float] = defaultdict(float)
    first: dict[str, PlaceMention] = {}
    for number, sentence in enumerate(sentences):
        for place in sentence.places:
            weight = _weight(place, sentence, number)
            if weight:
                first.setdefault(place.name, place)
                votes[place.name] += weight
    stated: set[str] = set()
    for draft in main:
        if draft.event.place_basis == "sentence":
            for place in draft.event.places:
                stated.add(place.name)
                first[place.name] = place
                votes[place.name] += _STATED * (_LEAD_FACTOR if draft.sentence < _LEAD else 1.0)
    if not votes:
        return (), "article"
    for name in votes:
        votes[name] += _TITLE * (name.casefold() in article.title.casefold())
        votes[name] *= _pointed(first[name], lookup)
    best = max(votes, key=lambda name: votes[name])
    return (first[best],), "sentence" if best in stated else "article"


def _pointed(place: PlaceMention, lookup: NameLookup) -> float:
    """How far a name is a spot's: in full for a settlement, hardly for a country, half where it may be either."""
    facts = lookup.known(place.name)
    if facts is None:
        return 1.0 if place.kind_hint is None else _AREA
    if facts.country or not facts.kinds & {"settlement", "site"}:
        return _AREA
    return _EITHER if "region" in facts.kinds else 1.0


def _weight(place: PlaceMention, sentence: Sentence, number: int) -> float:
    token = sentence.token_at(place.span)
    if token is None or place.use == "demonym":
        return 0.0
    if _of_a_force(token):
        return _POLICE
    if place.use != "literal" or token.head.lemma_.lower() in _NOT_THERE:
        return 0.0
    if _is_dateline(place, sentence):
        return _DATELINE
    if token.dep_ == "pobj" and token.head.lower_ in _AWAY:
        return 0.3
    return _MENTIONED * (_LEAD_FACTOR if number < _LEAD else 1.0)


def _of_a_force(token: Token) -> bool:
    """As in "Columbus police", "the Anchorage Police Department"."""
    doc = token.doc
    return any(doc[i].lemma_.lower() in _FORCES for i in range(token.i + 1, min(token.i + 3, len(doc))))


def _is_dateline(place: PlaceMention, sentence: Sentence) -> bool:
    """A name in capitals at the start of its sentence."""
    return place.text.isupper() and len(place.text) > 3 and place.span.start - sentence.span.start <= 4
