"""What the sentences of a report say for each day on which its incident may have been: named features.

A candidate is a day that some sentence names, a day that an event of the incident was given, the day of
publication or the day before it. :mod:`extract.reportdate` weighs the features; their names here are their
names in ``data/reportdays.toml``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.fates import fate_of
from extract.harmwords import harm_words
from extract.linking import LEAD
from extract.model import Article, TimeMention, TimeSpan
from extract.published import is_stamp
from extract.retell import Draft
from extract.sentence import Sentence, governor

if TYPE_CHECKING:
    from extract.document import Token

Features = Mapping[str, float]

DEED, ANSWER, DEATH, COURT, SPEECH, OTHER = "deed", "answer", "death", "court", "speech", "another verb"
"""What a date may stand beside: the deed, the police's answer, a death, a court's or a speaker's act."""
BESIDE = "beside {}"
TELLING = "in a sentence of the incident"
OF_EVENT = "of an event, beside it"
IN_CONTEXT = "of an event, context"
NOT_TOLD = "not told"
OUTSIDE = "outside the longer time of an event"
# Sentences from the top that are the lead.
_LEAD = 3
# How often a feature of a mention counts for a day.
_CAP = 2
# Words before a date in which a verb may govern it that the parser hung elsewhere.
_REACH = 8
# An hour of the evening, told without its day, is more often that of the day before publication.
_EVENING = 18
# Sentences from the top in which such an hour is the incident's.
_TOP = 8
# A day is compared with the others told of the last two months: what lies further back is history.
_NEAR = timedelta(days=60)
_AGES = (
    (0, "day of publication"), (1, "the day before publication"), (2, "2 days before"), (4, "3 to 4 days before"),
    (6, "5 to 6 days before"), (30, "a week to a month before"), (365, "a month to a year before"),
)  # fmt: skip
# Sentences from the top below which a report goes on about more than its incident.
_FAR = 20
_SIX_DAYS = timedelta(days=6)
_WEEKDAY = re.compile(
    r"(?:early |late )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?",
    re.IGNORECASE,
)
_OLDER = "more than a year before"
_HOUR = re.compile(r"T(\d\d):")
_DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|last night|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_PART = re.compile(r"night|morning|evening|afternoon|noon", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:]|\.\d|\s?[ap]\.?m)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas in lower case: the class of each verb, and the nouns for a deed."""

    verbs: Mapping[str, str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A day named in a sentence, the class of words it stands beside, and its features."""

    day: date
    beside: str
    features: tuple[str, ...]


def evidence(
    article: Article, sentences: Sequence[Sentence], main: Sequence[Draft], words: Words
) -> dict[date, Features]:
    """Return the candidate days of a report's incident, in order, with the features of each.

    Days after publication are none; without a day of publication there is no candidate.
    """
    published = article.published
    if published is None:
        return {}
    mentions = list(_mentions(sentences, main, published, words))
    found: dict[date, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        found[mention.day].update(mention.features)
    never = _never_dates(sentences, published) - set(found)
    for one, name in _of_events(main, published, set(found)):
        if one not in never:
            found[one][name] += 1
    spans = list(_spans(main))
    hours, named = _hours(sentences), {m.day for m in mentions}
    days = sorted({*found, published, published - timedelta(days=1)})
    order = _order(mentions, _dated(found) | {m.day for m in mentions if m.beside in (DEED, ANSWER)}, published)
    return {
        one: {
            **{name: min(count, _CAP) for name, count in found[one].items()},
            **dict.fromkeys(order[one], 1.0),
            **dict.fromkeys(_against(one, spans), 1.0),
            **dict.fromkeys(_age(one, published, one in named, hours), 1.0),
        }
        for one in days
    }


def _mentions(
    sentences: Sequence[Sentence], main: Sequence[Draft], published: date, words: Words
) -> Iterator[_Mention]:
    for number, sentence in enumerate(sentences):
        if not sentence.times or not any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens) or is_stamp(sentence.text):
            continue  # a dateline, a credit, a stamp or a signature: when something was written
        place = list(_place(sentence, main, words))
        for time in sentence.times:
            token, named = sentence.token_at(time.span), _day(time, published)
            if token is None or named is None:
                continue
            beside = _beside(token, words)
            if _is_no_date(time, token, published) and not _of_deed(token, words):
                continue
            found = [*place, BESIDE.format(beside), *_after(token, words), *_form(time, sentence)]
            yield _Mention(named, beside, (*found, *_where(number, beside)))


def _where(number: int, beside: str) -> Iterator[str]:
    """Where in the text a sentence of this number stands."""
    if number < _LEAD:
        yield f"in the lead, beside {beside}"
    if number >= _FAR:
        yield "far down"


def _place(sentence: Sentence, main: Sequence[Draft], words: Words) -> Iterator[str]:
    """What a sentence tells of."""
    kinds = {draft.event.kind for draft in main if sentence.span.overlaps(draft.event.trigger)}
    if kinds - {"casualties"}:
        yield TELLING
    elif kinds:
        yield "in a sentence of its victims"
    if any(t.pos_ == "VERB" and _of_verb(t, words) == ANSWER for t in sentence.tokens):
        yield "in a sentence of answer"


def _day(time: TimeMention, published: date) -> date | None:
    """The day up to publication that an expression names."""
    if time.when.precision != "day" or time.when.start is None or time.kind not in ("DATE", "TIME"):
        return None
    return time.when.start if time.when.start <= published else None


def _form(time: TimeMention, sentence: Sentence) -> Iterator[str]:
    """How the day is written: a weekday alone has no name of its own."""
    if time.kind == "TIME":
        yield "with a clock time"
    elif any(other.kind == "TIME" for other in sentence.times):
        yield "with a clock time near"
    if _PART.search(time.text):
        yield "with a part of the day"
    if _DEICTIC.search(time.text):
        yield "counted from the day of writing"
    elif _DAY_OF_MONTH.search(time.text):
        yield "with a day of the month"


