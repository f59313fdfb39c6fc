"""A bound on the length of sentences: much of the work on a sentence grows with its square.

Text without full stops (tables, lists, hostile input) would otherwise be one sentence of thousands of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import limits

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOPS = frozenset(".!?\u2026")


def bounded(doc: Doc) -> Doc:
    """Begin a sentence wherever so many words stand without a full stop; the parser decides all others."""
    run = 0
    for token in doc:
        run = 0 if token.is_sent_start or token.text in _STOPS else run + 1
        if run > limits.MAX_SENTENCE_WORDS and not token.is_space and token.is_sent_start is None:
            token.is_sent_start = True
            run = 0
    return doc
