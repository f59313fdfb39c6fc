"""Find the place names of a parsed text and say how each is used.

The gazetteer proposes (longest match first), the model's tags are evidence: a name inside an
organisation is ``embedded``, a government is ``metonymic``, an adjective or people is a ``demonym``;
what is left is ``literal``. Only literal mentions can become a place on the map.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.lookup import NameFacts, NameLookup
from extract.model import PlaceMention, Span
from extract.placelinks import linked
from extract.placewords import PARTS, TITLES, TYPE_WORDS, UNIT_WORDS
from extract.usage import use_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 6
# People in the largest place of a name from which the name alone suggests the place.
_NOTABLE = 100_000
_STRONG_LOCATIVE = frozenset("in at near around inside outside within across throughout into".split())


def find_places(doc: Doc, offset: int, lookup: NameLookup) -> list[PlaceMention]:
    """Return the place mentions of one parsed piece, in order; spans count from the text's start."""
    taken = -1
    found: list[tuple[int, int, PlaceMention]] = []
    people = _people(doc)
    for token in doc:
        if token.i <= taken or not _can_start(token):
            continue
        match = _longest(doc, token.i, lookup, people)
        if match is None:
            continue
        last, mention = match
        found.append((token.i, last, mention))
        taken = last
    return [replace(m, span=Span(m.span.start + offset, m.span.end + offset)) for m in linked(doc, found, lookup)]


def _people(doc: Doc) -> frozenset[str]:
    """Names of people that the text gives in full somewhere: later "Walsh" is Adam Walsh, not a town."""
    full = [[t for t in e if t.text[:1].isupper()] for e in doc.ents if e.label_ == "PERSON"]
    return frozenset(t.text for words in full if len(words) > 1 for t in (words[0], words[-1]))


def _can_start(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and not token.is_punct


def _longest(doc: Doc, first: int, lookup: NameLookup, people: frozenset[str]) -> tuple[int, PlaceMention] | None:
    """The longest known name that starts at a token, or the demonym there, typed by its use."""
    best: tuple[int, NameFacts] | None = None
    for last in range(first, min(first + MAX_WORDS * 2, len(doc))):
        if (doc[last].is_space and last > first) or (doc[last].is_sent_start and last > first):
            break
        phrase = _phrase(doc, first, last)
        facts = lookup.known(phrase) if _well_formed(doc, first, last) else None
        if facts is not None:
            best = (last, facts)
        if not lookup.has_prefix(phrase) and doc[last].text not in ("-", "\u2013"):
            break
    if best is not None and _acceptable(doc, first, best[0], best[1], lookup, people):
        return _mention_or_skip(doc, first, best[0], best[1], lookup)
    return _demonym(doc, first, lookup) or _unknown(doc, first)


def _mention_or_skip(
    doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup
) -> tuple[int, PlaceMention] | None:
    """A mention, unless a little-known name only happens to begin a longer one ("Belt and Road")."""
    mention = _mention(doc, first, last, facts, lookup)
    known = facts.population >= _NOTABLE or facts.kinds & {"country", "region"}
    return (last, mention) if known or mention.use != "embedded" else None


def _phrase(doc: Doc, first: int, last: int) -> str:
    return doc.text[doc[first].idx : doc[last].idx + len(doc[last])]


def _well_formed(doc: Doc, first: int, last: int) -> bool:
    """A name ends on a capitalised word (or a type word) and short ones are written in capitals."""
    end = doc[last]
    if end.is_punct or not (end.text[:1].isupper() or end.text.lower() in TYPE_WORDS or end.text.isdigit()):
        return False
    phrase = _phrase(doc, first, last)
    letters = re.sub(r"[^A-Za-z]", "", phrase)
    return len(letters) > 3 or len(letters) == 0 or letters.isupper() or (len(letters) == 3 and letters.isalpha())


def _acceptable(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup, people: frozenset[str]) -> bool:
    """Refuse words that only happen to be capitalised, and first or last names of people."""
    token = doc[first]
    if last > first:
        return not _person(doc, first, last)
    areal = bool(facts.kinds & {"country", "region", "water"})
    if (_is_acronym(token) or (token.text in people and not _after_locative(token))) and not areal:
        return False
    if lookup.demonym(token.text) and not areal:
        return False
    if _person(doc, first, last):
        return False
    if token.is_sent_start and token.pos_ not in ("PROPN", "NOUN", "X") and not areal:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "X", "ADJ") and not (areal or _after_locative(token)):
        return False
    if areal or token.ent_type_ in ("GPE", "LOC", "FAC") or facts.population >= _NOTABLE:
        return True
    return (
        _after_locative(token)
        or _in_list(token)
        or (facts.primary and token.pos_ == "PROPN" and not token.is_sent_start)
    )


