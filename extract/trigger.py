"""A word that reports an event, and which of a sentence's such words stand when several do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.model import Span
from extract.sentence import governor

if TYPE_CHECKING:
    from extract.document import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event: ``token`` is its head.

    ``bare``: no list holds it, only the day and the place of its clause make it one.
    """

    token: Token
    kind: str
    subtype: str | None
    span: Span
    is_noun: bool
    continues: bool = False
    bare: bool = False

    @property
    def verb(self) -> Token:
        """The verb of the clause the trigger stands in."""
        return governor(self.token)


def outermost(found: list[Trigger]) -> list[Trigger]:
    """Drop a trigger that lies within the words of another ("hostilities" in "ended all hostilities")."""
    return [
        t
        for t in found
        if not any(
            o is not t and o.span.overlaps(t.span) and (_length(o), -o.span.start) > (_length(t), -t.span.start)
            for o in found
        )
    ]


def _length(trigger: Trigger) -> int:
    return trigger.span.end - trigger.span.start


def yielding(found: list[Trigger]) -> list[Trigger]:
    """Weak kinds give way: a statement to what it states, a ceasefire to its own breach."""
    kinds = {t.kind for t in found}
    if kinds - {"statement"}:
        found = [t for t in found if t.kind != "statement"]
    if "ceasefire" in kinds:  # "the deal ended all hostilities" is the ceasefire alone
        truces = [t.token for t in found if t.kind == "ceasefire"]
        found = [t for t in found if t.kind != "talks" or not (_is_agreed(t) or any(n.head == t.token for n in truces))]
    if any(t.kind == "attack" and t.is_noun for t in found):  # "hit by a car bomb" is the bombing alone
        found = [t for t in found if t.kind != "shelling" or t.is_noun]
    if "control_change" in kinds:  # "the mutiny toppled the government" is told once
        acts = {t.token for t in found if t.kind == "control_change"}
        found = [t for t in found if t.kind != "battle" or not t.is_noun or not _is_setting(t.token, acts)]
    return [t for t in found if t.kind != "ceasefire" or not _breached(t, kinds)]


def _is_agreed(trigger: Trigger) -> bool:
    return trigger.is_noun and trigger.subtype == "agreement"


_AMID = frozenset("amid after following during in despite".split())


def _is_setting(noun: Token, acts: set[Token]) -> bool:
    """As in "the mutiny toppled the government", "took the town amid fierce fighting"."""
    amid = noun.dep_ == "pobj" and noun.head.lower_ in _AMID and not any(c.dep_ == "det" for c in noun.children)
    return noun.head in acts or (amid and noun.head.head in acts)


def _breached(trigger: Trigger, kinds: set[str]) -> bool:
    above = [a.lemma_.lower() for a in trigger.token.ancestors]
    return "ceasefire_violation" in kinds or any(
        a in ("violation", "breach", "violate", "abide", "respect") for a in above
    )
