"""The losses of an article's sentences given to its events, and the tolls they fill.

A loss belongs to the event whose trigger tells it, else to that of its clause, else to the nearest of its sentence;
where a sentence tells of no event of its own it goes on about the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.claims import Attribution
from extract.losses import Told, goes_on, losses_in
from extract.losslists import HARMS, counts_of, summed, together, with_counts, within
from extract.model import Article, Loss, Span, Toll
from extract.retell import VIOLENT, Draft
from extract.sentence import Sentence, clause
from extract.speakers import Speakers
from extract.tolls import counts_casualties
from extract.trigger import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# What is said and agreed has no losses.
_WORDS = frozenset("talks statement ceasefire protest humanitarian".split())
# What a sentence without an event may go on about, so many sentences back.
_BLOODY = VIOLENT | {"control_change", "displacement"}
_REACH = 2
_STRIKES = frozenset({"attack", "shelling"})


@dataclass(slots=True)
class Ledger:
    """The losses told by the sentence that is read, and by which trigger each is told."""

    article: Article
    speakers: Speakers
    told: list[Told] = field(default_factory=list)
    _shares: dict[Span, list[Told]] = field(default_factory=dict)
    _goes_on: str = ""

    def open(self, sentence: Sentence, triggers: list[Trigger], previous: str, heard: Attribution | None) -> None:
        """Read a sentence, and add a trigger where only its losses tell what happened there or then.

        ``previous`` and ``heard`` as :func:`extract.losses.losses_in` takes them.
        """
        self.told = losses_in(self.article, sentence, self.speakers, previous, heard, self._goes_on)
        self._goes_on = goes_on(self.told, sentence)
        if not triggers and self.told and _stands_alone(sentence):
            at = self.told[0].at
            triggers.append(Trigger(at, "casualties", None, sentence.char_span(at), at.pos_ != "VERB"))
        self._shares = {}
        for one in self.told:
            nearest = min(triggers, key=lambda t: _distance(one.at, t), default=None)
            if nearest is not None:
                self._shares.setdefault(nearest.span, []).append(one)

    def of(self, trigger: Trigger) -> list[Told]:
        """Return the losses a trigger tells."""
        return self._shares.get(trigger.span, [])

    def settled(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts of the sentence with all its losses and the tolls these fill."""
        given = {id(one.loss) for d in drafts for one in self.told if one.loss in d.event.losses}
        stray = [one for one in self.told if id(one.loss) not in given]
        return [self._filled(draft, stray if draft == _nearest(drafts) else ()) for draft in drafts]

    def _filled(self, draft: Draft, stray: Sequence[Told]) -> Draft:
        event = draft.event
        losses = (*event.losses, *(one.loss for one in stray))
        if not losses:
            return draft
        toll = counted_with(event.toll, [one for one in self.told if one.loss in losses])
        kept = within(losses, toll)
        target = event.target or (_only_party(kept) if event.kind in _STRIKES else None)
        return replace(draft, event=replace(event, toll=toll, losses=kept, target=target))

    def carried(self, drafts: list[Draft], number: int) -> None:
        """Give the losses of a sentence without an event to the last of ``drafts``, if it is told just before."""
        last = drafts[-1] if drafts else None
        if not self.told or last is None or number - last.sentence > _REACH or last.event.kind not in _BLOODY:
            return
        quotes = dict.fromkeys((*last.event.evidence, *(one.loss.quote for one in self.told)))
        losses = together(last.event.losses, [one.loss for one in self.told])
        toll = counted_with(last.event.toll, self.told)
        drafts[-1] = replace(last, event=replace(last.event, losses=losses, evidence=tuple(quotes), toll=toll))


def _stands_alone(sentence: Sentence) -> bool:
    """Whether a sentence says where or when: else it goes on about the event before."""
    placed = any(place.use == "literal" for place in sentence.places)
    return placed or any(time.when.start is not None for time in sentence.times)


def _only_party(losses: Sequence[Loss]) -> str | None:
    """The party that was hit, where only one is told of: whom an attack or strike was on, if nothing else says so."""
    parties = {loss.party for loss in losses}
    return parties.pop() if len(parties) == 1 else None


def _nearest(drafts: Sequence[Draft]) -> Draft | None:
    """The draft that losses told by none of a sentence's events go to: the first that may have any."""
    return next((d for d in drafts if d.event.kind in _BLOODY), drafts[0] if drafts else None)


def _distance(at: Token, trigger: Trigger) -> tuple[bool, bool, bool, int]:
    return (
        at not in (trigger.token, trigger.verb),
        trigger.kind in _WORDS,
        at.i not in clause(trigger.verb),
        abs(at.i - trigger.token.i),
    )


def counted_with(toll: Toll, told: Sequence[Told]) -> Toll:
    """Return a toll with the sum of the parties' losses, where one voice tells them all.

    A toll that states a harm keeps it, unless that is the count of one party among several.
    """
    for harm in HARMS:
        held = counts_of(toll, harm)
        if held[0] is not None and any(held == counts_of(one.loss, "casualties") for one in told):
            toll = with_counts(toll, harm, (None, None))  # "12 were killed or wounded"
            continue
        parts = [bounds for one in told if (bounds := counts_of(one.loss, harm))[0] is not None]
        if not parts or len({one.loss.claimant for one in told}) > 1 or (held[0] is not None and _has_parts(told)):
            continue
        if held[0] is None or (held in parts and len(parts) > 1):
            # Of a party whose casualties are not told apart some died too; "the dead included" tells of some.
            unsplit = len(parts) < len(told) and any(one.loss.casualties_low is not None for one in told)
            unsplit = unsplit or _has_parts(told)
            toll = with_counts(toll, harm, summed(parts, is_open=unsplit))
    return toll


def _has_parts(told: Sequence[Told]) -> bool:
    return any(one.part for one in told)


def people_counted(toll: Toll, told: Sequence[Told], sentence: Sentence) -> Toll:
    """Return a toll that is empty only where nobody is counted: those of "200 casualties" are, if not as dead."""
    counts = bool(told) or counts_casualties(sentence.text)
    return Toll(wounded_low=0) if counts and toll == Toll() else toll
