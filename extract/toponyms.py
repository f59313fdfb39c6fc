"""Find the place names of a parsed text and say how each is used.

The gazetteer proposes (longest match first), the words around and the model's tags are evidence: a name inside
an organisation is ``embedded``, a government is ``metonymic``, an adjective or people is a ``demonym``;
what is left is ``literal``. Only literal mentions can become a place on the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.lookup import NameFacts, NameLookup
from extract.model import PlaceMention, Span
from extract.people import People, people_of
from extract.placeheads import heads_list
from extract.placelinks import linked
from extract.placeproof import (
    areal,
    civic,
    introduced,
    previous_word,
    proved,
    refused,
    suggested,
)
from extract.placewords import DASHES, HEADS, PARTS, QUARTERS, TYPE_WORDS, UNIT_WORDS
from extract.relations import related
from extract.resources import word_list
from extract.unknownplaces import part_of_unknown, said_again, unknown_place
from extract.usage import use_of

if TYPE_CHECKING:
    from extract.document import Doc, Token

MAX_WORDS = 6
_NAMED_IN_WHOLE = word_list("toponyms", "named_in_whole")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A known name on the tokens ``first`` to ``last`` (inclusive), of characters ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    facts: NameFacts
    sure: bool


def find_places(doc: Doc, offset: int, lookup: NameLookup) -> list[PlaceMention]:
    """Return the place mentions of one parsed piece, in order; spans count from the text's start."""
    found = list(_found(doc, lookup, people_of(doc)))
    sure = {_key(m) for _, _, m, certain in found if certain}
    kept = [(first, last, m) for first, last, m, certain in found if certain or _key(m) in sure]
    kept += said_again(doc, [m for _, _, m in kept], lookup)
    kept.sort(key=lambda item: item[0])
    told = linked(doc, related(doc, kept, lookup), lookup)
    if not offset:
        return list(told)
    return [replace(m, span=Span(m.span.start + offset, m.span.end + offset)) for m in told]


def _key(mention: PlaceMention) -> str:
    return mention.name.casefold()


def _found(doc: Doc, lookup: NameLookup, people: People) -> Iterator[tuple[int, int, PlaceMention, bool]]:
    """Mentions with their first and last token, and whether the words around them prove a place."""
    taken = -1
    for token in doc:
        if token.i <= taken or not token.text[:1].isupper() or token.is_punct:
            continue
        spot = _longest(doc, token.i, lookup)
        if spot is not None and part_of_unknown(doc, spot.first, spot.last, spot.facts, lookup):
            spot = None
        listed = spot is not None and (introduced(token) or heads_list(token, lookup))
        if spot is not None and (listed or not refused(doc, spot.first, spot.last, spot.facts, lookup, people)):
            mention = _mention(doc, spot, lookup)
            taken = spot.last
            sure = listed or (
                spot.sure and (mention.use != "embedded" or civic(doc, spot.first, spot.last, spot.facts))
            )
            yield spot.first, spot.last, mention, sure
            continue
        other = _demonym(doc, token.i, lookup) or unknown_place(doc, token.i, lookup, people)
        if other is not None:
            taken = other[0]
            yield token.i, other[0], other[1], True


def _longest(doc: Doc, first: int, lookup: NameLookup) -> _Spot | None:
    """The longest known name that starts at a token."""
    best: tuple[int, int, NameFacts] | None = None
    for last in range(first, min(first + MAX_WORDS * 2, len(doc))):
        token = doc[last]
        if last > first and (token.is_space or token.is_sent_start or token.text == ","):
            break
        phrase, end = _phrase(doc, first, last)
        if last == first and (short := _abbreviation(doc, first, lookup)) is not None:
            return short
        facts = lookup.known(phrase) if _well_formed(doc, first, last, phrase) else None
        if facts is not None:
            best = (last, end, facts)
        if not lookup.has_prefix(phrase) and token.text not in DASHES:
            break
    if doc[first].lower_ == "the":
        best = _with_article(doc, first, best, lookup)
    if best is None:
        return _part_of_token(doc, first, lookup)
    last, end, facts = best
    last, end, facts = _with_head(doc, first, last, end, facts, lookup)
    certain = proved(doc, first, last, facts, lookup) or suggested(doc[first], facts)
    return _Spot(first, last, doc[first].idx, end, facts, certain)


def _with_article(
    doc: Doc, first: int, best: tuple[int, int, NameFacts] | None, lookup: NameLookup
) -> tuple[int, int, NameFacts] | None:
    """Keep "The" only where it belongs to the name ("The Hague"), not where it is the article."""
    if best is None or best[0] == first:
        return None
    plain = lookup.known(text_of(doc)[doc[first + 1].idx : best[1]])
    own = best[2]
    belongs = own.population >= 10_000 and (plain is None or own.population > plain.population)
    return best if belongs and not areal(own) else None


def _with_head(
    doc: Doc, first: int, last: int, end: int, facts: NameFacts, lookup: NameLookup
) -> tuple[int, int, NameFacts]:
    """Take in a capitalised head that makes one name with it: "Rapides Parish", "Catawba River"."""
    if last + 1 >= len(doc) or doc[last].lower_ in HEADS:
        return last, end, facts
    head = doc[last + 1]
    if not (head.text[:1].isupper() and head.lower_ in HEADS) or head.is_sent_start:
        return last, end, facts
    end = head.idx + len(head)
    whole = lookup.known(text_of(doc)[doc[first].idx : end])
    return last + 1, end, whole or NameFacts(frozenset({"district"}), 0, False, facts.countries)


