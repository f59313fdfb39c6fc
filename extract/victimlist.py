"""The victims a report tells of one by one, each of them once.

A person told of twice is one: whoever nothing told of speaks against. Who dies of wounds is no longer wounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.harmed import Harmed, Person

_ORDER = ("hit", "wounded", "killed")


@dataclass(slots=True)
class Victim:
    """One person with the worst told of them; ``own_hand``: by themselves."""

    person: Person
    fate: str
    own_hand: bool


def victims_of(sentences: Iterable[Iterable[Harmed]]) -> list[Victim]:
    """Return the people of some sentences' statements in order of the text."""
    victims: list[Victim] = []
    for statements in sentences:
        here: dict[int, Victim] = {}
        for one in statements:
            met: list[Victim] = []
            for head, person in zip(one.heads, one.people, strict=False):
                met.append(here.setdefault(head, _meet(victims, here.get(head), met, person, one)))
    return victims


def _meet(victims: list[Victim], same: Victim | None, met: list[Victim], person: Person, told: Harmed) -> Victim:
    """The victim a person is, a new one if need be.

    ``same`` is who the same word meant before; people of one statement (``met``) are different.
    """
    others = [] if person.fresh else [v for v in victims if not any(v is m for m in met)]
    known = same or next((v for v in others if may_be(v.person, person)), None)
    if known is None:
        victims.append(Victim(person, told.fate, told.by_own_hand))
        return victims[-1]
    known.person = _joined(known.person, person)
    known.own_hand = known.own_hand or told.by_own_hand
    known.fate = max(known.fate, told.fate, key=_ORDER.index)
    return known


def may_be(known: Person, now: Person) -> bool:
    """Whether nothing told of one speaks against the other."""
    if known.name and now.name:
        return same_name(known, now)
    told = ((known.age, now.age), (known.sex, now.sex), (known.stage, now.stage))
    return all(not a or not b or a == b for a, b in told)


def same_name(known: Person, now: Person) -> bool:
    """Whether two names may be one person's: relatives share the last, and a later mention gives one of the two."""
    if known.first and now.first:
        return (known.first, known.name) == (now.first, now.name)
    return now.name in (known.name, known.first) or known.name in (now.name, now.first)


def _joined(known: Person, now: Person) -> Person:
    full = known if known.first or not now.first else now
    return replace(
        known, name=full.name or now.name, first=full.first, stage=known.stage or now.stage,
        age=known.age or now.age, sex=known.sex or now.sex,
    )  # fmt: skip
