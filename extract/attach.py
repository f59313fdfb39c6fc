"""Join a trigger to its places: its own clause before the rest of the sentence.

What was used is recorded as the basis of the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.asides import is_office
from extract.cues import FALLS, is_clipped
from extract.doctext import text_of
from extract.inherit import speaks_of_town
from extract.lexicon import load_lexicon
from extract.model import PlaceBasis, PlaceMention
from extract.otherplaces import is_elsewhere, may_be_scene
from extract.resources import word_list
from extract.retell import points_back
from extract.sentence import Sentence, clause, governor, outer_clause
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# Words are said and people meet somewhere else than what they speak of: no place from another clause.
_OWN_CLAUSE_ONLY = frozenset({"statement", "talks"})


def places_of(trigger: Trigger, sentence: Sentence) -> tuple[tuple[PlaceMention, ...], PlaceBasis]:
    """The literal places of a trigger: its own phrase and clause first, then the sentence's."""
    literal = [
        p
        for p in sentence.places
        # "Drone strike": a town may be called so, but here it is the event's own word.
        if (p.use == "literal" or _is_what_fell(p, trigger, sentence) or _is_acted_on(p, trigger, sentence))
        and not _is_own_word(p, trigger, sentence)
        and not _is_border_party(p, sentence)
        and not _is_origin(p, trigger, sentence)
        and not ((at := sentence.token_at(p.span)) is not None and is_elsewhere(at, trigger.token, trigger.kind))
        and not is_office(p, sentence)
    ]
    if trigger.kind != "displacement":
        elsewhere = [p for p in literal if not ((token := sentence.token_at(p.span)) is not None and is_home(token))]
        literal = elsewhere or literal
    own = [p for p in literal if _governed(p, trigger, sentence)]
    if trigger.kind == "displacement":
        goals = [p for p in own if _is_destination(p, sentence)]
        around = {p.container for p in goals}
        own = [p for p in own if p not in goals and p.name not in around] or goals or own
    chosen = _struck(trigger, sentence) or own or [p for p in literal if _same_clause(p, trigger, sentence)]
    far = trigger.kind in _OWN_CLAUSE_ONLY or _stands_apart(trigger.verb) or speaks_of_town(trigger, sentence)
    far = far or (trigger.is_noun and points_back(trigger.token))
    if not chosen and not far:
        chosen = _nearby([p for p in literal if _may_be_scene(p, trigger, sentence)], trigger)
    chosen = _finest(_with_list(located(chosen, trigger, sentence), literal, sentence))
    chosen = chosen or [p for p in sentence.places if _closes_its_own(p, trigger, sentence)]
    if chosen:
        return tuple(chosen), "sentence"
    return (), "none"


