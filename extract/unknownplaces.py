"""Names no gazetteer has, where the text itself says that they are places: kept, to stay unlocated.

An event in a village nobody has listed must not move to the next town, nor to the article's theatre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.doctext import entity_at, text_of
from extract.lookup import NameFacts, NameLookup
from extract.model import PlaceMention, Span
from extract.people import People, given_names, is_titled
from extract.placeproof import NOTABLE, after_locative, areal, before_region, owns, previous_word, struck
from extract.placewords import DASHES, FEATURES, QUARTERS, TYPE_WORDS
from extract.resources import word_list
from extract.streets import is_crossing

if TYPE_CHECKING:
    from extract.document import Doc, Token
    from extract.document import Span as SpacySpan

_ARTICLES = frozenset("al el ar as ash at ad an az ul".split())  # within "Bab al-Hawa"
_UNTYPED = frozenset({"capital", "area", "areas", "state", "department"})
# "In Operation X": what is done, not where.
_UNDERTAKINGS = frozenset("operation plan project exercise phase order".split())
_AT = frozenset("at in near outside around off".split())
_DIVISIONS = word_list("unknownplaces", "divisions")


def unknown_place(doc: Doc, first: int, lookup: NameLookup, people: People) -> tuple[int, PlaceMention] | None:
    """The unknown name that begins at a token, with its last token, where the words around it make it a place."""
    token = doc[first]
    if token.pos_ in ("DET", "NUM", "PRON", "ADP") or token.lower_ in _UNDERTAKINGS:
        return None
    last = _last_of_name(doc, first)
    quarter = _is_quarter(doc, last) or _is_named_part(doc, first, last)
    if doc[last].text == token.text and previous_word(token) in ("at", "outside") and owns(doc, last):
        return None  # "outside Carmine's": a shop or an inn
    if not (
        quarter
        or _is_policed(doc, first, last)
        or _is_typed(token)
        or _is_stated(doc, first, last, lookup)
        or _is_named(doc, first, last, people)
    ) or is_crossing(doc, first, last):
        return None
    span = Span(token.idx, doc[last].idx + len(doc[last]))
    text = span.of(text_of(doc))
    return last, PlaceMention(span, text, text, kind_hint=doc[last + 1].lower_ if quarter else None)


def said_again(doc: Doc, told: Sequence[PlaceMention], lookup: NameLookup) -> Iterator[tuple[int, int, PlaceMention]]:
    """Names of people and places that the text has shown to be places, said again without proof: "Stanley fell".

    Yields first and last token with the mention; pieces of longer names are left.
    """
    again = (m.text for m in told if m.use == "literal" and lookup.known(m.text) is None and lookup.has_prefix(m.text))
    taken = [mention.span for mention in told]
    for name in sorted(set(again)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text_of(doc)):
            span = Span(*match.span())
            words = doc.char_span(*match.span())
            if words is None or any(span.overlaps(other) for other in taken) or _in_longer_name(words):
                continue
            yield words.start, words.end - 1, PlaceMention(span, name, name)


def _in_longer_name(words: SpacySpan) -> bool:
    doc, first, last = words.doc, words.start, words.end - 1
    if is_titled(doc[first]) or (first and not doc[first].is_sent_start and doc[first - 1].pos_ == "PROPN"):
        return True
    return owns(doc, last) or (last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN")


def part_of_unknown(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup) -> bool:
    """Whether a known name is only a piece of one that is not: "Mai-Kadra", "Wadi Saeedna", "Tal Rifaat"."""
    if areal(facts) or facts.population >= NOTABLE or last + 2 >= len(doc):
        return False
    following = doc[last + 1]
    if following.text in DASHES and following.idx == doc[last].idx + len(doc[last]):
        return _is_strange(doc[last + 2], lookup)
    entity = entity_at(doc, first, last)
    if entity is None or entity[2] not in ("GPE", "LOC") or entity[0] != first or entity[1] != last + 2:
        return False
    return _is_strange(following, lookup)


def _is_strange(token: Token, lookup: NameLookup) -> bool:
    """A capitalised word that is no place of its own, no people and no word of the language."""
    if not token.text[:1].isupper() or lookup.known(token.text) is not None or lookup.demonym(token.text):
        return False
    return _has_no_vector(token)


def _has_no_vector(token: Token) -> bool:
    return token.vocab.vectors_length > 0 and not token.vocab.has_vector(token.lower_)


def _last_of_name(doc: Doc, first: int) -> int:
    last = first
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        joined = doc[last + 1].lower_ in _ARTICLES and last + 2 < len(doc) and doc[last + 2].text == "-"
        dashed = doc[last + 1].text in DASHES and doc[last + 1].idx == doc[last].idx + len(doc[last])
        step = 3 if joined else 2 if dashed else 1
        if last + step >= len(doc) or not doc[last + step].text[:1].isupper():
            break
        last += step
    return last


def _is_typed(token: Token) -> bool:
    """As in "the village of X"."""
    return previous_word(token) == "of" and previous_word(token.nbor(-1)) in TYPE_WORDS - _UNTYPED


def _is_policed(doc: Doc, first: int, last: int) -> bool:
    """As in "Gary police": a town whose name is hidden from the index, being a given name."""
    after = doc[last + 1].text if last + 1 < len(doc) else ""
    return first == last and after == "police" and doc[first].lower_ in given_names()


def _is_stated(doc: Doc, first: int, last: int, lookup: NameLookup) -> bool:
    """As in "at X, Poland"."""
    return previous_word(doc[first]) in ("in", "of", "from", "at", "near") and before_region(doc, last, lookup)


def _is_named(doc: Doc, first: int, last: int, people: People) -> bool:
    """The model, or its first or last word, says that it is a place, and so does what stands before or is done."""
    token = doc[first]
    on_feature = previous_word(token) == "on" and last > first and doc[last].lower_ in FEATURES
    if token.pos_ != "PROPN" or not (after_locative(token) or struck(token) or on_feature):
        return False
    begins = token.ent_iob_ == "B" or (token.ent_iob_ == "I" and previous_word(token) == "the")
    if begins and token.ent_type_ in ("GPE", "LOC"):
        return True
    if last > first and {token.lower_, doc[last].lower_} & FEATURES:
        return True
    return _is_taken_for_a_person(doc, first, last, people) or _is_at_no_word(doc, first, last, people)


_AIMED = word_list("unknownplaces", "aimed")


def _is_at_no_word(doc: Doc, first: int, last: int, people: People) -> bool:
    """As in "beaten at Kliszow": a name no vector knows behind "at", "near" or "off", whatever its tag."""
    token = doc[first]
    if last != first or previous_word(token) not in ("at", "near", "off") or not _is_wordless(token) or len(token) < 5:
        return False
    aimed = token.head.head.lemma_.lower() in _AIMED
    return not aimed and token.dep_ == "pobj" and token.text not in people.all and not owns(doc, last)


def _is_taken_for_a_person(doc: Doc, first: int, last: int, people: People) -> bool:
    """Small models take villages for people: "at Ulus-Kert", "in Menagh"; nobody else of that name is in the text."""
    token = doc[first]
    dashed = any(t.text in DASHES for t in doc[first : last + 1])
    if (
        not (dashed or last == first)
        or token.ent_type_ != "PERSON"
        or previous_word(token) not in _AT
        or len(token) < 4
    ):
        return False
    return (dashed or token.text not in people.all) and not owns(doc, last)


def _is_quarter(doc: Doc, last: int) -> bool:
    """As in "the Kafr Hamra district of Aleppo", "the Tarlabasi neighbourhood in the city of Istanbul"."""
    words = doc[last + 1 : last + 7]
    if len(words) < 3 or words[0].text not in QUARTERS or words[1].lower_ not in ("of", "in"):
        return False
    after = next((t for t in words[2:] if t.lower_ not in ("the", "of") and t.lower_ not in TYPE_WORDS), None)
    return after is not None and after.text[:1].isupper()


def _is_named_part(doc: Doc, first: int, last: int) -> bool:
    """As in "in the Gogjali district": a name no vector knows, so no common word or person."""
    after = doc[last + 1].text if last + 1 < len(doc) else ""
    if after not in _DIVISIONS or not first or doc[first - 1].lower_ != "the":
        return False
    return after_locative(doc[first]) and any(_is_wordless(t) for t in doc[first : last + 1])


def _is_wordless(token: Token) -> bool:
    return token.is_alpha and _has_no_vector(token)
