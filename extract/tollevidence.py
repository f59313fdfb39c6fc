"""What a report's sentences and headline say of the dead and the wounded, laid out for the choice of a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.countrules import Bounds, by_rules
from extract.fates import Fate
from extract.harmed import Harmed
from extract.model import Toll
from extract.victimlist import Victim, may_be, victims_of

# Characters from a person of one sentence to one of the next.
_NEXT_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """The counts of one harm: by sentence in the order of the text, exact ones and open ones; of the headline."""

    first: int | None
    exact: tuple[int, ...]
    open: tuple[int, ...]
    headline: Bounds | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All statements of a report: what is told of each harm, of whom, and what fixed rules make of it.

    ``others``: the largest count of the dead without whoever did it, ``doers``: how many who did it died by own hand;
    ``survivors``: counts told beside the dead; ``cared_for``: of people found hurt or brought to a hospital.
    """

    killed: Told
    wounded: Told
    hit: Told
    victims: tuple[Victim, ...]
    rules: Toll
    others: int
    doers: int
    survivors: frozenset[int]
    cared_for: frozenset[int]
    headline: bool


def evidence_of(sentences: Sequence[Sequence[Harmed]], headline: Sequence[Harmed] = ()) -> Evidence:
    """Lay out the statements of a report, sentence by sentence, and those of its headline."""
    sentences = _of_incident(sentences)
    statements = [one for sentence in sentences for one in sentence]
    victims = tuple(victims_of(sentences))
    dead = [[one for one in found if one.fate == "killed"] for found in sentences]
    return Evidence(
        killed=_told("killed", sentences, headline),
        wounded=_told("wounded", sentences, headline),
        hit=_told("hit", sentences, headline),
        victims=victims,
        rules=by_rules(statements, victims),
        others=max((_others(found) for found in dead), default=0),
        doers=_dead_by_own_hand(dead),
        survivors=frozenset(s.low for s in statements if s.fate == "wounded" and s.survive and s.high is not None),
        cared_for=frozenset(s.low for s in statements if s.soft and s.high is not None),
        headline=bool(headline),
    )


def _of_incident(sentences: Sequence[Sequence[Harmed]]) -> list[Sequence[Harmed]]:
    """The statements that are of the incident: what is told first is, even where it is set apart from another."""
    told = [[one for one in found if not one.elsewhere] for found in sentences]
    first = next((n for n, found in enumerate(told) if found), len(told))
    aside = [max((head for one in found if one.elsewhere for head in one.heads), default=None) for found in sentences]
    return [
        *sentences[:first],
        *(
            [] if n > first and _goes_on(aside[n - 1], found) else found
            for n, found in enumerate(told[first:], start=first)
        ),
    ]


def _goes_on(aside: int | None, found: Sequence[Harmed]) -> bool:
    """Whether a sentence stands right behind one of another incident, so goes on about that."""
    heads = [head for one in found for head in one.heads]
    return aside is not None and bool(heads) and min(heads) - aside < _NEXT_SENTENCE


def _doers(found: Sequence[Harmed]) -> list[Harmed]:
    """The statements of a sentence that are of who did it."""
    own = {head for one in found if one.of_doer for head in one.heads}
    return [one for one in found if own & set(one.heads)]


def _others(found: Sequence[Harmed]) -> int:
    """How many of the dead of a sentence did not do it; of a count with whoever did it, all but one."""
    doers = _doers(found)
    others = [one for one in found if one not in doers]
    told = [one for one in others if not one.least]
    with_doer = any(one.whole for one in told) or (len(told) < len(others) and _low(told) > 1)
    return _low(told) - (with_doer and not doers) if told else 0


def _dead_by_own_hand(dead: Sequence[Sequence[Harmed]]) -> int:
    """How many who did it are dead, told apart from the rest: where nobody died by their own hand, none.

    Of those whom others kill the counts mostly know. Where a group is of at least so many, they may be in it.
    """
    told = [one for found in dead for one in found]
    many = any(one.high is None and one.low > 1 and not one.least for one in told)
    if many or not any(one.by_own_hand for one in told):
        return 0
    return max(_low(_doers(found)) for found in dead)


def _low(found: Sequence[Harmed]) -> int:
    return (_total("killed", found) or (0, 0))[0]


def _told(fate: Fate, sentences: Sequence[Sequence[Harmed]], headline: Sequence[Harmed]) -> Told:
    totals = [total for found in sentences if (total := _total(fate, found)) is not None]
    exact = tuple(low for low, high in totals if high is not None)
    open_ = tuple(low for low, high in totals if high is None)
    of_title = [(h.low, h.high) for h in headline if h.fate == fate]
    low = sum(low for low, _ in of_title)
    high = None if any(h is None for _, h in of_title) else sum(h or 0 for _, h in of_title)
    first = totals[0][0] if totals else None
    return Told(first, exact, open_, (low, high) if of_title else None)


def _total(fate: Fate, found: Sequence[Harmed]) -> Bounds | None:
    """The people of one sentence together: its groups, and those told of one by one, each once."""
    told = [one for one in found if one.fate == fate and not one.least]
    least = max((one.low for one in found if one.fate == fate and one.least), default=0)
    if not told:
        return (least, None) if least else None
    groups: dict[Bounds, None] = {}
    seen: set[int] = set()
    for one in told:
        if not one.people and not seen & set(one.heads):
            groups[one.low, one.high] = None
        seen |= set(one.heads)
    singles = _singles(told, [person for one in told for person in one.among])
    low = sum(count[0] for count in groups) + singles
    return max(low, least), None if low < least or any(count[1] is None for count in groups) else low


def _singles(told: Sequence[Harmed], among: Sequence[object]) -> int:
    """How many are told of one by one: a pronoun is somebody named before it."""
    known: list[Victim] = []
    heads: set[int] = set()
    for one in told:
        for person, head in zip(one.people, one.heads, strict=False):
            again = head in heads or any(
                may_be(v.person, person) and (person.points_back or bool(v.person.name and person.name)) for v in known
            )
            heads.add(head)
            if not again and person not in among:
                known.append(Victim(person, one.fate, one.by_own_hand))
    return len(known)
