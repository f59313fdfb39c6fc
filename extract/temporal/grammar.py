"""Fragments of patterns. Each is linear: no nested quantifier, every repetition bounded."""

from __future__ import annotations

from extract.resources import one_of

_MONTH_NAMES = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
WEEKDAY_NAMES = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_WEEKDAYS = r"Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\."
DASH = r"\s?[-\u2010-\u2015]\s?"
TO = rf"(?:{DASH}| to | through | until | till )"
UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|century|centurie)"
LONG_UNITS = r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|centurie|century)"
PART = r"(?P<part>morning|afternoon|evening|night|dawn)"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
EDGES = (
    r"early|mid|late|the beginning of|the start of|the end of|the middle of|the rest of|beginning of|end of|"
    r"the early part of|the latter part of|the first half of|sometime in|early in|late in"
)
EDGE = rf"(?:(?P<edge>{EDGES})[ -](?:the )?)?"
# "the night of", "early in the morning of", "the early morning hours of": before a day.
PART_OF = (
    r"(?:(?:early in |late in )?(?:the )?(?:early |late )?(?P<part>morning|afternoon|evening|night)(?: hours)? of )?"
)
_ONES = r"one|two|three|four|five|six|seven|eight|nine"
_TEENS = r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER_WORDS = rf"(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES}"
NUMBER = (
    rf"(?P<number>\d{{1,3}}|{NUMBER_WORDS}|a couple of|couple of|a couple|a single|(?:a|one|two|three) hundred|"
    r"a dozen|an|a)"
)
YEAR_WORDS = (
    rf"(?P<yw>(?:eighteen|nineteen) (?:hundred|oh (?:{_ONES})|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})|"
    rf"twenty (?:oh (?:{_ONES})|twenty(?:[ -](?:{_ONES}))?|{_TEENS})|"
    rf"two thousand(?: (?:and )?(?:{NUMBER_WORDS}))?)"
)
ABOUT = r"(?:(?:about|around|almost|nearly|some|just|exactly|only|barely|over|more than|less than|a mere)\s){0,2}"
ZONE = r"(?:local|Moscow|[A-Z][a-z]{2,12})\stime|(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|CEST|BST|MSK|ET|PT)(?!\w)"
CLOCK = (
    r"(?:[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?|[0-2]?\d[.][0-5]\d\s?[ap]\.?m\.?|"
    r"[01]?\d\s?[ap]\.?m\.?|noon|midday|midnight)"
    rf"(?:\shrs|hrs)?(?:,?\s(?P<zone>{ZONE}))?"
)
CAMPAIGNS = one_of("temporal_grammar", "campaigns")
NUMBERED = rf"(?:[A-Z]\w{{1,15}} )?(?:{one_of('temporal_grammar', 'numbered')})\b"
ORDINAL_WORDS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first"
)


DAY_OF_MONTH = rf"[0-3]?\d(?:st|nd|rd|th)? (?:{_MONTH_NAMES})(?![a-z])"
MONTH_DAY = rf"(?:{_MONTH_NAMES}) [0-3]?\d(?:st|nd|rd|th)?(?!\d)"


# A year beside its day may be one before 1000, where nothing is counted by it: "on 24 August 410, the city fell".
DATED_YEAR = (
    r"(?P<y>(?:1\d{3}|20\d\d)(?!\d|[.,]\d)|[2-9]\d\d(?=[.,;:)](?!\d)|\n|$| ?(?:AD|CE)\b| ?(?:A\.D|C\.E)\.))"
    r"(?: ?(?:AD|CE|A\.D\.|C\.E\.)(?!\w))?"
)


def month(name: str = "m") -> str:
    """A month's name in a group."""
    return rf"(?P<{name}>{_MONTH_NAMES})(?![a-z])"


def day(name: str = "d") -> str:
    """The number of a day, as "12", "12th"."""
    return rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d|:\d)"


def year(name: str = "y") -> str:
    """A year from 1000 to 2099."""
    return rf"(?P<{name}>1\d{{3}}|20\d\d)(?!\d|[.,]\d)"


def weekday(name: str = "weekday") -> str:
    """A weekday's name in a group."""
    upper = WEEKDAY_NAMES.upper()
    return rf"(?P<{name}>{WEEKDAY_NAMES}|{upper}|{_SHORT_WEEKDAYS})"
