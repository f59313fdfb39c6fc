"""The numbers of dead and wounded in reports whose toll is known: what ``data/build_headcount.py`` fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unittest.mock import patch

from extract import report
from extract.harmed import Harmed
from extract.headcount import chosen, headcount
from extract.model import Toll
from extract.tollevidence import Evidence, evidence_of
from extract.tollfeatures import (
    Features,
    killed_candidates,
    killed_features,
    wounded_candidates,
    wounded_features,
)
from geo.evaluation.logit import SET, Choice, article_of
from geo.evaluation.sets import read_set

# Weight of the squared coefficients, against fitting chance.
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Counted:
    """What a report says of the harmed, the true counts, and the incident it tells of."""

    evidence: Evidence
    killed: int
    wounded: int
    incident: str


def counted() -> Iterator[Counted]:
    """Yield every article of the set that is read as a report, with the sentences its toll is counted from."""
    from extract.pipeline import extract
    from geo.gazetteer import Gazetteer

    seen: list[Evidence] = []

    def noting(sentences: Sequence[Sequence[Harmed]], headline: Sequence[Harmed] = ()) -> Toll:
        seen.append(evidence_of(sentences, headline))
        return headcount(sentences, headline)

    gazetteer = Gazetteer.open()
    with patch.object(report, "headcount", noting):
        for record in read_set(SET):
            seen.clear()
            extract(article_of(record), gazetteer)
            if seen:
                yield Counted(seen[-1], record["killed"], record["wounded"], str(record["incident"]))


def dead(found: Sequence[Counted]) -> list[Choice]:
    """Return the choices of how many were killed."""
    return [_choice(one, one.killed, killed_candidates(one.evidence), killed_of(one.evidence)) for one in found]


def wounded(found: Sequence[Counted], killed: Mapping[str, float]) -> list[Choice]:
    """Return the choices of how many were wounded, after the dead as the weights ``killed`` choose them."""
    return [_wounded(one, killed) for one in found]


def killed_of(evidence: Evidence) -> Callable[[int], Features]:
    """Return the features of a number of dead as a function of it."""
    return lambda count: killed_features(evidence, count)


def _wounded(one: Counted, killed: Mapping[str, float]) -> Choice:
    dead = chosen(killed_candidates(one.evidence), killed_of(one.evidence), killed)
    counts = wounded_candidates(one.evidence, dead)
    return _choice(one, one.wounded, counts, lambda count: wounded_features(one.evidence, dead, count))


def _choice(one: Counted, true: int, counts: Sequence[int], features: Callable[[int], Features]) -> Choice:
    ordered = sorted(counts)  # of equals the lowest wins
    return Choice([features(count) for count in ordered], [count == true for count in ordered], one.incident)
