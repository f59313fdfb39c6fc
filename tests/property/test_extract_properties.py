"""What must hold of any text: spans are of it, quotes are of it, dates mean the day they name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Article, Extraction, PlaceMention, TimeMention, TimeSpan
from extract.pipeline import extract
from extract.times import find_times
from extract.timespan import SEASONS
from tests.lookup import DEMONYMS, WORLD, TinyLookup

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ANCHORS = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2098, 12, 31))
WORDS = [
    *(
        "on",
        "Monday",
        "last week",
        "October 10 and 18",
        "1988-94",
        "the 1990s",
        "\u2014",
        "12/10/2020",
        "31 June",
    ),
    *(
        "three days ago",
        "the next day",
        "at noon",
        "in",
        "May",
        "summer",
        "2020",
        "yesterday",
        ".",
        "\n\n",
        ",",
        "100",
    ),
    *(
        "Aleppo",
        "was shelled",
        "killing 12 people",
        "\ud7a3",
        "e\u0301",
        "\u202e",
        "\U0001f4a5",
        "O'Brien",
        "\u00a0",
    ),
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


# -- times --------------------------------------------------------------------------------------


@given(TEXTS, ANCHORS)
@settings(max_examples=300)
def test_every_time_is_words_of_the_text_in_order_and_apart(text: str, anchor: date | None) -> None:
    found = find_times(text, anchor)
    assert [m.text for m in found] == [text[m.span.start : m.span.end] for m in found]
    assert all(m.text.strip() for m in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(TEXTS, ANCHORS)
@settings(max_examples=300)
def test_every_dated_time_is_an_interval_that_its_edtf_names(text: str, anchor: date | None) -> None:
    for mention in find_times(text, anchor):
        when = mention.when
        assert (when.start is None) == (when.end is None) == (when.edtf == "")
        if when.start and when.end:
            assert when.start <= when.end
            assert days_of(when.edtf) == (when.start, when.end)


@given(TEXTS)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert find_times(text, date(2020, 10, 30)) == find_times(text, date(2020, 10, 30))


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), ANCHORS)
def test_there_are_no_more_times_than_words(text: str, anchor: date | None) -> None:
    assert len(find_times(text, anchor)) <= len(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("Monday ", 1),
        ("October 10 and 18, ", 2),
        ("1 ", 0),
        ("1988-94 ", None),
        ("-", 0),
        ("the next day ", 1),
    ],
)
def test_a_repeated_text_has_as_many_times_as_repeats(unit: str, times: int | None) -> None:
    """Work and result grow with the text and no faster; no clock is read to see it."""
    few, many = (len(find_times(unit * count, date(2020, 10, 30))) for count in (50, 500))
    assert many == 10 * few
    assert times is None or few == 50 * times


def days_of(edtf: str) -> tuple[date, date]:
    """Return the days an EDTF level 1 string covers: an oracle of its own, not the program's."""
    first, _, last = edtf.partition("/")
    return part_of(first)[0], part_of(last or first)[1]


