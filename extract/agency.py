"""Who may be said to act in an event, and on whom: which parts of a clause are the event's own.

"Police arrested a man over the bombings" names nobody who bombed and nobody who was bombed; "an attack killed
12 people" does name whom it befell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.lexicon import load_lexicon
from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Token

_SPOKEN = frozenset({"talks", "other"})
_WITHIN = frozenset({"in", "at", "during", "under", "into"})
# Endings of nouns that name a quality or an act, and nouns so ended that name people or bodies that act.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ure", "ship", "cy", "ism", "age", "ss")
_BODIES = word_list("agency", "bodies")
_SERIES = word_list("agency", "series")
_TELLS = word_list("agency", "tells")
_EVENTS_AND_PARTS = word_list("agency", "events_and_parts")


def shares_parties(trigger: Token, verb: Token) -> bool:
    """Whether the subject and object of ``verb`` are those of the event a noun names: "X launched an attack"."""
    node = _lifted(trigger)
    if node == verb or node.dep_ in ("nsubj", "nsubjpass"):
        return True
    lexicon, lemma = load_lexicon(), verb.lemma_.lower()
    doing = lemma in lexicon.light or any(k.name not in _SPOKEN for k in lexicon.kinds_of(lemma, lemma))
    doing = doing and lemma not in _TELLS
    if node.dep_ in ("dobj", "attr", "oprd") and node.head == verb:
        return doing
    inside = node.dep_ == "pobj" and node.head.head == verb and node.head.lower_ in _WITHIN
    inside = inside or (node.dep_ == "pobj" and node.head.head == verb and lemma == "agree")
    return doing and (inside or (node.dep_ == "pobj" and node.head.dep_ == "agent"))


def _lifted(noun: Token) -> Token:
    """The noun that stands for it in the clause: the first of a list, the series of "a series of attacks"."""
    node = noun
    for _ in range(len(noun.doc)):
        if node.dep_ in ("conj", "compound") and node.head.pos_ in ("NOUN", "PROPN"):
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_.lower() in _SERIES:
            node = node.head.head
        else:
            break
    return node


def may_act(noun: Token) -> bool:
    """Whether a noun may name somebody who acts: no event, act or quality, even with a capital letter."""
    lemma = noun.lemma_.lower()
    if lemma in _BODIES:
        return True
    if lemma in _EVENTS_AND_PARTS or lemma in load_lexicon().endings:
        return False
    return noun.pos_ == "PROPN" or not lemma.endswith(_ABSTRACT) or len(lemma) < 6
