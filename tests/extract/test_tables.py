"""Rows of a table ("25 August | Hama | Two people died") and texts in capitals."""

from __future__ import annotations

from extract.clausedates import tells_by_days
from extract.legible import legible
from tests.lookup import TinyLookup, events, sentences_of

_TABLE = """Timeline of the crisis

4 September 2023 | Idlib | Insurgents attack a police post; 12 officers killed
5 September 2023 | Hama | A bridge collapses and two people die
6 September 2023 | Ankara | The two governments sign a deal on returns
"""


def test_each_row_of_a_table_has_its_day_and_place() -> None:
    told = {(e.when.edtf, tuple(p.name for p in e.places)) for e in events(_TABLE)}
    assert told == {("2023-09-04", ("Idlib",)), ("2023-09-05", ("Hama",)), ("2023-09-06", ("Ankara",))}


def test_names_of_large_places_in_capitals_keep_their_capital() -> None:
    text = "THE STORM STRUCK TURKEY AND THEN MOVED ON OVER IDLIB AND ANKARA, WHERE A WALL FELL ON A CAR."
    shown = legible(text, TinyLookup())
    assert all(name in shown for name in ("Turkey", "Idlib", "Ankara")) and "wall" in shown and "car" in shown


def test_what_has_inhabitants_is_a_place() -> None:
    text = "On 4 September 2023 parts of Idlib were swept away by a flood."
    assert [p.name for e in events(text) for p in e.places] == ["Idlib"]


def test_a_place_that_heads_a_section_holds_for_it() -> None:
    body = "Snipers wounded two nurses outside the clinic on 4 September 2023."
    text = f"Response bulletin\n\nIdlib\n{body}\n\nOutlook\nRain may come."
    assert {p.name for e in events(text) for p in e.places} == {"Idlib"}


def test_days_that_head_sections_date_the_lines_below_them() -> None:
    lines = "- The parade goes ahead in Idlib.\n- 14:00: 1,200 buses leave Hama with the people.\n"
    text = f"A chronicle\n\n4 September 2023\n{lines}\n5 September 2023\n- The last shelter closes in Ankara.\n"
    told = {(e.when.edtf, tuple(p.name for p in e.places)) for e in events(text)}
    assert {("2023-09-04", ("Idlib",)), ("2023-09-04", ("Hama",))} <= told


def test_updates_of_one_report_under_their_bylines_are_no_sections() -> None:
    updates = "By Anna Wells\n\nJanuary 9, 2015\n\nA man was shot.\n\nBy: Radio One\n\nJanuary 8, 2015\n\nA man died.\n"
    assert not tells_by_days(sentences_of(updates))
    assert tells_by_days(sentences_of(updates.replace("By", "At")))
