"""Who did a deed that hits people, whether it was only tried, and whether it is another one than a report tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.grammar import objects_of, subject_of
from extract.harmwords import harm_words

if TYPE_CHECKING:
    from extract.document import Token

# "The shooting comes a year after two men were killed": what tells of the time between two incidents.
_COMES = frozenset("come be happen occur".split())
_DEFINITE = ("the", "these")
# Words of "from late Friday night to early Sunday".
_SPAN = 8


def is_doer(token: Token) -> bool:
    """Whether a word means those who did it ("the gunman", "two suspects")."""
    return token.lemma_.lower() in harm_words().people["attacker"] | harm_words().people["suspect"]


def is_whole(noun: Token) -> bool:
    """As in "a total of 50 people", "50 people, including the gunman": with whoever did it, if dead."""
    counted = [noun, *(t for t in (noun.head, noun.head.head) if noun.dep_ == "pobj")]
    if any(t.lemma_ == "total" for t in counted):
        return True
    return any(is_doer(g) for name in ("including", "with", "plus") for g in objects_of(noun, name))


def is_attempt(noun: Token) -> bool:
    """As in "an attempted assassination": nobody need be dead."""
    attempts = harm_words().words["attempted"]
    return any(c.lower_ in attempts for t in (noun, noun.head) for c in t.children if c.dep_ in ("amod", "compound"))


def is_elsewhere(token: Token) -> bool:
    """As in "was killed in a previous shooting", "comes a year after two men were shot": another incident's harm."""
    under = (g for prep in token.children if prep.dep_ == "prep" for g in prep.children)
    if any(is_other_deed(noun) for noun in (*under, *([token] if token.pos_ == "NOUN" else ()))):
        return True
    return _in_deeds(token) or (token.dep_ == "advcl" and token.head.lemma_ in _COMES and _after_deed(token))


def _in_deeds(token: Token) -> bool:
    """As in "among 11 people shot from Friday to Sunday", "in attacks across the city": the sum of several."""
    words = harm_words().words
    below = [g for prep in token.children if prep.lower_ in ("in", "by", "from") for g in prep.children]
    several = (g for g in below if g.tag_ == "NNS" and not any(c.lower_ in _DEFINITE for c in g.children))
    if any(g.lemma_.lower() in words["deeds"] for g in several):
        return True
    spans = (token.doc[t.i : min(token.sent.end, t.i + _SPAN)] for t in token.sent if t.lower_ == "from")
    return any(sum(t.lower_ in words["weekdays"] for t in span) > 1 for span in spans)


def is_other_deed(noun: Token) -> bool:
    """Whether a noun of a deed is set apart from the one told of ("an unrelated shooting")."""
    words = harm_words().words
    return noun.lemma_.lower() in words["deeds"] and any(c.lower_ in words["other_deed"] for c in noun.children)


def _after_deed(verb: Token) -> bool:
    """The deed whose clause goes before is told to come a time after this one."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "after"), None)
    subject = subject_of(verb.head)
    if mark is None or subject is None or subject.lemma_.lower() not in harm_words().words["deeds"]:
        return False
    return mark.nbor(-1).lemma_.lower() in harm_words().words["times"]
