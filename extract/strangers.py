"""Names that a clause puts where a place stands and no gazetteer knows: what happened there happened nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cues import FALLS
from extract.resources import word_list
from extract.sentence import Sentence, clause
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

_WHERE = frozenset("in at near outside around".split())
# Of these a name after "at" may be one ("fired at Smith"), and after "in" hardly.
_PERSONS = frozenset({"PERSON", "NORP"})
_NO_PLACE = frozenset("DATE TIME EVENT LAW WORK_OF_ART PRODUCT LANGUAGE MONEY PERCENT QUANTITY CARDINAL".split())
_WITHIN_TOWN = word_list("strangers", "within_town")


def names_strange_place(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the trigger's clause happens at a name nobody knows: "landed at Quarn", "Quarn fell"."""
    known = [p.span for p in sentence.places] + [t.span for t in sentence.times]
    for at in clause(trigger.verb):
        token = sentence.tokens.doc[at]
        if token.pos_ == "PROPN" and _is_place_role(token, trigger) and not _within_town(token):
            span = sentence.char_span(token)
            if not any(span.overlaps(other) for other in known):
                return True
    return False


def _is_place_role(token: Token, trigger: Trigger) -> bool:
    if token.ent_type_ in _NO_PLACE:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _WHERE:
        return token.ent_type_ not in _PERSONS or token.head.lower_ != "at"
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.ent_type_ != "NORP":
        return _is_thing_of_place(token.head.head, trigger)
    falls = trigger.kind == "control_change" and trigger.token.lemma_.lower() in FALLS
    return falls and token.dep_ == "nsubj" and token.head == trigger.token and token.ent_type_ != "NORP"


_OF_PLACE = word_list("strangers", "of_place")
_SITES = word_list("strangers", "sites")


def _is_thing_of_place(noun: Token, trigger: Trigger) -> bool:
    if noun == trigger.token:
        return noun.lemma_.lower() in _OF_PLACE
    stands = noun.dep_ == "pobj" and noun.head.lower_ in _WHERE
    befallen = noun.dep_ in ("dobj", "nsubjpass") and noun.head == trigger.token
    return noun.lemma_.lower() in _SITES and (stands or befallen)


def _within_town(token: Token) -> bool:
    known = any(c.dep_ == "det" for c in token.children)
    return known or token.lower_ in _WITHIN_TOWN
