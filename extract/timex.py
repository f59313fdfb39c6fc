"""Recognise temporal expressions: one table of patterns, each with the operation that dates it.

Every pattern is linear: no nested quantifier, every repetition bounded. A pattern only says *what
was written* (:class:`Expression`); :mod:`extract.times` works out the days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.model import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a couple of": 2, "couple": 2}
UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "century": 36500}

_M = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![a-z])"
)
_D = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d)"
_Y = r"(?P<{0}>1\d{{3}}|20\d\d)(?!\d|[.,]\d)"
_WD = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)"
)
_NUM = r"(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|century|centurie)"
_DASH = r"\s?[-\u2010-\u2015]\s?"
_PART = r"(?P<part>morning|afternoon|evening|night|noon|midday|midnight)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_EDGE = r"(?:(?P<edge>early|mid|late|the beginning of|the start of|the end of|the middle of)[ -])?"
_CLOCK = (
    r"(?:[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?|[01]?\d\s?[ap]\.?m\.?|noon|midday|midnight)"
    r"(?:\s(?:local\stime|Moscow\stime|GMT|UTC|EST|EDT|[A-Z][a-z]{2,12}\stime))?"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """What was written where: ``op`` names the way to date it, ``args`` the parts it needs."""

    span: Span
    op: str
    args: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Rule:
    op: str
    pattern: re.Pattern[str]


def _rule(op: str, pattern: str, *, ignore_case: bool = False) -> _Rule:
    left = r"(?<![\w$\u20ac\u00a3.])" if not pattern.startswith("(?<") else ""
    return _Rule(op, re.compile(left + pattern, re.IGNORECASE if ignore_case else 0))


RULES: tuple[_Rule, ...] = (
    _rule("ymd", r"(?P<y>[12]\d{3})-(?P<mon>[01]\d)-(?P<d>[0-3]\d)(?!\d)"),
    _rule("numeric", r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:19|20)\d\d)(?!\d)"),
    _rule("day_list", _M.format("m") + r" " + _D.format("d") + r",? (?:and|&) " + _D.format("d2") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("day_list", _D.format("d") + r",? (?:and|&) " + _D.format("d2") + r" (?:of )?" + _M.format("m") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("day_range", _M.format("m") + r" " + _D.format("d") + r"(?:" + _DASH + r"| to | through | until )" + _D.format("d2") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("day_range", _D.format("d") + r"(?:" + _DASH + r"| to | until )" + _D.format("d2") + r" (?:of )?" + _M.format("m") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("day_range", r"[Bb]etween " + _M.format("m") + r" " + _D.format("d") + r" and " + _D.format("d2") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("dates_range", _M.format("m") + r" " + _D.format("d") + r"(?:" + _DASH + r"| to | through | until )" + _M.format("m2") + r" " + _D.format("d2") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("dates_range", _D.format("d") + r" " + _M.format("m") + r"(?:" + _DASH + r"| to | until )" + _D.format("d2") + r" " + _M.format("m2") + r"(?:,? " + _Y.format("y") + ")?"),
    _rule("date", _M.format("m") + r" " + _D.format("d") + r"(?:,? (?:of )?" + _Y.format("y") + r")?"),
    _rule("date", r"(?:[Tt]he )?" + _D.format("d") + r" (?:of )?" + _M.format("m") + r"(?:,? (?:of )?" + _Y.format("y") + r")?"),
    _rule("date", _M.format("m") + r" the " + _D.format("d") + r"(?:,? " + _Y.format("y") + r")?"),
    _rule("month_year", _EDGE + _M.format("m") + r",? (?:of )?" + _Y.format("y")),
    _rule("month_relyear", _M.format("m") + r",? (?:of )?(?P<shift>this|last|next) year"),
    _rule("month_range", _M.format("m") + r"(?:" + _DASH + r"| to | through )" + _M.format("m2") + r",? " + _Y.format("y")),
    _rule("month", r"(?<![\w.])(?:(?P<shift>[Tt]his|[Ll]ast|[Nn]ext|[Tt]his past)\s)?" + _EDGE + _M.format("m")),
    _rule("year_range", r"(?P<y>1\d{3}|20\d\d)" + _DASH + r"(?P<y2>1\d{3}|20\d\d|\d\d)(?![\d,.]\d|\d)"),
    _rule("year_range", r"(?:[Ff]rom|[Bb]etween) (?P<y>1\d{3}|20\d\d) (?:to|and|until|till|through) (?P<y2>1\d{3}|20\d\d)(?!\d)"),
    _rule("decade", r"(?:[Tt]he )?(?:(?P<edge>early|mid|late)[ -])?(?P<y>1\d\d0|20\d0)'?\u2019?s(?!\w)"),
    _rule("decade", r"(?:[Tt]he )?(?:(?P<edge>early|mid|late)[ -])?['\u2019](?P<y>[3-9]0)s(?!\w)"),
    _rule("season", r"(?:(?P<shift>this|last|next|the|that)\s)?" + r"(?:(?P<edge>early|mid|late)[ -])?" + _SEASON + r" (?:of )?" + _Y.format("y"), ignore_case=True),
    _rule("season", r"(?P<shift>this|last|next)\s(?:past\s)?" + _SEASON + r"(?!\w)", ignore_case=True),
    _rule("year", r"(?P<edge>early|mid|late|the beginning of|the start of|the end of)[ -]" + _Y.format("y"), ignore_case=True),
    _rule("year", r"(?<![\w$\u20ac\u00a3.,:/-])(?P<y>1[0-9]\d\d|20\d\d)(?![\d\w%/]|[.,:]\d|-\w)"),
    _rule("weekday", r"(?:(?P<shift>last|next|this|this past|this coming|the following|the previous)\s)?(?:(?P<edge>early|late)\s)?" + _WD + r"(?:\s" + _PART + r")?(?!\w)", ignore_case=True),
    _rule("deictic", r"(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|this morning|this afternoon|this evening|last night|overnight)(?:\s" + _PART + r")?(?!\w)", ignore_case=True),
    _rule("unit", r"(?:(?:earlier|later|late|early)\s)?(?P<shift>this|last|next|the past|the previous|the following|the coming|the current|that|the same|the next|the last|this past|this coming)\s(?P<unit>day|week|weekend|fortnight|month|year|decade|century|quarter)(?![\w-])(?!s)", ignore_case=True),
    _rule("weekend", r"(?:over |at |during |on )(?P<word>the weekend)(?!\w)", ignore_case=True),
    _rule("offset", r"(?:(?:about|around|almost|nearly|some|just|exactly|only|barely)\s)?" + _NUM + r"[ -](?:and a half )?" + _UNIT + r"s?\s(?P<dir>ago|earlier|later|before|after|afterwards?|from now|on|prior)(?!\w)", ignore_case=True),
    _rule("offset_day", r"(?:on |in )?the (?P<word>day before|day after|eve|week after|week before|month after|year after|year before)(?!\w)", ignore_case=True),
    _rule("set", r"(?:every|each)\s(?:other\s)?(?:day|week|month|year|night|morning|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|weekend|quarter|spring|summer|autumn|winter)(?!\w)", ignore_case=True),
    _rule("set", r"(?:daily|weekly|monthly|yearly|annually|quarterly)(?!\w)", ignore_case=True),
    _rule("duration", r"(?:(?:the|more than|less than|at least|about|over|nearly|almost|up to|under|the (?:last|past|next|first|previous|following|final|recent))\s){0,2}(?:(?:" + _NUM + r"|several|few|many|some)[ -])(?:and a half )?(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|quarter)s?(?:-(?:old|long))?(?!\w)", ignore_case=True),
    _rule("duration", r"(?:the\s)?(?P<number>)(?:last|past|next|recent)\s(?:few |several |couple of )?(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s(?!\w)", ignore_case=True),
    _rule("duration", r"(?P<number>)(?P<unit>decade|year|month|week|day|hour|centurie|century)s?-(?:long|old)(?!\w)", ignore_case=True),
    _rule("vague", r"(?P<word>now|currently|recently|at present|these days|nowadays|at this time|at the moment)(?![\w-])", ignore_case=True),
    _rule("clock", r"(?P<clock>" + _CLOCK + r")(?!\w)", ignore_case=True),
    _rule("quarter", r"(?:(?P<shift>the|this|last|next|its|their)\s)?(?:fiscal\s)?(?P<ordinal>first|second|third|fourth)[ -]quarter(?:(?: of|,)? (?:fiscal )?" + _Y.format("y") + r")?(?!\w)", ignore_case=True),
    _rule("ordinal", r"(?<=\bon )the (?P<d>[0-3]?\d)(?:st|nd|rd|th)(?!\w|\s(?:of|century|anniversary|day|[A-Z]))"),
    _rule("bare_season", r"(?:(?P<shift>the|that|in|by|late|early|during)\s)?(?:(?P<edge>late|early|following|next)\s)?(?P<season>spring|summer|autumn|winter)(?!\w)", ignore_case=True),
    _rule("bc", r"(?P<bc>\d{1,4}) (?:BC|BCE|B\.C\.)(?!\w)"),
    _rule("vague", r"(?:the )?(?P<word>future|past)(?!\s?\w*(?:tense|\d))(?=[.,;]| (?:and|of|to|is|was)\b)"),
)  # fmt: skip


def recognise(text: str) -> list[Expression]:
    """Return the temporal expressions of a text in order, without overlaps; the longest wins."""
    found = [hit for rule in RULES for hit in _matches(rule, text)]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    kept: list[Expression] = []
    for item in found:
        if kept and item.span.start < kept[-1].span.end:
            if item.span.end > kept[-1].span.end and item.op != "clock" and kept[-1].op == "clock":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _matches(rule: _Rule, text: str) -> Iterator[Expression]:
    for match in rule.pattern.finditer(text):
        if _plausible(rule.op, match, text):
            args = {key: value for key, value in match.groupdict().items() if value is not None}
            yield Expression(Span(match.start(), match.end()), rule.op, args)


_MONTH_CUE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|early|late|mid|last|next|this|between|and|through|"
    r"before|after|every|for|the|around|about)[ -]|[(])$",
    re.IGNORECASE,
)
_NOT_A_YEAR = re.compile(
    r"(?:\b(?:than|least|most|about|some|nearly|almost|around|route|highway|room|flight|no\.|number|page|p\.|over|under|only|another|all|of the)\s|[#+*=~]\s?)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:people|troops|soldiers|men|women|children|civilians|dead|killed|wounded|homes|houses|square|km|miles|"
    r"kilomet\w+|met(?:re|er)s|feet|tons?|tonnes|dollars|euros|pounds|refugees|fighters|tanks|aircraft|bombs|"
    r"casualties|deaths|more|of\s(?:the|them|their))(?!\w)"
)


def _plausible(op: str, match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    if op == "month":
        return _plausible_month(match, before)
    if op == "duration":
        return not match.group(0).lower().endswith("-old") and match.group(0).lower() not in (
            "a second",
            "a minute",
        )
    if op == "year":
        return not (_COUNTED.match(text, match.end()) or _NOT_A_YEAR.search(before))
    return True


def _plausible_month(match: re.Match[str], before: str) -> bool:
    word = match.group("m")
    if match.group("shift") or match.group("edge"):
        return True
    if len(word) <= 4 and word not in ("May", "June", "July"):
        return False
    return bool(_MONTH_CUE.search(before)) or word not in (
        "May",
        "March",
        "April",
        "June",
        "August",
        "MAY",
        "MARCH",
    )
