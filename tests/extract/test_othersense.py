"""Words of the event vocabulary in another sense are no events."""

from __future__ import annotations

import pytest

from tests.lookup import events

_AFTER_LEAD = "The review of the year was long and its readers knew most of what it said about the region. " * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Aleppo, shares fell 20% on September 4.", "control_change"),
        ("Profit in Berlin fell to $41 million on September 4.", "control_change"),
        ("On September 4 the coalition in Berlin fell apart.", "control_change"),
        ("In Cairo a new manager took over operations on September 4.", "control_change"),
        ("The wounded were taken to a hospital in Ankara on September 4.", "control_change"),
        ("Two suspects were handed over to Egypt on September 4.", "control_change"),
        ("The members' flags were raised outside the ministry in Paris on September 4.", "control_change"),
        ("On September 4 he was seen in Berlin crossing the border.", "battle"),
        ("His travels to Egypt came under fire on September 4.", "disaster"),
        ("In Minsk police amassed 100 pages of reports on September 4.", "deployment"),
        ("The ruling was met with disgust in Cairo on September 4.", "talks"),
        ("Emergency room visits in Berlin grew on September 4.", "talks"),
        ("The maker in Paris declared a dividend on September 4.", "statement"),
        ("His travels in Egypt came under fire on September 4.", "shelling"),
        ("The vote in Berlin on September 4 killed the deal.", "casualties"),
        ("In Cairo the agent cut off contact with the bureau on September 4.", "control_change"),
        ("The corps began a march to Palmyra on September 4.", "protest"),
        ("In Cairo on September 4 he cut off his beard.", "control_change"),
        ("In Cairo he took office on September 4.", "control_change"),
        ("The athletes demonstrated great skill in Cairo on September 4.", "protest"),
        ("In Cairo they formed a Supreme War Council on September 4.", "deployment"),
        ("On September 4 he took a photograph in Berlin.", "control_change"),
        ("Shares of the maker in Berlin rocketed 9 to 39 on September 4.", "shelling"),
        ("Trade with Minsk fell to dlrs 14 billion on September 4.", "control_change"),
        ("Hospital visits by patients in Berlin grew on September 4.", "talks"),
        ("Egypt expelled five diplomats on September 4.", "control_change"),
        ("The victim was flown to a hospital in Ankara on September 4.", "displacement"),
        ("The robber fled the scene in Ankara on September 4.", "displacement"),
        ("The instrument of surrender was read in Cairo on September 4.", "control_change"),
    ],
)
def test_another_sense_is_not_of_that_kind(text: str, kind: str) -> None:
    assert kind not in {e.kind for e in events(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Aleppo fell on September 4.", "control_change"),
        ("Rebels took over the town of Idlib on September 4.", "control_change"),
        ("The army raised its flag over Palmyra on September 4.", "control_change"),
        ("The village near Aleppo came under fire on September 4.", "shelling"),
        ("A convoy came under fire near Aleppo on September 4.", "shelling"),
        ("Thousands joined a march in Cairo on September 4.", "protest"),
        ("The ministers met in Cairo on September 4.", "talks"),
        ("Rebels took the hill near Idlib on September 4.", "control_change"),
        ("Troops surrounded the garrison of Palmyra on September 4.", "control_change"),
        ("The army retreated 40 kilometres to Aleppo on September 4.", "control_change"),
        ("Eight residents were flown to Ankara on September 4.", "displacement"),
        ("The villagers fled to Aleppo on foot on September 4.", "displacement"),
        ("General Haddad surrendered at Palmyra on September 4.", "control_change"),
    ],
)
def test_the_sense_meant_is_kept(text: str, kind: str) -> None:
    assert kind in {e.kind for e in events(text)}


def test_a_heading_inside_a_text_is_no_event() -> None:
    assert events(f"{_AFTER_LEAD}\n\nFighting in Aleppo, 2011\n\nThe land is dry.\n") == ()


def test_an_entry_with_its_own_day_is_an_event() -> None:
    text = f"{_AFTER_LEAD}\n\n4 September 2023: Fighting in Aleppo\n\nThe land is dry.\n"
    assert [e.when.edtf for e in events(text)] == ["2023-09-04"]


@pytest.mark.parametrize(
    "text",
    [
        "A brush fire on Center Street in Minsk was put out on Monday, and nobody shot.",
        "Anna Smith was practically kidnapped in Minsk on Monday.",
        "An injured person was declared dead in Minsk on Monday.",
        "A boy found a loaded gun in Minsk on Monday.",
        "Rebels appeared to be losing Hama on Monday.",
    ],
)
def test_a_word_in_another_sense_tells_of_no_attack(text: str) -> None:
    assert not {e.kind for e in events(text)} & {"attack", "statement", "other", "deployment"}


@pytest.mark.parametrize(
    "text",
    [
        "As the craze died in July 2023, the maker in Minsk closed.",
        "The court in Minsk issued an arrest warrant on Monday.",
    ],
)
def test_a_craze_and_a_warrant_hurt_and_hold_nobody(text: str) -> None:
    assert not {(e.kind, e.subtype) for e in events(text)} & {("casualties", None), ("other", "arrest")}