def _is_what_fell(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """The subject of "fell", "surrendered" and "Hama followed" is the place that did."""
    token = sentence.token_at(place.span)
    lemma = trigger.token.lemma_.lower()
    falls = lemma == "follow" or (trigger.kind == "control_change" and lemma in FALLS | {"open"})
    falls = falls or (trigger.kind in _BEFALLS and is_clipped(trigger.token))
    if token is None or place.use == "demonym":  # "the Japanese surrendered": where, nobody says
        return False
    return falls and token.dep_ == "nsubj" and token.head == trigger.token


_BEFALLS = frozenset({"control_change", "shelling", "attack"})
_STRIKES = word_list("attach", "strikes")


def _struck(trigger: Trigger, sentence: Sentence) -> list[PlaceMention]:
    """The places that are the object of an attack: "X, together with Y, invaded Z" tells of Z."""
    if trigger.is_noun or trigger.token.lemma_.lower() not in _STRIKES:
        return []
    objects = [c for c in trigger.token.children if c.dep_ in ("dobj", "nsubjpass")]
    listed = {t.i for o in objects for t in (o, *o.conjuncts)}
    return [p for p in sentence.places_in(listed) if p.use in ("literal", "metonymic")]


_ACTED_ON = frozenset({"battle", "control_change", "shelling", "deployment"})


def _is_acted_on(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "forced the Yalu", "the Yalu was crossed": the object of what forces do, unproved as a place."""
    token = sentence.token_at(place.span)
    if place.use != "metonymic" or trigger.kind not in _ACTED_ON or token is None:
        return False
    return token.dep_ in ("dobj", "nsubjpass") and token.head == trigger.token and token.lower_ not in ("u.s.", "us")


_CLOSES = word_list("attach", "closes")


def _closes_its_own(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "X closed all its schools", "X sealed off the hospital": what a place shuts lies in it."""
    if place.use != "metonymic" or trigger.kind != "other" or trigger.token.lemma_.lower() not in _CLOSES:
        return False
    token = sentence.token_at(place.span)
    return token is not None and token.dep_ == "nsubj" and token.head == trigger.token


def _is_own_word(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a name is a word of the trigger ("Drone strike"), not where it stands within it ("meet at X in")."""
    if not place.span.overlaps(trigger.span):
        return False
    within = trigger.span.start < place.span.start and place.span.end < trigger.span.end
    token = sentence.token_at(place.span)
    return not within or token is None or token.dep_ != "pobj" or token.head.lower_ not in _WHERE


_GOES = word_list("attach", "goes")
# Of what moves, these say from where; others, as "withdraw", say where.
_MOVES = frozenset("cross march advance arrive come".split())
_SETS_OUT = word_list("attach", "sets_out")
_LEAVES = frozenset({"displacement", "control_change", "deployment"})


def _is_origin(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "bombers flew from X": where something set out, not where it did its work."""
    token = sentence.token_at(place.span)
    if token is None or token.dep_ != "pobj" or token.head.lower_ != "from":
        return False
    if trigger.kind == "other" and trigger.token.lemma_.lower() in _SETS_OUT:
        return False  # "the ship sailed from X on 15 June": what is told is that it set out
    moved = token.head.head
    if moved.dep_ == "nsubj" and moved.head.lemma_.lower() in _MOVES | {"reach"}:
        return True  # "the first train from X arrived"
    if token.head.dep_ == "conj":  # "from Mosul and from Syria"
        token = next((c for c in token.head.head.children if c.dep_ == "pobj"), token)
    return token.head.head.lemma_.lower() in (_MOVES if trigger.kind in _LEAVES else _GOES | _MOVES)


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
    alone = _stands_apart(verb) or speaks_of_town(trigger, sentence)
    area = clause(verb) if alone else clause(verb) | outer_clause(verb)
    return (
        token is not None and token.i in area and not (verb.dep_ == "conj" and _dated_apart(token, trigger, sentence))
    )


def _stands_apart(verb: Token) -> bool:
    """An adverbial clause with its own subject happens in a place of its own."""
    return verb.dep_ == "advcl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _may_be_scene(place: PlaceMention, trigger: Trigger, sentence: Sentence) -> bool:
    token = sentence.token_at(place.span)
    if token is None or _is_destination(place, sentence) or not may_be_scene(token, trigger.token):
        return False
    return not _dated_apart(token, trigger, sentence)


def _dated_apart(token: Token, trigger: Trigger, sentence: Sentence) -> bool:
    """As in "broke out on the 21st, and routed them at X on the 8th": each clause with a day of its own."""
    theirs, own = clause(governor(token)), clause(trigger.verb)
    if theirs == own:
        return False
    tokens = [(t.when, at.i) for t in sentence.times if t.when.precision == "day" and (at := sentence.token_at(t.span))]
    ours = {when.edtf for when, at in tokens if at in own}
    other = {when.edtf for when, at in tokens if at in theirs}
    return bool(ours) and bool(other) and ours.isdisjoint(other)


def _nearby(literal: list[PlaceMention], trigger: Trigger) -> list[PlaceMention]:
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


_WHERE = frozenset("in at near outside inside".split())
_ROADS = word_list("attach", "roads")
_VISITED = frozenset("visit tour leave reach".split())
_BEYOND = frozenset("across beyond opposite towards toward".split())


def located(places: list[PlaceMention], trigger: Trigger, sentence: Sentence) -> list[PlaceMention]:
    """Drop the places that only describe who acts, what follows or which way, where others remain.

    As in "the governor of X proclaimed ... in Y", "Y fell, cutting X off", "Y, across the X". Words are
    said and people meet where an "in" or "at" puts them.
    """
    tokens = {p: t for p in places if (t := sentence.token_at(p.span)) is not None}
    kept = [p for p, t in tokens.items() if not _describes(t, trigger)]
    if trigger.kind in _OWN_CLAUSE_ONLY:
        there = [p for p in kept if (head := _whole(tokens[p])).dep_ == "pobj" and head.head.lower_ in _WHERE]
        return there or [p for p in kept if _is_met_at(tokens[p], trigger)]
    return kept or places


def _whole(token: Token) -> Token:
    """The noun a name stands in front of, or the first of its list: "in the X region"."""
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head != token:
        token = token.head
    return token


def _is_met_at(token: Token, trigger: Trigger) -> bool:
    """As in "visited X", "a trip to X", "the X talks": where words were said, not who said them or about what."""
    node = _whole(token)
    if node == trigger.token or trigger.subtype == "visit":
        return True
    travels = node.dep_ == "dobj" and node.head.lemma_.lower() in _VISITED
    return travels or (node.dep_ == "pobj" and node.head.lower_ in ("to", "into") and node.head.head == trigger.token)


def _describes(token: Token, trigger: Trigger) -> bool:
    """Whether a place belongs to the acting subject, to a participle's object, or lies across from another."""
    if trigger.is_noun or token.dep_ in ("nsubj", "nsubjpass"):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _BEYOND and token.head.head.pos_ == "PROPN":
        return True
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "from") and token.head.head.lemma_.lower() in _ROADS:
        return True
    node = token
    while node not in (trigger.token, node.head):
        if node.dep_ == "nsubj" and node.head == trigger.token:
            return True
        if node.dep_ == "dobj" and node.head.tag_ == "VBG" and node.head.head == trigger.token:
            return True
        node = node.head
    return False


def _listed(text: str, offset: int, one: PlaceMention, other: PlaceMention) -> bool:
    first, second = sorted((one.span, other.span))
    between = text[first.end - offset : second.start - offset].strip(" \n")
    return between in (",", "and", ", and", "&", "; and", ";", "and the", ", the")


_WIDE = frozenset("republic kingdom state federation union empire".split())


def _finest(places: list[PlaceMention]) -> list[PlaceMention]:
    """Drop the places that only contain another one ("Hadrut in the Karabakh")."""
    containers = {p.container for p in places if p.container and p.kind_hint not in _WIDE}
    fine = [p for p in places if p.name not in containers]
    return fine or places


def _is_border_party(place: PlaceMention, sentence: Sentence) -> bool:
    """As in "its borders with X": X is not where it happened, where the border cannot be told as a place."""
    if (place.kind_hint or "").startswith("border:"):
        return False
    token = sentence.token_at(place.span)
    for _ in range(6):
        if token is None or token.head == token:
            return False
        if (
            token.dep_ == "prep"
            and token.lower_ in ("with", "between", "of")
            and token.head.lemma_.lower() in ("border", "frontier")
        ):
            return True
        if token.dep_ not in ("pobj", "conj", "appos", "compound", "poss", "prep"):
            return False
        token = token.head
    return False
