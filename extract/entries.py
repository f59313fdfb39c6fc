"""The entries of a list of events that name no event: "- 7 December: the Old City."."""

from __future__ import annotations

import re

from extract.sentence import Sentence
from extract.triggers import Trigger

# A list marker before a date that opens the line.
_MARKER = re.compile(r"^[-*\u2022\u2013\u2014]\s*")
# An entry says where and when and little else.
_WORDS = 14


def entry_of(sentence: Sentence, kind: str, subtype: str | None, goes_on: bool) -> Trigger | None:
    """Return the trigger of a bare entry, of the kind of what its list told before, or None.

    ``goes_on`` says that the list's introduction or its entry before told an event of that kind.
    """
    text = sentence.text
    marker = _MARKER.match(text)
    if not (kind and goes_on and marker) or len(sentence.tokens) > _WORDS:
        return None
    opens = any(t.when.start is not None and t.span.start - sentence.span.start <= marker.end() for t in sentence.times)
    named = [t for p in sentence.places if p.use == "literal" and (t := sentence.token_at(p.span)) is not None]
    if not opens or not named or any(t.pos_ == "VERB" for t in sentence.tokens):
        return None
    head = named[0].head if named[0].head.pos_ in ("NOUN", "PROPN") else named[0]
    root = next(t for t in sentence.tokens if t.head == t or t.dep_ == "ROOT")
    return Trigger(root if root.pos_ != "SPACE" else head, kind, subtype, sentence.char_span(root), True)
