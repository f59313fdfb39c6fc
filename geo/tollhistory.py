"""The figures of one incident in the order they were told: what holds now, and what was said before.

A figure belongs to a voice: the claimant it is attributed to, or the news itself. Of each voice the latest
figure holds. A later figure replaces an earlier one of its voice when it is higher, when it is said to be a
correction, or when more origins give it; another lower one may count some of the people only. Figures of
different claimants are rivals: none replaces the other, and no mean or sum is made of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.losslists import HARMS, Bounds, counts_of
from extract.model import Claim, Quote, Toll
from extract.resources import one_of
from geo.model import LocatedEvent
from geo.nodead import nobody_dead

NEWS = ""
"""The voice of figures that nobody is named for."""
_CORRECTED = re.compile(
    rf"\b(?:{one_of('geo_tollhistory', 'corrects')})\w*|\bnot \w+, as\b|\b(?:earlier|previous|initial)(?:ly)?\b|"
    rf"\b(?:death )?toll (?:{one_of('geo_tollhistory', 'moves')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of one harm; ``told`` is the day of publication ("9999" when unknown) and the article."""

    told: tuple[str, str]
    voice: str
    bounds: Bounds
    quote: Quote
    origin: str = ""


def figures(parts: Iterable[LocatedEvent], harm: str) -> list[Figure]:
    """Return what each report that counts a harm gives for it, in order of publication."""
    stated = (part for part in parts if counts_of(part.event.toll, harm)[0] is not None)
    return sorted((_figure(part, harm) for part in stated), key=lambda f: (f.told, f.quote.span, f.voice))


def _figure(part: LocatedEvent, harm: str) -> Figure:
    """A report's own count; its voice is the claimant who gives that count, else the news."""
    bounds = counts_of(part.event.toll, harm)
    by = (c for c in part.event.claims if c.stance != "denies" and counts_of(c.toll, harm) == bounds)
    claim, origin = next(by, None), part.sources[0].comes_from
    if claim is None:
        return Figure(told_when(part), NEWS, bounds, part.event.evidence[0], origin)
    return Figure(told_when(part), claim.claimant.casefold(), bounds, claim.quote, origin)


def told_when(part: LocatedEvent) -> tuple[str, str]:
    """Return the day of publication of a report, "9999" when unknown, and its article."""
    article = part.sources[0].article
    return article.published.isoformat() if article.published else "9999", article.name


def current(main: LocatedEvent, parts: Sequence[LocatedEvent]) -> Toll:
    """Return the toll that holds, each harm by itself.

    It is the news' own latest, else that of the only claimant, else the main report's or the first told. When
    a later report counts as many dead as were dead and wounded before, the wounded have died.
    """
    told = {harm: figures(parts, harm) for harm in HARMS}
    held: dict[str, Bounds] = {harm: _rival(main, harm, told[harm]) for harm in HARMS}
    lines = {harm: _line(told[harm]) for harm in HARMS}
    for day in sorted({figure.told[0] for line in lines.values() for figure in line}):
        later = {harm: _of_day(line, day) for harm, line in lines.items()}
        if later["wounded"] is None and later["killed"] is not None and _died(held, later["killed"]):
            held["wounded"] = (None, None)
        for harm, figure in later.items():
            if figure is not None and _holds(figure, held[harm], lines[harm]):
                held[harm] = figure.bounds
    if nobody_dead(parts):
        held["killed"] = (None, None)
    ends = {f"{harm}_{end}": held[harm][i] for harm in HARMS for i, end in enumerate(("low", "high"))}
    return Toll(**ends, cumulative=any(part.event.toll.cumulative for part in parts))


def _rival(main: LocatedEvent, harm: str, told: Sequence[Figure]) -> Bounds:
    """Of the figures of rivals the main report's, else the first told; nothing where there are none."""
    if not told or _line(told):
        return None, None
    own = counts_of(main.event.toll, harm)
    return own if own[0] is not None else told[0].bounds


def _line(told: Sequence[Figure]) -> list[Figure]:
    """The figures of the one voice that is heard: the news, else the only claimant; none of rivals."""
    voices = {figure.voice for figure in told}
    if NEWS in voices:
        return [figure for figure in told if figure.voice == NEWS]
    return list(told) if len(voices) == 1 else []


