"""The counts a report may mean, and what speaks for each: named features of a choice (:mod:`extract.headcount`)."""

from __future__ import annotations

from collections import Counter
from math import log1p

from extract.countrules import Bounds
from extract.tollevidence import Evidence, Told

Features = dict[str, float]


def killed_candidates(evidence: Evidence) -> list[int]:
    """Return the numbers of dead that something in the report suggests, none of them made up."""
    told = evidence.killed
    most = max(told.exact, default=0)
    found = {0, evidence.rules.killed_low or 0, _dead(evidence), most, *told.exact, *told.open}
    if told.exact or told.open or told.headline:
        found |= {1, evidence.others + evidence.doers, _named(evidence)}
    if told.headline:
        found |= {told.headline[0], told.headline[0] + evidence.doers}
    return _allowed(found, told)


def killed_features(evidence: Evidence, count: int) -> Features:
    """Return what speaks for and against a number of dead."""
    told = evidence.killed
    doers = evidence.doers
    of_others = evidence.headline and told.headline is None
    with_doer = told.headline is not None and told.headline[0] + doers == count
    return {
        **_general(told, count, told.headline),
        "nobody, the headline tells of others": float(count == 0 and of_others),
        "as many as told of one by one": float(_dead(evidence) == count),
        "by the rules": float((evidence.rules.killed_low or 0) == count),
        "all others and who did it": float(doers > 0 and count == evidence.others + doers),
        "all others but who did it": float(doers > 0 and count == evidence.others),
        "in the headline and who did it": float(doers > 0 and with_doer),
        "fewer than are named": float(count < _named(evidence)),
    }


def wounded_candidates(evidence: Evidence, killed: int) -> list[int]:
    """Return the numbers of wounded that something in the report suggests where so many are dead."""
    told, most = evidence.wounded, max(evidence.wounded.exact, default=0)
    found = {0, evidence.rules.wounded_low or 0, _alive(evidence), *told.exact, *told.open}
    found |= {hit - killed for hit in evidence.hit.exact} | evidence.cared_for
    if found != {0}:
        found |= {1, most + 1}
    if (of_title := _title_wounded(evidence, killed)) is not None:
        found.add(of_title[0])
    return _allowed(found, told)


def wounded_features(evidence: Evidence, killed: int, count: int) -> Features:
    """Return what speaks for and against a number of wounded where so many are dead."""
    told = evidence.wounded
    hit = [number - killed for number in evidence.hit.exact]
    of_title = _title_wounded(evidence, killed)
    singles = max((*told.exact, *evidence.hit.exact), default=0) <= 1
    return {
        **_general(told, count, of_title),
        "more than anything told": float(count > _most_hurt(evidence, killed)),
        "in the headline as hit": float(told.headline is None and of_title == (count, count)),
        "the headline tells of the dead only": float(count > 0 and evidence.headline and of_title is None),
        "nobody, some are dead": float(count == 0 and killed > 0),
        "nobody, no group is told of": float(count == 0 and singles),
        "the first told as hit": float(bool(hit) and hit[0] == count),
        "told as hit": log1p(hit.count(count)) if count else 0.0,
        "fewer than were hit": float(count < max(hit, default=0)),
        "told beside the dead": float(count in evidence.survivors),
        "brought to care": float(count in evidence.cared_for),
        "as many as told of one by one": float(_alive(evidence) == count),
        "fewer than told of one by one": float(count < _alive(evidence)),
        "by the rules": float((evidence.rules.wounded_low or 0) == count),
    }


def _allowed(found: set[int], told: Told) -> list[int]:
    """The candidates in order, without those that "at least so many" rules out: none, and people told of one by one.

    A smaller number of a group stays: which of two counts is of all, their words do not say.
    """
    least = max(told.open, default=0)
    if not least or (least == 1 and told.exact):
        return sorted(count for count in found if count >= 0)
    groups = {count for count in told.exact if count > 1}
    return sorted(count for count in found | {least} if count >= least or count in groups)


def _general(told: Told, count: int, of_title: Bounds | None) -> Features:
    often = Counter(told.exact)
    low, high = of_title or (0, None)
    most = max((*told.exact, low), default=0)
    return {
        "nobody": float(count == 0),
        "nobody, nothing is told": float(count == 0 and not told.exact and not told.open),
        "in the headline": float(of_title == (count, count)),
        "fewer than in the headline": float(count < low),
        "more than in the headline": float(high is not None and count > high),
        "the first told": float(told.first == count),
        "told": float(often[count] > 0),
        "told often": log1p(often[count]),
        "the most told": float(count > 0 and count == max(told.exact, default=0)),
        "fewer than the most told": float(count < max(told.exact, default=0)),
        "more than anything told": float(count > most),
        "told as open": float(count in told.open and count not in told.exact),
    }


def _title_wounded(evidence: Evidence, killed: int) -> Bounds | None:
    """The wounded of a headline, else those it tells of as hit who are not dead."""
    if evidence.wounded.headline is not None or evidence.hit.headline is None:
        return evidence.wounded.headline
    low, high = evidence.hit.headline
    return max(0, low - killed), None if high is None else max(0, high - killed)


def _most_hurt(evidence: Evidence, killed: int) -> int:
    """The largest number that may be of wounded: of them, of those brought to care, of all hit but the dead."""
    headline = (_title_wounded(evidence, killed) or (0, 0))[0]
    hit = max(evidence.hit.exact, default=0) - killed
    return max(*evidence.wounded.exact, *evidence.cared_for, headline, hit, _alive(evidence), 0)


def _dead(evidence: Evidence) -> int:
    return sum(victim.fate == "killed" for victim in evidence.victims)


def _alive(evidence: Evidence) -> int:
    return len(evidence.victims) - _dead(evidence)


def _named(evidence: Evidence) -> int:
    return sum(bool(v.person.name) for v in evidence.victims if v.fate == "killed")
