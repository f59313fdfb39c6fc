"""The figures of one incident in the order they were told: what holds now, and what was said before.

A figure belongs to a voice: the claimant it is attributed to, or the news itself. Of each voice the latest
figure holds. A later figure replaces an earlier one of its voice when it is higher, or when it is said to be a
correction; a lower one that is not may count some of the people only. Figures of different claimants are
rivals: none replaces the other, and no mean or sum is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from extract.model import Claim, Quote, Toll
from extract.tolls import union
from geo.model import LocatedEvent

NEWS = ""
"""The voice of figures that nobody is named for."""
HARMS = ("killed", "wounded", "displaced", "captured")
_EMPTY = Toll()
_CORRECTED = re.compile(
    r"\b(?:revis|correct|lower|downgrad|reduc|updat)\w*|\bnot \w+, as\b|\b(?:earlier|previous|initial)(?:ly)?\b|"
    r"\b(?:death )?toll (?:rises|rose|climbs|climbed|falls|fell|stands)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One count by one voice; ``told`` is the day of publication ("9999" when unknown) and the article."""

    told: tuple[str, str]
    voice: str
    toll: Toll
    quote: Quote


def figures(parts: Iterable[LocatedEvent]) -> list[Figure]:
    """Return every figure of some reports, in order of publication."""
    return sorted((f for part in parts for f in _of(part)), key=lambda f: (f.told, f.quote.span, f.voice))


def _of(part: LocatedEvent) -> Iterator[Figure]:
    told = told_when(part)
    counted = [claim for claim in part.event.claims if _counts(claim.toll) and claim.stance != "denies"]
    for claim in counted:
        yield Figure(told, claim.claimant.casefold(), claim.toll, claim.quote)
    if _counts(part.event.toll) and not any(_same(claim.toll, part.event.toll) for claim in counted):
        yield Figure(told, NEWS, part.event.toll, part.event.evidence[0])


def told_when(part: LocatedEvent) -> tuple[str, str]:
    """Return the day of publication of a report, "9999" when unknown, and its article."""
    article = part.sources[0].article
    return article.published.isoformat() if article.published else "9999", article.name


def _counts(toll: Toll) -> bool:
    return any(getattr(toll, f"{harm}_low") is not None for harm in HARMS)


def _same(one: Toll, other: Toll) -> bool:
    return replace(one, cumulative=False) == replace(other, cumulative=False)


def current(main: LocatedEvent, parts: Sequence[LocatedEvent]) -> Toll:
    """Return the toll that holds: the news' own latest, else that of the only claimant, else the main report's."""
    told = figures(parts)
    voices = {figure.voice for figure in told}
    voice = NEWS if NEWS in voices else next(iter(voices)) if len(voices) == 1 else None
    if voice is None:
        return main.event.toll if _counts(main.event.toll) else (told[0].toll if told else _EMPTY)
    return reduce(_updated, _by_day([figure for figure in told if figure.voice == voice]), _EMPTY)


def _by_day(told: Sequence[Figure]) -> Iterator[tuple[Toll, bool]]:
    """Yield the toll of each day, the most definite of that day's figures, and whether it is a correction."""
    for day in sorted({figure.told[0] for figure in told}):
        of_day = [figure for figure in told if figure.told[0] == day]
        corrected = any(_CORRECTED.search(figure.quote.text) for figure in of_day)
        yield reduce(union, (figure.toll for figure in of_day)), corrected


def _updated(held: Toll, later: tuple[Toll, bool]) -> Toll:
    """The later toll for each harm it counts, unless it counts fewer and is no correction."""
    toll, corrected = later
    values: dict[str, int | None] = {}
    for harm in HARMS:
        old, new = getattr(held, f"{harm}_low"), getattr(toll, f"{harm}_low")
        chosen = toll if new is not None and (old is None or corrected or new >= old) else held
        values |= {f"{harm}_{end}": getattr(chosen, f"{harm}_{end}") for end in ("low", "high")}
    return Toll(**values, cumulative=held.cumulative or toll.cumulative)


def with_history(parts: Sequence[LocatedEvent], toll: Toll) -> list[Claim]:
    """Return the claims of some reports in order of publication, with the news' own other figures among them.

    Such a figure becomes a claim of its publisher (or article) with the stance "reports".
    """
    claims: list[tuple[tuple[str, str], Claim]] = []
    for part in parts:
        told, article = told_when(part), part.sources[0].article
        claims += [(told, claim) for claim in part.event.claims]
        for figure in _of(part):
            if figure.voice == NEWS and not _same(figure.toll, toll):
                voice = article.publisher or article.title or article.name
                claims.append((told, Claim(voice, "", "reports", figure.quote, figure.toll)))
    unique: dict[Claim, None] = {}
    for _, claim in sorted(claims, key=lambda one: one[0]):
        unique.setdefault(claim)
    return list(unique)


def superseded(located: LocatedEvent) -> list[bool]:
    """Return, for each claim, whether a later figure of its voice stands in its place."""
    day = {s.article.name: s.article.published.isoformat() for s in located.sources if s.article.published}
    voices = {s.article.publisher or s.article.title or s.article.name for s in located.sources}
    claims = located.event.claims

    def replaced(claim: Claim) -> bool:
        if claim.toll.killed_low is None and claim.toll.wounded_low is None:
            return False
        if claim.stance == "reports" and claim.claimant in voices:
            return True  # the news' own figure stands in the event; others are kept here
        told = day.get(claim.quote.article, "")
        later = (c for c in claims if c.claimant == claim.claimant and day.get(c.quote.article, "") > told)
        return any(c.toll.killed_low not in (None, claim.toll.killed_low) for c in later)

    return [bool(located.parts) and replaced(claim) for claim in claims]
