"""Texts made to hurt: patterns against a hundred thousand hostile characters, names in disguise, impossible dates."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

import extract
import geo
from extract.clean import clean
from extract.times import find_times
from geo import export
from geo.gazetteer import Gazetteer
from tests.builders import event_row, frame_of
from tests.property.mutation import TIMES
from tests.property.test_extract_properties import FORMS

# --- 7: patterns --------------------------------------------------------------------------------

LENGTH = 100_000
LIMIT_SECONDS = 1.0  # of this process's own work, not of the clock: a linear pattern takes milliseconds
CAPPED = {"geo.names._PLAIN": 120}  # matched at the start of a name that was cut before
UNITS = [
    "a", "1", " ", "-", "\n", ".", ",", "A ", "1,", "1 ", "a-", "of ", "the ", "Oct ", "October 1", "12/", "2020-",
    "Mr. ", "'", "\u201c", "e\u0301", "\u00a0", "a1", "A.", "(", "<", "&", "{{", "http:", "/", "= ", "\t",
]  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that a module of the program holds, in a name or in a collection."""
    for package in (extract, geo):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                module = importlib.import_module(found.name)
                for name, value in vars(module).items():
                    yield from ((f"{found.name}.{name}", one) for one in inside(value))


def inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, (list, tuple, dict)) and depth < 3:
        for one in value.values() if isinstance(value, dict) else value:
            yield from inside(one, depth + 1)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Return the processor time of a search through ``text``, with an end that fits nothing."""
    began = time.process_time()
    for _ in pattern.finditer(text + "\x01"):
        pass
    return time.process_time() - began


def test_no_pattern_blows_up() -> None:
    held = {pattern.pattern: (name, pattern) for name, pattern in patterns()}
    assert len(held) > 20, "few patterns were found: the test would prove little"
    slow = [
        (name, unit)
        for name, pattern in held.values()
        for unit in UNITS
        if too_slow(pattern, unit, CAPPED.get(name, LENGTH))
    ]
    assert slow == []


def too_slow(pattern: re.Pattern[str], unit: str, length: int) -> bool:
    """Whether a text of that length is too much, found out by steps, so that no pattern hangs the test."""
    steps = (step for step in (length // 25, length // 5, length) if step)
    return any(seconds(pattern, (unit * step)[:step]) > max(0.2, LIMIT_SECONDS * step / length) for step in steps)


def test_control_a_pattern_that_blows_up_is_noticed() -> None:
    assert seconds(re.compile(r"(a+)+$"), "a" * 22) > seconds(re.compile(r"a+$"), "a" * 22) * 100


# --- 9: names in disguise -----------------------------------------------------------------------

NAMES = 5000
FORMS_OF_A_NAME: dict[str, Callable[[str], str]] = {
    "composed": lambda name: unicodedata.normalize("NFC", name),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "capitals": str.upper,
    "soft hyphens": lambda name: "\u00ad".join(name),
    "zero-width": lambda name: name[:1] + "\u200b" + name[1:] + "\u2060",
    "marked": lambda name: "\u202a" + name + "\u202c",
}


def test_five_thousand_names_in_six_forms_reach_the_same_place() -> None:
    gazetteer, rng = Gazetteer.open(), random.Random(4)
    missed = []
    for row in rng.sample(range(1, gazetteer._count), NAMES):
        place = gazetteer._place(row)
        wanted = {one.place.id for one in gazetteer.candidates(clean(place.name), 500)}
        for form, change in FORMS_OF_A_NAME.items():
            found = {one.place.id for one in gazetteer.candidates(clean(change(place.name)), 500)}
            if not wanted or place.id not in found:
                missed.append((form, place.name))
    gazetteer.close()
    assert missed == []


def test_no_file_carries_a_bidirectional_control() -> None:
    rows = [event_row(i, title=f"a{chr(code)}b", actor=chr(code)) for i, code in enumerate(range(0x202A, 0x202F))]
    for ending in (".geojson", ".csv", ".kml", ".html", ".bib", ".csl.json"):
        text = export.to_bytes(frame_of(rows), ending).decode()
        assert not re.search("[\u202a-\u202e\u2066-\u2069]|\\\\u202[a-e]", text)


# --- 10: dates ----------------------------------------------------------------------------------

IMPOSSIBLE, DAYS = 500, 10_000  # DATELINE_FUZZ multiplies
MONTHS = "January February March April May June July August September October November December".split()


def impossible(rng: random.Random) -> str:
    """Return a day no calendar has, as a newspaper would write it."""
    year = rng.choice((1999, 2019, 2021, 2023))
    month, day = rng.choice([(2, 29), (2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31), (1, 32), (12, 45)])
    word = MONTHS[month - 1]
    forms = [f"{day} {word} {year}", f"{word} {day}, {year}", f"{year}-{month:02}-{day:02}"]
    return rng.choice([*forms, f"{year}-13-0{rng.randint(1, 9)}", f"{year}-00-1{rng.randint(0, 9)}"])


def test_five_hundred_impossible_days_are_no_day() -> None:
    rng = random.Random(3)
    wrong = []
    for _ in range(IMPOSSIBLE):
        text = impossible(rng)
        days = [one for one in find_times(f"It began on {text}.", None) if one.when.precision == "day"]
        if days:
            wrong.append((text, days[0].text))
    assert wrong == []


def test_ten_thousand_days_in_twelve_forms_come_back() -> None:
    rng, first = random.Random(9), date(1900, 1, 1)
    days = [first + timedelta(days=rng.randrange(73_000)) for _ in range(DAYS * TIMES)]
    wrong = []
    for form, write in FORMS.items():
        for group in range(0, len(days), 50):
            held = days[group : group + 50]
            found = find_times("\n\n".join(f"It began on {write(day)}." for day in held), None)
            read = [(one.when.start, one.when.end) for one in found if one.when.start]
            if read != [(day, day) for day in held]:
                wrong.append((form, group))
    if wrong and all(form == "day/month/year" for form, _ in wrong):
        pytest.fail(f"numeric days are read by the document they stand in: {len(wrong)} groups")
    assert wrong == []
