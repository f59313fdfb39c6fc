"""The table of patterns: an operation, what the text must hold for it to be tried, and the pattern.

A pattern only says *what was written*; the operation of that name works out the days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.temporal import grammar as g
from extract.temporal.words import MONTHS, ORDINALS, WEEKDAYS

# Bits of a paragraph's vocabulary; a rule is tried only where all that it needs is there.
DIGIT, MONTH, WEEKDAY, UNIT, SEASON, PART, ERA, DEICTIC, VAGUE, QUARTER, FEAST, SET, SPELLED, TH = (
    1 << n for n in range(14)
)
# Three digits in a row, four or more; and words without which some of the patterns of the above cannot be.
THREE, FOUR, SPAN, AWAY, FISCAL, TURN, WEEKEND, YEAR, THIS, OFTEN, AT, DAY, PLURAL = (1 << n for n in range(14, 27))
_WORDS: dict[int, str] = {
    MONTH: " ".join(MONTHS),
    WEEKDAY: " ".join((*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS))),
    UNIT: "second seconds minute minutes hour hours day days week weeks weekend fortnight fortnights month months "
    "year years decade decades century centuries centurie",
    SEASON: "spring summer autumn fall winter",
    PART: "morning afternoon evening night nights noon midday midnight dawn daytime am pm a p",
    ERA: "bc bce b ad ce a c",
    DEICTIC: "today yesterday tomorrow tonight overnight weekend morning afternoon evening night nights",
    VAGUE: "now currently recently recent moment time present days nowadays former current future past date",
    QUARTER: "quarter quarters half period ago earlier",
    FEAST: "christmas thanksgiving year easter halloween independence",
    SET: "every each daily weekly monthly yearly annually per",
    SPELLED: "eighteen nineteen twenty thousand nineties eighties seventies sixties fifties",
    TH: " ".join(ORDINALS) + " th st nd rd",
    SPAN: "from between",
    AWAY: "ago earlier later before after afterward afterwards from prior previously following",
    FISCAL: "fiscal",
    TURN: "turn",
    WEEKEND: "weekend",
    YEAR: "year",
    THIS: "this last next past previous following coming current that same latest",
    OFTEN: "once twice thrice times",
    AT: "at",
    DAY: "day",
    PLURAL: "years months weeks days hours decades centuries",
}
CLASSES: dict[str, int] = {}
for _bit, _names in _WORDS.items():
    for _name in _names.split():
        CLASSES[_name] = CLASSES.get(_name, 0) | _bit


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time."""

    op: str
    needs: int
    pattern: re.Pattern[str]
    reach: int


# Characters that a pattern looks at, at most: a rule is tried only so near to the words it needs.
_REACH, _WIDE = 80, 120


def _rule(op: str, needs: int, pattern: str, *, fold: bool = False, reach: int = _REACH) -> Rule:
    """Compile a pattern that does not begin within a word, a number or an amount; ``fold`` ignores case."""
    left = "" if pattern.startswith("(?<") else r"(?<![\w$\u20ac\u00a3.])"
    return Rule(op, needs, re.compile(left + pattern, re.IGNORECASE if fold else 0), reach)


_WD = rf"(?:{g.weekday()},? (?:the )?)?"
# "July 4 that year", "December 20 of the year before", "in April the following year".
_SHIFTED = (
    r"(?: of)? (?P<shift>that|the same|this|last|next|the following|the next|the previous|the preceding) year"
    r"(?!['\u2019\w-])| of the year (?P<beside>before|after)"
)
_YEAR = rf"(?:,? (?:of )?{g.DATED_YEAR}|,? {g.YEAR_WORDS}|,?(?:{_SHIFTED}))?"
# The year of the first of two dates, and the part of a month that either may be told by.
_YEAR_1 = rf"(?:,? {g.year('y1')})?"
_PART_OF_MONTH = r"(?:the )?(?:(?:early|mid|late|beginning of|start of|middle of|end of)[ -])?"
_MDY = rf"{g.month()} {g.day()}"
_DMY = rf"{g.day()} (?:of )?{g.month()}"
_DAYS = MONTH | DIGIT

