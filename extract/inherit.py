"""Where an event happened whose clause names no place: what its words refer back to, or its article's theatre."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.asides import comes_from
from extract.clausedates import entry_date, line_end
from extract.lexicon import load_lexicon
from extract.model import Event, PlaceBasis, PlaceMention
from extract.placeheads import heading_place, heads_lines, section_place
from extract.resources import word_list
from extract.retell import VIOLENT
from extract.sentence import Sentence, clause
from extract.speakers import is_seat
from extract.strangers import names_strange_place
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# Kinds that belong to the article's theatre when their sentence names no place; talks, statements
# and the rest may have happened anywhere and stay without one.
_THEATRE = frozenset(
    "battle shelling control_change ceasefire ceasefire_violation casualties displacement attack disaster "
    "protest".split()
)
_ACTORS_PLACE = frozenset({"statement", "deployment"})
# What a country does to itself: closes its borders, holds an election.
_GOVERNS = frozenset({"closure", "emergency", "government", "independence"})
_OF_CAPITALS = frozenset({"government", "emergency", "independence"})
_SPOKEN = frozenset({"statement", "talks", "other"})
_BACK = frozenset("it its this these the they their both".split())
_SETTLEMENTS = word_list("inherit", "settlements")
_PARTS = word_list("inherit", "parts")
_VILLAGES = word_list("inherit", "villages")
_SAME = frozenset("the this that same".split())
_SHIP = re.compile(r"(?:HMS|USS|HMAS|HMCS|INS|ARA|USNS|RMS|MV|SS|MS)\b")
# Sentences after a settlement was named in which "the town" still means it.
REACH = 3
_TO_NEXT = 10**9  # a place that heads a section holds until the next heading


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have placed: the last event's places and kind, and the settlement named last.

    ``ground`` are those places that are settlements, ``age`` is the number of sentences since them, ``town_age``
    since that settlement. ``main`` is the settlement named most, twice at least, ``capital`` the one that is or
    is said to be a capital; ``named`` counts how often each was named; ``entry_end`` is where the line of a
    chronicle's entry ends. ``asked`` is the only place of the question just put.
    """

    places: tuple[PlaceMention, ...] = ()
    ground: tuple[PlaceMention, ...] = ()
    age: int = 99
    kind: str = ""
    town: PlaceMention | None = None
    town_age: int = 99
    main: PlaceMention | None = None
    capital: PlaceMention | None = None
    named: Mapping[str, int] = field(default_factory=dict)
    entry_end: int = -1
    headed: PlaceMention | None = None
    headed_end: int = -1
    asked: PlaceMention | None = None


_LONG_AGO = 99  # sentences: a new entry, or an event at the article's theatre, has moved the story
_STATED = frozenset({"sentence", "context"})
_STRIKES = VIOLENT | {"control_change"}


def placed(before: Before, sentence: Sentence, events: Sequence[Event], towns: Sequence[PlaceMention]) -> Before:
    """Return what is placed once a sentence is read: ``events`` are its events, ``towns`` its settlements."""
    places = next((e.places for e in reversed(events) if e.place_basis in _STATED and e.places), None)
    moved = entry_date(sentence) is not None or any(e.place_basis == "article" for e in events)
    named = _counted(before.named, towns) if towns else before.named
    often = [town for town in (*towns, before.main) if town is not None and named[town.name.casefold()] > 1]
    return Before(
        before.places if places is None else places,
        before.ground if places is None else tuple(p for p in places if p in towns or p in before.ground),
        0 if places is not None else _LONG_AGO if moved else before.age + 1,
        events[-1].kind if events else before.kind,
        towns[-1] if towns else before.town,
        0 if towns else before.town_age + 1,
        max(often, key=lambda town: named[town.name.casefold()], default=before.main),
        next((town for town in reversed(towns) if _is_capital(town, sentence)), before.capital),
        named,
        line_end(sentence) if entry_date(sentence) is not None else before.entry_end,
        *_headed(sentence, before),
        asked=_asked(sentence),
    )


def _counted(named: Mapping[str, int], towns: Sequence[PlaceMention]) -> Counter[str]:
    """How often each settlement was named, with those of one more sentence."""
    found = Counter(named)
    found.update(town.name.casefold() for town in towns)
    return found


def _asked(sentence: Sentence) -> PlaceMention | None:
    """The only place that a question names: what answers it happened there."""
    named = {p.name: p for p in sentence.places if p.use == "literal"}
    return next(iter(named.values())) if len(named) == 1 and sentence.text.rstrip().endswith("?") else None


def _headed(sentence: Sentence, before: Before) -> tuple[PlaceMention | None, int]:
    """The place that heads the line a sentence stands in, and where that line ends."""
    own = heading_place(sentence)
    if own is not None:
        return own, line_end(sentence)
    if heads_lines(sentence):
        section = section_place(sentence)
        return section, _TO_NEXT if section is not None else -1
    return (before.headed, before.headed_end) if sentence.span.start < before.headed_end else (None, -1)


