"""The text of a parsed document, joined once: the library joins its words anew at every look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "dateline_text"


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, remembered with the document."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text
    text: str = doc.user_data[_KEY]
    return text
