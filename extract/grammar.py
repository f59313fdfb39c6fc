"""What the stages ask of a parse: a word's child of a role, whether a verb is passive, and its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.temporal.words import MONTHS

if TYPE_CHECKING:
    from extract.document import Token

SUBJECTS = ("nsubj", "nsubjpass")
DASHES = frozenset("- -- _ \u2013 \u2014".split())
_SET_APART = DASHES | {":"}
_HEADING_WORDS = 6


def child(token: Token, *roles: str) -> Token | None:
    """Return the first child that has one of the roles, the roles in order of preference."""
    return next((c for role in roles for c in token.children if c.dep_ == role), None)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own, not one it shares."""
    return child(verb, *SUBJECTS) is not None


def objects_of(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what stands under a preposition that hangs on a word: "the bodies *of* three men"."""
    for prep in token.children:
        if prep.lower_ == preposition:
            yield from (g for g in prep.children if g.dep_ in ("pobj", "pcomp"))


def is_passive(verb: Token) -> bool:
    """Whether a verb has a passive auxiliary ("was shot", "being shot")."""
    return any(c.dep_ == "auxpass" or (c.dep_ == "aux" and c.lower_ == "being") for c in verb.children)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, of the verb it is coordinated with, or the noun its clause describes."""
    node = verb
    for _ in range(3):
        # The last one: the parser may take a dateline for a first subject.
        found = next((c for c in reversed(list(node.children)) if c.dep_ in SUBJECTS), None)
        if found is not None or node.dep_ not in ("conj", "xcomp", "advcl"):
            return found if found is not None else (node.head if node.dep_ in ("acl", "relcl") else None)
        node = node.head
    return None


def entry_start(token: Token) -> int:
    """Return the word at which a sentence says something, behind a date that heads it: "25 June - Croatia says ..."."""
    first = token.sent.start
    for t in token.doc[first : min(first + _HEADING_WORDS, token.i)]:
        if t.text in _SET_APART and t.i > first:
            return t.i + 1
        if not (t.text.isdigit() or t.ent_type_ in ("DATE", "TIME") or t.lower_ in MONTHS or t.text in _SET_APART):
            break
    return first


def heads_report(noun: Token) -> bool:
    """As in "COLUMBIA, Ky. (WBKO) - A man was arrested": the place of a report, which the parser took into it."""
    first = noun.sent.start
    if noun.i > first + _HEADING_WORDS or not noun.text.isupper():
        return False
    return any(t.text in DASHES for t in noun.doc[noun.i + 1 : first + 2 * _HEADING_WORDS])
