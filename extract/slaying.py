"""Who kills whom: a killing told with those who did it is an attack, and among armed sides a battle.

Without a doer ("twelve people were killed") it stays a report of casualties. The classes of words are those of
``data/lexicons/incidents.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.incidents import Incidents, spaced

if TYPE_CHECKING:
    from extract.document import Token

_ARMED = ("government", "non_state", "armed_side", "armed_group")
_PEOPLES = frozenset({"GPE", "NORP"})


def slain_by(verb: Token, known: Incidents) -> str | None:
    """Return "battle" or "attack" where armed people, a country or a nation are told to have killed, else None."""
    if not known.holds("slays", spaced([verb])):
        return None
    doer, victim = _roles(verb)
    if doer is None or not (_is_armed(doer, known) or doer.ent_type_ in _PEOPLES):
        return None
    return "battle" if victim is not None and _is_armed(victim, known) else "attack"


def _roles(verb: Token) -> tuple[Token | None, Token | None]:
    """Who kills and who is killed."""
    suffers = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    if suffers is not None or agent is not None:
        return agent, suffers
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject, next((c for c in verb.children if c.dep_ == "dobj"), None)


def _is_armed(head: Token, known: Incidents) -> bool:
    named = spaced(t for t in head.subtree if t.ent_type_)
    return any(known.holds(name, spaced([head])) for name in _ARMED) or known.holds("armed_group", named)
