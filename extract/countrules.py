"""The toll of one incident by fixed rules: one of the answers :mod:`extract.headcount` chooses from.

One who dies of wounds is no longer wounded. Of several counts of one harm the most definite holds. Who is hit
and not killed is wounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.harmed import Harmed
from extract.model import Toll
from extract.victimlist import Victim

Bounds = tuple[int, int | None]


def by_rules(statements: Sequence[Harmed], victims: Sequence[Victim]) -> Toll:
    """Return the toll of all statements about one incident together, and of the ``victims`` told of one by one."""
    statements = [s for s in statements if not s.least or s.low == 1]
    groups = {f: _count([s for s in statements if s.fate == f and not s.people]) for f in ("hit", "wounded", "killed")}
    killed = _killed(groups["killed"], victims)
    alive = _count([s for s in statements if s.survive and not s.people])
    if alive is not None:
        return toll(killed, _of_all_hit(groups["hit"], killed, alive))
    cared_for = _count([s for s in statements if s.soft and not s.people])
    if cared_for is not None and killed is not None and cared_for[0] < killed[0] and groups["wounded"] is None:
        return toll(killed, cared_for)  # too few to be those who died
    return toll(killed, _wounded(groups, killed, victims))


def toll(killed: Bounds | None, wounded: Bounds | None) -> Toll:
    """Return the toll of two counts, None for what is not said."""
    return Toll(
        killed_low=killed[0] if killed else None,
        killed_high=killed[1] if killed else None,
        wounded_low=wounded[0] if wounded else None,
        wounded_high=wounded[1] if wounded else None,
    )


def _of_all_hit(hit: Bounds | None, killed: Bounds | None, alive: Bounds) -> Bounds:
    """The survivors told of beside the dead, or all who were hit and not killed where these are more."""
    left = hit[0] - (killed[0] if killed else 0) if hit is not None and hit[0] == hit[1] else 0
    return (left, left) if left > alive[0] else alive


def _count(told: list[Harmed]) -> Bounds | None:
    """The most definite of several counts of one group: exact before open, then the largest."""
    counts = [(s.low, s.high) for s in told]
    exact = [c for c in counts if c[1] == c[0]]
    return max(exact or counts, key=lambda c: c[0], default=None)


def _killed(group: Bounds | None, victims: Sequence[Victim]) -> Bounds | None:
    dead = sum(v.fate == "killed" for v in victims)
    if group is None:
        return (dead, dead) if dead else None
    # The one who turned the gun on himself is told apart from those he killed.
    own = sum(v.own_hand and v.fate == "killed" for v in victims) if group[0] > 1 else 0
    low = max(group[0] + own, dead)
    return low, None if group[1] is None else max(low, group[1] + own)


def _wounded(groups: dict[str, Bounds | None], killed: Bounds | None, victims: Sequence[Victim]) -> Bounds | None:
    alive = sum(v.fate != "killed" for v in victims)
    dead = killed[0] if killed else 0
    hit, hurt = groups["hit"], groups["wounded"]
    if hit is not None and hit[0] >= dead and (hurt is None or hurt[0] + dead < hit[0]):
        low = hit[0] - dead
        return (low, low if hit[1] is not None else None) if low else None
    if hurt is not None:
        return max(hurt[0], alive) if hurt[1] is None else hurt[0], hurt[1]
    return (alive, alive) if alive else None
