"""The candidate days of reports of single incidents whose day is known: what ``data/build_reportdays.py`` fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from unittest.mock import patch

from extract import report
from extract.dayevidence import Features, evidence
from extract.model import Article, DateBasis, TimeSpan
from extract.reportdate import best_date, load_model
from extract.retell import Draft
from extract.sentence import Sentence
from geo.evaluation.logit import SET, Choice, article_of
from geo.evaluation.sets import read_set

# Chosen by cross-validation in the half that is fitted: from 2 to 5 the shares are equal.
RIDGE = 3.0
# A feature of fewer candidates is left out.
LEAST = 4


def choices() -> Iterator[Choice]:
    """Yield the candidate days of every article of the set that is read as a report of one incident."""
    from extract.pipeline import extract
    from geo.gazetteer import Gazetteer

    seen: list[dict[date, Features]] = []

    def noting(article: Article, sentences: Sequence[Sentence], main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
        seen.append(dict(evidence(article, sentences, main, load_model().words)))
        return best_date(article, sentences, main)

    gazetteer = Gazetteer.open()
    with patch.object(report, "best_date", noting):
        for record in read_set(SET):
            seen.clear()
            extract(article_of(record), gazetteer)
            if seen and seen[-1]:
                days = sorted(seen[-1], reverse=True)  # of equals the latest wins
                right = [day == date.fromisoformat(record["date"]) for day in days]
                yield Choice([seen[-1][day] for day in days], right, str(record["incident"]))