ABSOLUTE: tuple[Rule, ...] = (
    _rule("ymd", FOUR, r"(?P<y>[12]\d{3})-(?P<mon>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][0-2]\d:?[0-5]\d)?)?(?!\d)"),
    _rule("iso_week", FOUR, r"(?P<y>[12]\d{3})-W(?P<week>[0-5]\d)(?!\w)"),
    _rule("iso_week", FOUR | UNIT, r"[Ww]eek (?P<week>[0-5]?\d) of (?P<y>(?:19|20)\d\d)(?!\w)"),
    _rule("numeric", FOUR, r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:19|20)\d\d)(?!\d)"),
    _rule("day_list", _DAYS, rf"{_MDY},? (?:and|&) {g.day('d2')}{_YEAR}"),
    _rule("day_list", _DAYS, rf"{g.day()},? (?:and|&) {g.day('d2')} (?:of )?{g.month()}{_YEAR}"),
    _rule("day_range", _DAYS, rf"{_MDY}{g.TO}{g.day('d2')}{_YEAR}"),
    _rule("day_range", _DAYS, rf"{g.day()}{g.TO}{g.day('d2')} (?:of )?{g.month()}{_YEAR}"),
    _rule("day_range", _DAYS | SPAN, rf"[Bb]etween {_MDY} and {g.day('d2')}{_YEAR}"),
    _rule("day_range", _DAYS | SPAN, rf"[Bb]etween (?:the )?{g.day()} and (?:the )?{g.day('d2')} (?:of )?{g.month()}{_YEAR}"),
    _rule("day_range", _DAYS, rf"{g.day()}/{g.day('d2')} {g.month()}{_YEAR}"),
    _rule("dates_range", _DAYS | SPAN, rf"[Bb]etween {_MDY}{_YEAR_1},? and {g.month('m2')} {g.day('d2')}{_YEAR}", reach=_WIDE),
    _rule("dates_range", _DAYS | SPAN, rf"[Bb]etween {g.day()} {g.month()}{_YEAR_1},? and {g.day('d2')} {g.month('m2')}{_YEAR}", reach=_WIDE),
    _rule("dates_range", _DAYS | SPAN, rf"[Ff]rom {_MDY}{_YEAR_1},?{g.TO}{g.month('m2')} {g.day('d2')}{_YEAR}", reach=_WIDE),
    _rule("dates_range", _DAYS | SPAN, rf"[Ff]rom {g.day()} {g.month()}{_YEAR_1},?{g.TO}{g.day('d2')} {g.month('m2')}{_YEAR}", reach=_WIDE),
    _rule("day_list", _DAYS, rf"{_MDY}, {g.day('d3')},? (?:and|&) {g.day('d2')}{_YEAR}"),
    _rule("day_list", _DAYS, rf"{g.day()}, {g.day('d3')},? (?:and|&) {g.day('d2')} (?:of )?{g.month()}{_YEAR}"),
    _rule("dates_range", _DAYS, rf"{_MDY}{g.TO}{g.month('m2')} {g.day('d2')}{_YEAR}"),
    _rule("dates_range", _DAYS, rf"{g.day()} {g.month()}{g.TO}{g.day('d2')} {g.month('m2')}{_YEAR}"),
    _rule("date", _DAYS, rf"{g.PART_OF}{_WD}(?:(?P<back>last) )?{_MDY}{_YEAR}", reach=_WIDE),
    _rule("date", _DAYS, rf"(?:[Ee]arly|[Ll]ate) (?:on )?{_WD}{_MDY}{_YEAR}"),
    _rule("date", _DAYS, rf"{g.PART_OF}{_WD}(?:[Tt]he )?{_DMY}{_YEAR}", reach=_WIDE),
    _rule("date", _DAYS, rf"{_WD}{g.month()} the {g.day()}{_YEAR}"),
    _rule("month_year", MONTH, rf"{g.EDGE}{g.month()},? (?:of )?(?:{g.year()}|{g.YEAR_WORDS})"),
    _rule("month_relyear", MONTH | YEAR, rf"{g.EDGE}{g.month()},?(?:{_SHIFTED})"),
    _rule("month_range", MONTH | FOUR, rf"{g.month()}{g.TO}{g.month('m2')},? {g.year()}"),
    _rule("month_range", MONTH | FOUR | SPAN, rf"[Ff]rom {_PART_OF_MONTH}{g.month()}{_YEAR_1}{g.TO}{_PART_OF_MONTH}{g.month('m2')},? (?:of )?{g.year()}", reach=_WIDE),
    _rule("month_range", MONTH | FOUR | SPAN, rf"[Bb]etween {_PART_OF_MONTH}{g.month()}{_YEAR_1} and {_PART_OF_MONTH}{g.month('m2')},? (?:of )?{g.year()}", reach=_WIDE),
    _rule(
        "month", MONTH, rf"(?<![\w.])(?:(?P<shift>[Tt]his|[Ll]ast|[Nn]ext|[Tt]his past|[Tt]he previous|[Tt]he following|[Tt]he next)\s)?{g.EDGE}{g.month()}"
    ),
    _rule("month", MONTH, rf"(?<![\w.])(?P<shift>[Tt]hat)\s{g.month()}(?=[,;.)]| and | when | but | as | after )"),
    _rule("year_range", FOUR, rf"(?P<y>1\d{{3}}|20\d\d){g.DASH}(?P<y2>1\d{{3}}|20\d\d|\d\d)(?![\d,.]\d|\d)"),
    _rule(
        "year_range", FOUR | SPAN,
        r"(?:[Ff]rom|[Bb]etween) (?P<y>1\d{3}|20\d\d) (?:to|and|until|till|through) (?P<y2>1\d{3}|20\d\d)(?!\d)",
    ),
    _rule("ad_year", ERA | DIGIT, rf"(?:the year )?{g.EDGE}(?:AD|A\.D\.) ?(?P<y>[1-9]\d{{0,3}})(?![.,]?\d|\w)"),
    _rule("ad_year", ERA | DIGIT, rf"(?:the year )?{g.EDGE}(?P<y>[1-9]\d{{0,3}}) ?(?:AD|A\.D\.|CE|C\.E\.)(?!\w)"),
    _rule("early_year", THREE, r"(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Ff]rom ))(?P<y>[2-9]\d\d)(?=[,;:)]|\.(?!\d)|\n|$| [A-Z]| (?:the|he|she|they|it|his|her|its|their|a|an|and|but|or|when|after|as|by|with|to)\b)(?!,\d)"),
    _rule("quarter_code", FOUR, rf"(?P<code>[QH][1-4])(?:,? of|,)? {g.year()}"),
    _rule("decade", FOUR, rf"(?:[Tt]he )?{g.EDGE}(?P<y>1\d\d0|20\d0)['\u2019]?s(?!\w)"),
    _rule("decade", DIGIT, rf"(?:[Tt]he )?{g.EDGE}['\u2019`](?P<y>[3-9]0)s(?!\w)"),
    _rule("decade", SPELLED, rf"[Tt]he {g.EDGE}(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)"),
    _rule("half", QUARTER | FOUR, rf"(?:the )?(?P<half>first|second|last|latter) half of {g.year()}", fold=True),
    _rule(
        "season", SEASON | FOUR,
        rf"(?:(?P<shift>this|last|next|the|that)\s)?{g.EDGE}{g.SEASON},? (?:of )?{g.year()}", fold=True,
    ),
    _rule("season", SEASON | SPELLED, rf"(?:the )?{g.EDGE}{g.SEASON} (?:of )?{g.YEAR_WORDS}", fold=True),
    _rule("season", SEASON | FOUR, rf"(?<![\w-]){g.year()} {g.SEASON}(?!\w)", fold=True),
    _rule("year", FOUR, rf"(?P<edge>{g.EDGES})[ -]{g.year()}(?!s)", fold=True),
    _rule("year_period", FOUR | QUARTER, rf"the {g.year('qy')} (?P<unit>period|quarter)(?!\w)"),
    _rule("year", FOUR | YEAR, rf"the year {g.year()}"),
    _rule("year", FOUR | FISCAL, r"fiscal (?:year )?(?P<y>1[0-9]\d\d|20\d\d)(?!\w)", fold=True),
    _rule("year", FOUR, r"(?<![\w$\u20ac\u00a3.,:/-])(?P<y>1[0-9]\d\d|20\d\d)(?![\d\w%/]|[.,:]\d|-\w)"),
    _rule("year", SPELLED, rf"{g.EDGE}(?:the year )?{g.YEAR_WORDS}(?! (?:people|dollars|troops|men|years?|feet))", fold=True),
    _rule("century", UNIT | DIGIT | TH, rf"(?:the )?{g.EDGE}(?P<nth>\d{{1,2}})(?:st|nd|rd|th)[ -]century(?: (?P<era>BCE?|B\.C\.?))?", fold=True),
    _rule("century", UNIT | TH, rf"(?:the )?{g.EDGE}(?P<nth>{g.ORDINAL_WORDS})[ -]century(?: (?P<era>BCE?|B\.C\.?))?", fold=True),
    _rule("feast", FEAST, rf"(?:(?P<shift>last|this|next)\s)?(?P<feast>Christmas(?: Day| Eve)?|Thanksgiving(?: Day)?|New Year['\u2019]s (?:Day|Eve)|Easter(?: Sunday| Monday)?|Good Friday|Halloween|Boxing Day|Independence Day)(?!\w)(?: night)?(?:,? (?:of )?{g.year()}|,? (?:of )?(?P<rel>last|this|next) year(?!['\u2019\w-]))?(?! (?:Island|Carol|card|tree|party|gift|Rising|Uprising|Offensive|Accord|Agreement|Massacre|War|Truce))"),
    _rule("bc_range", ERA | DIGIT, rf"(?P<bc>\d{{1,4}})(?:{g.TO}| and )(?P<bc2>\d{{1,4}}) (?:BCE?|B\.C\.?)(?!\w)"),
    _rule("bc", ERA | DIGIT, rf"(?:the )?{g.EDGE}(?:{g.month()} |{g.SEASON} (?:of )?)?(?P<bc>\d{{1,4}})(?P<decade>s)? (?:BCE?|B\.C\.?)(?!\w)"),
)  # fmt: skip

