"""Events of whole texts: what becomes one, with which evidence, toll, place and headline."""

from __future__ import annotations

import pytest

from extract.entries import note_of
from extract.lexicon import load_lexicon
from extract.titles import title
from tests.lookup import events, read, sentences_of, the_event

SERIES = (
    "An earthquake hit Amatrice in Italy on August 24, 2016. At least 299 people were killed in Amatrice. "
    "On October 30, 2016, another earthquake struck Norcia, and no deaths were reported."
)
NEWS = [
    ("Syrian warplanes bombed Aleppo on Monday.", "shelling", ["Aleppo"], "2023-09-11"),
    ("A Russian missile hit the Ukrainian city of Kharkiv on Sunday.", "shelling", ["Kharkiv"], "2023-09-10"),
    ("Gangs attacked the port of Port-au-Prince on Saturday.", "battle", ["Port-au-Prince"], "2023-09-09"),
    ("Floods hit Derna on September 11.", "disaster", ["Derna"], "2023-09-11"),
    ("Thousands of families fled Gaza on September 12.", "displacement", ["Gaza"], "2023-09-12"),
    ("Ethiopian forces shelled Mekelle on November 28, 2020.", "shelling", ["Mekelle"], "2020-11-28"),
    ("On June 6, 1944, German forces shelled Caen.", "shelling", ["Caen"], "1944-06-06"),
    ("Protesters took to the streets of Berlin on September 4.", "protest", ["Berlin"], "2023-09-04"),
    ("Rebels seized the Khyber Pass on September 5.", "control_change", ["Khyber Pass"], "2023-09-05"),
]


@pytest.mark.parametrize(("text", "kind", "places", "when"), NEWS)
def test_a_plain_sentence_is_one_event(text: str, kind: str, places: list[str], when: str) -> None:
    event = the_event(text)
    assert (event.kind, [p.name for p in event.places], event.when.edtf) == (kind, places, when)


@pytest.mark.parametrize("text", [text for text, *_ in NEWS] + [SERIES])
def test_every_event_has_a_quote_of_the_text(text: str) -> None:
    found = events(text)
    assert found
    for event in found:
        assert event.evidence
        assert all(q.text == q.span.of(text) and q.article == "test.txt" for q in event.evidence)
        assert event.evidence[0].span.overlaps(event.trigger)


def test_a_quote_is_a_whole_sentence() -> None:
    text = "The road was quiet.  Rebels shelled Hama on September 4.  Nobody came."
    assert the_event(text).evidence[0].text == "Rebels shelled Hama on September 4."


def test_places_of_a_list_belong_to_one_event() -> None:
    event = the_event("Rebels captured Hama, Idlib and Raqqa on September 4.")
    assert [p.name for p in event.places] == ["Hama", "Idlib", "Raqqa"]


def test_a_list_of_dates_is_an_event_a_date_at_the_same_place() -> None:
    found = events("About 5,000 people fled Mariupol on September 4 and 5.")
    assert [(e.when.edtf, [p.name for p in e.places]) for e in found] == [
        ("2023-09-04", ["Mariupol"]),
        ("2023-09-05", ["Mariupol"]),
    ]


def test_the_attack_goes_on_with_the_event_before() -> None:
    """Whether the second sentence is an event of its own or joins the first is the program's choice."""
    text = "A missile hit Kharkiv on September 4. The attack hit a market, killing at least 25 and wounding many."
    found = events(text)
    assert {(e.kind, e.when.edtf, *(p.name for p in e.places)) for e in found} == {
        ("shelling", "2023-09-04", "Kharkiv")
    }
    assert max(e.toll.killed_low or 0 for e in found) == 25


def test_an_event_that_does_not_refer_back_takes_no_place_from_before() -> None:
    text = "A missile hit Kharkiv on September 4. Rebels launched an attack on September 6."
    assert events(text)[1].places == ()


def test_a_toll_belongs_to_the_clause_that_tells_it() -> None:
    text = "Rebels captured Hama on September 4; at least 12 people were killed in Idlib on September 6."
    assert [(e.places[0].name, e.toll.killed_low) for e in events(text)] == [("Hama", None), ("Idlib", 12)]


def test_a_toll_and_what_caused_it_are_one_event() -> None:
    event = the_event("Shelling killed at least 9 people in Kharkiv on September 4.")
    assert (event.kind, event.toll.killed_low) == ("shelling", 9)


def test_a_toll_alone_is_a_casualties_event() -> None:
    event = the_event("At least 12 people were killed in Kharkiv on September 4.")
    assert (event.kind, event.toll.killed_low, event.toll.killed_high) == ("casualties", 12, None)


def test_the_dead_without_a_number_are_no_toll_report() -> None:
    assert events("People were killed in Kharkiv on September 4.") == ()


def test_a_place_may_come_from_the_article_and_says_so() -> None:
    event = the_event("Fighting erupted on September 4.")
    assert (event.places, event.place_basis) == ((), "article")


def test_talks_have_no_place_but_their_own() -> None:
    event = the_event("Talks were held between Ankara and Moscow on September 4.")
    assert (event.kind, event.places, event.place_basis) == ("talks", (), "none")


