"""The day of a report's incident is the day of the deed, not that of what came of it, and says how it was found."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from extract.dayevidence import Words, evidence
from extract.errors import DataError
from extract.model import Article, Event
from extract.reportdate import load_model
from extract.retell import VIOLENT
from tests.lookup import FRIDAY, events, sentences_of

_WORDS = Words({"happen": "deed", "respond": "answer", "arrest": "court", "say": "speech"}, frozenset({"shooting"}))


def _incident(text: str) -> Event:
    return next(e for e in events(text) if e.kind in VIOLENT)


def _found(text: str) -> dict[date, set[str]]:
    article = Article("a.txt", text, published=FRIDAY)
    return {one: set(names) for one, names in evidence(article, sentences_of(text), (), _WORDS).items()}


@pytest.mark.parametrize(
    "after",
    [
        "Officers arrested a suspect on Thursday.",
        "The suspect appeared in court Thursday and pleaded not guilty.",
        "No other details were released Thursday, police said Thursday.",
    ],
)
def test_what_came_of_it_does_not_date_an_incident(after: str) -> None:
    event = _incident(f"A man was shot dead in Hama on Tuesday night, police said. {after} It is a quiet town.")
    assert (event.when.edtf, event.date_basis) == ("2023-09-12", "sentence")


def test_a_day_nothing_names_is_that_of_publication_and_says_so() -> None:
    event = _incident("A man was shot dead in Hama. Police seek a gunman. It is a quiet town.")
    assert (event.when.edtf, event.date_basis) == ("2023-09-15", "published")


def test_the_phrase_of_a_deed_dates_it_whatever_the_verb() -> None:
    found = _found("A man was arrested in the September 12 shooting.")
    assert "beside deed" in found[date(2023, 9, 12)]


def test_a_dateline_and_a_signature_are_no_candidates() -> None:
    found = _found("HAMA, Sept 12 - A man was hurt in a fight.\n\n(Photo: A. Writer, Sept. 11, 2023)\n\nPolice came.")
    assert sorted(found) == [date(2023, 9, 14), FRIDAY]


def test_a_day_after_publication_is_no_candidate() -> None:
    assert max(_found("It happened on Tuesday. A hearing will be held on September 20.")) == FRIDAY


def test_an_hour_without_a_day_speaks_for_the_day_before_or_of_publication() -> None:
    evening, morning = _found("It happened about 9 p.m. at a shop."), _found("It happened about 9 a.m. at a shop.")
    told = "not told, an hour {}, the day before publication"
    day_before = date(2023, 9, 14)
    assert told.format("of the evening") in evening[day_before]
    assert told.format("before the evening") in morning[day_before]


def test_the_earliest_day_of_the_last_weeks_is_marked() -> None:
    found = _found("It happened on September 12. He was arrested on September 14. In May 2019 he was jailed.")
    assert [one for one in found if "earliest told" in found[one]] == [date(2023, 9, 12)]


def test_without_a_day_of_publication_there_is_no_candidate() -> None:
    assert (
        evidence(Article("a.txt", "It happened on September 12, 2023."), sentences_of("It happened."), (), _WORDS) == {}
    )


@pytest.mark.parametrize("text", ["[words]\n[weights]\n", "no toml", '[words]\nnouns = ""\n'])
def test_a_broken_file_of_weights_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "reportdays.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"reportdays\.toml"):
        load_model(file)


def test_every_weight_is_of_a_feature_that_is_counted() -> None:
    """A feature renamed in the code alone would count for nothing from then on."""
    source = (Path(__file__).parents[2] / "extract" / "dayevidence.py").read_text(encoding="utf-8")
    classes = "|".join(("deed", "answer", "death", "court", "speech", "another verb", "published", "context"))
    fixed = (re.split(rf"\b(?:{classes})$", name)[0].strip() for name in load_model().weights)
    assert [name for name in fixed if name not in source and name.split(", ")[-1] not in source] == []


@pytest.mark.parametrize(
    ("told", "expected"), [("last month", "2023-08"), ("in August", "2023-08"), ("this month", "2023-09-15")]
)
def test_a_month_told_is_not_made_a_day_outside_of_it(told: str, expected: str) -> None:
    assert _incident(f"A gunman shot two men dead in Hama {told}. Police seek him. It is a town.").when.edtf == expected


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("On Saturday police were still looking for a gunman.", date(2023, 9, 9)),
        ("A boy showed a rifle he got for Christmas when it went off.", date(2022, 12, 25)),
    ],
    ids=["a weekday that is also tomorrow's", "a feast that is a purpose"],
)
def test_what_dates_nothing_is_no_candidate(text: str, never: date) -> None:
    assert never not in _found(text)


def test_a_weekday_with_its_date_is_a_candidate_however_far_back() -> None:
    assert date(2023, 9, 9) in _found("It happened on Saturday, September 9.")


def test_a_day_outside_of_the_month_a_lead_gives_does_not_date_its_incident() -> None:
    event = _incident("A man shot last month in Hama thanked his doctors on Tuesday. He is a baker. It is a town.")
    assert event.when.edtf == "2023-08"


def test_a_trial_gives_its_deed_no_day() -> None:
    event = _incident("A man who shot and killed his brother in Hama was sentenced to prison. He wept. It is a town.")
    assert (event.when.edtf, event.date_basis) == ("", "none")


def test_a_charge_follows_its_deed_within_days() -> None:
    event = _incident("A man was charged after he shot and killed his brother in Hama. He wept. It is a quiet town.")
    assert event.date_basis == "published"


def test_a_month_told_far_down_leaves_a_day_the_text_names() -> None:
    event = _incident(
        "A boy was shot dead in Hama, police said. A call came in at noon on Monday. He was a pupil. He sang. "
        "His father wept. A man was shot dead there in April and another was hurt."
    )
    assert event.when.edtf == "2023-09-11"


def test_where_each_event_states_its_month_a_day_of_something_else_does_not_date_it() -> None:
    event = _incident(
        "A web site was closed on Monday night. It is large. It listed doctors. They wept. One was a surgeon. "
        "Most recently last October a doctor was shot dead in Hama."
    )
    assert event.when.edtf == "2022-10"
