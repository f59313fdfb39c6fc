"""Dates that a sentence states of something else than an event it tells.

As in "the shelling went on, and talks began on 10 July", "the mayor, whose speech in 1984 won him fame, died",
"he was charged over the shootings of 2005".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.lexicon import load_lexicon
from extract.model import TimeMention, TimeSpan
from extract.otherplaces import subject_of
from extract.resources import one_of
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


_BELOW = frozenset("relcl ccomp pcomp csubj".split())


def is_told_below(mention: TimeMention, verb: Token, kind: str, sentence: Sentence) -> bool:
    """Whether a date is that of what words are about: "agreed to find out who shot the plane down in April"."""
    token = sentence.token_at(mention.span) if kind in _ABOUT else None
    node = governor(token) if token is not None else None
    for _ in range(_CLIMB):
        if node is None or node.i <= verb.i or node.head == node:
            return False
        if node.dep_ in _BELOW and verb in node.ancestors:
            return not any(c.lower_ == "where" for c in node.children)  # "In X, where it began on 4 August, ..."
        node = governor(node.head)
    return False


def is_of_birth(token: Token) -> bool:
    """Whether a date is that of a birth: "al-Wahab, born in 1952, was found dead"."""
    verb = governor(token)
    return verb.lower_ == "born"


# What a thing named by its year is to the verb: "that 1978 resolution calls for", not "in the 1978 season".
_TAKES_PART = frozenset("nsubj nsubjpass dobj attr".split())


def names_year_of(token: Token) -> bool:
    """Whether a year names a thing that is no event: "that 1978 resolution calls for the army's deployment"."""
    noun = token.head
    if token.dep_ not in ("nummod", "compound", "amod") or noun.pos_ != "NOUN" or noun.dep_ not in _TAKES_PART:
        return False
    return noun.lemma_.lower() not in load_lexicon().endings


def _describes_aside(verb: Token) -> bool:
    """Whether a relative clause stands between commas: it adds what is known of somebody or something."""
    start = verb.left_edge
    before = verb.doc[start.i - 1].text if start.i else ""
    return before in (",", "--", "\u2014", "\u2013", "(") and any(t.lower_ in _WHO for t in verb.subtree)


# "BAMAKO, 19 Nov 2015 - Gunmen killed": where and when a report was written.
_DATELINE = re.compile(r"[A-Z][A-Z.'\u2019 -]{2,30}(?:, [A-Z][\w. ]{1,30}){0,2}[,:]? \(?")
_AFTER_DATELINE = re.compile(r"\)?,? ?(?:\([^()\n]{1,40}\) ?)?(?:--?|\u2013|\u2014|_) ")
_DATELINE_CHARS = 80


def is_of_dateline(mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a date is that of the report, told behind its place at the head of the line."""
    start, end = mention.span.start - sentence.offset, mention.span.end - sentence.offset
    text = text_of(sentence.tokens.doc)
    if mention is not sentence.times[0] or _AFTER_DATELINE.match(text, end) is None:
        return False
    line = text.rfind("\n", 0, start) + 1
    return start - line <= _DATELINE_CHARS and _DATELINE.fullmatch(text, line, start) is not None


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
    if _describes_deed(mention, trigger, sentence) or (kind == "statement" and _is_of_figures(mention, node, trigger)):
        return True
    endings = load_lexicon().endings
    for _ in range(_CLIMB):
        if node == trigger or node.head == node or node.pos_ in ("VERB", "AUX"):
            return False
        if node.pos_ == "NOUN" and node.lemma_.lower() in endings and node.ent_type_ not in ("DATE", "TIME"):
            return node.dep_ == "pobj" and node.head.lower_ not in _MEANWHILE
        node = node.head
    return False


# "Indicted last year in the October 1998 shooting death of X": what it is about, whatever the parser hung it on.
_DEED = re.compile(rf" (?:\w{{2,14}} ){{0,2}}(?:{one_of('otherdates', 'deeds')})s?\b")
_IN_THE = re.compile(r"\b(?:in|for|over|with|of|to) (?:the|a|an|his|her|their|that|two|three) $")


# "Arrested in connection with the shooting in the 4th Ward last weekend".
_OVER = re.compile(
    rf"\b(?:in connection with|over) [^,.;]{{0,60}}\b(?:{one_of('otherdates', 'deeds')})s?\b[^,.;]{{0,60}}$"
)


def _describes_deed(mention: TimeMention, trigger: Token, sentence: Sentence) -> bool:
    """Whether a date stands within the name of a deed: "in the October 1998 shooting death of a doctor"."""
    start, end = mention.span.start - sentence.offset, mention.span.end - sentence.offset
    text = text_of(sentence.tokens.doc)
    if mention.when.precision != "day" and trigger.idx < start and _OVER.search(text, trigger.idx, start):
        return True
    deed = _DEED.match(text, end)
    if deed is None or end <= trigger.idx < deed.end():
        return False
    return _IN_THE.search(text, max(0, start - 12), start) is not None


def _is_of_figures(mention: TimeMention, node: Token, trigger: Token) -> bool:
    """Whether a time is that of what a statement is about: "announced a drop in profits for the fourth quarter"."""
    if mention.when.precision == "day" or node.dep_ != "pobj":
        return False
    what = node.head.head
    return what != trigger and what.pos_ == "NOUN"


def is_earlier(when: TimeSpan, other: TimeSpan) -> bool:
    """Whether one time ends before another begins, both being known."""
    return when.end is not None and other.start is not None and when.end < other.start


def told_back(mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a date is that of what had happened before: "the opera, which had opened only seven months before"."""
    token = sentence.token_at(mention.span)
    verb = governor(token) if token is not None else None
    return verb is not None and verb.tag_ == "VBN" and any(c.lower_ == "had" for c in verb.children)
