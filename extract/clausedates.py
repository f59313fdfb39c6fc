"""The dates that clauses give each other: entries of a chronology, "in 2012, when ...", "three days after ...".

A date at the head of an entry holds for its whole line; a clause with "when" happens at the date it explains;
of a clause with "N days after" and the clause above it, the one that is dated dates the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from extract import timespan
from extract.doctext import text_of
from extract.model import TimeMention, TimeSpan
from extract.sentence import Sentence, clause
from extract.tolls import count_words

if TYPE_CHECKING:
    from extract.document import Token

# A list marker before the date that heads an entry, and what sets the date apart from what it heads.
_MARKER = re.compile(r"[-*\u2022\u2013\u2014#\s]{0,4}$")
# "- Uri, Sept 18, 2016: 19 soldiers killed": a place before the date that heads an entry.
_PLACED = re.compile(r"[-*\u2022\u2013\u2014#\s]{0,4}[A-Z][\w'\u2019.-]{1,20}(?: [A-Z][\w'\u2019.-]{1,20}){0,3}, ")
_APART = re.compile(r"[\])]?\s?(?:\||[-\u2013\u2014](?=\s)|:(?!\d)|\.(?=\s+\S)|\n|$)")
_OFFSET = re.compile(
    r"\b(?P<n>\w{1,20}(?:-\w{1,20})?)\s(?P<unit>day|week|fortnight)s?\s(?:just\s)?(?P<way>after|before)$", re.I
)
_DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\dT\d")  # a TIMEX3 time of a known day
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_CLIMB = 6


def entry_date(sentence: Sentence) -> TimeSpan | None:
    """Return the date that heads the sentence's line ("- 7 October: ...", "7 October - ..."), or None."""
    text, offset = text_of(sentence.tokens.doc), sentence.offset
    if not sentence.times:
        return None
    head = sentence.times[0]
    last = next(t for t in sentence.times[1::-1] if t.when == head.when)  # a range is two mentions: "7-8 April"
    start, end = head.span.start - offset, last.span.end - offset
    line = text.rfind("\n", 0, start) + 1
    if head.when.start is None or not _APART.match(text, end):
        return None
    if _MARKER.fullmatch(text, line, start) or (
        text[end : end + 1] in (":", ".") and _PLACED.fullmatch(text, line, start)
    ):
        return head.when
    return None


_BESIDE_HEADING = re.compile(r"[ :.)\]]*(?:\([^()\n]{1,120}\))?[ :.]*")


def heads_section(sentence: Sentence) -> bool:
    """Whether a day stands alone on the line the sentence opens with: the heading of a chronicle's section.

    A remark in brackets may stand beside it: "Thursday 6 January 2022 (all times are local)".
    """
    when = entry_date(sentence)
    if when is None or when.precision != "day":
        return False
    text, last = text_of(sentence.tokens.doc), next(t for t in sentence.times[1::-1] if t.when == when)
    end = last.span.end - sentence.offset
    return _BESIDE_HEADING.fullmatch(text[end : (text + "\n").find("\n", end)]) is not None


def has_sections(sentences: Sequence[Sentence]) -> bool:
    """Whether several days stand as headings over parts of a text."""
    return len({entry_date(one) for one in sentences if heads_section(one)}) > 1


def tells_by_days(sentences: Sequence[Sentence]) -> bool:
    """Whether several days head parts of a text that are no reports of one matter, each with its byline."""
    return has_sections([one for one in sentences if not _is_under_byline(one)])


_BYLINE = re.compile(r"(?:^|\n)By:? [A-Z][^\n]{0,80}\n\s*$")
_BYLINE_CHARS = 100


def _is_under_byline(sentence: Sentence) -> bool:
    """Whether the line above says who wrote what follows: the day below is that of writing."""
    text, start = text_of(sentence.tokens.doc), sentence.span.start - sentence.offset
    line = text.rfind("\n", 0, start) + 1
    return _BYLINE.search(text[max(0, line - _BYLINE_CHARS) : line]) is not None


def clock_date(sentence: Sentence) -> TimeSpan | None:
    """Return the day of the clock time that heads the sentence's line ("11:20 Eight people died"), or None."""
    if not sentence.times or sentence.times[0].kind != "TIME" or not _DAY_VALUE.match(sentence.times[0].value):
        return None
    text, start = text_of(sentence.tokens.doc), sentence.times[0].span.start - sentence.offset
    if not _MARKER.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
        return None
    return timespan.day(date.fromisoformat(sentence.times[0].value[:10]))


