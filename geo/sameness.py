"""Whether two reports tell of one incident: evidence for and against, each with its reason and its weight.

Some things rule a pair out (another kind of event; two places, days or tolls of one article). The rest is
weighed: kind, days, place and toll of the two reports, and how alike their articles are. The sum must reach
:data:`ENOUGH`. With the wording unknown that takes the same kind, day and place. The weights were chosen by
hand on the whole Gun Violence Archive set: what ``dateline eval merging-gva`` prints is a development figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from extract.model import Event, TimeSpan
from extract.tolls import compatible
from geo.foresight import in_print_before
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, LocatedEvent, Place

ENOUGH = 3.5
ALIKE = 0.1
"""Likeness of two articles (0 to 1) from which it speaks for one incident."""
NEAR_KM = 30.0
_VIOLENT = frozenset({"attack", "battle", "shelling", "ceasefire_violation", "casualties"})
_FAMILIES = (_VIOLENT, frozenset({"disaster", "casualties"}), frozenset({"ceasefire", "talks"}))
SERIAL = frozenset({"battle", "shelling", "ceasefire_violation", "talks", "statement", "protest", "humanitarian"})
"""Kinds that recur day by day in one place, told in the same words: two stated days are two incidents."""
_ONE_ARTICLE = (frozenset({"shelling", "ceasefire_violation"}), frozenset({"battle", "ceasefire_violation"}))
# Kinds made of unlike things (an arrest, an election; a flood, an earthquake), with the finer kinds that one report
# gives an incident and another does not: a fire is an accident.
_UNLIKE_THINGS = {"other": frozenset[str](), "disaster": frozenset({"accident", "fire"})}
# Likeness of two articles (0 to 1) below which it speaks against one incident.
_UNLIKE = 0.04
_MOST_ALIKE = 6.0  # reached where six words in ten are shared, as later reports of one case do
_WEEK = 7
# What the same interval is worth, by its days: of violence much happens in a month, and a year says next to
# nothing; a truce or a treaty is often known by its year.
_SAME_DAYS = ((_WEEK, 2.0), (31, 0.7), (10**7, 0.2))
_SAME_DAYS_ONCE = ((_WEEK, 2.0), (10**7, 0.7))
# Of two reports of a kind and place that may lie years apart, only the wording can say that they tell of one
# incident: it takes texts about a third alike, as a copy or a rewriting is.
_UNDATED = -2.5
_FULL_NAME = re.compile(r"[A-Z][\w'.-]{1,40}(?: [A-Z][\w'.-]{1,40}){1,3}")
_OTHER_VICTIM = -3.0
_AREA_WEIGHT = {"district": 0.4, "region": 0.3, "country": 0.0}


class Wording(Protocol):
    """How alike the articles of two features are."""

    def __call__(self, one: LocatedEvent, other: LocatedEvent, /) -> tuple[float, float] | None:
        """Return the likeness, 0 to 1, and how much of both articles is about these events, 0 to 1; or None."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: above zero it speaks for one incident, below against."""

    text: str
    weight: float


def unknown(one: LocatedEvent, other: LocatedEvent) -> tuple[float, float] | None:
    """Likeness where no article's text is known."""
    return None


def same_incident(one: LocatedEvent, other: LocatedEvent, wording: Wording = unknown) -> bool:
    """Whether two unmerged features report the same thing."""
    return weight(one, other, wording) >= ENOUGH


def weight(one: LocatedEvent, other: LocatedEvent, wording: Wording = unknown) -> float:
    """Return the sum of the evidence; minus infinity where something rules the pair out."""
    if ruled_out(one, other):
        return float("-inf")
    return sum(reason.weight for reason in reasons(one, other, wording))


def ruled_out(one: LocatedEvent, other: LocatedEvent) -> str | None:
    """Return why two reports cannot be of one incident, or None."""
    kinds = frozenset({one.event.kind, other.event.kind})
    if one_article(one, other):
        return _ruled_out_within(one, other, kinds)
    if len(kinds) > 1 and not any(kinds <= family for family in _FAMILIES):
        return "other kinds"
    if _finer_apart(one.event, other.event):
        return "other finer kinds"
    if in_print_before(one, other):
        return "one was in print before the other happened"
    if one.event.toll.cumulative != other.event.toll.cumulative and "casualties" in kinds:
        return "the toll of more than one incident"
    return None


def _finer_apart(one: Event, other: Event) -> bool:
    """Whether two events of a kind that is made of unlike things are not of the same one."""
    apart = _UNLIKE_THINGS.get(one.kind)
    finer = {one.subtype, other.subtype} - {None}
    return apart is not None and one.kind == other.kind and len(finer) > 1 and not finer & apart


def _ruled_out_within(one: LocatedEvent, other: LocatedEvent, kinds: frozenset[str]) -> str | None:
    """What one article tells apart is apart, however near."""
    if len(kinds) > 1 and kinds not in _ONE_ARTICLE:
        return "other kinds"
    if one.place is None or other.place is None or one.place.id != other.place.id:
        return "two places of one article"
    if one.event.when.start is None or _interval(one.event.when) != _interval(other.event.when):
        return "two times of one article"
    if not _agree(one.event, other.event):
        return "two tolls of one article"
    return None


