"""Whether reports of an incident speak against its dead: those that count the wounded and tell of nobody dead.

One report of several may read another incident's dead into this one, or tell of both. Who writes at the same time or
later, counts the wounded and knows of no dead is a voice for none. A death that only later reports tell of stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extract.model import Toll

if TYPE_CHECKING:
    from geo.model import LocatedEvent


def nobody_dead(parts: Iterable[LocatedEvent]) -> bool:
    """Return whether more origins count wounded and no dead, as late as the last that counts dead, than count dead."""
    held = list(parts)
    dead = [part for part in held if part.event.toll.killed_low]
    last = max((_day(part) for part in dead), default="")
    none = [part for part in held if _counts_no_dead(part.event.toll) and _day(part) >= last]
    tell = _origins(dead)
    return bool(dead) and len(_origins(none) - tell) > len(tell)


def _counts_no_dead(toll: Toll) -> bool:
    return bool(toll.wounded_low) and toll.killed_low is None


def _origins(parts: Sequence[LocatedEvent]) -> set[str]:
    return {part.sources[0].comes_from for part in parts}


def _day(part: LocatedEvent) -> str:
    """The day of publication; an undated report may be the last."""
    published = part.sources[0].article.published
    return published.isoformat() if published else "9999"