_SHIFTS = (
    r"this|last|next|the past|the previous|the following|the coming|the current|that|that same|the same|the next|"
    r"the last|this past|this coming|the latest"
)

_PART_NAMES = "(?:morning|afternoon|evening|night|noon|midnight)"

RELATIVE: tuple[Rule, ...] = (
    _rule(
        "weekday", WEEKDAY,
        rf"(?:(?P<shift>last|next|this|this past|this coming|the following|the previous)\s)?(?:(?P<edge>early|late)\s)?{g.weekday()}(?:\s{g.PART})?(?!\w)(?:,? (?:of )?(?P<week>last|this|next) week(?!\w))?",
        fold=True,
    ),
    _rule(
        "weekday_range", WEEKDAY | SPAN,
        rf"(?:(?<=\b[Bb]etween )|(?<=\b[Ff]rom ))(?:(?:early|late)\s)?{g.weekday()}(?:\s{_PART_NAMES})?\s(?:and|to|through|until)\s(?:(?:early|late)\s)?{g.weekday('w2')}(?:\s{_PART_NAMES})?(?!\w)",
    ),
    _rule("weekday_set", WEEKDAY, rf"(?:every {g.weekday()}|{g.weekday('w2')}s)(?!\w)"),
    _rule(
        "deictic", DEICTIC,
        rf"(?:(?P<early>mid|late|early)[ -])?(?:(?P<lead>morning|afternoon|evening) )?(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|this morning|this afternoon|this evening|last night|overnight)(?:\s{g.PART})?(?!\w)",
        fold=True,
    ),
    _rule("day_part", PART, r"(?:early |late )?(?P<shift>the next|the following|that same|that|the same|the previous) (?P<part>morning|afternoon|evening|night)(?!\w)", fold=True),
    _rule("day_part", PART, r"(?:on |in )?(?P<shift>the) (?P<part>evening|night|morning|afternoon) (?P<before>before)(?! (?:the|last|they|he|she|a)\b)(?!\w)", fold=True),
    _rule("unit", UNIT | THIS, rf"(?:(?:earlier|later|late|early)\s)?(?P<shift>{_SHIFTS})\s(?P<unit>day|week|weekend|month|year|decade|century|fortnight)(?![\w-])(?!s)", fold=True),
    _rule("year_end", UNIT, r"(?:(?:late|later|early|earlier|earlier in|later in|late in|early in|the end of|the latter part of|the rest of|the beginning of|most of the rest of)\s)(?P<unit>the (?:year|month|week))(?!\w)", fold=True),
    _rule("year_end", UNIT, r"(?P<unit>(?:year|month)(?:'s|\u2019s)?[ -]end)(?!\w)", fold=True),
    _rule("year_in_course", UNIT, r"(?:(?<=for )|(?<=of ))(?P<unit>the (?:full )?year)(?! (?:end|\d))(?!\w)"),
    _rule("the_week", UNIT, r"(?P<unit>the week)(?!\w| (?:of|end|begin|after|before|follow|that|when))"),
    _rule("duration", YEAR, r"the (?:fiscal )?(?P<number>)(?P<one>year)(?P<unit>)(?= end(?:ed|ing)\b)"),
    _rule("duration", QUARTER, r"the (?:fiscal )?(?P<number>)(?P<one>quarter)(?P<unit>)(?= end(?:ed|ing)\b)"),
    _rule("year_end", UNIT | TURN, r"(?P<turn>the turn of the year)(?!\w)", fold=True),
    _rule("turn_of_century", UNIT | TURN, r"the turn of the (?:\w{4,16} )?(?:century|millennium)(?!\w)", fold=True),
    _rule("weekend", WEEKEND, r"(?:over |at |during |on )(?P<word>the weekend)(?!\w)", fold=True),
    _rule("week_of", UNIT | _DAYS, rf"[Tt]he week (?:of|beginning|starting|(?P<until>ending|ended|to)) {_MDY}{_YEAR}"),
    _rule("week_of", UNIT | _DAYS, rf"[Tt]he week (?:of|beginning|starting|(?P<until>ending|ended|to)) {_DMY}{_YEAR}"),
    _rule("vague_offset", UNIT | AWAY, rf"(?:(?:just|only)\s)?(?:a few|the few|few|several|some|many) {g.UNIT}s\s(?P<dir>ago|earlier|later|afterwards?)(?!\w)", fold=True),
    _rule("offset", UNIT | AWAY, rf"{g.ABOUT}{g.NUMBER}[ -](?:and a half )?{g.UNIT}s?\s(?:or so |or more )?(?P<dir>ago|earlier|later|before|after|afterwards?|from now|prior|previously)(?!\w)", fold=True),
    _rule("offset_day", UNIT | AWAY, r"(?:on |in )?the (?P<word>day before|day after|day following|week after|week before|month after|year after|year before)(?!\w)", fold=True),
    _rule("nth_day", UNIT | TH, rf"(?:the )?(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{g.ORDINAL_WORDS}) (?P<unit>day|week) of (?:the |a |an |this )?(?:\w{{1,15}} )?(?:{g.CAMPAIGNS})(?!\w)", fold=True),
    _rule("nth_day", DAY | TH, rf"(?:(?<=[Oo]n )|(?<=[Bb]y ))the (?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{g.ORDINAL_WORDS}) (?P<unit>day)(?! of\b)(?!\w)"),
    _rule("nth_day", DAY, rf"(?:(?<=[Oo]n )|(?<=[Bb]y ))(?P<unit>day) (?P<nth>\d{{1,3}}|{g.NUMBER_WORDS})(?= of (?:the|a|an)\b|,)", fold=True),
    _rule("duration_of", UNIT, rf"the (?:last|first|final|next) (?:{g.NUMBER} )?{g.UNIT}s? of (?:{g.month()}(?: {g.year()})?|{g.year('y2')})"),
    _rule("duration", UNIT, rf"(?:(?:the|more than|less than|at least|about|over|nearly|almost|up to|under|the (?:last|past|next|first|previous|following|final|recent))\s){{0,2}}(?:(?:{g.NUMBER}|several|a few|few|many|some)[ -])(?P<half>and a half |1/2 )?(?:full |more |consecutive |straight )?{g.LONG_UNITS}s?(?P<after> and a half)?(?:-(?:old|long))?(?!\w)", fold=True, reach=_WIDE),
    _rule("duration", UNIT, rf"(?:the\s)?(?P<number>)(?:last|past|next|recent|coming)\s(?:few |several )?{g.LONG_UNITS}s(?!\w)", fold=True),
    _rule("duration", UNIT, r"(?:a )?(?P<number>)(?P<unit>decade|year|month|week|day|hour|centurie|century)s?-(?:long|old)(?!\w)", fold=True),
    _rule("duration", PLURAL, r"(?:(?<=for )|(?<=within )|(?<=time in ))(?P<number>)(?P<unit>year|month|week|day|hour|decade|centurie)s(?! (?:ago|later|before|after|to|on|now)\b)(?!\w)"),
    _rule("quarter", QUARTER, rf"(?:(?:the|its|their|a) )?(?:fiscal[ -])?(?:{g.year('qy')} |(?P<shift>this|last|next) year['\u2019]s |(?P<ago>year-(?:ago|earlier)) )?(?:fiscal[ -])?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal )?quarter(?:(?: of|,)? (?:fiscal )?{g.year()}| of (?P<shift2>this|last|next) year| (?P<shift3>last|this|next) year)?(?!\w)", fold=True),
    _rule("the_quarter", QUARTER, r"(?:the |its )?(?:comparable )?(?P<which>latest|most recent|current|year-ago|year-earlier|corresponding|previous|preceding|next|this|last|that) (?:fiscal )?(?P<unit>quarter|period)(?! of)(?: (?P<ago>last year|a year (?:ago|earlier)))?(?!\w)", fold=True),
    _rule("the_quarter", QUARTER, r"the (?P<unit>quarter)(?:(?: a)? (?P<ago>year ago|year earlier))?(?!\w)(?! (?:of|ended|ending)\b)", fold=True),
    _rule("year_ago", QUARTER, r"(?P<ago>year-(?:ago|earlier))(?!\w)", fold=True),
    _rule("ordinal", DIGIT | TH, rf"(?:(?:(?<=\b[Oo]n )|(?<=\b[Bb]y )|(?<=\bhours of )|(?=the \w{{5,9}} of ))the (?:(?P<part>night|morning|evening|afternoon) of the )?)(?P<d>[0-3]?\d)(?:st|nd|rd|th)(?!\w|\s(?:of (?!th(?:at|e same) month)|century|anniversary|day|{g.NUMBERED})|-)(?: of (?:that|the same) month)?"),
    _rule("bare_season", SEASON, rf"(?:(?P<shift>this|last|next|the next|the following|the previous|the|that|in|by|by next)\s)?(?:(?P<edge>early|late|following|next|past)\s)?{g.SEASON}(?!\w|,? (?:of )?(?:1\d{{3}}|20\d\d))", fold=True),
)  # fmt: skip

