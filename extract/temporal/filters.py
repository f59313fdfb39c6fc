"""Tell times from what only looks like one: counts, fractions, prices, ages, verbs, titles."""

from __future__ import annotations

import re

from extract.resources import one_of

# A month's name that is also a word needs one of these before it.
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|early|late|mid|last|next|this|between|and|through|"
    r"before|after|every|for|the|around|about)[ -]|[(])$",
    re.IGNORECASE,
)
_NOT_A_YEAR = re.compile(rf"(?:\b(?:{one_of('temporal_filters', 'numbered')})\s|[#+*=~]\s?)$", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\s(?:{one_of('temporal_filters', 'counted')}|of\s(?:the|them|their)|"
    # "of 1935 Orchard St.": the number of a house
    rf"(?:[A-Z][\w.]{{0,20}}\s){{1,3}}(?:{one_of('temporal_filters', 'house')}))(?!\w)"
)
# "A 2005 Honda Odyssey", "her 2001 silver Ford": the year of a model, but "in 2005 Ford closed".
_VEHICLE = re.compile(rf"\s(?:[a-z]{{3,8}}\s)?(?:{one_of('temporal_filters', 'vehicle')})(?!\w)")
_WHEN = re.compile(
    r"\b(?:in|since|by|until|till|from|to|during|of|before|after|early|late|mid|around)\s$", re.IGNORECASE
)
# A month as a word: "the March to Versailles", "he may", "August figures" need more than the name.
_WORDS_TOO = ("May", "March", "April", "June", "August", "MAY", "MARCH")
_TO_MARCH = re.compile(r"\s(?:to|on|of|toward|towards|through)\s(?:the\s)?[A-Z]")
# "The October Palace", "the July Revolution": a month within a name.
_NAMED_AFTER = re.compile(r" [A-Z][a-z]{3,}(?! \d)")
_AGE = re.compile(r"[\s-](?:old|younger|older)\b")
# "four flights a week", "$1.76 a year": a rate, not a length. A length follows a preposition or a verb of lasting.
_LENGTH_BEFORE = re.compile(
    r"(?:^|[.(\"\u201c\n,]|\b(?:for|in|within|over|after|than|of|about|nearly|almost|to|by|just|only|least|once|and|"
    r"or|every|take|takes|took|lasts?|lasted|spent|spend|spends|was|is|be|with|during|under|up|last|next|past|"
    r"first|another|half|but|when|as|at|on|until|from|into|through|that|year|following|barely|followed)\s)$",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(rf"[ -](?:{one_of('temporal_filters', 'after_season')})(?!\w)")
_RATE = re.compile(r"(?:a|an) (?:day|week|month|year|hour|minute|second|quarter|decade)", re.IGNORECASE)


def plausible(op: str, match: re.Match[str], text: str) -> bool:
    """Whether the words around a match let it be a time; ``text`` is the paragraph."""
    before = text[max(0, match.start() - 12) : match.start()]
    if op == "month":
        return _plausible_month(match, before, text)
    if op == "duration":
        return _plausible_duration(match, before, text)
    if op == "year":
        return match.group(0)[0] not in "12" or _plausible_year(match, before, text)
    if op in ("bare_season", "unit") and match.group(0).istitle() and _quoted_name(match, text):
        return False
    if op == "bare_season":
        return _plausible_season(match) and not _begins_name(match, text)
    return op not in ("weekday", "clock_day") or not _is_verb(match)


def _plausible_year(match: re.Match[str], before: str, text: str) -> bool:
    if _COUNTED.match(text, match.end()) or _NOT_A_YEAR.search(before):
        return False
    return not _VEHICLE.match(text, match.end()) or _WHEN.search(before) is not None


def _is_verb(match: re.Match[str]) -> bool:
    """As in "where they sat.", "in the sun.": the short name of a weekday is written with a capital."""
    name = match.groupdict().get("weekday") or ""
    return name.endswith(".") and name.islower()


def _plausible_month(match: re.Match[str], before: str, text: str) -> bool:
    word = match.group("m")
    if before.endswith(("the ", "The ")) and word.istitle() and _NAMED_AFTER.match(text, match.end()):
        return False
    if match.group("shift") or match.group("edge"):
        return True
    if word == "March" and _TO_MARCH.match(text, match.end()):
        return False
    if len(word) <= 4 and word not in ("May", "June", "July"):
        return False
    return bool(_MONTH_CUE.search(before)) or word not in _WORDS_TOO


def _plausible_duration(match: re.Match[str], before: str, text: str) -> bool:
    words = match.group(0).lower()
    if words.endswith("-old") or _AGE.match(text, match.end()) or words in ("a second", "a minute", "the second"):
        return False
    return not _RATE.fullmatch(words) or bool(_LENGTH_BEFORE.search(before))


def _quoted_name(match: re.Match[str], text: str) -> bool:
    """As in ``"Spring of Life"``: a title, not a season."""
    return text[max(0, match.start() - 2) : match.start()].endswith(("``", '"', "\u201c"))


def _begins_name(match: re.Match[str], text: str) -> bool:
    """As in "Spring Hill", "Winter Park", "Summer Street": the name of a place, no season."""
    return match.group("season").istitle() and _OF_PLACE.match(text, match.end()) is not None


def _plausible_season(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if (groups.get("season") or "").lower() != "fall":
        return True
    return bool(groups.get("edge")) or (groups.get("shift") or "").lower() in ("this", "last", "next", "in")