def _is_capital(town: PlaceMention, sentence: Sentence) -> bool:
    """Whether a settlement is a seat of government, or is called a capital beside its name."""
    token = sentence.token_at(town.span)
    if token is None:
        return False
    beside = [*token.children, token.head] if token.dep_ in ("appos", "compound") else list(token.children)
    return is_seat(town.name) or any(t.lemma_.lower() == "capital" for t in beside)


def inherited(
    trigger: Trigger, sentence: Sentence, before: Before, towns: Sequence[PlaceMention]
) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """Return the places of a trigger whose clause names none, and what they rest on.

    ``towns`` are the settlements the sentence itself names, in order.
    """
    if trigger.kind in _ACTORS_PLACE or trigger.subtype in _GOVERNS:
        place = _actor_place(sentence, trigger)
        if place is not None:
            return (place,), "context"
    if trigger.kind in VIOLENT and _tells_of_ship(sentence) and not speaks_of_town(trigger, sentence):
        return (), "none"
    head, _ = _headed(sentence, before)
    town = _town_meant(trigger, sentence, before, towns) or _asked_about(trigger, sentence, before)
    if head is not None and trigger.kind != "statement" and (town is None or town.span.start < head.span.start):
        return (head,), "context"  # a town named under the heading is nearer
    if town is not None:
        return (town,), "context"
    if entry_date(sentence) is not None:
        before = Before()  # an entry of a chronicle stands for itself
    if before.places and before.age <= _FRESH and _means_all(trigger):
        return before.places, "context"
    if before.places and before.age == 0 and _refers_back(trigger, before.kind):
        anew = _is_new_total(trigger, sentence, before)
        return _at_large(trigger, sentence, before) if anew else (before.places, "context")
    if before.ground and before.age <= _FRESH and before.town_age >= before.age and _goes_on(trigger, sentence, before):
        return before.ground, "context"
    return _at_large(trigger, sentence, before)


def _is_new_total(trigger: Trigger, sentence: Sentence, before: Before) -> bool:
    """As in "On 3 March the toll was 38", after several towns: of which of them, and whether of others, is not said."""
    dated = any(time.when.start is not None for time in sentence.times)
    return trigger.kind == "casualties" and dated and len(before.places) > 1


def _at_large(trigger: Trigger, sentence: Sentence, before: Before) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """The capital for what befalls a government, the article's theatre for what may have happened there."""
    if trigger.subtype in _OF_CAPITALS and before.capital is not None and _is_of_state(trigger, sentence):
        return (before.capital,), "context"
    at_theatre = trigger.kind in _THEATRE and not names_strange_place(trigger, sentence)
    return (), "article" if at_theatre else "none"