OTHER: tuple[Rule, ...] = (
    _rule("set", SET, rf"(?:every|each)\s(?:other\s)?(?:day|week|month|year|night|morning|weekend|quarter|spring|summer|autumn|winter|{g.WEEKDAY_NAMES}|{g.month()})(?!\w)", fold=True),
    _rule("set", SET, r"(?:daily|weekly|monthly|yearly|annually)(?!\w)", fold=True),
    _rule("set", UNIT | OFTEN, r"(?:once|twice|thrice|(?:two|three|four|five|six|several|many|\d) times) (?:a|every|each) (?:day|week|month|year)(?!\w)", fold=True),
    _rule("set", SET | UNIT, r"per (?:day|week|month|year|hour|minute)(?!\w)"),
    _rule("vague", VAGUE, r"(?P<word>now|currently|recently|at present|these days|nowadays|at this time|at the moment|the time being|present-day|modern-day)(?![\w-])", fold=True),
    _rule("vague", VAGUE, r"(?P<word>recent|current)(?= [a-z])(?! (?:years|months|weeks|days|quarters|hours|decades|centuries)\b)", fold=True),
    _rule("vague", VAGUE, r"(?<=to )(?P<word>date)(?=[,.; ])"),
    _rule("vague", VAGUE, r"(?:the )?(?P<word>future|past)(?!\s?\w{0,12}(?:tense|\d))(?=[.,;'\u2019]| (?:and|of|to|is|was|that)\b)"),
    _rule("vague", VAGUE, r"(?:the near )?(?P<word>future)(?= [a-z])"),
    _rule("vague", VAGUE | UNIT, r"(?:the )?(?P<word>coming) (?:months|quarters)(?!\w)"),
    _rule("former", VAGUE, r"(?P<word>former)(?= [A-Za-z])"),
    _rule("night", PART, r"(?<=at )(?P<part>night)(?=[,.; ])"),
    _rule("night", PART, r"(?P<part>night|daytime)(?= (?:attack|raid|fight|march|bomb))"),
    _rule("clock_day", PART, rf"(?P<clock>{g.CLOCK}),? (?:{g.weekday()}|(?P<word>today|yesterday|tomorrow))(?!\w)", fold=True),
    _rule("clock_day", _DAYS, rf"(?P<clock>{g.CLOCK}),? {_WD}{_MDY}(?:,? {g.year()})?(?: (?P<zone2>{g.ZONE}))?", reach=_WIDE),
    _rule("clock_day", _DAYS, rf"{_MDY}(?:,? {g.year()})?,? (?P<clock>[0-2]?\d:[0-5]\d(?:\s?[ap]\.?m\.?)?)"),
    _rule("clock_day", _DAYS, rf"(?P<clock>{g.CLOCK}),? {_WD}{_DMY}(?:,? {g.year()})?(?: (?P<zone2>{g.ZONE}))?", reach=_WIDE),
    _rule("clock_day", _DAYS, rf"{_DMY}(?:,? {g.year()})?,? (?P<clock>[0-2]?\d:[0-5]\d(?:\s?[ap]\.?m\.?)?)"),
    _rule("clock", DIGIT, rf"(?P<clock>{g.CLOCK})(?!\w)", fold=True),
    _rule("clock", FOUR, rf"(?P<clock>[0-2]\d[0-5]\d)(?:\s?(?:hrs|hours|h)\b(?:,?\s(?P<zone>{g.ZONE}))?|,?\s(?P<zone3>{g.ZONE}))(?!\w)"),
    _rule("clock", PART, r"(?P<clock>noon|midday|midnight)(?!\w)", fold=True),
    _rule("clock", PART | DIGIT, r"(?P<clock>[01]?\d) (?:o'clock )?in the (?P<part>morning|afternoon|evening)(?!\w)"),
    _rule("clock", DIGIT, r"^(?P<clock>[012]\d[.][0-5]\d)(?=:? {1,2}[A-Z\u201c\"])"),
    _rule("clock", DIGIT | AT, r"(?<=\bat )(?P<clock>[012]?\d[.][0-5]\d)(?! ?(?:%|per|percent|million|billion|cents|\w))"),
)  # fmt: skip

RULES = (*ABSOLUTE, *RELATIVE, *OTHER)
