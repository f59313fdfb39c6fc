"""Counts of people killed, wounded, displaced and captured, as bounds.

"at least 25" is 25 and open above; "dozens" is 24 and open; "hundreds" 200 to 999; "thousands" 2,000
and open. Figures are read, never added across claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from extract.model import Toll
from extract.resources import one_of, word_list

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a": 1, "an": 1, "both": 2,
}  # fmt: skip
NUMBER_WORDS = MappingProxyType(_WORDS)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# Vague plurals: lowest count meant, highest or None.
_VAGUE: dict[str, tuple[int, int | None]] = {
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, 999),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "several hundred": (200, 999),
    "a few hundred": (200, 999),
    "several thousand": (2000, 9999),
    "a few thousand": (2000, 9999),
    "several dozen": (24, None),
    "a few dozen": (24, None),
    "several": (3, None),
    "a dozen": (12, 12),
    "a couple": (2, 2),
}
_UNIT = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d)?|"
    + "|".join(sorted(_WORDS.keys() - {"a", "an", "both"}, key=len, reverse=True))
    + r")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_SCALED = _UNIT + r"(?:\s(?:hundred|thousand|million|dozen)s?)?"
_NUMBER = re.compile(
    r"(?<![^\W_])"
    r"(?P<bound>at least|more than|over|no fewer than|not less than|up to|as many as|about|around|some|nearly|"
    r"almost|roughly|approximately|an estimated|fewer than|less than|under)?\s?"
    r"(?:between (?P<low>" + _SCALED + r") and (?P<high>" + _SCALED + r")|"
    r"(?P<from>" + _SCALED + r")(?:\sto\s|\sor\s|(?<=\d)\s?[-\u2013]\s?(?=\d))(?P<to>" + _SCALED + r")|"
    r"(?P<vague>" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")|"
    r"(?P<exact>" + _SCALED + r")|"
    rf"(?P<one>an?)(?=\s(?:\w+\s)?(?:{one_of('tolls', 'person')})\b(?!-)))(?![\w%]|-\w|,\d|[.:]\d)",
    re.IGNORECASE,
)
_OPEN = frozenset({"at least", "more than", "over", "no fewer than", "not less than"})
_CEILING = frozenset({"up to", "as many as", "fewer than", "less than", "under", "nearly", "almost"})
Harm = Literal["killed", "wounded", "displaced", "captured"]
# Casualties, and those "killed or wounded", take the numbers beside them and count nobody as dead.
_HARM = re.compile(
    r"\b(?:(?P<casualties>casualt(?:y|ies)|(?:killed|killing|dead)(?:,|\sor|\sand|\sand/or)\s"
    rf"(?:(?:captured|missing),?\s(?:or|and)\s)?(?:{one_of('tolls', 'or_harm')})\b(?!\s(?:\d|at\s|more\s|some\s)))|"
    + "|".join(f"(?P<{harm}>{one_of('tolls', harm)})" for harm in ("killed", "wounded", "displaced", "captured"))
    + r")\b",
    re.IGNORECASE,
)
# Words between a number and its harm that show the number counts something else.
_NOT_PEOPLE = re.compile(
    rf"^\s?(?:-|%|{one_of('tolls', 'not_people')}|blocks?\s|a\.m|p\.m|o'clock|th\b|st\b|nd\b|rd\b)",
    re.IGNORECASE,
)
NEUTRAL = Toll()
_REACH = 90  # characters between a number and its harm: a long noun phrase
_AFTER = word_list("tolls", "after")


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may count people: its characters, ``end`` exclusive, and its bounds, ``high`` None for open."""

    start: int
    end: int
    low: int
    high: int | None


def find_toll(text: str) -> Toll:
    """Read the counts of one clause or sentence; the first figure of each harm is kept."""
    harms = list(_HARM.finditer(text))
    if not harms:
        return NEUTRAL
    counts = list(counts_in(text))
    found: dict[str, Count] = {}
    used: set[int] = set()
    for index, harm in enumerate(harms):
        kind = next(name for name, value in harm.groupdict().items() if value)
        limit = harms[index + 1].start() if index + 1 < len(harms) else len(text)
        floor = harms[index - 1].end() if index else 0
        count = _count_for(text, harm, counts, used, floor, limit)
        if count is not None:
            used.add(count.start)
            found.setdefault(kind, count)
    return _toll(found, text)


