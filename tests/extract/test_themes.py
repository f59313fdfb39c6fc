"""In a text about a war or a disaster a verb of many meanings tells one more event of it; elsewhere it does not."""

from __future__ import annotations

from collections import Counter

import pytest

from extract.lexicon import load_lexicon
from extract.triggers import find_triggers
from tests.lookup import sentences_of


def kinds(text: str, theme: str) -> list[str]:
    """Return the kinds of a sentence's triggers in a text of a theme."""
    return [t.kind for s in sentences_of(text) for t in find_triggers(s, load_lexicon(), theme=theme)]


@pytest.mark.parametrize(
    ("text", "theme", "kind"),
    [
        ("The general was beaten at Hama.", "war", "battle"),
        ("He entered Damascus.", "war", "control_change"),
        ("The Ottomans marched to Aleppo.", "war", "deployment"),
        ("It crossed Haiti on September 4.", "disaster", "disaster"),
    ],
)
def test_a_theme_gives_a_verb_its_kind(text: str, theme: str, kind: str) -> None:
    assert kind in kinds(text.replace("The general", "General Murad"), theme)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The team was beaten at Hama.", "war"),
        ("General Murad was beaten.", "war"),
        ("General Murad was not beaten at Hama.", "war"),
        ("The price rose.", "disaster"),
    ],
)
def test_without_a_side_or_a_tie_it_tells_nothing(text: str, theme: str) -> None:
    assert kinds(text, theme) == []


def test_outside_its_theme_a_verb_tells_nothing() -> None:
    assert kinds("General Murad was beaten at Hama.", "") == []


@pytest.mark.parametrize(
    ("told", "theme"),
    [
        ({"battle": 2}, "war"),
        ({"battle": 1}, ""),
        ({"control_change": 1, "shelling": 1, "talks": 2}, "war"),
        ({"battle": 2, "talks": 3}, ""),
        ({"disaster": 3, "casualties": 1}, "disaster"),
        ({}, ""),
    ],
)
def test_a_text_is_about_what_half_of_its_events_are(told: dict[str, int], theme: str) -> None:
    from extract.themes import theme_of

    assert theme_of(Counter(told)) == theme
