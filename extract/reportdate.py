"""The best-supported day of a report's incident, from all its sentences.

The candidate days and what is said for each come from :mod:`extract.dayevidence`; how much each counts stands
in ``data/reportdays.toml``. The coefficients are those of a conditional logit over the candidates of a report
(McFadden 1974), fitted by ``data/build_reportdays.py``. The basis says how the chosen day was found:
"sentence" where a sentence states it for the incident, "context" where the text names it beside something
else, "published" where nothing names it and it is the day of publication or the day before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.dayevidence import (
    ANSWER,
    BESIDE,
    COURT,
    DEATH,
    DEED,
    IN_CONTEXT,
    NOT_TOLD,
    OF_EVENT,
    OUTSIDE,
    SPEECH,
    TELLING,
    Features,
    Words,
    evidence,
)
from extract.linking import LEAD
from extract.model import Article, DateBasis, TimeSpan
from extract.resources import data_file, read_table
from extract.retell import Draft
from extract.sentence import Sentence
from extract.timespan import UNDATED, day
from extract.weights import read_weights, weighed

FILE = "reportdays.toml"
# What states a day for the incident itself.
_STATED = frozenset({TELLING, OF_EVENT, *(BESIDE.format(words) for words in (DEED, ANSWER, DEATH))})
# What outweighs a month or year that a sentence gives the incident.
_OF_DEED = frozenset({OF_EVENT, BESIDE.format(DEED)})


@dataclass(frozen=True, slots=True)
class Model:
    """The classes of words and the coefficient of each feature."""

    words: Words
    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return how much speaks for a day: higher is likelier; only differences within a report mean anything."""
        return weighed(features, self.weights)


@lru_cache(maxsize=4)
def load_model(path: Path | None = None) -> Model:
    """Read the words and coefficients.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file(FILE)
    return Model(read_table(path, _words), read_weights(path))


def _words(raw: Mapping[str, Any]) -> Words:
    verbs = {verb: name for name in (DEED, ANSWER, DEATH, COURT, SPEECH) for verb in raw["words"][name].split()}
    return Words(verbs, frozenset(raw["words"]["nouns"].split()))


def best_date(article: Article, sentences: Sequence[Sentence], main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
    """Return the day the report's sentences support most, and where it comes from."""
    model = load_model()
    found = evidence(article, sentences, main, model.words)
    if not found:
        return _as_told(main)
    best = max(found, key=lambda one: (model.score(found[one]), one))
    basis = _basis(found[best])
    # A day the text names yields to the lead, or where each event states its time; one it does not name to all.
    every = basis == "published" or all(draft.event.date_basis == "sentence" for draft in main)
    spoken = main if every else [draft for draft in main if draft.sentence < LEAD]
    wider = _wider(spoken, best) if basis != "sentence" or _is_outside(found[best]) else None
    return wider or (day(best), basis)


def _is_outside(features: Features) -> bool:
    """Whether a day told beside something else lies outside of the month or year the lead gives."""
    return OUTSIDE in features and _OF_DEED.isdisjoint(features)


def _wider(main: Sequence[Draft], best: date) -> tuple[TimeSpan, DateBasis] | None:
    """The month or year the text gives the incident, where the day it does not give lies outside of it."""
    told = [d.event for d in main if d.event.when.start is not None and d.event.when.precision != "day"]
    own = [e for basis in ("sentence", "context") for e in told if e.date_basis == basis]
    if not own or any(e.when.start <= best <= e.when.end for e in own if e.when.start and e.when.end):
        return None
    return own[0].when, own[0].date_basis


def _basis(features: Features) -> DateBasis:
    if not _STATED.isdisjoint(features):
        return "sentence"
    told = IN_CONTEXT in features or not any(name.startswith(NOT_TOLD) for name in features)
    return "context" if told else "published"


def _as_told(main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
    """The date of the first draft whose basis is the best."""
    order = ("sentence", "context", "published", "none")
    first = min(main, key=lambda d: (order.index(d.event.date_basis), d.event.when == UNDATED))
    return first.event.when, first.event.date_basis
