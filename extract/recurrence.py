"""The other incidents of which a report says its own is one: "It was the second killing this month. On Sept. 6 ...".

A report that has told its incident may count it ("the second shooting in a week", "two weeks after a crash") and
go on about the one before. What follows such a sentence with a day of its own is of that other incident, though
nothing it says contradicts the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.linking import LEAD
from extract.resources import one_of
from extract.retell import Draft
from extract.sentence import Sentence

# Sentences after one that counts incidents in which another one may be taken up.
_REACH = 2
_PERIOD = r"(?:hour|day|week|weekend|month|year|decade)s?"
_COUNTED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)|another|similar|previous|"
    rf"earlier|latest)\b(?! (?:{one_of('recurrence', 'texts')})\b)[^.;]{{0,80}}?"
    rf"\b(?:this|(?:in|within|over|after|of)\b(?: [\w-]+){{0,6}}?|[a-z]+) {_PERIOD}\b",
    re.IGNORECASE,
)
_CAME_AFTER = re.compile(rf"\b(?:came|comes|happened|occurred)\b(?: [\w-]+){{0,5}}? {_PERIOD} after\b", re.IGNORECASE)


def counts_incidents(sentence: Sentence) -> bool:
    """Whether a sentence counts what it tells among others of a time, or sets it after another."""
    text = sentence.text
    return _COUNTED.search(text) is not None or _CAME_AFTER.search(text) is not None


def of_others(drafts: Sequence[Draft], sentences: Sequence[Sentence], since: date | None = None) -> set[int]:
    """Return the numbers of the sentences that go on about another incident than the report's.

    Such a sentence follows one below the lead that counts incidents, and gives an event a day of its own; the
    sentences after it that take their day from it go on about it. Below the lead, so is what a sentence dates before
    ``since``, where the report's incident is fresh.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    found: list[int] = []
    opened = -_REACH - 1
    for number, sentence in enumerate(sentences):
        told = by_sentence.get(number, [])
        begins = (found or number - opened <= _REACH) and any(_dated_anew(d) for d in told)
        begins = begins or (number >= LEAD and since is not None and any(_ended_before(since, d) for d in told))
        goes_on = told and found and number - found[-1] <= _REACH and all(_dated_before(d) for d in told)
        if begins or goes_on:
            found.append(number)
        if number >= LEAD and counts_incidents(sentence):
            opened = number
    return set(found)


def _dated_anew(draft: Draft) -> bool:
    return draft.beside and draft.event.date_basis == "sentence" and not draft.refers


def _ended_before(since: date, draft: Draft) -> bool:
    event = draft.event
    return event.date_basis == "sentence" and event.when.end is not None and event.when.end < since


def _dated_before(draft: Draft) -> bool:
    return draft.event.date_basis == "context"
