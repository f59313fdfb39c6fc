"""Events a sentence only mentions to say something else: no day and no place of their own.

"The blast that shook the town was the work of exiles, she said on Tuesday" tells what she said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.model import PlaceMention
from extract.sentence import Sentence, clause, governor

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
