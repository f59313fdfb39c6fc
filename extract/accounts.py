"""What is said of an event, as claims, and the status that follows."""

from __future__ import annotations

from extract.claims import Attribution, denied_in, denier, disowns, is_neutral, relayed_by
from extract.model import Claim, Quote, Status, Toll
from extract.sentence import Sentence
from extract.speakers import Speakers
from extract.triggers import Trigger


def accounts_of(
    said: Attribution | None,
    sentence: Sentence,
    trigger: Trigger,
    quote: Quote,
    toll: Toll,
    speakers: Speakers,
) -> tuple[tuple[Claim, ...], Status]:
    """Return the claims of a trigger and its status.

    The claimant comes first, then who passes the claim on, then who denies it; the toll of the clause
    is the claimant's. What one asserts and another denies is contested, and so is who did what
    happened where somebody denies to have done it.
    """
    claims: list[Claim] = []
    status: Status = "reported"
    if said is not None:
        claims.append(Claim(said.claimant or "unnamed", said.side, said.stance, quote, toll))
        claims.extend(Claim(r.claimant, r.side, r.stance, quote) for r in relayed_by(trigger.token, speakers))
        status = _status(said, trigger)
    denial = denied_in(sentence, trigger.token)
    against = denier(denial, speakers) if denial is not None else None
    if against is not None and against.claimant and all(against.claimant != c.claimant for c in claims):
        claims.append(Claim(against.claimant, against.side, "denies", quote))
        status = "contested"
    return tuple(claims), status


def _status(said: Attribution, trigger: Trigger) -> Status:
    if said.stance == "denies":
        return "contested" if any(disowns(verb) for verb in (trigger.token, *trigger.token.ancestors)) else "denied"
    return "reported" if is_neutral(said) else "claimed"
