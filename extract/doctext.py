"""What is read off a parsed document again and again, made once and kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.document import Doc, Span, Token

_ENTITIES = "dateline_entities"
_LOWERS, _LEMMAS = "dateline_lowers", "dateline_lemmas"
_CLAUSES, _SPACED = "dateline_clauses", "dateline_spaced"
_HEADS = "dateline_heads"


def text_of(doc: Doc) -> str:
    """Return the text of a document."""
    return doc.text


def entity_at(doc: Doc, first: int, last: int) -> tuple[int, int, str] | None:
    """Return first token, end and label of the entity that holds the tokens ``first`` to ``last`` (inclusive)."""
    if _ENTITIES not in doc.notes:
        doc.notes[_ENTITIES] = {i: (e.start, e.end, e.label_) for e in doc.ents for i in range(e.start, e.end)}
    found: tuple[int, int, str] | None = doc.notes[_ENTITIES].get(first)
    return found if found is not None and last < found[1] else None


def text_within(span: Span) -> str:
    """Return ``span.text``, cut out of the remembered text."""
    return text_of(span.doc)[span.start_char : span.end_char]


def begins_of(doc: Doc) -> list[int]:
    """Return the character at which each token begins."""
    return doc.begins


def lowers_of(doc: Doc) -> list[str]:
    """Return the words in lower case, remembered with the document, which must be parsed."""
    if _LOWERS not in doc.notes:
        doc.notes[_LOWERS] = [token.lower_ for token in doc]
    lowers: list[str] = doc.notes[_LOWERS]
    return lowers


def lemmas_of(doc: Doc) -> list[str]:
    """Return the lemmas in lower case, remembered with the document, which must be parsed."""
    if _LEMMAS not in doc.notes:
        doc.notes[_LEMMAS] = [token.lemma_.lower() for token in doc]
    lemmas: list[str] = doc.notes[_LEMMAS]
    return lemmas


def heads_of(doc: Doc) -> dict[tuple[int, int, int], Token | None]:
    """Return the head words found so far, by the sentence's first word and the characters they stand under."""
    known: dict[tuple[int, int, int], Token | None] = doc.notes.setdefault(_HEADS, {})
    return known


def clauses_of(doc: Doc) -> dict[int, frozenset[int]]:
    """Return the clauses found so far, by the token of their verb."""
    known: dict[int, frozenset[int]] = doc.notes.setdefault(_CLAUSES, {})
    return known


def spaced_of(doc: Doc) -> dict[int, str]:
    """Return the sentences written with single spaces so far, by their first token."""
    known: dict[int, str] = doc.notes.setdefault(_SPACED, {})
    return known
