"""The best-supported place of a report's incident, from all its sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.attach import is_home
from extract.fates import CARRY
from extract.lookup import NameLookup
from extract.model import Article, PlaceBasis, PlaceMention, Span
from extract.retell import Draft
from extract.sentence import Sentence

if TYPE_CHECKING:
    from extract.document import Token

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
# Where the hurt are brought to, and the held: seldom where it happened.
_CARE = frozenset("hospital clinic center centre jail prison morgue".split())
_BROUGHT = 0.1
_SMALL = 100_000  # people: a name no larger place bears may be a part's of the town whose police speak
_NOT_THERE = frozenset("hospital center centre university college school native resident man woman".split())
_STREETS = frozenset(
    "street st avenue ave road rd drive dr lane ln boulevard blvd circle court ct terrace place way highway "
    "parkway lake park school hospital".split()
)
_BLOCKS = frozenset("block corner intersection".split())
_UNITS = frozenset("city county parish township metro metropolitan state".split())
_ASIDE = 0.3
_AWAY = frozenset("to from of".split())


def best_place(
    article: Article,
    sentences: Sequence[Sentence],
    main: Sequence[Draft],
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """Return the place the report's sentences and title support most, and where it comes from."""
    seen = [(p, w) for n, s in enumerate(sentences) for p in s.places if (w := _weight(p, s, n))]
    stated = list(_stated(main, {p.span for p, w in seen if w > _BROUGHT}))
    votes: dict[str, float] = defaultdict(float)
    for place, weight in [*seen, *stated]:
        votes[place.name] += weight
    titled = [p for p in headline if p.use != "demonym" and _pointed(p, lookup) == 1.0 and p.name not in votes]
    first = {p.name: p for p in [*(p for p, _ in [*reversed(seen), *reversed(stated)]), *titled]}
    for name in first:
        votes[name] += _TITLE * (name.casefold() in article.title.casefold())
        votes[name] *= _pointed(first[name], lookup)
    best = max(votes, key=lambda name: votes[name], default=None)
    if best is None:
        return (), "article"
    told = next((p for p, _ in seen if p.name == best and p.container), first[best])
    place = _in_town(told, [p for p, w in seen if w in (_POLICE, _DATELINE)], lookup)
    return (place,), "sentence" if any(p.name == best for p, _ in stated) else "article"


def _in_town(place: PlaceMention, speaking: Sequence[PlaceMention], lookup: NameLookup) -> PlaceMention:
    """A small or unknown place with the town of the report's police or dateline as what holds it."""
    facts = lookup.known(place.name)
    if place.container or any(p.name == place.name for p in speaking) or (facts and facts.population >= _SMALL):
        return place
    towns = Counter(p.name for p in speaking if _pointed(p, lookup) and _is_town(p, lookup))
    return replace(place, container=max(towns, key=lambda n: towns[n])) if towns else place


def _is_town(place: PlaceMention, lookup: NameLookup) -> bool:
    facts = lookup.known(place.name)
    return facts is not None and "settlement" in facts.kinds


def _stated(main: Sequence[Draft], usable: set[Span]) -> Iterator[tuple[PlaceMention, float]]:
    """The places beside the triggers of the incident, without homes and streets."""
    for draft in main:
        if draft.event.place_basis == "sentence":
            weight = _STATED * (_LEAD_FACTOR if draft.sentence < _LEAD else 1.0)
            yield from ((place, weight) for place in draft.event.places if place.span in usable)


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
    if token is None or place.use == "demonym" or _is_street(token) or is_home(token):
        return 0.0
    if _of_a_force(token):
        return _POLICE
    spot = token.dep_ == "poss" and token.head.ent_type_ in ("FAC", "LOC", "GPE", "")
    if (place.use != "literal" and not spot) or token.head.lemma_.lower() in _NOT_THERE:
        return 0.0
    if _is_dateline(place, sentence):
        return _DATELINE
    if _is_of_care(token):
        return _BROUGHT
    if token.dep_ == "pobj" and token.head.lower_ in _AWAY:
        return _ASIDE
    return _MENTIONED * (_LEAD_FACTOR if number < _LEAD else 1.0)


def is_aside(token: Token) -> bool:
    """Whether a place's word says where people live, a street or who cares for the hurt: not where it happened."""
    return _is_street(token) or is_home(token) or _is_of_care(token)


def _is_of_care(token: Token) -> bool:
    """As in "flown to a hospital in Columbus", "at Erie Medical Center in Buffalo"."""
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    return above.lemma_.lower() in _CARE or (above.lower_ in CARRY and token.head.lower_ == "to")


def _is_street(token: Token) -> bool:
    """As in "the 3400 block of Oxford", "SE Sims Circle"."""
    doc = token.doc
    before = [doc[i].lower_ for i in range(max(0, token.i - 4), token.i)]
    after = doc[token.i + 1].lower_.rstrip(".") if token.i + 1 < len(doc) else ""
    return after in _STREETS or any(one in _BLOCKS and of == "of" for one, of in pairwise(before))


def _of_a_force(token: Token) -> bool:
    """As in "Columbus police", "the Anchorage Police Department", "Lee County deputies"."""
    following = [t.lemma_.lower() for t in token.doc[token.i + 1 : token.i + 3]]
    return following[:1] != [] and (following[0] in _FORCES or (following[0] in _UNITS and following[-1] in _FORCES))


def _is_dateline(place: PlaceMention, sentence: Sentence) -> bool:
    """A name in capitals at the start of its sentence."""
    return place.text.isupper() and len(place.text) > 3 and place.span.start - sentence.span.start <= 4
