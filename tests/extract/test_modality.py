"""What might happen, should happen or did not happen is no event."""

from __future__ import annotations

import pytest

from extract.modality import is_irreal
from tests.lookup import events, sentences_of

HYPOTHETICAL = [
    "The army may have bombed Aleppo on September 4.",
    "Shelling could have hit Kharkiv on September 4.",
    "Analysts fear that Kharkiv could be shelled on September 4.",
    "Rebels would have captured Hama on September 4.",
]
CONDITIONAL = [
    "If Russian troops shelled Kharkiv on September 4, the ministry lied.",
    "Unless troops captured Kharkiv by September 4, they left.",
    "Had the army bombed Aleppo on September 4, thousands would have fled.",
    "Had rebels captured Hama on September 4, the war was over.",
    "Should rebels capture Hama on September 4, the road will close.",
]
NEGATED = [
    "Troops did not shell Kharkiv on September 4.",
    "Russia has not captured Kharkiv since September 4.",
    "Rebels never captured Hama on September 4.",
    "No one was killed in Kharkiv on September 4.",
    "Reports that troops had shelled Kharkiv on September 4 are false.",
]
PURPOSE = [
    "Troops moved to the border in order to attack Kharkiv on September 4.",
    "Troops were sent to capture Kharkiv on September 4.",
    "Troops were sent to prevent an attack on Kharkiv on September 4.",
]
PLAN = [
    "The army planned to bomb Aleppo on September 4.",
    "The army will bomb Aleppo on September 20.",
    "The army threatened to bomb Aleppo on September 4.",
    "The army failed to capture Kharkiv on September 4.",
    "The threat of an invasion of Kharkiv grew on September 4.",
    "He warned of an attack on Kharkiv on September 4.",
    "Egypt called for a ceasefire in Gaza on September 4.",
]
QUESTION = ["Did Russia shell Kharkiv on September 4?", "Why did rebels capture Hama on September 4?"]


@pytest.mark.parametrize("text", [*HYPOTHETICAL, *CONDITIONAL, *NEGATED, *PURPOSE, *PLAN, *QUESTION])
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert [(e.kind, e.trigger.of(text)) for e in events(text)] == []


REAL = [
    "The army bombed Aleppo on September 4.",
    "Russian troops shelled Kharkiv on September 4, if only for an hour.",
    "Troops did not stop: on September 4 they shelled Kharkiv.",
    "Russia has captured Kharkiv.",
    "Troops began to shell Kharkiv on September 4.",
    "Rebels managed to capture Hama on September 4.",
    "Egypt brokered a ceasefire in Gaza on September 4.",
    "An invasion of Kharkiv began on September 4.",
]


@pytest.mark.parametrize("text", REAL)
def test_what_did_happen_is_an_event(text: str) -> None:
    """The control of the list above: the same words, told as fact."""
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    ("text", "word", "irreal"),
    [
        ("Troops shelled Kharkiv.", "shelled", False),
        ("Troops had shelled Kharkiv.", "shelled", False),
        ("Troops might shell Kharkiv.", "shell", True),
        ("If troops shell Kharkiv, people flee.", "shell", True),
        ("Officials said that troops shelled Kharkiv.", "shelled", False),
        ("Officials did not say that troops shelled Kharkiv.", "shelled", False),
    ],
)
def test_the_question_is_asked_of_a_word(text: str, word: str, irreal: bool) -> None:
    (sentence,) = sentences_of(text)
    token = next(t for t in sentence.tokens if t.text == word)
    assert is_irreal(token) is irreal


@pytest.mark.parametrize(
    "words", ["with the goal of capturing", "on the verge of capturing", "with dreams of capturing"]
)
def test_a_goal_is_no_event(words: str) -> None:
    assert "control_change" not in {e.kind for e in events(f"On September 4 rebels left the hills {words} Hama.")}


def test_what_is_left_undone_is_no_event() -> None:
    """Troops that leave "without firing a shot" have not fired."""
    told = events("The rebels left Kharkiv on September 4 without shelling a house.")
    assert "shelling" not in {e.kind for e in told}


def test_who_defies_a_ban_to_march_has_marched() -> None:
    assert "protest" in {e.kind for e in events("Crowds defied a ban to march through Kharkiv on September 4.")}


def test_what_is_yet_to_be_held_is_no_event() -> None:
    told = events("The accord left Egypt as it was, pending national elections to be held by 20 July 2020.")
    assert "other" not in {e.kind for e in told}