_CASUALTIES = re.compile(r"\bcasualt(?:y|ies)\b", re.IGNORECASE)


def counts_casualties(text: str) -> bool:
    """Whether a text counts casualties, which are killed or wounded: it does not say how many died."""
    said = _CASUALTIES.search(text)
    return said is not None and any(not _NOT_PEOPLE.match(text[c.end : c.end + 20]) for c in counts_in(text))


def count_words(words: str) -> tuple[int, int | None] | None:
    """Return the bounds of the first number in some words ("at least 25" is 25 and open), or None."""
    match = _NUMBER.search(words)
    return _bounds(match) if match else None


_HARMS = ("killed", "wounded", "displaced", "captured")


def completed(one: Toll, other: Toll) -> Toll:
    """Return the counts of ``one``, and those of ``other`` that ``one`` does not state."""
    if other == NEUTRAL:
        return one
    return _chosen(one, other, lambda harm: getattr(one, f"{harm}_low") is not None)


def union(one: Toll, other: Toll) -> Toll:
    """Return, of two compatible tolls, the more definite count of each harm."""
    return _chosen(one, other, lambda harm: _tighter(one, other, harm))


def _chosen(one: Toll, other: Toll, first: Callable[[str], bool]) -> Toll:
    values: dict[str, int | None] = {}
    for harm in _HARMS:
        source = one if first(harm) else other
        values[f"{harm}_low"] = getattr(source, f"{harm}_low")
        values[f"{harm}_high"] = getattr(source, f"{harm}_high")
    return Toll(**values, cumulative=one.cumulative or other.cumulative)


def _tighter(one: Toll, other: Toll, harm: str) -> bool:
    """Whether the first toll states a harm, and not more loosely than the second ("dozens", "at least 73")."""
    first, second = getattr(one, f"{harm}_low"), getattr(other, f"{harm}_low")
    if first is None or second is None:
        return first is not None
    open_first, open_second = getattr(one, f"{harm}_high") is None, getattr(other, f"{harm}_high") is None
    return first >= second if open_first == open_second else not open_first


def compatible(one: Toll, other: Toll) -> bool:
    """Whether two tolls may count one incident: the bounds of every harm that both state overlap."""
    return all(_overlap(one, other, harm) for harm in _HARMS)


def _overlap(one: Toll, other: Toll, harm: str) -> bool:
    first, second = (getattr(t, f"{harm}_low") for t in (one, other))
    if first is None or second is None:
        return True
    tops = [getattr(t, f"{harm}_high") for t in (one, other)]
    return (tops[0] is None or second <= tops[0]) and (tops[1] is None or first <= tops[1])


_CUMULATIVE = re.compile(r"\bsince\b|\bso far\b|\btotal\b|\bin less than a\b|\btoll\b", re.IGNORECASE)


def _toll(found: dict[str, Count], text: str) -> Toll:
    def low(kind: Harm) -> int | None:
        return found[kind].low if kind in found else None

    def high(kind: Harm) -> int | None:
        return found[kind].high if kind in found else None

    cumulative = bool(found) and _CUMULATIVE.search(text) is not None
    return Toll(
        low("killed"), high("killed"), low("wounded"), high("wounded"), low("displaced"), high("displaced"),
        low("captured"), high("captured"), cumulative,
    )  # fmt: skip


def _count_for(
    text: str, harm: re.Match[str], counts: list[Count], used: set[int], floor: int, limit: int
) -> Count | None:
    """The number a harm word counts: after an active verb, before a passive one or a noun."""
    right = next((c for c in counts if harm.end() <= c.start < limit and c.start not in used), None)
    if right is not None and harm.group(0).lower() in _TOTALS and _RISING.fullmatch(text, harm.end(), right.start):
        # "From 12 to 30" reads as one range of numbers; a toll that rose is the last of them.
        rose = right.high is not None and text[: right.start].endswith("from ")
        return Count(right.start, right.end, right.high, right.high) if rose and right.high else right
    left = [c for c in counts if floor <= c.end <= harm.start() and c.start not in used and not _is_part(text, c)]
    nearest = left[-1] if left else None
    active = harm.group(0).lower() in _AFTER and not _passive(text, harm)
    if nearest is not None:
        nearest = _with_listed(text, nearest, left[:-1])
    if right is not None and active:
        right = _with_following(
            text, right, [c for c in counts if right.end <= c.start and (c.end + _CLEAR <= limit or limit == len(text))]
        )
    if nearest is not None and not text[nearest.end : harm.start()].strip():
        active = False  # "47,746 killed and 65,126 wounded"
    order = (right, nearest) if active else (nearest, right if harm.group(0).lower() in _AFTER else None)
    for count in order:
        if count is not None and _counts_people(text, count, harm):
            return count
    return None


