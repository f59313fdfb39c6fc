"""What words of states tell in a text of everyday life: a council's meeting, a car that was entered, one who fled.

"The school board met", "he took over from the founder", "the lone occupant was evacuated": in a text that names no
armed forces talks are held by states or parties to a conflict, control changes by a conquest, and the displaced
are many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.doctext import lemmas_of
from extract.grammar import heads_report
from extract.resources import word_list
from extract.sentence import Sentence
from extract.trigger import Trigger

if TYPE_CHECKING:
    from extract.document import Token

_PARTIES = word_list("statecraft", "parties")
_OF_STATES = word_list("statecraft", "of_states")
_CONQUEST = word_list("statecraft", "conquest")
_GROUND = word_list("statecraft", "ground")
_CAUGHT = word_list("statecraft", "caught")
_MANY = word_list("statecraft", "many")
_CARE = word_list("statecraft", "care")
_ONE = frozenset({"NN", "NNP", "PRP"})
_PLURAL = frozenset({"they", "them", "we", "us"})


def in_private_life(trigger: Trigger, sentence: Sentence, country_named: Callable[[str], str]) -> Trigger | None:
    """Return what the trigger of a text of everyday life tells, or None where it tells of nothing in public life.

    Parameters
    ----------
    country_named
        Returns the code of the country that bears a name, "" when none does.
    """
    lemma = trigger.token.lemma_.lower()
    if trigger.kind == "talks" and lemma not in _OF_STATES:
        return trigger if _between_states(sentence, country_named) else None
    if trigger.kind == "control_change" and not _takes_a_place(trigger, sentence):
        return replace(trigger, kind="other", subtype="arrest") if lemma in _CAUGHT else None
    if trigger.kind == "displacement" and _is_of_one(trigger.token):
        return None
    return trigger


def _takes_a_place(trigger: Trigger, sentence: Sentence) -> bool:
    """As in "a coup", "invaded the north", "took Cairo", "captured the fort", "Cairo fell"."""
    token = trigger.token
    if trigger.subtype == "coup" or token.lemma_.lower() in _CONQUEST:
        return True
    objects = (c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "pobj"))
    held = (p for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "from") for p in c.children)
    taken = {c.i for c in (*objects, *held) if not heads_report(c)}
    if any(sentence.tokens.doc[i].lemma_.lower() in _GROUND for i in taken):
        return True
    return any(place.use == "literal" for place in sentence.places_in(taken))


def _between_states(sentence: Sentence, country_named: Callable[[str], str]) -> bool:
    """Whether a sentence names a state, its people, or somebody who treats for one or for a party to a conflict."""
    tokens = sentence.tokens
    if not _PARTIES.isdisjoint(lemmas_of(tokens.doc)[tokens.start : tokens.end]):
        return True
    return any(p.use == "demonym" or country_named(p.name) for p in sentence.places)


def _is_of_one(token: Token) -> bool:
    """As in "the lone occupant was evacuated", "he fled": one person; or people brought to a hospital."""
    if token.pos_ != "VERB":
        return False
    if any(p.lemma_.lower() in _CARE for c in token.children if c.dep_ == "prep" for p in c.children):
        return True
    moved = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    moved = moved or [c for c in token.children if c.dep_ == "nsubj"]
    return bool(moved) and all(_is_one(noun) for noun in moved)


def _is_one(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    person = noun.tag_ in _ONE and noun.lower_ not in _PLURAL and lemma not in _MANY and not lemma.endswith("tion")
    return person and noun.ent_type_ != "GPE" and not any(c.dep_ in ("nummod", "conj") for c in noun.children)
