"""Where an event happened whose clause names no place: what its words refer back to, or its article's theatre."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.lexicon import load_lexicon
from extract.model import PlaceBasis, PlaceMention
from extract.retell import VIOLENT
from extract.sentence import Sentence, clause
from extract.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

# Kinds that belong to the article's theatre when their sentence names no place; talks, statements
# and the rest may have happened anywhere and stay without one.
_THEATRE = frozenset(
    "battle shelling control_change ceasefire ceasefire_violation casualties displacement attack disaster".split()
)
_ACTORS_PLACE = frozenset({"statement", "deployment"})
_BACK = frozenset("it its this these the they their both".split())
# "The town" speaks of the settlement named last; "the area" and "the region" do not say which.
_SETTLEMENTS = frozenset("city town village settlement port hamlet".split())
_VILLAGES = frozenset("village villages hamlet settlement settlements town suburb".split())
_SAME = frozenset("the this that same".split())
_SHIP = re.compile(r"(?:HMS|USS|HMAS|HMCS|INS|ARA|USNS|RMS|MV|SS|MS)\b")
# Sentences after a settlement was named in which "the town" still means it.
REACH = 3


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have placed: the last event's places and kind, and the settlement named last.

    ``age`` is the number of sentences since those places, ``town_age`` since that settlement.
    """

    places: tuple[PlaceMention, ...] = ()
    age: int = 99
    kind: str = ""
    town: PlaceMention | None = None
    town_age: int = 99


def inherited(
    trigger: Trigger, sentence: Sentence, before: Before, towns: Sequence[PlaceMention]
) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """Return the places of a trigger whose clause names none, and what they rest on.

    ``towns`` are the settlements the sentence itself names, in order.
    """
    if trigger.kind in _ACTORS_PLACE:
        place = _actor_place(sentence, trigger)
        if place is not None:
            return (place,), "context"
    if trigger.kind in VIOLENT and _tells_of_ship(sentence):
        return (), "none"
    town = _town_meant(trigger, sentence, before, towns)
    if town is not None:
        return (town,), "context"
    if before.places and before.age == 0 and _refers_back(trigger, before.kind):
        return before.places, "context"
    return (), "article" if trigger.kind in _THEATRE else "none"


def _town_meant(
    trigger: Trigger, sentence: Sentence, before: Before, towns: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The settlement that "the town", "the same village", "there", or "it" as what is taken, speaks of."""
    word = next((t for t in sentence.tokens if _means_town(t, trigger)), None)
    if word is None:
        return None
    start = sentence.char_span(word).start
    named = [p for p in towns if p.span.end <= start and _may_be(word, p)]
    if named:
        return named[-1]
    return before.town if before.town_age <= REACH and before.town and _may_be(word, before.town) else None


def _may_be(word: Token, town: PlaceMention) -> bool:
    """Whether the word may speak of the settlement: "the city" is no village."""
    return word.lemma_.lower() != "city" or (town.kind_hint or "").lower() not in _VILLAGES


def _means_town(token: Token, trigger: Trigger) -> bool:
    if token.i not in clause(trigger.verb):
        return False
    if token.lower_ == "there":
        return token.dep_ == "advmod" and token.head == trigger.verb
    if token.lower_ == "it":
        taken = trigger.kind == "control_change" and not trigger.is_noun
        return taken and token.dep_ in ("dobj", "nsubjpass") and token.head == trigger.token
    if token.lemma_.lower() not in _SETTLEMENTS or token.tag_ != "NN":
        return False
    known = any(c.dep_ in ("det", "amod") and c.lower_ in _SAME for c in token.children)
    return known and not any(c.dep_ in ("prep", "compound", "appos", "relcl", "acl") for c in token.children)


def _tells_of_ship(sentence: Sentence) -> bool:
    """What befalls a warship, as in "HMS X was hit" or "sank the cruiser", has no place on land."""
    warships = load_lexicon().cues["warship"]
    hit = [t for t in sentence.tokens if t.dep_ in ("dobj", "nsubjpass")]
    fronts = (h.doc[h.left_edge.i : h.i + 1] for h in hit)
    return any(_SHIP.match(words.text) or any(t.lemma_.lower() in warships for t in words) for words in fronts)


def _refers_back(trigger: Trigger, before: str) -> bool:
    """The clause leans on the event before: "The attack ...", "It deployed ..."."""
    subject = next((c for c in trigger.verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ in _BACK
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