def _is_of_state(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether what befalls a government is told with its day, and no other place."""
    dated = any(t.when.start is not None for t in sentence.times)
    return dated and trigger.kind == "other" and not any(p.use == "literal" for p in sentence.places)


def _asked_about(trigger: Trigger, sentence: Sentence, before: Before) -> PlaceMention | None:
    """The place of the question that a sentence without a place of its own answers."""
    own = any(p.use == "literal" for p in sentence.places)
    return before.asked if trigger.kind in _THEATRE and not own else None


# Sentences after an event in which the story has not moved, as long as no other town is named.
_FRESH = 2
# "That evening", "two days later": what comes next in the story, and where it stands unless it says so.
_NEXT = re.compile(
    r"\b(?:later|that (?:\w+ )?(?:day|night|morning|afternoon|evening)|(?:next|following|same) \w+)\b", re.I
)


def _goes_on(trigger: Trigger, sentence: Sentence, before: Before) -> bool:
    """Whether a sentence without a place of its own tells on what the one before told."""
    if _counts_on(trigger, sentence, before) or _by_pronoun(trigger):
        return True
    if trigger.kind in _SPOKEN or any(p.use == "literal" for p in sentence.places):
        return False
    if sentence.span.start < before.entry_end:
        return not names_strange_place(trigger, sentence)
    chained = any(_NEXT.search(time.text) for time in sentence.times[:1])
    return chained and not names_strange_place(trigger, sentence)


# A count that a sentence of so many words adds to what the one before told: "Twelve people died."
_BARE_COUNT = 16


def _counts_on(trigger: Trigger, sentence: Sentence, before: Before) -> bool:
    """Whether a short sentence only counts the victims of the event before: "Twelve people were killed."."""
    own = trigger.kind == "casualties" and not any(p.use == "literal" for p in sentence.places)
    return own and bool(before.kind) and len(sentence.tokens) <= _BARE_COUNT and not sentence.times


def speaks_of_town(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the trigger's clause says "the town", "there" or the like instead of a name."""
    return any(_means_town(t, trigger) for t in sentence.tokens)


def _town_meant(
    trigger: Trigger, sentence: Sentence, before: Before, towns: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The settlement that "the town", "the same village", "there", or "it" as what is taken, speaks of."""
    word = next((t for t in sentence.tokens if _means_town(t, trigger)), None)
    if word is None or (word.lower_ != "there" and names_strange_place(trigger, sentence)):
        return None
    if word.lemma_.lower() == "capital":
        return before.capital
    start = sentence.char_span(word).start
    named = [p for p in towns if p.span.end <= start and _may_be(word, p) and not comes_from(p, sentence)]
    if named:
        return named[-1]
    last = before.town if before.town_age <= REACH and before.town and _may_be(word, before.town) else None
    same = any(c.lower_ == "same" for c in word.children)
    return _chief(before, last) if word.lemma_.lower() in _PARTS | {"city"} and not same else last


def _chief(before: Before, last: PlaceMention | None) -> PlaceMention | None:
    """The city a text keeps naming, rather than a town it has named once: "the city" means the one it is about."""
    passing = last is None or before.named.get(last.name.casefold(), 0) < 2
    return before.main if passing and before.main is not None else last


def _may_be(word: Token, town: PlaceMention) -> bool:
    """Whether the word may speak of the settlement: "the city" is no village."""
    return word.lemma_.lower() != "city" or (town.kind_hint or "").lower() not in _VILLAGES


_POINTING = _PARTS | {"there", "it"}


def _means_town(token: Token, trigger: Trigger) -> bool:
    if token.lower_ not in _POINTING and token.lemma_.lower() not in _SETTLEMENTS:
        return False
    verb = trigger.verb
    shares = verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    area = clause(verb) | (clause(verb.head) if shares else set())
    if token.i not in area.union(*(clause(c) for c in verb.children if c.dep_ == "advcl")):
        return False
    if token.lower_ == "there":
        return token.dep_ == "advmod"
    if token.lower_ == "it":
        taken = trigger.kind in _STRIKES - {"casualties", "disaster"} and not trigger.is_noun
        return taken and token.dep_ in ("dobj", "nsubjpass") and token.head == trigger.token
    part = token.lower_ in _PARTS and token.pos_ == "NOUN"
    if not part and (token.lemma_.lower() not in _SETTLEMENTS or token.tag_ != "NN"):
        return False
    known = any(c.dep_ in ("det", "amod") and c.lower_ in _SAME for c in token.children)
    if part and known:
        return not any(c.dep_ == "prep" and c.lower_ in ("of", "in", "at", "near") for c in token.children)
    return known and not any(c.dep_ in ("prep", "compound", "appos", "relcl", "acl") for c in token.children)


def _tells_of_ship(sentence: Sentence) -> bool:
    """What befalls a warship, as in "HMS X was hit" or "sank the cruiser", has no place on land."""
    warships = load_lexicon().cues["warship"]
    hit = [t for t in sentence.tokens if t.dep_ in ("dobj", "nsubjpass")]
    fronts = (h.doc.span(h.left_edge.i, h.i + 1) for h in hit)
    return any(_SHIP.match(words.text) or any(t.lemma_.lower() in warships for t in words) for words in fronts)


_ALL = frozenset("both two three these".split())


def _means_all(trigger: Trigger) -> bool:
    """As in "recaptured both towns": all the places of the event before."""
    named = [c for c in trigger.verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj") and c.tag_ == "NNS"]
    towns = [c for c in named if c.lemma_.lower() in _SETTLEMENTS]
    return any(g.lower_ in _ALL for town in towns for g in town.children)


def _by_pronoun(trigger: Trigger) -> bool:
    """As in "They also freed the prisoners"."""
    subject = _subject(trigger.verb)
    return subject is not None and subject.pos_ == "PRON" and subject.lower_ in _BACK


def _subject(verb: Token) -> Token | None:
    """The subject of a clause, or the one it shares with the verb it is coordinated with."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None or verb.dep_ != "conj":
        return own
    return next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _refers_back(trigger: Trigger, before: str) -> bool:
    """The clause leans on the event before: "The attack ...", "It deployed ..."."""
    subject = next((c for c in trigger.verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if subject.pos_ == "PRON":
        return _by_pronoun(trigger)
    definite = any(c.lower_ in ("the", "this", "that", "these") for c in subject.children)
    return definite and trigger.kind in VIOLENT and before in VIOLENT


def _actor_place(sentence: Sentence, trigger: Trigger) -> PlaceMention | None:
    """The country a state actor speaks or acts from: named in the subject of the clause."""
    subject = next((c for c in trigger.verb.children if c.dep_ == "nsubj"), None)
    if subject is None and trigger.is_noun:
        subject = next((t for t in sentence.tokens if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
    if subject is None:
        return None
    named = sentence.places_in({t.i for t in subject.subtree})
    usable = [p for p in named if p.use in ("demonym", "metonymic", "embedded")]
    return replace(usable[0], kind_hint="country") if usable else None
