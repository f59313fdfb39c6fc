"""Count the victims of one incident once, however often and in whatever words a report tells of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.harmed import Harmed, Person
from extract.model import Toll

_ORDER = ("hit", "wounded", "killed")
Bounds = tuple[int, int | None]


@dataclass(slots=True)
class _Victim:
    person: Person
    fate: str
    own_hand: bool


def headcount(told: Iterable[Harmed]) -> Toll:
    """Return the toll of all statements about one incident together.

    A person told of twice is one, and one who dies of wounds is no longer wounded. Of several counts
    of one harm the most definite holds. Who is hit and not killed is wounded.
    """
    statements = list(told)
    victims: list[_Victim] = []
    for one in statements:
        met: list[_Victim] = []
        for person in one.people:
            met.append(_meet(victims, met, person, one))
    groups = {fate: _count([s for s in statements if s.fate == fate and not s.people]) for fate in _ORDER}
    killed = _killed(groups["killed"], victims)
    alive = _count([s for s in statements if s.survive and not s.people])
    if alive is not None:
        return _toll(killed, _of_all_hit(groups["hit"], killed, alive))
    return _toll(killed, _wounded(groups, killed, victims))


def _of_all_hit(hit: Bounds | None, killed: Bounds | None, alive: Bounds) -> Bounds:
    """The survivors told of beside the dead, or all who were hit and not killed where these are more."""
    left = hit[0] - (killed[0] if killed else 0) if hit is not None and hit[0] == hit[1] else 0
    return (left, left) if left > alive[0] else alive


def _toll(killed: Bounds | None, wounded: Bounds | None) -> Toll:
    return Toll(
        killed_low=killed[0] if killed else None,
        killed_high=killed[1] if killed else None,
        wounded_low=wounded[0] if wounded else None,
        wounded_high=wounded[1] if wounded else None,
    )


def _meet(victims: list[_Victim], met: list[_Victim], person: Person, told: Harmed) -> _Victim:
    """The victim a person is, a new one if need be; people of one statement (``met``) are different."""
    others = [] if person.fresh else [v for v in victims if not any(v is m for m in met)]
    known = next((v for v in others if _same(v.person, person)), None)
    if known is None:
        victims.append(_Victim(person, told.fate, told.by_own_hand))
        return victims[-1]
    known.person = _joined(known.person, person)
    known.own_hand = known.own_hand or told.by_own_hand
    known.fate = max(known.fate, told.fate, key=_ORDER.index)
    return known


def _same(known: Person, now: Person) -> bool:
    """Whether nothing told of one speaks against the other."""
    if known.name and now.name:
        return known.name == now.name
    return all(not a or not b or a == b for a, b in ((known.age, now.age), (known.sex, now.sex)))


def _joined(known: Person, now: Person) -> Person:
    return replace(known, name=known.name or now.name, age=known.age or now.age, sex=known.sex or now.sex)


def _count(told: list[Harmed]) -> Bounds | None:
    """The most definite of several counts of one group: exact before open, then the largest."""
    counts = [(s.low, s.high) for s in told]
    exact = [c for c in counts if c[1] == c[0]]
    return max(exact or counts, key=lambda c: c[0], default=None)


def _killed(group: Bounds | None, victims: list[_Victim]) -> Bounds | None:
    dead = sum(v.fate == "killed" for v in victims)
    if group is None:
        return (dead, dead) if dead else None
    # The one who turned the gun on himself is told apart from those he killed.
    own = sum(v.own_hand and v.fate == "killed" for v in victims) if group[0] > 1 else 0
    low = max(group[0] + own, dead)
    return low, None if group[1] is None else max(low, group[1] + own)


def _wounded(groups: dict[str, Bounds | None], killed: Bounds | None, victims: list[_Victim]) -> Bounds | None:
    alive = sum(v.fate != "killed" for v in victims)
    dead = killed[0] if killed else 0
    hit, hurt = groups["hit"], groups["wounded"]
    if hit is not None and hit[0] >= dead and (hurt is None or hurt[0] + dead < hit[0]):
        low = hit[0] - dead
        return (low, low if hit[1] is not None else None) if low else None
    if hurt is not None:
        return max(hurt[0], alive) if hurt[1] is None else hurt[0], hurt[1]
    return (alive, alive) if alive else None