def _part_of_token(doc: Doc, first: int, lookup: NameLookup) -> _Spot | None:
    """A name at the start of a compound that is one token: "U.S.-led"."""
    token = doc[first]
    name, dash, rest = token.text.partition("-")
    facts = lookup.known(name) if dash and rest[:1].islower() else None
    if facts is None or not areal(facts):
        return None
    return _Spot(first, first, token.idx, token.idx + len(name), facts, True)


def _abbreviation(doc: Doc, first: int, lookup: NameLookup) -> _Spot | None:
    """A short form after the name of a place, with its full stop: "Gatineau, Que."."""
    token = doc[first]
    if len(token) > 5 or first < 2 or doc[first - 1].text != "," or not doc[first - 2].text[:1].isupper():
        return None
    apart = not token.text.endswith(".") and first + 1 < len(doc) and doc[first + 1].text[:1] == "."
    if apart and doc[first + 1].idx != token.idx + len(token):
        return None
    name = token.text + "." if apart else token.text
    facts = lookup.known(name) if name.endswith(".") else None
    if facts is None or not facts.kinds & {"region", "country"} or (apart and lookup.known(token.text) == facts):
        return None
    return _Spot(first, first + apart, token.idx, token.idx + len(name), facts, True)


def _phrase(doc: Doc, first: int, last: int) -> tuple[str, int]:
    """The words of a run of tokens as they are written, and the character after them."""
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return text_of(doc)[start:end], end


def _well_formed(doc: Doc, first: int, last: int, phrase: str) -> bool:
    """A name ends on a capitalised word (or a word of its kind); short ones are written in capitals."""
    end = doc[last]
    if end.is_punct or (phrase.endswith(".") and end.text[:-1].isalpha() and len(end) > 5):
        return False
    if not (end.text[:1].isupper() or end.lower_ in _NAMED_IN_WHOLE) or (first == last and end.lower_ in TYPE_WORDS):
        return False
    letters = re.sub(r"[^A-Za-z]", "", phrase)
    return len(letters) > 3 or not letters or letters.isupper() or len(letters) == 3 or phrase.endswith(".")


def _demonym(doc: Doc, first: int, lookup: NameLookup) -> tuple[int, PlaceMention] | None:
    token = doc[first]
    country = lookup.demonym(token.text)
    if country is None or _is_language(token):
        return None
    span = Span(token.idx, token.idx + len(token))
    return first, PlaceMention(span, token.text, token.text, "demonym", country=country)


def _is_language(token: Token) -> bool:
    """An adjective that stands for itself: "speaks fluent French", "in Turkish"; not "the French"."""
    if token.dep_ not in ("nsubj", "dobj", "pobj", "appos", "attr") or token.lower_.endswith("s"):
        return False
    last = token.i + 1 >= len(token.doc) or token.nbor().pos_ not in ("NOUN", "PROPN", "ADJ")
    return last and previous_word(token) != "the"


def _mention(doc: Doc, spot: _Spot, lookup: NameLookup) -> PlaceMention:
    span = Span(spot.start, spot.end)
    text = span.of(text_of(doc))
    hint, whole = _type_after(doc, spot.last)
    before_hint, country = _type_before(doc, spot.first, lookup)
    longer = text_of(doc)[spot.start : whole] if hint else ""
    name = longer if longer and lookup.known(longer) else text
    use = (
        "metonymic"
        if spot.end < doc[spot.last].idx + len(doc[spot.last])
        else use_of(doc, spot.first, spot.last, spot.facts)
    )
    return PlaceMention(span, text, name, use, hint or before_hint, None, country)


def _type_after(doc: Doc, last: int) -> tuple[str | None, int]:
    end = doc[last].idx + len(doc[last])
    if last + 1 < len(doc) and doc[last + 1].lower_ in UNIT_WORDS | QUARTERS | {"pass", "corridor"}:
        word = doc[last + 1]
        if word.text[0].isupper():
            return None, end  # "US State Department": the type word belongs to a longer name
        return word.lower_, word.idx + len(word)
    return None, end


def _type_before(doc: Doc, first: int, lookup: NameLookup) -> tuple[str | None, str | None]:
    """As in "the Azeri city of X", "Azerbaijan's second-largest city, X": kind and country from the words before."""
    at, floor = first - 1, max(0, first - 8)
    while at >= floor and (doc[at].is_space or doc[at].lower_ in ("of", ",", "the")):
        at -= 1
    if at < floor or doc[at].lower_ not in TYPE_WORDS:
        return None, None
    words = [t for t in doc[floor : at + 1] if not t.is_space]
    hint = words.pop().lower_
    if words and _names_it(words[-1], lookup):
        return None, None
    while words and (words[-1].pos_ in ("ADJ", "ADV", "PART", "PUNCT") or words[-1].lower_ in ("second", "third")):
        if country := _country_of(words[-1], lookup):
            return hint, country
        words.pop()
    return hint, _country_of(words[-1], lookup) if words else None


def _names_it(token: Token, lookup: NameLookup) -> bool:
    """The kind belongs to another name: "the Kafr Hamra district of X", "Carabobo state, X", "the Old City of X"."""
    named = token.text[:1].isupper() and not token.is_sent_start and token.pos_ in ("PROPN", "NOUN", "ADJ")
    return named and token.lower_ not in PARTS and _country_of(token, lookup) is None


def _country_of(token: Token, lookup: NameLookup) -> str | None:
    if not token.text[:1].isupper():
        return None
    demonym = lookup.demonym(token.text)
    if demonym:
        return demonym
    facts = lookup.known(token.text)
    return facts.country or None if facts else None