def _is_no_date(time: TimeMention, token: Token, published: date) -> bool:
    """A feast that is a purpose ("a rifle he got for Christmas"), or a weekday that is also tomorrow's.

    Six days back, a weekday alone more often is that of the day after publication: texts are updated.
    """
    if token.dep_ == "pobj" and token.head.lower_ == "for" and not any(letter.isdigit() for letter in time.text):
        return True
    return time.when.start == published - _SIX_DAYS and _WEEKDAY.fullmatch(time.text.strip()) is not None


def _beside(token: Token, words: Words) -> str:
    return DEED if _of_deed(token, words) else _of_verb(governor(token), words)


def _of_deed(token: Token, words: Words) -> bool:
    """As in "Thursday's rampage", "the Jan. 13 shooting death of X", "the shooting Nov. 30 outside a store"."""
    for node in token.ancestors:
        if node.pos_ in ("VERB", "AUX"):
            return node.lemma_ == "be" and any(_names_deed(c, words) for c in node.children)
        if node.lemma_.lower() in words.nouns:
            return True
    return False


def _names_deed(what: Token, words: Words) -> bool:
    """As in "there was a shooting on Friday", "he was a shooting victim on Friday": what was is a deed, or of one."""
    named = (what, *(c for c in what.children if c.dep_ in ("compound", "amod"))) if what.dep_ == "attr" else ()
    return any(noun.lower_ in words.nouns for noun in named)


def _of_verb(verb: Token, words: Words) -> str:
    lemma = verb.lemma_.lower()
    if lemma == "report" and not any(c.dep_ == "auxpass" for c in verb.children):
        return SPEECH  # a paper reports; an incident is reported
    if fate_of(verb) in ("hit", "wounded") and lemma not in harm_words().verbs["carry"]:
        return DEED
    return words.verbs.get(lemma, OTHER)


def _after(token: Token, words: Words) -> Iterator[str]:
    """The class of the nearest verb to the left, whatever the parser hung the date on."""
    near = range(token.i - 1, max(token.sent.start, token.i - _REACH) - 1, -1)
    verb = next((token.doc[i] for i in near if token.doc[i].pos_ == "VERB"), None)
    if verb is not None and (before := _of_verb(verb, words)) in (COURT, SPEECH):
        yield f"after {before}"


def _of_events(main: Sequence[Draft], published: date, named: set[date]) -> Iterator[tuple[date, str]]:
    """The days the incident's events were given, by how."""
    for draft in main:
        when, basis = draft.event.when, draft.event.date_basis
        if when.start is None or when.end is None or when.start > published:
            continue
        if when.precision != "day":
            yield from ((one, "in a longer time of an event") for one in named if when.start <= one <= when.end)
        elif basis != "sentence":
            yield when.start, f"of an event, {basis}"
        elif draft.event.kind != "casualties":
            yield when.start, OF_EVENT if draft.beside else "of an event"


def _never_dates(sentences: Sequence[Sentence], published: date) -> set[date]:
    """The days of expressions that date nothing."""
    told = ((t, token) for s in sentences for t in s.times if (token := s.token_at(t.span)) is not None)
    return {t.when.start for t, token in told if t.when.start is not None and _is_no_date(t, token, published)}


def _spans(main: Sequence[Draft]) -> Iterator[TimeSpan]:
    """The longer times the lead states for the incident."""
    for draft in main:
        if draft.sentence < LEAD and draft.event.date_basis == "sentence" and draft.event.when.precision != "day":
            yield draft.event.when


def _against(one: date, spans: Sequence[TimeSpan]) -> Iterator[str]:
    """Whether the longer times the lead states for the incident leave a day out."""
    if spans and not any(w.start and w.end and w.start <= one <= w.end for w in spans):
        yield OUTSIDE


def _dated(found: Mapping[date, Counter[str]]) -> set[date]:
    """The days of the incident's events that the text gives."""
    return {one for one, names in found.items() if names.keys() & {OF_EVENT, IN_CONTEXT, "of an event"}}


def _hours(sentences: Sequence[Sentence]) -> list[int]:
    """The hours told without their day in the first sentences."""
    alone = (t for s in sentences[:_TOP] for t in s.times if t.kind == "TIME" and t.when.start is None)
    return [int(match[1]) for t in alone if (match := _HOUR.search(t.value))]


def _order(mentions: Sequence[_Mention], deeds: set[date], published: date) -> Mapping[date, list[str]]:
    """Where a day stands among the others of the text: the deed comes before what came of it."""
    found: dict[date, list[str]] = defaultdict(list)
    named = sorted({m.day for m in mentions if m.day >= published - _NEAR})
    own = sorted(one for one in deeds if one >= published - _NEAR)
    for one in named[:1]:
        found[one].append("earliest told")
    for one in own[:1]:
        found[one].append("earliest of a deed")
    for one in own[1:]:
        found[one].append("later than another of a deed")
    for one in named:
        if one - timedelta(days=1) in named:
            found[one].append("the day after another told")
    return found


def _age(one: date, published: date, is_named: bool, hours: Sequence[int]) -> Iterator[str]:
    days = (published - one).days
    name = next((name for most, name in _AGES if days <= most), _OLDER)
    yield name
    if is_named:
        return
    yield f"{NOT_TOLD}, {name}"
    if days <= 1 and any(hour >= _EVENING for hour in hours):
        yield f"{NOT_TOLD}, an hour of the evening, {name}"
    if days <= 1 and any(hour < _EVENING for hour in hours):
        yield f"{NOT_TOLD}, an hour before the evening, {name}"