# What tells nothing and is long enough that the sentences after it are no opening.
OPENING = (
    "The market of the old town is known for its carpets and its spices, and the traders who sell them are proud of "
    "both, for they were there before the river had a bridge. Their grandchildren sell telephones and speak of "
    "moving to the new shopping street, where the rents are lower and the roofs are dry."
)


@pytest.mark.parametrize(
    ("undated", "dated"),
    [
        ("Ministers held talks in Cairo.", "Ministers held talks in Cairo on September 4."),
        ("Officials issued a statement in Cairo.", "Officials issued a statement in Cairo on September 4."),
        (
            "Protesters took to the streets of Berlin.",
            "Protesters took to the streets of Berlin on September 4.",
        ),
    ],
)
def test_what_is_said_all_the_time_needs_a_date(undated: str, dated: str) -> None:
    assert [e for e in events(f"{OPENING}\n\n{undated}") if e.evidence[0].text == undated] == []
    assert len(events(dated)) == 1


def test_a_remark_without_date_and_place_is_no_event() -> None:
    assert events("Fighting goes on.") == ()
    assert events("Rebels fight the army.") == ()


def test_a_war_that_only_explains_something_is_no_event() -> None:
    remark = "Here the tensions triggered by three decades of war in Tigray come together with new ones."
    assert events(f"{OPENING}\n\n{remark}") == ()


def test_a_habit_is_no_event() -> None:
    assert events("Rebels always attack Hama.") == ()


def test_an_earthquake_series_keeps_its_days_and_towns() -> None:
    quakes = {(e.when.edtf, p.name) for e in events(SERIES) if e.kind == "disaster" for p in e.places}
    assert {("2016-08-24", "Amatrice"), ("2016-10-30", "Norcia")} <= quakes
    assert ("2016-10-30", "Amatrice") not in quakes


def test_two_kinds_of_one_sentence_are_two_events() -> None:
    text = "Rebels shelled Hama on September 4, and thousands of families fled Idlib on September 5."
    assert [e.kind for e in events(text)] == ["shelling", "displacement"]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Rebels captured Hama on September 4.", "Rebels", "Hama"),
        ("Hama was captured by rebels on September 4.", "rebels", "Hama"),
        ("Ethiopian forces shelled Mekelle on September 8.", "Ethiopian forces", "Mekelle"),
        ("Fighting erupted in Hama on September 4.", None, None),
    ],
)
def test_who_acted_on_what(text: str, actor: str | None, target: str | None) -> None:
    event = the_event(text)
    assert (event.actor, event.target) == (actor, target)


def test_the_title_is_made_by_the_program() -> None:
    """A headline of its own, never the article's words."""
    text = "Rebels captured Hama on September 4."
    assert the_event(text).title == title("control_change", "non_state_gain", None)
    assert the_event(text).title not in text


@pytest.mark.parametrize(
    ("kind", "subtype", "place", "expected"),
    [
        ("shelling", "missile", "Kharkiv", "Missile strike in Kharkiv"),
        ("shelling", "missile", None, "Missile strike"),
        ("battle", None, "Hama", "Fighting in Hama"),
        ("battle", "unheard-of", "Hama", "Fighting in Hama"),
        ("disaster", "earthquake", "Amatrice", "Earthquake, Amatrice"),
        ("unheard-of", None, "Hama", "Event in Hama"),
    ],
)
def test_titles_name_kind_and_place(kind: str, subtype: str | None, place: str | None, expected: str) -> None:
    assert title(kind, subtype, place) == expected


def test_a_title_keeps_braces_of_a_name() -> None:
    assert title("battle", None, "{place}") == "Fighting in {place}"


def test_confidence_falls_with_what_is_guessed() -> None:
    stated = the_event("Rebels shelled Hama on September 4.")
    undated = the_event("Rebels shelled Hama.")
    placeless = the_event("Fighting erupted on September 4.")
    assert 0 < undated.confidence < stated.confidence <= 1
    assert 0 < placeless.confidence < stated.confidence


def test_events_stand_in_the_order_of_the_text() -> None:
    found = events(" ".join(text for text, *_ in NEWS))
    assert [e.trigger.start for e in found] == sorted(e.trigger.start for e in found)
    assert len(found) == len(NEWS)


def test_the_same_text_gives_the_same_events() -> None:
    assert read(SERIES) == read(SERIES)


def test_a_text_named_by_a_year_tells_its_event_below_the_name() -> None:
    found = events("2016 Amatrice earthquake\n\nAn earthquake hit Amatrice on August 24, 2016.")
    assert [e.when.edtf for e in found] == ["2016-08-24"]


def test_a_byline_over_the_day_is_no_entry_of_a_chronicle() -> None:
    byline = "By our correspondent, Ankara\n28 October 2025"
    text = f"War: what we know about the fall of Hama\n\n{byline}\n\nThe Rapid Support Forces (RSF) seized Hama."
    (read_as,) = [one for one in sentences_of(text) if one.text == byline]
    assert note_of(read_as, load_lexicon(), "war") is None
