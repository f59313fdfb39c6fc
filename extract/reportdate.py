"""The best-supported day of a report's incident, from all its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from extract.fates import CARRY, fate_of
from extract.model import Article, DateBasis, TimeMention, TimeSpan
from extract.retell import Draft
from extract.sentence import Sentence, governor
from extract.timespan import UNDATED, day

if TYPE_CHECKING:
    from extract.document import Token

# How much a date beside such a verb says about the day of the incident.
_WEIGHTS = (
    (4.0, "happen occur unfold erupt shoot stab strike hit open fire explode crash kill injure wound attack"),
    (2.5, "respond call dispatch receive arrive find discover report hear start begin break summon rush alert"),
    (1.0, "die pronounce succumb pass take transport"),
    (0.0, "charge arrest appear order release identify update post publish say tell announce write release "
          "plead sentence convict schedule hold plan confirm reveal confess admit indict arraign book jail face "
          "speak meet gather mourn hope remain recover list"),
)  # fmt: skip
_BY_VERB = {verb: weight for weight, verbs in _WEIGHTS for verb in verbs.split()}
# A date in the phrase of such a noun is the deed's, whatever the verb: "was arrested in the May 14 shootout".
_DEEDS = frozenset(
    "shooting shootout stabbing attack assault killing slaying murder homicide death rampage massacre bombing blast "
    "explosion crash incident gunfire robbery ambush fire accident tragedy".split()
)
_BESIDE = 4.0
_IN_SENTENCE = 2.0
_ELSEWHERE = 0.5
_CLOCK = 0.5
_LEAD = 3
_LEAD_BONUS = 1.0
_ENOUGH = 2.0


def best_date(article: Article, sentences: Sequence[Sentence], main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
    """Return the interval the report's sentences support most, and where it comes from."""
    votes: dict[date, float] = defaultdict(float)
    for number, sentence in enumerate(sentences):
        for time in sentence.times:
            if (told := _day(time, article.published)) is not None:
                votes[told] += _weight(time, sentence) + (_LEAD_BONUS if number < _LEAD else 0.0)
    for draft in main:
        when = draft.event.when
        if draft.event.date_basis != "sentence" or draft.event.kind == "casualties" or when.start is None:
            continue
        if _of_aftermath(draft, sentences):
            continue
        for told in [when.start] if when.precision == "day" else [d for d in votes if _holds(when, d)]:
            votes[told] += _BESIDE if draft.beside else _IN_SENTENCE
    best = max(votes, key=lambda d: votes[d], default=None)
    if best is not None and votes[best] >= _ENOUGH:
        return day(best), "sentence"
    return _as_told(main)


def _of_aftermath(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a draft's day is that of an arrest, a statement or a state told in the same sentence."""
    told = next((s for s in sentences if s.span.overlaps(draft.event.trigger)), None)
    if told is None:
        return False
    weights = [_weight(t, told) for t in told.times if t.when == draft.event.when]
    return bool(weights) and not any(weights)


def _as_told(main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
    """The date of the first draft whose basis is the best."""
    order = ("sentence", "context", "published", "none")
    first = min(main, key=lambda d: (order.index(d.event.date_basis), d.event.when == UNDATED))
    return first.event.when, first.event.date_basis


def _holds(when: TimeSpan, told: date) -> bool:
    return when.start is not None and when.end is not None and when.start <= told <= when.end


def _day(time: TimeMention, published: date | None) -> date | None:
    if time.when.precision != "day" or time.when.start is None or time.kind not in ("DATE", "TIME"):
        return None
    return time.when.start if published is None or time.when.start <= published else None


def _weight(time: TimeMention, sentence: Sentence) -> float:
    token = sentence.token_at(time.span)
    if token is None:
        return 0.0
    weight = _BESIDE if _of_deed(token) else _of_verb(governor(token))
    return weight + (_CLOCK if weight and time.kind == "TIME" else 0.0)


def _of_deed(token: Token) -> bool:
    """As in "Thursday's rampage", "the Jan. 13 shooting death of X", "the shooting Nov. 30 outside a store"."""
    for node in token.ancestors:
        if node.pos_ in ("VERB", "AUX"):
            return False
        if node.lemma_.lower() in _DEEDS:
            return True
    return False


def _of_verb(verb: Token) -> float:
    lemma = verb.lemma_.lower()
    if lemma == "report" and not any(c.dep_ == "auxpass" for c in verb.children):
        return 0.0  # a paper reports; an incident is reported
    if fate_of(verb) in ("hit", "wounded") and lemma not in CARRY:
        return _BESIDE
    return _BY_VERB.get(lemma, _ELSEWHERE)
