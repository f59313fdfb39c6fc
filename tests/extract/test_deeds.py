"""Who did a deed, and whether a sentence tells of another one, in the words of news from anywhere."""

from __future__ import annotations

import pytest

from extract.harmed import Harmed, harmed_in
from extract.language import parse
from extract.sentence import sentences


def told(text: str) -> list[Harmed]:
    return [one for at, doc in parse(text) for s in sentences(doc, at, [], []) for one in harmed_in(s)]


@pytest.mark.parametrize(
    ("text", "of_doer"),
    [
        ("The gunman died.", True),
        ("Two suspects were killed.", True),
        ("The farmer shot himself.", True),
        ("The farmer was killed.", False),
        ("The farmer was killed by his brother.", False),
    ],
)
def test_whoever_did_it_is_told_from_the_victims(text: str, of_doer: bool) -> None:
    assert any(one.of_doer for one in told(text)) is of_doer


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("A man was killed in a previous shooting.", True),
        ("The attack comes just over a year after nine people were shot in the town.", True),
        ("Six people were wounded in attacks across the city.", True),
        ("Nine people were shot from Friday to Sunday.", True),
        ("A man was killed in the shooting.", False),
        ("Six people were wounded in the attacks.", False),
        ("The arrest comes a day after nine people were shot.", False),
        ("Nine people were shot on Friday.", False),
    ],
)
def test_the_harm_of_another_deed_is_told_as_such(text: str, elsewhere: bool) -> None:
    assert {one.elsewhere for one in told(text)} == {elsewhere}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("A total of 50 people were killed.", True),
        ("Five people were killed, including the gunman.", True),
        ("Five people were killed, including a child.", False),
    ],
)
def test_a_count_tells_whether_it_is_of_all(text: str, whole: bool) -> None:
    assert next(one.whole for one in told(text)) is whole
