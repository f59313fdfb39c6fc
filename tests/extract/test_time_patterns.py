"""The patterns of times are linear: what their structure must be so that no text makes them slow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from extract.temporal.recognise import recognise
from extract.temporal.rules import CLASSES, RULES, Rule
from extract.times import find_times

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
LONGEST_REPEAT = 40
NESTED_REPEAT = 20  # a word's letters within two or three words at most


def parts(tree: Any, inside: int = 0) -> Iterator[tuple[Any, Any, int]]:
    """Yield every operation of a parsed pattern, its arguments, and in how many true repeats it stands."""
    for operation, argument in tree:
        yield operation, argument, inside
        deeper = inside + (operation in REPEATS and argument[1] > 1)
        for child in children(operation, argument):
            yield from parts(child, deeper)


def children(operation: Any, argument: Any) -> list[Any]:
    """Return the patterns an operation holds."""
    if operation in REPEATS:
        return [argument[2]]
    if operation is codes.SUBPATTERN:
        return [argument[3]]
    if operation is codes.BRANCH:
        return list(argument[1])
    if operation in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return []


def faults(pattern: str, flags: int = 0) -> list[str]:
    """Return what could make a pattern slow: a repeat without bound, or one within another."""
    found = []
    for operation, argument, inside in parts(parser.parse(pattern, flags)):
        if operation not in REPEATS or argument[1] <= 1:
            continue
        if argument[1] > LONGEST_REPEAT:
            found.append("unbounded")
        if inside and argument[1] > NESTED_REPEAT:
            found.append("nested")
    return found


@pytest.mark.parametrize("rule", RULES, ids=[f"{n}-{rule.op}" for n, rule in enumerate(RULES)])
def test_no_pattern_repeats_without_bound(rule: Rule) -> None:
    assert faults(rule.pattern.pattern, rule.pattern.flags & re.IGNORECASE) == []


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"\d*x", r"(?:\w{1,30} ){1,9}"])
def test_the_check_sees_a_slow_pattern(pattern: str) -> None:
    assert faults(pattern)


@pytest.mark.parametrize(
    "unit", ["480-", "1 October ", "Monday ", "twenty ", "the last ", "over about ", "12:00 a", "spring of ", "Sept."]
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    """No clock is read: the number of expressions of a longer text is that of its paragraphs, added up."""
    one = len(recognise(unit * 40))
    assert len(recognise("\n\n".join([unit * 40] * 25))) == 25 * one


def test_a_rule_is_tried_wherever_its_words_stand() -> None:
    """Every word that a need stands for is found by the reader of paragraphs: lower case, letters only."""
    assert [word for word in CLASSES if not re.fullmatch(r"[a-z]+|twenty-first", word)] == []


@pytest.mark.parametrize("text", ["12" * 50_000, "\u0661\u0662 May 2020", "May" * 30_000, "\u00b2\u00b3" * 1000])
def test_odd_digits_and_long_words_are_read_without_harm(text: str) -> None:
    assert all(m.span.of(text) == m.text for m in find_times(text, date(2020, 10, 30)))


def test_a_time_is_found_in_each_sentence_of_a_paragraph() -> None:
    text = "The town fell on 3 May 2014. In March villagers returned. They stayed in hiding. It ended last week."
    assert [m.text for m in find_times(text, None)] == ["3 May 2014", "March", "last week"]


def looks_ahead(tree: Any) -> int:
    """Return how many characters after a match a pattern looks at."""
    widths = [
        argument[1].getwidth()[1]
        for operation, argument, _ in parts(tree)
        if operation in (codes.ASSERT, codes.ASSERT_NOT) and argument[0] > 0
    ]
    return max(widths, default=0)


@pytest.mark.parametrize("rule", RULES, ids=[f"{n}-{rule.op}" for n, rule in enumerate(RULES)])
def test_a_pattern_looks_no_further_than_its_reach(rule: Rule) -> None:
    """A longer pattern would be tried on too short a stretch: give its rule the wide reach."""
    tree = parser.parse(rule.pattern.pattern, rule.pattern.flags & re.IGNORECASE)
    assert tree.getwidth()[1] + looks_ahead(tree) <= rule.reach


@pytest.mark.parametrize("far", ["", "Nobody knew why " * 30])
def test_a_time_far_from_the_others_of_its_sentence_is_found(far: str) -> None:
    found = recognise(f"On Monday {far} they fled at 5 p.m. and {far} came back two weeks later")
    assert [item.op for item in found] == ["weekday", "clock", "offset"]


def test_a_clock_time_with_a_weekday_and_a_date_takes_the_date() -> None:
    (found,) = find_times("It happened about 9:15 p.m. Wednesday, April 24, outside.", date(2013, 5, 9))
    assert (found.kind, found.value) == ("TIME", "2013-04-24T21:15")


def test_the_short_name_of_a_weekday_has_a_capital() -> None:
    found = find_times("They sat. In the sun. A pair wed. He came on Sat. and left.", date(2023, 9, 15))
    assert [m.text for m in found] == ["Sat."]
