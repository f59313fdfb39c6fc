"""What a report's sentences and headline say of the dead and the wounded, laid out for the choice of a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.countrules import Bounds, by_rules
from extract.fates import Fate
from extract.harmed import Harmed
from extract.model import Toll
from extract.victimlist import Victim, may_be, victims_of


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

    ``own_hand``: who did it died by their own hand, which is told apart from the largest count of the dead;
    ``survivors``: counts told beside the dead; ``cared_for``: of people found hurt or brought to a hospital.
    """

    killed: Told
    wounded: Told
    hit: Told
    victims: tuple[Victim, ...]
    rules: Toll
    own_hand: bool
    survivors: frozenset[int]
    cared_for: frozenset[int]
    headline: bool


def evidence_of(sentences: Sequence[Sequence[Harmed]], headline: Sequence[Harmed] = ()) -> Evidence:
    """Lay out the statements of a report, sentence by sentence, and those of its headline."""
    statements = [one for sentence in sentences for one in sentence]
    victims = tuple(victims_of(sentences))
    return Evidence(
        killed=_told("killed", sentences, headline),
        wounded=_told("wounded", sentences, headline),
        hit=_told("hit", sentences, headline),
        victims=victims,
        rules=by_rules(statements, victims),
        own_hand=_own_hand_apart(sentences),
        survivors=frozenset(s.low for s in statements if s.fate == "wounded" and s.survive and s.high is not None),
        cared_for=frozenset(s.low for s in statements if s.soft and s.high is not None),
        headline=bool(headline),
    )


def _own_hand_apart(sentences: Sequence[Sequence[Harmed]]) -> bool:
    totals = [(_total("killed", found) or (0, 0))[0] for found in sentences]
    with_own = [any(one.by_own_hand and one.fate == "killed" for one in found) for found in sentences]
    told = [total for total, own in zip(totals, with_own, strict=True) if own]
    return bool(told) and max(told) < max(totals)


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
    told = [one for one in found if one.fate == fate]
    if not told:
        return None
    groups: dict[Bounds, None] = {}
    seen: set[int] = set()
    for one in told:
        if not one.people and not seen & set(one.heads):
            groups[one.low, one.high] = None
        seen |= set(one.heads)
    singles = _singles(told, [person for one in told for person in one.among])
    if len(groups) + singles > 1:
        groups.pop((1, None), None)  # "a deadly fire" that killed them
    low = sum(count[0] for count in groups) + singles
    return low, None if any(count[1] is None for count in groups) else low


def _singles(told: Sequence[Harmed], among: Sequence[object]) -> int:
    """How many are told of one by one: a pronoun is somebody named before it."""
    known: list[Victim] = []
    heads: set[int] = set()
    for one in told:
        for person, head in zip(one.people, one.heads, strict=False):
            again = head in heads or any(
                may_be(v.person, person) and (person.points_back or v.person.name == person.name != "") for v in known
            )
            heads.add(head)
            if not again and person not in among:
                known.append(Victim(person, one.fate, one.by_own_hand))
    return len(known)
