"""Join a trigger to its date and its places.

The trigger's own clause decides before the rest of the sentence, the sentence before the ones before
it; what was used is recorded as the basis of the date and of the place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract import timespan
from extract.doctext import text_of
from extract.lexicon import load_lexicon
from extract.model import DateBasis, PlaceBasis, PlaceMention, TimeMention, TimeSpan
from extract.retell import days_after
from extract.sentence import Sentence, clause
from extract.timespan import UNDATED
from extract.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

# A date is carried to the sentences after it, this many at most, and only when it is this exact.
CARRY_SENTENCES = 4
_CARRIED = frozenset({"day", "week", "month", "range"})
_CARRIED_DAYS = 400
# "is deploying" speaks of the present: a date further back belongs to something else.
_PRESENT_DAYS = 60
_BESIDE = 5  # characters between a place and the date beside it: " on "
# Words are said and people meet somewhere else than what they speak of: no place from another clause.
_OWN_CLAUSE_ONLY = frozenset({"statement", "talks"})


@dataclass(frozen=True, slots=True)
class DateContext:
    """The date the story stands at: the last date of the sentences before, and how far back."""

    when: TimeSpan = UNDATED
    age: int = 0

    def later(self) -> DateContext:
        """The same context one sentence on."""
        return replace(self, age=self.age + 1)


def dates_of(
    trigger: Trigger, sentence: Sentence, context: DateContext, published: date | None
) -> tuple[tuple[TimeSpan, ...], DateBasis]:
    """The days of a trigger (several for "October 10 and 18") and where they were found."""
    own = _own_times(trigger, sentence, published)
    if own:
        return tuple(_open_start(t, sentence, trigger, published) for t in own), "sentence"
    later = days_after(sentence.text)
    if later is not None and context.when.precision == "day" and context.when.start is not None:
        return (timespan.day(context.when.start + timedelta(days=later)),), "context"
    if published is not None and _as_of_now(trigger.verb):
        return (timespan.day(published),), "published"
    if _carries(context, published):
        return (context.when,), "context"
    if published is not None:
        return (timespan.day(published),), "published"
    return (UNDATED,), "none"


def dated_beside(trigger: Trigger, sentence: Sentence, published: date | None) -> bool:
    """Whether a date stands in the trigger's own phrase or clause, not merely somewhere in the sentence."""
    own = clause(trigger.verb) | ({t.i for t in trigger.token.subtree} if trigger.is_noun else set())
    dated = [t for t in sentence.times if _usable(t, trigger, sentence, published)]
    return any((token := sentence.token_at(t.span)) is not None and token.i in own for t in dated)


def _carries(context: DateContext, published: date | None) -> bool:
    """A recent date is carried some sentences on; background ("in the 1990s") only to the next one."""
    if context.when.start is None or (published is not None and context.when.start > published):
        return False
    return context.age <= (CARRY_SENTENCES if _is_current(context.when, published) else 1)


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


def _usable(mention: TimeMention, trigger: Trigger, sentence: Sentence, published: date | None) -> bool:
    """Whether a date can be the trigger's: not of a thing, not in the future, in keeping with the tense."""
    when, now = mention.when, _as_of_now(trigger.verb)
    if when.start is None or when.end is None or _of_a_thing(mention, sentence):
        return False
    if published is None:
        return True
    if _after_since(mention, sentence):
        return now
    progressive = now and trigger.verb.tag_ == "VBG"
    return when.start <= published and not (progressive and (published - when.end).days > _PRESENT_DAYS)


def _is_current(when: TimeSpan, published: date | None) -> bool:
    """Background ("in 1994") does not date the sentences that follow it."""
    if when.precision not in _CARRIED or when.start is None:
        return False
    return published is None or abs((published - when.start).days) <= _CARRIED_DAYS


def _own_times(trigger: Trigger, sentence: Sentence, published: date | None) -> list[TimeMention]:
    """The dated expression nearest to the trigger, with the dates listed beside it."""
    dated = [t for t in sentence.times if _usable(t, trigger, sentence, published)]
    nearest = _nearest(trigger, sentence, dated) if dated else None
    if nearest is None:
        return []
    first = last = dated.index(nearest)
    while first and _joined(dated[first - 1], dated[first], sentence):
        first -= 1
    while last + 1 < len(dated) and _joined(dated[last], dated[last + 1], sentence):
        last += 1
    return dated[first : last + 1]


def _joined(left: TimeMention, right: TimeMention, sentence: Sentence) -> bool:
    """Whether two dates stand in one list: "September 3, 4 and 5"."""
    text, offset = text_of(sentence.tokens.doc), sentence.offset
    return text[left.span.end - offset : right.span.start - offset].strip() in ("and", ", and", ",", "&")


def _of_a_thing(mention: TimeMention, sentence: Sentence) -> bool:
    """As in "weaponry from the 1970s": the date describes a thing, not what happens."""
    token = sentence.token_at(mention.span)
    if token is None or token.head.lower_ != "from":
        return False
    return token.head.head.pos_ == "NOUN" or mention.when.precision == "decade"


def _nearest(trigger: Trigger, sentence: Sentence, dated: list[TimeMention]) -> TimeMention | None:
    """In the trigger's phrase, then its clause, then the clause above, then anywhere in the sentence.

    What holds as of now ("thousands have died") takes no date from another clause.
    """
    phrase = {t.i for t in trigger.token.subtree} if trigger.is_noun else clause(trigger.token)
    now = _as_of_now(trigger.verb)
    areas = (phrase, clause(trigger.verb)) if now else (phrase, clause(trigger.verb), _outer(trigger.verb))
    for area in areas:
        inside = [t for t in dated if (token := sentence.token_at(t.span)) is not None and token.i in area]
        if inside:
            return min(inside, key=lambda t: (t.when.precision == "year", _distance(t, trigger)))
    return None if now else min(dated, key=lambda t: _distance(t, trigger))


