"""Join a trigger to its date: its own clause first, then what other clauses and the story say.

What was used is recorded as the basis of the date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract import timespan
from extract.clausedates import clock_date, counted_back, counted_on, entry_date, explained_date
from extract.doctext import text_of
from extract.history import is_before_christ
from extract.model import DateBasis, PlaceMention, TimeMention, TimeSpan
from extract.otherdates import (
    is_of_birth,
    is_of_dateline,
    is_of_what_it_is_about,
    is_remembered,
    is_told_apart,
    is_told_below,
    names_year_of,
)
from extract.resources import one_of
from extract.retell import days_after
from extract.sentence import Sentence, clause, governor, outer_clause
from extract.timespan import UNDATED
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# A date is carried to the sentences after it, this many at most, and only when it is this exact.
CARRY_SENTENCES = 4
_CARRIED = frozenset({"day", "week", "month", "range"})
_CARRIED_DAYS = 400
# "In the nineteenth century" says nothing of the next sentence; "in the 1960s" may.
_LONGEST = 3700
# "is deploying" speaks of the present: a date further back belongs to something else.
_PRESENT_DAYS = 60


@dataclass(frozen=True, slots=True)
class DateContext:
    """The date the story stands at: the last date of the sentences before, and how far back.

    ``entry`` is the date that heads a chronology's entry, whose line ends at ``entry_end`` (an article offset);
    ``live``: it is the day of a live blog's clock, which looks back as well ("it began on Sunday"); ``places``:
    the names of the places of the sentence that stated the date.
    """

    when: TimeSpan = UNDATED
    age: int = 0
    entry: TimeSpan = UNDATED
    entry_end: int = -1
    live: bool = False
    places: frozenset[str] = frozenset()

    def later(self, clocked: bool = False) -> DateContext:
        """The same context one sentence on; who goes on by the clock ("about 2:05 a.m.") still stands at its day."""
        return replace(self, age=0 if clocked and self.age <= CARRY_SENTENCES else self.age + 1)


def dates_of(
    trigger: Trigger, sentence: Sentence, context: DateContext, published: date | None
) -> tuple[tuple[TimeSpan, ...], DateBasis]:
    """The days of a trigger (several for "October 10 and 18") and where they were found."""
    if _is_ancient(trigger, sentence):
        return (UNDATED,), "none"
    own = _own_times(trigger, sentence, published)
    given = _entrys_own(own, trigger, sentence, context) or _given(trigger, sentence, context, published)
    if given is not None:
        return (given,), "sentence"
    back = None if dated_beside(trigger, sentence, published) else counted_back(trigger.verb, sentence)
    if back is not None:  # what a clause only looks back on does not move the story's date
        return (back,), "context"
    adrift = _counts_from_unknown(trigger, sentence, published) and not dated_beside(trigger, sentence, published)
    if own and not adrift:
        return tuple(_open_start(t, sentence, trigger, published) for t in own), "sentence"
    later = days_after(sentence.text)
    if later is not None and context.when.precision == "day" and context.when.start is not None:
        return (timespan.day(context.when.start + timedelta(days=later)),), "context"
    if adrift:
        return (UNDATED,), "none"
    recurs = _recurs(trigger, sentence)
    if published is not None and _as_of_now(trigger.verb) and not recurs:
        return (timespan.day(published),), "published"
    if _carries(context, published) and not (published is None and looks_back(trigger.verb)):
        return (context.when,), "context"
    if published is not None and not recurs:
        return (timespan.day(published),), "published"
    return (UNDATED,), "none"


# "25 May: Senafe taken, Adigrat a day later": behind the comma the next place has a day of its own.
_NEXT_PLACE = re.compile(r"[,;](?: and)? [A-Z][\w'\u2019-]{2,20}(?: [A-Z][\w'\u2019-]{2,20})? $")


def _entrys_own(
    own: Sequence[TimeMention], trigger: Trigger, sentence: Sentence, context: DateContext
) -> TimeSpan | None:
    """The day that heads an entry, where the only other one is that of the place after the trigger's."""
    if len(own) != 1 or not _is_of_next_place(own[0], trigger, sentence):
        return None
    return entry_date(sentence) or (context.entry if sentence.span.start < context.entry_end else None)


