"""The losses of one incident as several reports tell them: of each party and voice what holds now.

Equal losses stand once, rivals side by side. A later figure of the same voice for the same party takes the place of
an earlier one by the rule of :mod:`geo.tollhistory`; what one article tells in two places is no such history. The
reports keep their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.losslists import counts_of, same_counts, stated, without
from extract.losswords import loss_words
from extract.model import Loss
from geo.model import LocatedEvent
from geo.tollhistory import replaces, told_when

Key = tuple[str, str, str]


def losses_of(parts: Sequence[LocatedEvent]) -> tuple[Loss, ...]:
    """Return the losses that hold of some reports of one incident, in order of publication."""
    held: list[Loss] = []
    for part in sorted(parts, key=lambda one: (told_when(one), one.sources[0].start_char, one.id)):
        for loss in part.event.losses:
            held = _with(held, loss)
    return tuple(held)


def _with(held: list[Loss], loss: Loss) -> list[Loss]:
    """The losses with one more: what it repeats or corrects is told once."""
    if any(same_counts(one, loss) for one in held if _key(one) == _key(loss)):
        return held
    kept, left = loss, []
    for one in held:
        told_anew = _key(one) == _key(loss) and one.quote.article != loss.quote.article
        for harm in set(stated(one)) & set(stated(loss)) if told_anew else ():
            if replaces(counts_of(loss, harm), loss.quote, counts_of(one, harm)):
                one = without(one, harm)
            else:
                kept = without(kept, harm)
        left.append(one)
    return [one for one in (*left, kept) if stated(one)]


def _key(loss: Loss) -> Key:
    """The voice, and the party: those who fight for a country are one, whatever they are called."""
    party = loss.party.casefold()
    last = party.split()[-1] if party else ""
    apart = {last, last.removesuffix("s")} & loss_words().parties["others"]
    return loss.claimant.casefold(), loss.side or party, min(apart, default="") if loss.side else ""