def _agree(one: Event, other: Event) -> bool:
    """Two counts of an article's toll reports are of different people ("65 civilians", "974 troops")."""
    return one.toll == other.toll if one.kind == "casualties" else compatible(one.toll, other.toll)


def one_article(one: LocatedEvent, other: LocatedEvent) -> bool:
    """Whether some article is a source of both."""
    return bool({s.article.name for s in one.sources} & {s.article.name for s in other.sources})


def reasons(one: LocatedEvent, other: LocatedEvent, wording: Wording = unknown) -> Iterator[Reason]:
    """Yield the evidence for and against two reports being of one incident."""
    yield Reason("same kind", 1.0) if one.event.kind == other.event.kind else Reason("kindred kinds", 0.3)
    yield _days(one.event, other.event)
    yield _places(one, other)
    if one_article(one, other):
        yield Reason("told twice by one article", 2.0)
        return
    yield from _tolls(one.event, other.event)
    yield from _words(one, other, wording)


def _days(one: Event, other: Event) -> Reason:
    first, second = one.when, other.when
    if first.start is None or second.start is None:
        return Reason("a date is missing", _UNDATED)
    apart = days_apart(first, second)
    if apart == 0:
        return _overlap(one, other)
    stated = one.date_basis == other.date_basis == "sentence" and first.precision == second.precision == "day"
    if stated and {one.kind, other.kind} & SERIAL:
        return Reason(f"{apart} days apart in a series", -9.0)
    if apart == 1:
        return Reason("days next to each other", -1.5 if stated else 0.4)
    return Reason(f"{apart} days apart", (-4.0 if stated else -2.0) - min(2.0, apart / 15))


def _overlap(one: Event, other: Event) -> Reason:
    longest = max(_length(one.when), _length(other.when))
    if _interval(one.when) == _interval(other.when):
        often = {one.kind, other.kind} & _VIOLENT
        return Reason("same days", next(w for most, w in (_SAME_DAYS if often else _SAME_DAYS_ONCE) if longest <= most))
    return Reason("days that overlap", 1.0 if longest <= _WEEK else 0.0)


def _length(when: TimeSpan) -> int:
    return (when.end - when.start).days + 1 if when.start and when.end else 0


def days_apart(one: TimeSpan, other: TimeSpan) -> int:
    """Return the days between two intervals, 0 when they share a day; both must be dated."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        raise ValueError("both intervals must be dated")
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def _interval(when: TimeSpan) -> tuple[object, object]:
    return when.start, when.end


def _places(one: LocatedEvent, other: LocatedEvent) -> Reason:
    first, second = one.place, other.place
    if first is None or second is None:
        return Reason("a place is missing", 0.0)
    if first.id == second.id:
        return Reason("same place", 2.0 if first.kind != "country" else 1.5)
    km = distance_km(first.lon, first.lat, second.lon, second.lat)
    if first.kind in POINT_PRECISIONS and second.kind in POINT_PRECISIONS:
        if km <= NEAR_KM:
            return Reason("same name, near", 2.0) if first.name == second.name else Reason("near", 0.3)
    elif contains(one, second, km) or contains(other, first, km):
        return Reason("one place lies in the other", min(_AREA_WEIGHT.get(p.kind, 0.3) for p in _areas(first, second)))
    stated = one.event.place_basis == other.event.place_basis == "sentence"
    return Reason(f"{km:,.0f} km apart", -2.5 if stated else -1.5)


def _areas(first: Place, second: Place) -> list[Place]:
    return [place for place in (first, second) if place.kind not in POINT_PRECISIONS]


def contains(feature: LocatedEvent, place: Place, km: float) -> bool:
    """Whether the area of a feature holds a place whose middle is ``km`` from its own."""
    area = feature.place
    if area is None or area.kind in POINT_PRECISIONS or area.country != place.country:
        return False
    return area.kind == "country" or km <= max(1.5 * area.uncertainty_km, NEAR_KM)


def _tolls(one: Event, other: Event) -> Iterator[Reason]:
    for harm in ("killed", "wounded"):
        first, second = (getattr(event.toll, f"{harm}_low") for event in (one, other))
        if first is not None and second is not None:
            yield Reason(f"same {harm}", 0.3) if first == second else Reason(f"other {harm}", -0.2)
    if one.toll.killed_low == other.toll.killed_low == 1 and _others_named(one.target, other.target):
        yield Reason("another name was killed", _OTHER_VICTIM)


def _others_named(one: str | None, other: str | None) -> bool:
    """Whether two targets are persons by full names that share no word."""
    names = [one or "", other or ""]
    return all(map(_FULL_NAME.fullmatch, names)) and not {*names[0].split()} & {*names[1].split()}


def _words(one: LocatedEvent, other: LocatedEvent, wording: Wording) -> Iterator[Reason]:
    found = wording(one, other)
    if found is None:
        return
    alike, focus = found
    if alike >= ALIKE:
        yield Reason(f"articles alike ({alike:.2f})", focus * (1.0 + min(_MOST_ALIKE, (alike - ALIKE) * 12)))
    elif alike < _UNLIKE:
        yield Reason(f"articles unlike ({alike:.2f})", -1.5 * focus)