def _is_acronym(token: Token) -> bool:
    """Written in capitals where the words around it are not: "NATO", "the Turkistan Islamic Party (TIP)"."""
    if not (token.text.isupper() and 2 <= len(token) <= 5):
        return False
    around = [t for t in token.doc[max(0, token.i - 3) : token.i + 4] if t.is_alpha and t.i != token.i and len(t) > 2]
    return any(not t.text.isupper() for t in around)


def _person(doc: Doc, first: int, last: int) -> bool:
    """Part of a longer person's name, or right after a title."""
    before = doc[first - 1] if first else None
    if before is not None and before.text.lower().rstrip(".") in TITLES and before.text[:1].isupper():
        return True
    entity = next((e for e in doc.ents if e.start <= first and last < e.end), None)
    if entity is None or entity.label_ != "PERSON":
        return False
    return entity.end - entity.start > last - first + 1 and "," not in entity.text


def _after_locative(token: Token) -> bool:
    before = _previous(token)
    while before is not None and (
        before.lower_ in ("the", "of") or before.lower_ in TYPE_WORDS or before.lower_ in PARTS
    ):
        if before.lower_ == "of" and _previous_word(before) in TYPE_WORDS:
            return True
        before = _previous(before)
    return before is not None and before.lower_ in _STRONG_LOCATIVE


def _previous(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i and not token.is_sent_start else None


def _previous_word(token: Token) -> str:
    before = _previous(token)
    return before.lower_ if before is not None else ""


def _in_list(token: Token) -> bool:
    """Whether the token is joined by comma or "and" to other capitalised words."""
    doc, i = token.doc, token.i
    before = doc[i - 1].text in (",", "and") and i > 1 and doc[i - 2].text[:1].isupper() if i else False
    after = i + 2 < len(doc) and doc[i + 1].text in (",", "and") and doc[i + 2].text[:1].isupper()
    return before or after


def _demonym(doc: Doc, first: int, lookup: NameLookup) -> tuple[int, PlaceMention] | None:
    token = doc[first]
    country = lookup.demonym(token.text)
    if country is None:
        return None
    span = Span(token.idx, token.idx + len(token))
    return first, PlaceMention(span, token.text, token.text, "demonym", country=country)


def _unknown(doc: Doc, first: int) -> tuple[int, PlaceMention] | None:
    """A name the gazetteer lacks, where the text itself says it is a place: kept, to stay unlocated."""
    token = doc[first]
    last = first
    while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and not doc[last + 1].is_sent_start:
        last += 1
    named = token.ent_type_ in ("GPE", "LOC") and token.pos_ == "PROPN" and token.ent_iob_ == "B"
    before = _previous(token)
    typed = (
        before is not None
        and before.lower_ == "of"
        and _previous_word(before) in TYPE_WORDS - {"capital", "area", "areas", "state"}
    )
    if not (typed or (named and before is not None and before.lower_ in _STRONG_LOCATIVE)):
        return None
    span = Span(token.idx, doc[last].idx + len(doc[last]))
    text = span.of(doc.text)
    return last, PlaceMention(span, text, text)


def _mention(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup) -> PlaceMention:
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    name = span.of(doc.text)
    hint, end = _type_after(doc, last)
    before_hint, country = _type_before(doc, first, lookup)
    text = doc.text[span.start : end]
    full = lookup.known(text) if hint else None
    use = use_of(doc, first, last, facts)
    return PlaceMention(Span(span.start, end), text, text if full else name, use, hint or before_hint, None, country)


def _type_after(doc: Doc, last: int) -> tuple[str | None, int]:
    end = doc[last].idx + len(doc[last])
    if last + 1 < len(doc) and doc[last + 1].lower_ in UNIT_WORDS | {"pass", "corridor"}:
        word = doc[last + 1]
        if word.text[0].isupper() and last + 2 < len(doc) and doc[last + 2].text[:1].isupper():
            return None, end  # "US State Department": the type word belongs to a longer name
        return word.lower_, word.idx + len(word)
    return None, end


def _type_before(doc: Doc, first: int, lookup: NameLookup) -> tuple[str | None, str | None]:
    """As in "the Azeri city of X", "Azerbaijan's second-largest city, X": kind and country from the words before."""
    words = [t for t in doc[max(0, first - 8) : first] if not t.is_space]
    while words and words[-1].lower_ in ("of", ",", "the"):
        words.pop()
    if not words or words[-1].lower_ not in TYPE_WORDS:
        return None, None
    hint = words.pop().lower_
    while words and (words[-1].pos_ in ("ADJ", "ADV", "PART", "PUNCT") or words[-1].lower_ in ("second", "third")):
        if country := _country_of(words[-1], lookup):
            return hint, country
        words.pop()
    return hint, _country_of(words[-1], lookup) if words else None


def _country_of(token: Token, lookup: NameLookup) -> str | None:
    if not token.text[:1].isupper():
        return None
    demonym = lookup.demonym(token.text)
    if demonym:
        return demonym
    facts = lookup.known(token.text)
    return facts.country or None if facts else None