# "The death toll rose to 41", "deaths stood at 12", "put the number of dead at 9": where the words lead to.
_TOTALS = frozenset({"death", "deaths", "dead", "fatalities", "toll", "death toll"})
_RISING = re.compile(
    r"(?:\stoll)?(?:\sin\s(?:the\s)?[A-Z][\w-]{1,20})?(?:\s(?:has|had|have|later|since|was|is|were|now|officially|been|in\s\w{1,20}|from\s[\w,]{1,20})){0,4}"
    rf"\s(?:(?:{one_of('tolls', 'rises')})(?:\sup|\sdown)?\s(?:to\s|at\s|from\s)?|(?:at|was|is|of|now)\s)",
    re.IGNORECASE,
)
# What follows or precedes a number of some of those already counted.
_SOME_OF = re.compile(
    r"\sof\s(?:them|whom|these|the\s(?:dead|victims|wounded|injured|killed|casualties))\b", re.IGNORECASE
)
_AMONG = re.compile(r"(?:among\sthem|among\sthe\s\w{4,8}|including|of\swhom|of\sthem)\s(?:were\s)?$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?:third|thirds|half|quarter|quarters|tenth|most|fraction|percent|cent|%)\sof\s(?:its|the|their|his)\s$"
)
_NOBODY = re.compile(r"\bno\s?$", re.IGNORECASE)
_OUT_OF = re.compile(r"\bout\sof\s(?:the\s|its\s|their\s|a\stotal\sof\s)?$", re.IGNORECASE)
# What stands before an age ("aged 12", "a boy of 15") and before the year of a day ("May 10, 1897").
_AGE = re.compile(rf"\b(?:aged?|(?:{one_of('tolls', 'aged')})\sof)\s$", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s$")
# "Eight members of one family died": the first number counts.
_COUNTED_OF = re.compile(
    r"(?:\d|\b(?:"
    + "|".join(_WORDS.keys() - {"a", "an"})
    + r"))\s(?:\w{3,12}\s)?(?:of|from)\s(?:the\s|their\s|its\s|his\s)?$|"
    r"(?-i:^Of|[,.;]\s[oO]f)\s(?:the|their|its|his)\s$",
    re.IGNORECASE,
)


def _is_part(text: str, count: Count) -> bool:
    """As in "12 people, among them 7 children", "half of its 900 men", "no one": not how many there were."""
    before = text[max(0, count.start - 40) : count.start]
    if any(pattern.search(before) for pattern in (_AMONG, _OF_ALL, _NOBODY, _OUT_OF, _COUNTED_OF)):
        return True
    return _SOME_OF.match(text, count.end) is not None


# "65 civilians and 37 soldiers were killed": what may stand between two counts of one list.
_LISTED = re.compile(r"^[\w\s'\u2019-]{1,45}(?:,|,? and)\s$")


def _with_listed(text: str, last: Count, before: list[Count]) -> Count:
    """The counts of one list together: each is people of one sentence and one voice."""
    total = last
    for count in reversed(before):
        between = text[count.end : total.start]
        if not _LISTED.match(between) or _HARM.search(between) or _NOT_PEOPLE.match(text[count.end : count.end + 20]):
            break
        if _SICK.search(between):
            break  # "320,000 suspected cases and 1,740 deaths"
        high = None if count.high is None or total.high is None else count.high + total.high
        total = Count(count.start, total.end, count.low + total.low, high)
    return Count(last.start, last.end, total.low, total.high)


_SICK = re.compile(r"\b(?:cases|infections|infected|sick)\b", re.IGNORECASE)
_CLEAR = 30  # characters between a listed count and the next harm, whose own it may be


def _with_following(text: str, first: Count, after: list[Count]) -> Count:
    """As in "killing 11 people on board and three on the ground", "killed 65 civilians and 37 soldiers"."""
    total, end = first, first.end
    for count in after:
        between, following = text[end : count.start], text[count.end : count.end + 20]
        if (
            not _LISTED.match(between)
            or _IN_PLACE.search(between)
            or _NOT_PEOPLE.match(following)
            or _is_part(text, count)
        ):
            break
        high = None if count.high is None or total.high is None else count.high + total.high
        total, end = Count(first.start, first.end, total.low + count.low, high), count.end
    return total


# "102 in X and 28 in Y": the counts of places, not of one list.
_IN_PLACE = re.compile(r"\b(?:in|at|near)\s[A-Z]")


def _passive(text: str, harm: re.Match[str]) -> bool:
    before = text[max(0, harm.start() - 30) : harm.start()].lower()
    return bool(re.search(r"\b(?:was|were|been|be|being|are|is|dead and)\b[\w\s]{0,16}$", before))


def _counts_people(text: str, count: Count, harm: re.Match[str]) -> bool:
    if _NOT_PEOPLE.match(text[count.end : count.end + 20]):
        return False
    if 1900 <= count.low <= 2100 and count.high == count.low and re.search(r"\b[12]\d{3}$", text[: count.end]):
        return False
    before = text[max(0, count.start - 24) : count.start]
    if _AGE.search(before) or (_DAY.search(before) and _YEAR.fullmatch(text, count.start, count.end)):
        return False
    if text[max(0, count.start - 2) : count.start] == ", " and text[count.end : count.end + 1] in (",", ".", ""):
        return False  # an age: "Thomas, 21, was killed", "killing Thomas, 21."
    gap = text[count.end : harm.start()] if count.end <= harm.start() else text[harm.end() : count.start]
    if len(gap) > _REACH or re.search(r"[.;:!?]", gap):
        return False
    if re.search(
        r"\b(?:on|by|January|February|March|April|May|June|July|August|September|October|November|December|in)\s$",
        text[: count.start],
    ):
        return False
    # After the verb the number follows at once ("killing nine"), not somewhere later.
    return count.end <= harm.start() or len(gap) <= 40


def counts_in(text: str) -> Iterator[Count]:
    """Yield the numbers of a text with their bounds, in its order; what they count is not asked."""
    for match in _NUMBER.finditer(text):
        # The pattern may begin with the space before the number.
        start = match.end() - len(match.group(0).lstrip())
        if start and (text[start - 1].isalnum() or text[start - 1] in "$\u20ac\u00a3-:."):
            continue
        bounds = _bounds(match)
        if bounds is not None:
            yield Count(start, match.end(), *bounds)


def _bounds(match: re.Match[str]) -> tuple[int, int | None] | None:
    bound = (match.group("bound") or "").lower()
    if match.group("vague"):
        low, top = _VAGUE[match.group("vague").lower()]
        return (low, None) if bound in _OPEN else (low, top)
    if match.group("one"):
        return 1, 1
    if match.group("low") or match.group("from"):
        ends = ("low", "high") if match.group("low") else ("from", "to")
        first, last = (_value(match.group(end)) for end in ends)
        return (first, last) if first is not None and last is not None and first <= last else None
    value = _value(match.group("exact"))
    if value is None:
        return None
    return _bounded(bound, value)


def _bounded(bound: str, value: int) -> tuple[int, int | None]:
    if bound in _OPEN:
        return value, None
    if bound in _CEILING and bound not in ("nearly", "almost"):
        return 0, value
    return value, value


def _value(words: str) -> int | None:
    """As in "1.5 million", "34", "thirty-four", "two dozen" as a count; None when it is no whole number."""
    head, _, scale = words.lower().partition(" ")
    factor = _SCALES.get(scale.rstrip("s"), 1)
    tens, _, ones = head.partition("-")
    if tens in _WORDS:
        return (_WORDS[tens] + _WORDS.get(ones, 0)) * factor
    try:
        value = float(head.replace(",", "")) * factor
    except ValueError:
        return None
    return int(value) if value == int(value) else None
