"""What a chronicle tells in a few words, and what it tells of a day's weather or somebody else's whereabouts."""

from __future__ import annotations

import pytest

from tests.extract.test_listed_events import told


@pytest.mark.parametrize(
    ("entry", "event"),
    [
        ("- 4 September: massacre of 123 people at Idlib.", ("attack", "2023-09-04", ["Idlib"])),
        ("- 4 September: talks open at Ankara.", ("talks", "2023-09-04", ["Ankara"])),
    ],
)
def test_an_entry_tells_by_its_noun_or_in_the_present(entry: str, event: tuple[str, str, list[str]]) -> None:
    assert told(f"A year of war\n\n{entry}\n- 6 September: shelling of Hama.")[0] == event


def test_an_attack_in_a_snowstorm_is_no_disaster() -> None:
    text = "At Hama, on 4 September, the army attacked in a snowstorm and routed the rebels."
    assert [kind for kind, _, _ in told(text)] == ["battle"]


def test_where_somebody_was_meanwhile_is_not_where_it_happened() -> None:
    text = "On 4 September soldiers seized Hama while the president rested in Ankara; two of them were shot dead."
    assert {"Ankara"} not in [set(places) for _, _, places in told(text)]


def test_a_day_of_its_own_outranks_the_years_the_clause_explains() -> None:
    text = "The state died three years before, when snipers shot 45 protesters in Hama on 4 September 2020."
    assert ("attack", "2020-09-04", ["Hama"]) in [(k, d, p) for k, d, p in told(text)]


def test_a_name_no_list_has_behind_at_keeps_the_event_from_the_next_town() -> None:
    text = "Hama was entered on 4 September and the rebels were beaten at Zkliszow on 9 September."
    assert ("battle", "2023-09-09", ["Hama"]) not in told(text)


def test_a_missile_shot_down_is_a_strike() -> None:
    assert ("shelling", "2023-09-04", ["Ankara"]) in told("A missile was intercepted near Ankara on 4 September.")


_WAR = "The army shelled Hama on 1 September 2020. Troops fought at Idlib on 2 September."


def test_what_was_tried_in_a_war_was_fought() -> None:
    assert ("battle", "2020-09-04", ["Raqqa"]) in told(f"{_WAR} On 4 September rebels tried to capture Raqqa.")
    assert ("battle", "2020-09-04", ["Raqqa"]) not in told(f"{_WAR} On 4 September rebels hoped to capture Raqqa.")


def test_a_clause_of_time_under_a_denial_tells_what_happened() -> None:
    assert ("control_change", "2020-09-04", ["Raqqa"]) in told(
        f"{_WAR} When rebels captured Raqqa on 4 September, no soldier fired."
    )


def test_a_war_said_to_set_countries_against_each_other_is_no_event() -> None:
    text = (
        "The Great Northern War (1700-1721) set Poland against a coalition of Germany, France and Russia, which "
        "wanted to break its hold on the sea. The army shelled Hama on 1 September 1702."
    )
    assert [places for _, _, places in told(text)] == [["Hama"]]


def test_what_befalls_a_government_is_at_the_capital() -> None:
    text = f"{_WAR} Shells fell on Damascus on 3 September. The prime minister resigned on 4 September."
    assert ("other", "2020-09-04", ["Damascus"]) in told(text)


def test_a_place_and_a_day_head_an_entry_together() -> None:
    entries = (
        "- Idlib, Sept 18, 2016: 19 soldiers killed.\n- Hama, Nov 29, 2016: seven men die.\n- Raqqa, June 25, 2016. "
    )
    text = f"Attacks before\n\n{entries}Eight men killed in an ambush."
    assert [(when, places) for _, when, places in told(text)] == [
        ("2016-09-18", ["Idlib"]),
        ("2016-11-29", ["Hama"]),
        ("2016-06-25", ["Raqqa"]),
    ]


def test_a_city_that_surrendered_after_two_weeks_did_so_two_weeks_on() -> None:
    text = "The army reached Hama on 10 November 2020. The city surrendered after two weeks and was plundered."
    assert ("control_change", "2020-11-24", ["Hama"]) in told(text)


@pytest.mark.parametrize(
    ("entry", "event"),
    [
        ("Idlib bombed, four dead.", ("shelling", "2023-09-04", ["Idlib"])),
        ("Hama sacked.", ("attack", "2023-09-04", ["Hama"])),
        ("Rebels break the trench line; Raqqa retaken.", ("control_change", "2023-09-04", ["Raqqa"])),
    ],
)
def test_a_clipped_passive_befalls_its_place(entry: str, event: tuple[str, str, list[str]]) -> None:
    assert event in told(f"A diary of the war\n\n4 September: {entry}\n6 September: shelling of Palmyra.")


def test_who_attacked_in_a_clipped_entry_is_no_place() -> None:
    assert all(places != ["Rebels"] for _, _, places in told("4 September: Rebels attacked, and Hama burned."))


_DIARY = (
    "A diary\n\nSunday, 3 September. In Hama, three protesters were killed.\n\nMonday, 4 September. In Idlib two men "
    "were shot.\n\nTuesday, 5 September. Crowds gathered in Raqqa and one man was shot.\n\n"
    "Wednesday, 6 September. In Palmyra police shot five people."
)


def test_a_diary_is_no_report_of_one_incident() -> None:
    found = {(when, *places) for kind, when, places in told(_DIARY) if kind in ("attack", "casualties")}
    assert {("2023-09-03", "Hama"), ("2023-09-04", "Idlib"), ("2023-09-06", "Palmyra")} <= found


def test_the_next_places_day_is_not_the_first_ones() -> None:
    found = told(
        "A diary of the war\n\n4 September: Idlib captured, Hama a day later.\n6 September: shelling of Palmyra."
    )
    assert ("control_change", "2023-09-04", ["Idlib"]) in found
    assert ("control_change", "2023-09-05", ["Idlib"]) not in found
