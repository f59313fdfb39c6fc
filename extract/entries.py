"""The entries of a list of events that name no event: "- 7 December: the Old City."."""

from __future__ import annotations

import re

from extract.clausedates import clock_heads, entry_date
from extract.happening import is_entry
from extract.lexicon import Lexicon
from extract.sentence import Sentence
from extract.triggers import Trigger

# A list marker before a date that opens the line.
_MARKER = re.compile(r"^[-*\u2022\u2013\u2014]\s*")
# An entry says where and when and little else.
_WORDS = 14
# An entry without a verb of its own is a note ("6 a.m.: Landslide at X"), so many words at most.
_NOTE = 24
# Who wrote it, from where: no entry of a chronicle, though a day stands below.
_BYLINE = re.compile(r"\s{0,20}(?:By|From):? (?:our|staff|an? |[A-Z][a-z])")


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


def note_of(sentence: Sentence, lexicon: Lexicon, theme: str) -> Trigger | None:
    """Return the trigger of an entry whose head gives the day, which names a place and has no verb, or None.

    "- 6 a.m.: Landslide at X" tells an event; so does an entry in the present whose verb the parser takes for a noun
    ("A tanker leaks in X"). The verbs of the text's theme give it a kind.
    """
    if len(sentence.tokens) > _NOTE or not any(p.use == "literal" for p in sentence.places):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens):
        return None
    if entry_date(sentence) is None and not clock_heads(sentence) and not is_entry(sentence):
        return None
    if _BYLINE.match(sentence.text):
        return None
    words, meant = [t for t in sentence.tokens if t.pos_ == "NOUN"], lexicon.themes.get(theme, {})
    if not words:
        return None
    root = sentence.tokens.root
    kind = next((meant[t.lemma_.lower()] for t in words if t.lemma_.lower() in meant), "other")
    return Trigger(root, kind, None, sentence.char_span(root), True, bare=True)