def clock_heads(sentence: Sentence) -> bool:
    """Whether a time of day that names no day heads the sentence's line ("- 6 a.m.: Fires break out")."""
    if not sentence.times or sentence.times[0].kind != "TIME" or sentence.times[0].when.start is not None:
        return False
    text, head = text_of(sentence.tokens.doc), sentence.times[0]
    start, end = head.span.start - sentence.offset, head.span.end - sentence.offset
    return bool(_MARKER.fullmatch(text, text.rfind("\n", 0, start) + 1, start) and _APART.match(text, end))


# So many lines that a clock time heads make a live blog.
_ENTRIES = 4


def is_live_blog(sentences: Sequence[Sentence]) -> bool:
    """Whether clock times head the lines of a text, newest or oldest first; the lengths of clips follow no order."""
    times = [one.times[0].value for one in sentences if clock_date(one) is not None]
    steps = [late > early for early, late in pairwise(times) if early != late]
    return len(times) >= _ENTRIES and len(set(steps)) == 1


def is_diary(sentences: Sequence[Sentence]) -> bool:
    """Whether days head the lines of a text: it tells of one day after another, and of no one incident."""
    return len({when.start for one in sentences if (when := entry_date(one)) is not None}) >= _ENTRIES


def line_end(sentence: Sentence) -> int:
    """Return where the line of the sentence's last word ends, as an offset of the article."""
    text, last = text_of(sentence.tokens.doc), sentence.span.end - sentence.offset
    end = text.find("\n", last)
    return (len(text) if end < 0 else end) + sentence.offset


def explained_date(verb: Token, sentence: Sentence) -> TimeMention | None:
    """Return the date that the verb's clause explains: "since 2012, when a mutiny ... and rebels took ..."."""
    for node in _upwards(verb):
        when = next((c for c in node.children if c.lower_ == "when" and c.dep_ == "advmod"), None)
        if when is None or node.dep_ not in ("relcl", "advcl"):
            continue
        start = sentence.char_span(when).start
        return next((t for t in sentence.times if t.when.start is not None and 0 < start - t.span.end <= 2), None)
    return None


def _upwards(verb: Token) -> Iterator[Token]:
    node = verb
    for _ in range(_CLIMB):
        yield node
        if node.dep_ != "conj" or node.head == node:
            return
        node = node.head


def counted_back(verb: Token, sentence: Sentence) -> TimeSpan | None:
    """Return the day of a clause that another follows N days after ("on Monday, three days after ..."), or None."""
    own = _offset_of(verb, sentence)
    return _shifted(_dated(_main(verb.head), sentence), -own) if own is not None else None


def counted_on(verb: Token, sentence: Sentence) -> TimeSpan | None:
    """Return the day of a clause told N days after another, which states its own day; else None."""
    for below in _clauses_below(verb):
        days = _offset_of(below, sentence)
        if days is not None:
            return _shifted(_dated(below, sentence), days)
    return None


def _clauses_below(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "advcl":
            yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pcomp" and c.pos_ == "VERB")


def _offset_of(verb: Token, sentence: Sentence) -> int | None:
    """Days from the verb's clause to the one above: "three days after troops withdrew" is 3."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in ("after", "before")), None)
    if mark is None and verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "before"):
        mark = verb.head
    if mark is None:
        return None
    end = mark.idx + len(mark)
    match = _OFFSET.search(text_of(sentence.tokens.doc), max(0, end - 60), end)
    number = count_words(match["n"]) or ((1, 1) if match["n"].lower() in ("a", "one") else None) if match else None
    if match is None or number is None:
        return None
    days = number[0] * _DAYS[match["unit"].lower()]
    return days if match["way"].lower() == "after" else -days


def _main(token: Token) -> Token:
    """The verb above, past a participle that only continues another's clause ("struck X, killing 48")."""
    while token.head != token and (
        token.pos_ not in ("VERB", "AUX") or (token.tag_ == "VBG" and token.dep_ == "advcl")
    ):
        token = token.head
    return token


def _dated(verb: Token, sentence: Sentence) -> TimeSpan | None:
    """The day a clause states itself, not in the words of the offset."""
    own = clause(verb)
    for mention in sentence.times:
        token = sentence.token_at(mention.span)
        if token is not None and token.i in own and mention.when.precision == "day" and not _counting(mention):
            return mention.when
    return None


def _counting(mention: TimeMention) -> bool:
    return bool(re.search(r"\b(?:after|before|later|earlier)\b", mention.text))


def _shifted(when: TimeSpan | None, days: int) -> TimeSpan | None:
    if when is None or when.start is None:
        return None
    return timespan.day(when.start + timedelta(days=days))