def _outer(verb: Token) -> set[int]:
    """The clause that a clause belongs to ("On Sunday, ... reporting shelling")."""
    head = verb.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return clause(head)


def _distance(mention: TimeMention, trigger: Trigger) -> int:
    return min(abs(mention.span.start - trigger.span.end), abs(trigger.span.start - mention.span.end))


def places_of(trigger: Trigger, sentence: Sentence) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """The literal places of a trigger: its own phrase and clause first, then the sentence's."""
    literal = [
        p
        for p in sentence.places
        # "Drone strike": a town may be called so, but here it is the event's own word.
        if p.use == "literal" and not p.span.overlaps(trigger.span) and not _is_border_party(p, sentence)
    ]
    if trigger.kind != "displacement":
        elsewhere = [p for p in literal if not ((token := sentence.token_at(p.span)) is not None and is_home(token))]
        literal = elsewhere or literal
    own = [p for p in literal if _governed(p, trigger, sentence)]
    if trigger.kind == "displacement":
        own = [p for p in own if not _is_destination(p, sentence)] or own
    chosen = own or [p for p in literal if _same_clause(p, trigger, sentence)]
    if not chosen and trigger.kind not in _OWN_CLAUSE_ONLY and not _stands_apart(trigger.verb):
        chosen = _nearby(literal, trigger, sentence)
    chosen = _finest(_with_list(chosen, literal, sentence))
    if chosen:
        return tuple(chosen), "sentence"
    return (), "none"


def is_home(token: Token) -> bool:
    """As in "a driver from Ankara", "Jones, 47, of Salem": where somebody comes from, not where it happened."""
    of_whom = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in ("from", "of"):
        return False
    named = of_whom.ent_type_ == "PERSON"
    return named or (token.head.lower_ == "from" and of_whom.lemma_.lower() in load_lexicon().cues["people"])


def _governed(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """In the trigger's own phrase, or its clause when it is the verb."""
    token = sentence.token_at(place.span)
    own = {t.i for t in trigger.token.subtree} if trigger.is_noun else clause(trigger.token)
    return token is not None and token.i in own


def _is_destination(place: PlaceMention, sentence: Sentence) -> bool:
    token = sentence.token_at(place.span)
    return token is not None and token.dep_ == "pobj" and token.head.lower_ in ("to", "into", "towards", "toward")


def _same_clause(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """In the trigger's clause, or in the one it belongs to unless it has a subject of its own."""
    token = sentence.token_at(place.span)
    verb = trigger.verb
    area = clause(verb) if _stands_apart(verb) else clause(verb) | _outer(verb)
    return token is not None and token.i in area


def _stands_apart(verb: Token) -> bool:
    """An adverbial clause with its own subject happens in a place of its own."""
    return verb.dep_ == "advcl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _nearby(literal: list[PlaceMention], trigger: Trigger, sentence: Sentence) -> list[PlaceMention]:
    if not literal:
        return []
    best = min(literal, key=lambda p: min(abs(p.span.start - trigger.span.end), abs(trigger.span.start - p.span.end)))
    return [best]


def _with_list(chosen: list[PlaceMention], literal: list[PlaceMention], sentence: Sentence) -> list[PlaceMention]:
    """Add the neighbours that stand in one list with a chosen place ("A, B, C and D")."""
    text, start = text_of(sentence.tokens.doc), sentence.offset
    found = list(chosen)
    changed = bool(chosen)
    while changed:
        changed = False
        for place in literal:
            if place not in found and any(_listed(text, start, place, other) for other in found):
                found.append(place)
                changed = True
    return sorted(found, key=lambda p: p.span)


def _listed(text: str, offset: int, one: PlaceMention, other: PlaceMention) -> bool:
    first, second = sorted((one.span, other.span))
    between = text[first.end - offset : second.start - offset].strip(" \n")
    return between in (",", "and", ", and", "&", "; and", ";", "and the", ", the")


def _finest(places: list[PlaceMention]) -> list[PlaceMention]:
    """Drop the places that only contain another one ("Hadrut in the Karabakh")."""
    containers = {p.container for p in places if p.container}
    fine = [p for p in places if p.name not in containers]
    return fine or places


def date_beside(place: PlaceMention, sentence: Sentence) -> TimeSpan | None:
    """The day that follows a place's name at once ("Hama on September 4"), or None."""
    after = (t for t in sentence.times if t.when.start is not None and 0 < t.span.start - place.span.end <= _BESIDE)
    nearest = next(after, None)
    if nearest is None:
        return None
    start = place.span.end - sentence.offset
    between = text_of(sentence.tokens.doc)[start : nearest.span.start - sentence.offset]
    return nearest.when if between.strip(" ,") in ("", "on", "in") else None


def _is_border_party(place: PlaceMention, sentence: Sentence) -> bool:
    """As in "its borders with X": X is not where it happened, where the border cannot be told as a place."""
    if (place.kind_hint or "").startswith("border:"):
        return False
    token = sentence.token_at(place.span)
    for _ in range(6):
        if token is None or token.head == token:
            return False
        if (
            token.dep_ in ("prep",)
            and token.lower_ in ("with", "between", "of")
            and token.head.lemma_.lower() in ("border", "frontier")
        ):
            return True
        if token.dep_ not in ("pobj", "conj", "appos", "compound", "poss", "prep"):
            return False
        token = token.head
    return False
