"""Losses of one event set together: which are of one party and voice, what they state, and each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from extract.model import Loss, Toll

HARMS = ("killed", "wounded", "displaced", "captured")
Bounds = tuple[int | None, int | None]


def counts_of(told: Loss | Toll, harm: str) -> Bounds:
    """Return the bounds a loss or toll states for a harm, None and None where it does not."""
    if harm == "casualties":
        return (told.casualties_low, told.casualties_high) if isinstance(told, Loss) else (None, None)
    toll = told.toll if isinstance(told, Loss) else told
    return getattr(toll, f"{harm}_low"), getattr(toll, f"{harm}_high")


def with_counts(toll: Toll, harm: str, bounds: Bounds) -> Toll:
    """Return a toll with these bounds for a harm."""
    ends: dict[str, Any] = {f"{harm}_low": bounds[0], f"{harm}_high": bounds[1]}
    return replace(toll, **ends)


def without(loss: Loss, harm: str) -> Loss:
    """Return a loss that does not state a harm, or "casualties"."""
    if harm == "casualties":
        return replace(loss, casualties_low=None, casualties_high=None)
    return replace(loss, toll=with_counts(loss.toll, harm, (None, None)))


def summed(parts: Sequence[Bounds], *, is_open: bool = False) -> Bounds:
    """Return the sum of bounds; open above when one of them is, or when there may be more (``is_open``)."""
    highs = [high for _, high in parts if high is not None]
    return sum(low or 0 for low, _ in parts), None if is_open or len(highs) < len(parts) else sum(highs)


def key_of(loss: Loss) -> tuple[str, str, str]:
    """Return what losses of one party by one voice have in common."""
    return loss.party.casefold(), loss.side, loss.claimant.casefold()


def stated(loss: Loss) -> list[str]:
    """Return the harms a loss counts, and "casualties"."""
    told = [harm for harm in HARMS if counts_of(loss, harm)[0] is not None]
    return told + ["casualties"] * (loss.casualties_low is not None)


def joined(one: Loss, other: Loss) -> Loss:
    """Return a loss with the counts of both; where both count a harm, those of the other."""
    toll = one.toll
    for harm in HARMS:
        if (bounds := counts_of(other, harm))[0] is not None:
            toll = with_counts(toll, harm, bounds)
    if other.casualties_low is None:
        return replace(one, toll=toll)
    return replace(one, toll=toll, casualties_low=other.casualties_low, casualties_high=other.casualties_high)


def within(losses: Iterable[Loss], toll: Toll) -> tuple[Loss, ...]:
    """Return the losses that a toll leaves room for: of an event told apart by place those of its own place."""
    return tuple(loss for loss in losses if all(_fits(loss, toll, harm) for harm in HARMS))


def _fits(loss: Loss, toll: Toll, harm: str) -> bool:
    low, most = counts_of(loss, harm)[0], counts_of(toll, harm)[1]
    return low is None or most is None or low <= most


def together(one: Sequence[Loss], other: Sequence[Loss]) -> tuple[Loss, ...]:
    """Return the losses of two accounts of one event, what both tell once."""
    kept = list(one)
    for loss in other:
        if not any(key_of(loss) == key_of(k) and same_counts(loss, k) for k in kept):
            kept.append(loss)
    return tuple(kept)


def same_counts(one: Loss, other: Loss) -> bool:
    """Whether two losses count the same of every harm."""
    return (one.toll, one.casualties_low, one.casualties_high) == (
        other.toll,
        other.casualties_low,
        other.casualties_high,
    )