def _of_day(line: Sequence[Figure], day: str) -> Figure | None:
    """What most reports of a day say; where none leads, the most definite figure, then the one most origins give."""
    of_day = [figure for figure in line if figure.told[0] == day]
    if not of_day:
        return None
    often = Counter(figure.bounds for figure in of_day)
    leading = [figure for figure in of_day if often[figure.bounds] == max(often.values())]
    return max(leading, key=lambda f: (f.bounds[1] is not None, _origins(line, f.bounds), f.bounds[0] or 0, f.told))


def _holds(later: Figure, held: Bounds, line: Sequence[Figure]) -> bool:
    """Whether a later figure of a voice takes the place of the one held until then."""
    if held[0] is None or replaces(later.bounds, later.quote, held):
        return True
    return _origins(line, later.bounds) > _origins(line, held)


def _origins(line: Sequence[Figure], bounds: Bounds) -> int:
    """How many origins give a figure: copies of one text are one."""
    return len({figure.origin for figure in line if figure.bounds == bounds})


def replaces(later: Bounds, quote: Quote, held: Bounds) -> bool:
    """Whether a later count takes the place of one held: a lower one, no correction, may be of some people only."""
    return (later[0] or 0) >= (held[0] or 0) or bool(_CORRECTED.search(quote.text))


def _died(held: Mapping[str, Bounds], killed: Figure) -> bool:
    before, wounded = held["killed"][0] or 0, held["wounded"][0]
    return wounded is not None and wounded > 0 and killed.bounds[0] == before + wounded


def with_history(parts: Sequence[LocatedEvent], toll: Toll) -> list[Claim]:
    """Return the claims of some reports in order of publication, with the news' own other figures among them.

    Such a figure becomes a claim of its publisher (or article) with the stance "reports".
    """
    claims: list[tuple[tuple[str, str], Claim]] = []
    for part in parts:
        told = told_when(part)
        claims += [(told, claim) for claim in part.event.claims]
        if _differs(part.event.toll, toll) and not any(_same(c.toll, part.event.toll) for c in part.event.claims):
            claims.append((told, Claim(_printed_by(part), "", "reports", part.event.evidence[0], part.event.toll)))
    unique: dict[Claim, None] = {}
    for _, claim in sorted(claims, key=lambda one: one[0]):
        unique.setdefault(claim)
    return list(unique)


def _differs(own: Toll, held: Toll) -> bool:
    """Whether a report counts a harm otherwise than the event now does."""
    return any(counts_of(own, h)[0] is not None and counts_of(own, h) != counts_of(held, h) for h in HARMS)


def _same(one: Toll, other: Toll) -> bool:
    return all(counts_of(one, harm) == counts_of(other, harm) for harm in HARMS)


def _printed_by(part: LocatedEvent) -> str:
    article = part.sources[0].article
    return article.publisher or article.title or article.name


def superseded(located: LocatedEvent) -> list[bool]:
    """Return, for each claim, whether a later figure of its voice stands in its place."""
    day = {s.article.name: s.article.published.isoformat() for s in located.sources if s.article.published}
    voices = {s.article.publisher or s.article.title or s.article.name for s in located.sources}
    claims = located.event.claims

    def replaced(claim: Claim) -> bool:
        if claim.stance == "reports" and claim.claimant in voices:
            # The news' own figure stands in the event; others are kept here.
            return any(counts_of(claim.toll, harm)[0] is not None for harm in HARMS)
        told = day.get(claim.quote.article)
        later = (c for c in claims if c.claimant == claim.claimant and day.get(c.quote.article, "") > (told or "9999"))
        return any(_outdone(claim, other, harm) for other in later for harm in HARMS)

    return [bool(located.parts) and replaced(claim) for claim in claims]


def _outdone(claim: Claim, later: Claim, harm: str) -> bool:
    """Whether a later figure for one harm stands in the place of a claim's own for it."""
    before, after = counts_of(claim.toll, harm), counts_of(later.toll, harm)
    if before[0] is None or after[0] is None or before[0] == after[0]:
        return False
    return replaces(after, later.quote, before)
