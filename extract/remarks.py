"""Events a sentence only mentions to say something else: no day and no place of their own.

"The blast that shook the town was the work of exiles, she said on Tuesday" tells what she said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.model import DateBasis, PlaceMention
from extract.resources import word_list
from extract.sentence import Sentence, clause, governor
from extract.trigger import Trigger

if TYPE_CHECKING:
    from extract.document import Token

_ASIDE = frozenset({"relcl", "acl"})
_BEHIND = frozenset({"since", "before"})
_WHEN = frozenset("when where whereupon whereby during".split())
_CLIMB = 12


def is_remark(trigger: Token, sentence: Sentence, places: Sequence[PlaceMention]) -> bool:
    """Whether an event stands in a clause or phrase that only describes, without its own day or place."""
    if places or not _describes(trigger):
        return False
    own = clause(governor(trigger)) if trigger.pos_ == "VERB" else {t.i for t in trigger.subtree}
    dated = (sentence.token_at(t.span) for t in sentence.times if t.when.start is not None)
    return not any(token is not None and token.i in own for token in dated)


_ALWAYS = word_list("remarks", "always")
_OFTEN = word_list("remarks", "often")
_STRETCHES = frozenset("year decade century generation month".split())


def is_standing(trigger: Trigger, sentence: Sentence, date_basis: DateBasis) -> bool:
    """Whether a clause tells what is usual, or has been so long that no day is its own.

    As in "the president traditionally receives a turkey", "for decades they were cut off", "who have fled X".
    """
    verb = trigger.verb
    words = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "npadvmod")}
    present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and _helped(verb, {"is", "are"}))
    if present and words & _ALWAYS:
        return True
    if date_basis not in ("published", "none"):
        return False
    perfect = _helped(verb, {"have", "has", "'ve"})
    stretches = any(_is_stretch(c) for c in verb.children)
    aside = verb.dep_ in _ASIDE and not any(c.dep_ == "mark" for c in verb.children)  # "informed X that they have fled"
    return bool(words & (_ALWAYS | _OFTEN)) or stretches or (perfect and aside)


def _helped(verb: Token, helpers: set[str]) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in helpers for c in verb.children)


def _is_stretch(prep: Token) -> bool:
    """As in "for decades", "over the years"."""
    if prep.dep_ != "prep" or prep.lower_ not in ("for", "over", "through"):
        return False
    return any(p.lemma_.lower() in _STRETCHES and p.tag_ == "NNS" for p in prep.children)


def _describes(trigger: Token) -> bool:
    """Whether the word stands in a clause about a noun, in "since ...", or in a phrase inside another phrase."""
    node = trigger
    for _ in range(_CLIMB):
        if node.dep_ in _ASIDE and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return not _tells_on(node)
        if node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BEHIND for c in node.children):
            return True
        if node.dep_ == "pobj" and node.head.dep_ == "prep" and node.head.head.dep_ == "pobj":
            return True
        if node.head == node:
            return False
        node = node.head
    return False


def _tells_on(verb: Token) -> bool:
    """Whether a relative clause carries the story on: "..., who took the town", "the day on which it fell"."""
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    timed = any(t.lower_ in _WHEN or (t.lower_ == "which" and t.dep_ == "pobj") for t in verb.subtree)
    return timed or (verb.dep_ == "relcl" and before in (",", "--", "\u2014", "\u2013"))
