"""The text and the named entities of a parsed document, made once: the library makes them anew at every look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "dateline_text"
_ENTITIES = "dateline_entities"


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, remembered with the document."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text
    text: str = doc.user_data[_KEY]
    return text


def remember_text(doc: Doc, text: str) -> None:
    """Keep the text a document was made from."""
    doc.user_data[_KEY] = text


def entity_at(doc: Doc, first: int, last: int) -> tuple[int, int, str] | None:
    """Return first token, end and label of the entity that holds the tokens ``first`` to ``last`` (inclusive)."""
    if _ENTITIES not in doc.user_data:
        doc.user_data[_ENTITIES] = {i: (e.start, e.end, e.label_) for e in doc.ents for i in range(e.start, e.end)}
    found: tuple[int, int, str] | None = doc.user_data[_ENTITIES].get(first)
    return found if found is not None and last < found[1] else None