def _is_of_next_place(mention: TimeMention, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the only day of an entry's sentence is counted for the place after the one the trigger tells of."""
    if not _COUNTED.search(mention.text):
        return False
    start = mention.span.start - sentence.offset
    found = _NEXT_PLACE.search(text_of(sentence.tokens.doc), max(0, start - 50), start)
    return found is not None and trigger.span.end - sentence.offset <= found.start()


def _recurs(trigger: Trigger, sentence: Sentence) -> bool:
    """As in "every Friday they march", "twice a week": no one day, and not the day of publication.

    The same goes for "at the turn of the century": a day that is told and not known.
    """
    own = clause(trigger.verb)
    unknown = (t for t in sentence.times if t.kind == "SET" or t.text.lower().startswith("the turn of"))
    return any((token := sentence.token_at(t.span)) is not None and token.i in own for t in unknown)


def _counts_from_unknown(trigger: Trigger, sentence: Sentence, published: date | None) -> bool:
    """As in "arrested three days before the rising": the clause has a day, and no other clause tells which.

    Where no day of publication is known, so is "on Friday": no other sentence's day is its own.
    """
    loose = [
        t for t in sentence.times if t.when.start is None and (_is_loose(t) or (published is None and _is_bare(t)))
    ]
    if not loose:
        return False
    own = clause(trigger.verb)
    return any((token := sentence.token_at(t.span)) is not None and token.i in own for t in loose)


def _is_loose(mention: TimeMention) -> bool:
    return mention.text.lower().endswith((" before", " after"))


def _is_bare(mention: TimeMention) -> bool:
    """Whether an undated expression names a day, a week or a month: "Friday", "3 May", "last week", "in June"."""
    if mention.kind != "DATE" or mention.value.startswith("BC"):
        return False
    return not mention.value.endswith("_REF") or mention.text.lower() == "today"


def _given(trigger: Trigger, sentence: Sentence, context: DateContext, published: date | None) -> TimeSpan | None:
    """The date that another clause or the head of the entry gives a trigger without one beside it."""
    beside = dated_beside(trigger, sentence, published)
    explained = explained_date(trigger.verb, sentence)
    if explained is not None and not (beside and explained.when.precision == "year"):
        return explained.when
    if beside:
        return None
    counted = counted_on(trigger.verb, sentence)
    if counted is not None:
        return counted
    head = entry_date(sentence)
    looks_back = any(t.kind == "DATE" and _usable(t, trigger, sentence, published) for t in sentence.times)
    if head is None and not looks_back:
        head = clock_date(sentence)
    if head is None and sentence.span.start < context.entry_end and not (context.live and looks_back):
        head = context.entry
    return head if head is not None and (published is None or (head.start or published) <= published) else None


def dated_beside(trigger: Trigger, sentence: Sentence, published: date | None) -> bool:
    """Whether a date stands in the trigger's own phrase or clause, not merely somewhere in the sentence."""
    own = clause(trigger.verb) | ({t.i for t in trigger.token.subtree} if trigger.is_noun else set())
    dated = [t for t in sentence.times if _usable(t, trigger, sentence, published)]
    return any((token := sentence.token_at(t.span)) is not None and token.i in own for t in dated)


def _carries(context: DateContext, published: date | None) -> bool:
    """A recent date is carried some sentences on; background ("in the 1990s") only to the next one."""
    when = context.when
    if when.start is None or when.end is None or (published is not None and when.start > published):
        return False
    if (when.end - when.start).days > _LONGEST:
        return False
    if published is None:  # in a history the story moves on with every sentence
        return context.age <= 1
    return context.age <= (CARRY_SENTENCES if _is_current(context.when, published) else 1)


def still_dated(
    when: TimeSpan, basis: DateBasis, places: Sequence[PlaceMention], sentence: Sentence, context: DateContext,
    published: date | None,
) -> tuple[TimeSpan, DateBasis]:  # fmt: skip
    """Return a date and its basis, none where a history has moved on to other places than it told the date of."""
    moved = places and context.places and not any(place.name in context.places for place in places)
    clock = any(t.kind == "TIME" and t.when.start is None for t in sentence.times)  # "at 1:50 the ferry sank"
    if basis != "context" or published is not None or not moved or clock or _NEXT.search(sentence.text):
        return when, basis
    if when.precision == "day" and sentence.tokens[0].lower_ in _GOES_ON:
        return when, basis
    return UNDATED, "none"


_GOES_ON = frozenset({"it", "he", "she", "they"})
_NEXT = re.compile(r"\b(?:then|afterwards?|later|thereafter|next|subsequently|soon|same|that (?:day|night))\b", re.I)


def looks_back(verb: Token) -> bool:
    """Whether a verb tells what was before the story's date, nobody says how long: "had taken"."""
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return had and verb.tag_ == "VBN" and verb.dep_ != "ccomp"


_NOW = frozenset("have has 've is are am 's 're".split())


def _as_of_now(verb: Token) -> bool:
    """As in "have died", "are advancing": true as of publication, not of the date told before."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in _NOW for c in verb.children)


def _open_start(mention: TimeMention, sentence: Sentence, trigger: Trigger, published: date | None) -> TimeSpan:
    """As in "since 1992" lasts until publication, for what goes on; a change of control has its day."""
    if _after_since(mention, sentence) and published is not None and trigger.kind != "control_change":
        return timespan.between(mention.when, timespan.day(published))
    return mention.when


def _after_since(mention: TimeMention, sentence: Sentence) -> bool:
    start = mention.span.start - sentence.offset
    return text_of(sentence.tokens.doc)[max(0, start - 6) : start].lower() == "since "


# "The first such attack since 1995", "the deadliest since May": the day of another one.
_SUPERLATIVE = re.compile(
    rf"\b(?:{one_of('attachdates', 'superlatives')})\b[^.;:]{{0,80}}\bsince (?:the )?$", re.IGNORECASE
)


def _compares(mention: TimeMention, sentence: Sentence) -> bool:
    start = mention.span.start - sentence.offset
    return _SUPERLATIVE.search(text_of(sentence.tokens.doc), max(0, start - 100), start) is not None


def _usable(mention: TimeMention, trigger: Trigger, sentence: Sentence, published: date | None) -> bool:
    """Whether a date can be the trigger's: not of a thing, not in the future, in keeping with the tense."""
    when, now = mention.when, _as_of_now(trigger.verb)
    if when.start is None or when.end is None or _of_a_thing(mention, sentence) or _as_of(mention, trigger, sentence):
        return False
    if published is None:
        return not (_after_since(mention, sentence) and _compares(mention, sentence))
    if _after_since(mention, sentence):
        return now and not _compares(mention, sentence)
    progressive = now and trigger.verb.tag_ == "VBG" and not _in_phrase(mention, trigger, sentence)
    return when.start <= published and not (progressive and (published - when.end).days > _PRESENT_DAYS)


def _in_phrase(mention: TimeMention, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a date stands in the phrase of a noun: "is serving life for the murder of two men in 1995"."""
    token = sentence.token_at(mention.span) if trigger.is_noun else None
    return token is not None and trigger.token in token.ancestors


def _as_of(mention: TimeMention, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "figures as of Monday for the dead of the bombing": the day of a count, not of what it counts."""
    start = mention.span.start - sentence.offset
    return trigger.is_noun and text_of(sentence.tokens.doc)[max(0, start - 6) : start].lower() == "as of "


def _is_current(when: TimeSpan, published: date | None) -> bool:
    """Background ("in 1994") does not date the sentences that follow it."""
    if when.precision not in _CARRIED or when.start is None:
        return False
    return published is None or abs((published - when.start).days) <= _CARRIED_DAYS


def _own_times(trigger: Trigger, sentence: Sentence, published: date | None) -> list[TimeMention]:
    """The dated expression nearest to the trigger, with the dates listed beside it."""
    dated = [t for t in sentence.times if _usable(t, trigger, sentence, published)]
    dated = [t for t in dated if not is_of_what_it_is_about(t, trigger.token, trigger.kind, sentence)]
    dated = [t for t in dated if not is_remembered(t, sentence)]
    if published is not None:
        dated = [t for t in dated if not is_of_dateline(t, sentence)]
    dated = [t for t in dated if not _names_a_thing(t, sentence)] or dated
    nearest = _nearest(trigger, sentence, dated) if dated else None
    if nearest is None:
        return []
    nearest = _restated(nearest, dated, sentence)
    first = last = dated.index(nearest)
    while first and _joined(dated[first - 1], dated[first], sentence):
        first -= 1
    while last + 1 < len(dated) and _joined(dated[last], dated[last + 1], sentence):
        last += 1
    return dated[first : last + 1]


def _names_a_thing(mention: TimeMention, sentence: Sentence) -> bool:
    """As in "at Sunday prayers on February 25": the weekday says what prayers, the date says when.

    "Last Wednesday rebels attacked" is read as such a name too, but "last" only counts days.
    """
    if mention.text.lower().startswith(("last ", "this ", "next ")):
        return False
    token = sentence.token_at(mention.span)
    return token is not None and token.dep_ == "compound" and token.head.pos_ == "NOUN"


def _is_ancient(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the date nearest to a trigger is one before Christ."""
    stated = [t for t in sentence.times if is_before_christ(t) or t.when.start is not None]
    if not any(map(is_before_christ, stated)):
        return False
    nearest = _nearest(trigger, sentence, stated)
    return nearest is not None and is_before_christ(nearest)


def _restated(mention: TimeMention, dated: list[TimeMention], sentence: Sentence) -> TimeMention:
    """As in "a week later, on the 14th": the day that says it again is the surer one."""
    following = next((t for t in dated if t.span.start >= mention.span.end), None)
    if following is None or not _COUNTED.search(mention.text) or _COUNTED.search(following.text):
        return mention
    start, end = mention.span.end - sentence.offset, following.span.start - sentence.offset
    between = text_of(sentence.tokens.doc)[start:end]
    finer = following.when.precision == "day" or mention.when.precision != "day"
    return following if finer and between in (", ", ", on ", ", in ", " on ") else mention


_LIST = re.compile(r",? ?(?:and|or|&)? ?(?:(?:once )?(?:again|more)|then|later|finally)? ?(?:on|in)? ?", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:later|after|following|next|afterwards)\b", re.IGNORECASE)


def _joined(left: TimeMention, right: TimeMention, sentence: Sentence) -> bool:
    """Whether two dates stand in one list: "September 3, 4 and 5", not "took X on May 3 and two days later Y"."""
    text, offset = text_of(sentence.tokens.doc), sentence.offset
    between = _LIST.fullmatch(text, left.span.end - offset, right.span.start - offset)
    counted = [bool(_COUNTED.search(mention.text)) for mention in (left, right)]
    if between is None or (counted[0] != counted[1] and "again" not in between.group()):
        return False
    tokens = [sentence.token_at(mention.span) for mention in (left, right)]
    return len({governor(token).i for token in tokens if token is not None}) < 2


def _of_a_thing(mention: TimeMention, sentence: Sentence) -> bool:
    """As in "weaponry from the 1970s": the date describes a thing, not what happens."""
    token = sentence.token_at(mention.span)
    if token is None:
        return False
    if is_of_birth(token) or (mention.when.precision == "year" and names_year_of(token)):
        return True
    return token.head.lower_ == "from" and (token.head.head.pos_ == "NOUN" or mention.when.precision == "decade")


def _nearest(trigger: Trigger, sentence: Sentence, dated: list[TimeMention]) -> TimeMention | None:
    """In the trigger's phrase, then its clause, then the clause above, then anywhere in the sentence.

    What holds as of now ("thousands have died") takes no date from another clause.
    """
    phrase = {t.i for t in trigger.token.subtree} if trigger.is_noun else clause(trigger.token)
    now = _as_of_now(trigger.verb)
    own, below = clause(trigger.verb), _clause_below(trigger.verb)
    areas = (phrase, own) if now else (phrase, own, below, outer_clause(trigger.verb))
    for area in areas:
        inside = [t for t in dated if (token := sentence.token_at(t.span)) is not None and token.i in area]
        if inside:
            return min(inside, key=lambda t: (t.when.precision == "year", _distance(t, trigger)))
    if trigger.kind == "statement" and trigger.is_noun:  # "in a statement, it said that sales had risen in May"
        said = {t.i for c in trigger.verb.children if c.dep_ == "ccomp" for t in c.subtree}
        dated = [t for t in dated if (token := sentence.token_at(t.span)) is None or token.i not in said]
    rest = [t for t in dated if not _counted_from_it(t, trigger, sentence)]
    rest = [t for t in rest if not is_told_apart(t, trigger.token, sentence)]
    rest = [t for t in rest if not is_told_below(t, trigger.verb, trigger.kind, sentence)]
    return None if now or not rest else min(rest, key=lambda t: _distance(t, trigger))


def _clause_below(verb: Token) -> set[int]:
    """The clauses of time below a verb: "when a storm hit the city in August, eight people were killed"."""
    times = (c for c in verb.children if c.dep_ == "advcl" and any(g.lower_ in ("when", "as") for g in c.children))
    return set[int]().union(*(clause(c) for c in times))


def _counted_from_it(mention: TimeMention, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "landed at X and withdrew two days later": the later day is the other clause's."""
    token = sentence.token_at(mention.span)
    other = token is not None and governor(token) != trigger.verb
    return other and mention.span.start > trigger.span.end and bool(_COUNTED.search(mention.text))


def _distance(mention: TimeMention, trigger: Trigger) -> int:
    return min(abs(mention.span.start - trigger.span.end), abs(trigger.span.start - mention.span.end))