def part_of(text: str) -> tuple[date, date]:
    """Return the days of a day, month, season, year or decade."""
    if match := re.fullmatch(r"(\d{3})X", text):
        return date(int(match[1] + "0"), 1, 1), date(int(match[1] + "9"), 12, 31)
    numbers = [int(n) for n in text.split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 3:
        return date(*numbers), date(*numbers)
    year, number = numbers
    if number > 20:
        _, opens, closes = next(s for s in SEASONS.values() if s[0] == number)
        ends = year + (closes < opens)
        return date(year, opens, 1), date(ends, closes, calendar.monthrange(ends, closes)[1])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


# -- twelve surface forms -----------------------------------------------------------------------

MONTHS = "January February March April May June July August September October November December".split()
# As newspapers shorten them: the short names are written out.
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th ..."""
    suffix = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


FORMS: dict[str, Callable[[date], str]] = {
    "day month year": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "day month, year": lambda d: f"{d.day} {MONTHS[d.month - 1]}, {d.year}",
    "month day, year": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "month day year": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "month ordinal, year": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "ordinal month year": lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "the ordinal of month, year": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "short month": lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
    "short month with a dot": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    "ISO 8601": lambda d: d.isoformat(),
    "day/month/year": lambda d: f"{d.day}/{d.month}/{d.year}",
}
SENTENCES = [
    "It began on {}.",
    "{} was a bad day.",
    "(Reported {})",
    "The shelling of {}, they said, went on.",
]


def test_there_are_twelve_forms() -> None:
    assert len(FORMS) == 12


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, sentence=st.sampled_from(SENTENCES), anchor=ANCHORS)
@settings(max_examples=60)
def test_a_written_day_is_read_as_that_day(form: str, day: date, sentence: str, anchor: date | None) -> None:
    words = FORMS[form](day)
    dated = [m for m in find_times(sentence.format(words), anchor) if m.when.start]
    assert [(m.when.start, m.when.end) for m in dated] == [(day, day)]


@given(day=DAYS, back=st.integers(0, 250))
def test_a_day_without_its_year_is_the_one_before_publication(day: date, back: int) -> None:
    anchor = day + timedelta(days=back)
    if (day.month, day.day) == (2, 29) and not calendar.isleap(anchor.year):
        return  # no such day in the anchor's year: left undated
    dated = [m.when.start for m in find_times(f"It began on {day.day} {MONTHS[day.month - 1]}.", anchor)]
    assert dated == [day]


@given(day=DAYS, back=st.integers(0, 6))
def test_a_weekday_is_at_most_six_days_back(day: date, back: int) -> None:
    anchor = day + timedelta(days=back)
    dated = [m.when.start for m in find_times(f"It began on {calendar.day_name[day.weekday()]}.", anchor)]
    assert dated == [day]


# -- the whole extraction -----------------------------------------------------------------------


@cache
def seed_sentences() -> tuple[str, ...]:
    """Return the sentences of the seed articles, cut at full stops."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return tuple(s.strip() for s in re.split(r"(?<=[.?!])\s+", text) if 20 < len(s) < 400)


@cache
def lookup() -> TinyLookup:
    """Return the small world with the places of the seeds' neighbourhood."""
    more = {"Armenia": ("country", 3_000_000, "AM"), "Azerbaijan": ("country", 10_000_000, "AZ")}
    more |= {"Nagorno-Karabakh": ("region", 150_000, "AZ"), "Stepanakert": ("settlement", 75_000, "AZ")}
    more |= {"Barda": ("settlement", 38_000, "AZ"), "Hadrut": ("settlement", 4_000, "AZ")}
    return TinyLookup({**WORLD, **more}, {**DEMONYMS, "Azeri": "AZ", "Armenian": "AM"})


def check(found: Extraction) -> None:
    """Every span is of the text, every event has evidence, nothing empty goes uncounted."""
    text = found.article.text
    mentions: list[TimeMention | PlaceMention] = [*found.times, *found.places]
    assert all(m.text == text[m.span.start : m.span.end] for m in mentions)
    assert bool(found.events) != bool(found.rejected)
    for event in found.events:
        quotes = [*event.evidence, *(c.quote for c in event.claims), *(loss.quote for loss in event.losses)]
        assert event.evidence
        assert all(q.text == text[q.span.start : q.span.end] and q.text.strip() for q in quotes)
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert ordered(event.when)
        assert 0 < event.confidence <= 1


def ordered(when: TimeSpan) -> bool:
    """Whether an interval has both ends in order, or none."""
    return (when.start is None and when.end is None) or bool(when.start and when.end and when.start <= when.end)


@given(
    st.lists(st.sampled_from(seed_sentences()), min_size=1, max_size=6),
    st.sampled_from([" ", "\n\n", "  "]),
    ANCHORS,
)
@settings(max_examples=25)
def test_events_of_shuffled_sentences_quote_their_text(told: list[str], gap: str, anchor: date | None) -> None:
    check(extract(Article("a.txt", gap.join(told), published=anchor), lookup()))


@given(TEXTS, ANCHORS)
@settings(max_examples=60)
def test_any_text_is_read_without_a_fault(text: str, anchor: date | None) -> None:
    check(extract(Article("a.txt", text, published=anchor), lookup()))


def test_shuffled_sentences_do_give_events() -> None:
    """The control of the two tests above: there is something to check."""
    found = extract(Article("a.txt", " ".join(seed_sentences()[:80]), published=date(2020, 10, 30)), lookup())
    assert len(found.events) > 5
    check(found)
