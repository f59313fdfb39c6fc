"""Where the lines of a text begin a sentence: a heading is none with the line below it, a broken line is."""

from __future__ import annotations

import re

import pytest

from extract.layout import sentence_starts
from tests.lookup import events

ENTRY = (
    "4.10pm\nRebels take village near Manbij\nRebels captured the town of Manbij near Aleppo on Monday, the ministry "
    "in Moscow said."
)
WRAPPED = (
    "Rebels captured the town of Manbij on Monday, and\nHama was shelled on the same day, the ministry in\nMoscow said."
)


def _starts(text: str) -> list[str]:
    """The words at which the layout says that a sentence begins."""
    found = [(m.group(), m.start()) for m in re.finditer(r"\s+|\S+", text)]
    starts = sentence_starts([w for w, _ in found], [b for _, b in found], text)
    return [found[at][0] for at, begins in sorted(starts.items()) if begins]


def test_the_line_under_a_heading_begins_a_sentence() -> None:
    assert _starts(ENTRY) == ["Rebels", "Rebels"]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        "The rebels said of Manbij,\nRussia and all the towns around it that they had been taken on Monday.",
        "Rebels of the north\nnow hold Manbij and all the towns around it, which they had taken on Monday.",
        "Aleppo\nHama\nIdlib",
    ],
)
def test_a_broken_line_begins_none(text: str) -> None:
    assert _starts(text) == []


def test_an_entry_is_told_once_with_its_own_places() -> None:
    taken = [e for e in events(ENTRY) if e.kind == "control_change"]
    assert [[p.name for p in e.places] for e in taken] == [["Manbij", "Aleppo"]]


def test_a_day_is_not_parted_from_its_month() -> None:
    (told,) = events("Chronology of 2016\n\n31 March - A Syrian policeman and a rebel are killed in Hama.\n")
    assert told.evidence[0].text.startswith("31 March")
