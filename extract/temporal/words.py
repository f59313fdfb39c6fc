"""The vocabulary of time: months, weekdays, numbers, units, parts of the day."""

from __future__ import annotations

import re


def _table(*lines: str, start: int) -> dict[str, int]:
    return {name: number for number, names in enumerate(lines, start=start) for name in names.split()}


MONTHS = _table(
    *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
    *("september sept sep", "october oct", "november nov", "december dec"),
    start=1,
)
WEEKDAYS = _table(
    *("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri"),
    *("saturday sat", "sunday sun"),
    start=0,
)
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_HUNDREDS = {"hundred": 100, "thousand": 1000, "dozen": 12}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        start=1,
    )
}
PARTS = {
    "morning": "TMO",
    "dawn": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "daytime": "TDT",
}
SEASON_VALUES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def number_of(words: str) -> int | None:
    """Return the number that words or digits stand for ("a", "12", "twenty-four", "a hundred"), else None."""
    text = words.lower().replace(",", "").strip()
    if text.isdecimal():
        return int(text)
    total = 0
    for part in re.split(r"[ -]", text):
        if part in _SMALL:
            total += _SMALL.index(part)
        elif part in _TENS:
            total += 20 + 10 * _TENS.index(part)
        elif part in _HUNDREDS:
            total = max(total, 1) * _HUNDREDS[part]
        elif part == "couple":
            total += 2
        elif part not in ("a", "an", "of", "and", "single"):
            return None
    return total or (1 if text in ("a", "an", "a single", "single") else None)


def year_in_words(words: str) -> int | None:
    """Return the year that "nineteen ninety-six" or "two thousand four" stands for, else None."""
    text = words.lower()
    if text.startswith("two thousand"):
        rest = text.removeprefix("two thousand").removeprefix(" and").strip()
        return 2000 + ((number_of(rest) or 0) if rest else 0)
    first, _, rest = text.partition(" ")
    century, part = number_of(first), number_of(rest.removeprefix("oh ").removeprefix("hundred").strip() or "zero")
    if century is None:
        return None
    return century * 100 + (part or 0)
