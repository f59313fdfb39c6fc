"""Dates that a sentence states of something else than an event it tells.

As in "the shelling went on, and talks began on 10 July", "the mayor, whose speech in 1984 won him fame, died",
"he was charged over the shootings of 2005".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.lexicon import load_lexicon
from extract.model import TimeMention, TimeSpan
from extract.otherplaces import subject_of
from extract.sentence import Sentence, governor

if TYPE_CHECKING:
    from extract.document import Token

# Who is arrested or speaks does so after what it is about.
_ABOUT = frozenset({"statement", "talks", "other"})
_WHO = frozenset("who whose whom which".split())
# What happens after, at or during another event shares its time: "resigned after the campaign of 1777".
_MEANWHILE = frozenset("after following at during before since".split())
_CLIMB = 8
_MEMORIES = frozenset("anniversary memory remembrance commemoration memorial".split())


def is_told_apart(mention: TimeMention, trigger: Token, sentence: Sentence) -> bool:
    """Whether a date outside the trigger's clause is that of another clause with its own subject."""
    token = sentence.token_at(mention.span)
    if token is None:
        return False
    theirs, own = governor(token), governor(trigger)
    if theirs == own or theirs.i not in {t.i for t in sentence.tokens} or trigger in theirs.subtree:
        return False
    first = theirs
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    if first.dep_ == "relcl":
        return _describes_aside(first)
    if theirs.dep_ != "conj" or token.i < trigger.i or own not in (theirs.head, *theirs.conjuncts):
        return False
    one, other = subject_of(own), subject_of(theirs)
    return one is not None and other is not None and token.i > theirs.i


def _describes_aside(verb: Token) -> bool:
    """Whether a relative clause stands between commas: it adds what is known of somebody or something."""
    start = verb.left_edge
    before = verb.doc[start.i - 1].text if start.i else ""
    return before in (",", "--", "\u2014", "\u2013", "(") and any(t.lower_ in _WHO for t in verb.subtree)


def is_remembered(mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a date is of something that is only remembered: "on the anniversary of the 1988 massacre"."""
    node = sentence.token_at(mention.span)
    for _ in range(_CLIMB):
        if node is None or node.head == node or node.pos_ in ("VERB", "AUX"):
            return False
        node = node.head
        if node.lemma_.lower() in _MEMORIES:
            return True
    return False


def is_of_what_it_is_about(mention: TimeMention, trigger: Token, kind: str, sentence: Sentence) -> bool:
    """Whether a date hangs on an earlier event that an arrest or words are about: "arrested over last year's blast"."""
    node = sentence.token_at(mention.span)
    if kind not in _ABOUT or node is None:
        return False
    endings = load_lexicon().endings
    for _ in range(_CLIMB):
        if node == trigger or node.head == node or node.pos_ in ("VERB", "AUX"):
            return False
        if node.pos_ == "NOUN" and node.lemma_.lower() in endings and node.ent_type_ not in ("DATE", "TIME"):
            return node.dep_ == "pobj" and node.head.lower_ not in _MEANWHILE
        node = node.head
    return False


def is_earlier(when: TimeSpan, other: TimeSpan) -> bool:
    """Whether one time ends before another begins, both being known."""
    return when.end is not None and other.start is not None and when.end < other.start


def told_back(mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a date is that of what had happened before: "the opera, which had opened only seven months before"."""
    token = sentence.token_at(mention.span)
    verb = governor(token) if token is not None else None
    return verb is not None and verb.tag_ == "VBN" and any(c.lower_ == "had" for c in verb.children)
