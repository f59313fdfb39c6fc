"""A text that goes on about an event it has told: "the shooting", "it happened on Saturday".

Such a sentence adds to the event before, its date, place and figures, instead of making a new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.losslists import together
from extract.model import Claim, Event, Quote
from extract.resources import word_list
from extract.tolls import compatible, union

if TYPE_CHECKING:
    from extract.document import Token

# Which of two triggers of one event names its kind: the stronger (0) before the vaguer.
_WEAKNESS = {"battle": 1, "displacement": 1, "casualties": 2}
_BASIS = ("none", "article", "published", "context", "sentence")
# Events told further back than this many are not what "the attack" means.
REACH = 4
VIOLENT = frozenset("shelling attack battle casualties disaster ceasefire_violation".split())
_DEFINITE = frozenset("the this that these those".split())


_AFTER_IT = re.compile(
    r"(?<![\w.,-])(?P<n>a|an|one|\d{1,2}|two|three|four|five|six|seven|ten)\s(?P<unit>day|week)s?\safter\sthe\s", re.I
)
# "The city surrendered after two weeks": two weeks from what was told before.
_IN_THE_END = re.compile(
    r"\bafter\s(?P<n>a|one|\d{1,2}|two|three|four|five|six|seven|ten)\s(?P<unit>day|week)s?(?=[,.;)]|\sand\b)", re.I
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


def days_after(text: str) -> int | None:
    """Return the days of "two days after the attack": days after what was told before; None without such words."""
    match = _AFTER_IT.search(text) or _IN_THE_END.search(text)
    if match is None:
        return None
    number = match["n"].lower()
    return (_COUNTS.get(number) or int(number)) * (7 if match["unit"].lower() == "week" else 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it; ``refers``: its words point back to one told before.

    ``sentence`` is the number of that sentence in the article, ``beside``: its date stands in the trigger's
    own clause, ``anew``: its words set it apart from what was told before ("another shooting").
    """

    event: Event
    refers: bool
    sentence: int = 0
    beside: bool = False
    anew: bool = False


def points_back(noun: Token) -> bool:
    """Whether an event noun is definite without saying which: "the shooting", not "the shooting of X"."""
    if not any(c.lower_ in _DEFINITE for c in noun.children) or any(c.tag_ in ("JJS", "RBS") for c in noun.children):
        return False
    return not any(c.dep_ in ("prep", "acl", "relcl") and c.lower_ in ("of", "on", "against") for c in noun.children)


_ANEW = word_list("retell", "anew")


def set_apart(token: Token) -> bool:
    """Whether an event noun is said to be another one: "a second shooting", "in an earlier attack"."""
    return any(c.lower_ in _ANEW for c in token.children)


def add(told: list[Event], draft: Draft) -> None:
    """Append an event, or join it to the one its words point back to."""
    if draft.refers:
        for index in range(len(told) - 1, max(-1, len(told) - 1 - REACH), -1):
            if _may_be(told[index], draft.event):
                told[index] = _told_on(told[index], draft.event)
                return
    told.append(draft.event)


def _may_be(before: Event, now: Event) -> bool:
    """Whether nothing either says about kind, date, place or figures contradicts the other."""
    kinds = before.kind == now.kind or {before.kind, now.kind} <= VIOLENT
    dates = before.when == now.when or before.date_basis in ("published", "none") or now.date_basis != "sentence"
    places = (
        before.place_basis != "sentence"
        or now.place_basis != "sentence"
        or bool({p.name for p in before.places} & {p.name for p in now.places})
    )
    return kinds and dates and places and compatible(before.toll, now.toll)


def _told_on(before: Event, now: Event) -> Event:
    joined = joined_events(before, now)
    kind = replace(joined, kind=before.kind, subtype=before.subtype or now.subtype, trigger=before.trigger)
    return replace(kind, evidence=_quotes(before.evidence + now.evidence), claims=_claims(before, now))


def _quotes(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))


def _claims(before: Event, now: Event) -> tuple[Claim, ...]:
    return tuple(dict.fromkeys(before.claims + now.claims))


def joined_events(one: Event, other: Event) -> Event:
    """Return the event with the stronger kind, the better date and place, and both tolls and claims."""
    main, side = sorted((one, other), key=lambda e: _WEAKNESS.get(e.kind, 0))
    dated = main if _BASIS.index(main.date_basis) >= _BASIS.index(side.date_basis) else side
    placed = main if _BASIS.index(main.place_basis) >= _BASIS.index(side.place_basis) else side
    return replace(
        main,
        when=dated.when,
        date_basis=dated.date_basis,
        places=placed.places,
        place_basis=placed.place_basis,
        toll=union(main.toll, side.toll),
        claims=main.claims or side.claims,
        status=main.status if main.claims or not side.claims else side.status,
        confidence=max(main.confidence, side.confidence),
        losses=together(main.losses, side.losses),
    )
