"""A clause with a day and a place of its own tells an event in whatever words; a state or a life does not."""

from __future__ import annotations

import pytest

from extract.happening import happenings
from extract.lexicon import load_lexicon
from tests.lookup import sentences_of


def verbs(text: str) -> list[str]:
    """Return the verbs that tell something by the day and place beside them."""
    return [t.text for s in sentences_of(text) for t in happenings(s, load_lexicon(), [])]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("On 4 May 2019 engineers reopened the bridge in Mekelle.", "reopened"),
        ("The column was toppled in Damascus on 4 May 2019.", "toppled"),
        ("The delegates regrouped in Minsk on Tuesday.", "regrouped"),
        ("A farmer had stumbled upon the wreck in Derna on 4 May 2019.", "stumbled"),
    ],
)
def test_a_dated_and_located_clause_tells_an_event(text: str, verb: str) -> None:
    assert verb in verbs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Engineers reopened the bridge in Mekelle.",
        "Engineers reopened the bridge on 4 May 2019.",
        "In 2019 engineers reopened the bridge in Mekelle.",
        "She was born in Damascus on 4 May 1970.",
        "On 4 May 2019 the price was high in Minsk.",
        "On 4 May 2019 engineers would reopen the bridge in Mekelle.",
        "The bridge in Mekelle was not reopened on 4 May 2019.",
        "Engineers have reopened bridges in Mekelle since 4 May 2019.",
        "The bridge in Mekelle may have been reopened on 4 May 2019.",
    ],
)
def test_without_day_place_or_deed_it_tells_none(text: str) -> None:
    assert verbs(text) == []
