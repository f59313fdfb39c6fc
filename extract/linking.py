"""Which of an article's drafts may be of one incident, and the groups they make.

Two drafts are of different incidents when what they say of the kind, the day, the place or the figures
contradicts. Of several incidents a draft fits, it is of the one it shares most with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.lookup import NameLookup
from extract.model import Event, PlaceMention
from extract.resources import word_list
from extract.retell import Draft
from extract.sentence import Sentence
from extract.tolls import compatible
from extract.venues import is_aside

# A date a report gives for its incident may be a day off (overnight), and a victim dies days later.
_NEAR_DAYS = 1
_DEATH_DAYS = 45
# Sentences from the top that are the lead: what stands there is what the report is about.
LEAD = 4
_PARTS = word_list("linking", "parts")
# More towns than this in one clause are a list, however they are joined.
_TOWNS = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A draft and the names that say where it was: all of them, and those of settlements.

    ``several``: these are a list of towns, not a town and what it is in or near.
    """

    draft: Draft
    names: frozenset[str]
    settlements: frozenset[str]
    several: bool


def scene_of(draft: Draft, sentence: Sentence, lookup: NameLookup) -> Scene:
    """Return a draft with the towns and areas it states, but for homes, streets, hospitals and parts of a town."""
    if draft.event.place_basis != "sentence":
        return Scene(draft, frozenset(), frozenset(), False)
    within = {p.container for p in draft.event.places}
    places = [p for p in draft.event.places if p.name not in within and not _says_little(p, sentence)]
    towns = [p for p in places if _is_settlement(p.name, lookup)]
    return Scene(draft, frozenset(map(_folded, places)), frozenset(map(_folded, towns)), _is_list(towns, sentence))


def _folded(place: PlaceMention) -> str:
    return place.name.replace("\u2019", "'").casefold()


def _says_little(place: PlaceMention, sentence: Sentence) -> bool:
    """A home, a street, a hospital's town, or a part of a town, which no other name contradicts."""
    token = sentence.token_at(place.span)
    if token is None or is_aside(token):
        return token is not None
    return token.head.lemma_.lower() in _PARTS and token.dep_ in ("compound", "nmod", "amod")


def _is_settlement(name: str, lookup: NameLookup) -> bool:
    facts = lookup.known(name)
    return facts is not None and "settlement" in facts.kinds


def _is_list(towns: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """As in "in Hama and Idlib": several towns, none of which is where the other lies."""
    tokens = [t for p in towns if (t := sentence.token_at(p.span)) is not None]
    return len(towns) > _TOWNS or any(t.dep_ == "conj" and any(o in t.ancestors for o in tokens) for t in tokens)


def linked(scenes: Sequence[Scene]) -> list[list[Scene]]:
    """Group scenes, each with the incident it fits best, in the order of the text."""
    groups: list[list[Scene]] = []
    for scene in scenes:
        fitting = [g for g in groups if all(_may_be_one(scene, s) for s in g)]
        if not fitting:
            groups.append([scene])
        else:
            max(reversed(fitting), key=lambda g: _shared(scene, g)).append(scene)
    return groups


def _shared(scene: Scene, group: Sequence[Scene]) -> float:
    """How much a draft has in common with an incident: place, stated day, nearness in the text; weights by hand."""
    same_place = any(scene.settlements & s.settlements for s in group)
    same_day = any(_stated(scene) and _stated(s) and scene.draft.event.when == s.draft.event.when for s in group)
    near = scene.draft.sentence - group[-1].draft.sentence <= 1
    return 2.0 * same_place + 1.5 * near + 1.0 * same_day + 1.0 * (group[0].draft.sentence < LEAD)


def _stated(scene: Scene) -> bool:
    return scene.draft.event.date_basis in ("sentence", "context")


def _may_be_one(one: Scene, other: Scene) -> bool:
    mine, its = one.draft, other.draft
    if mine.sentence == its.sentence and not _same_words(mine.event, its.event):
        return False
    if not _kinds_agree(mine.event, its.event) or not _places_agree(one, other):
        return False
    return _days_agree(mine, its) or (_is_leaning(mine, its) and bool(one.settlements & other.settlements))


def _is_leaning(one: Draft, other: Draft) -> bool:
    """Whether one of two dates is only that of the sentences before: "the shooting in Hama" may be the one before."""
    return "context" in (one.event.date_basis, other.event.date_basis)


def _same_words(one: Event, other: Event) -> bool:
    """Whether two events of one sentence, told apart there, differ by less than their date or place."""
    same_day = one.when == other.when or "published" in (one.date_basis, other.date_basis)
    return same_day and (set(one.places) <= set(other.places) or set(other.places) <= set(one.places))


def _kinds_agree(one: Event, other: Event) -> bool:
    """An earthquake is no attack; an accident may be one ("an accidental shooting")."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or "casualties" in kinds or not any(_is_natural(e) for e in (one, other))


def _is_natural(event: Event) -> bool:
    return event.kind == "disaster" and event.subtype not in (None, "accident")


def _days_agree(one: Draft, other: Draft) -> bool:
    """Whether two drafts may be of one day, or the later one of a death that followed.

    A later date that stands away from its trigger is of something else (a charge, a hearing).
    """
    if any(d.event.when.end is None or d.event.date_basis not in ("sentence", "context") for d in (one, other)):
        return True
    before, after = sorted((one, other), key=lambda d: d.event.when.end or date.max)
    if before.event.when.end is None or after.event.when.start is None or not after.beside:
        return True
    slack = _DEATH_DAYS if after.event.kind == "casualties" else _NEAR_DAYS
    return (after.event.when.start - before.event.when.end).days <= slack


def _places_agree(one: Scene, other: Scene) -> bool:
    """Two settlements that share no name are two places; a wider area may hold the other."""
    if not one.names or not other.names:
        return True
    if not one.names & other.names and not compatible(one.draft.event.toll, other.draft.event.toll):
        return False
    return not one.settlements or not other.settlements or bool(one.settlements & other.settlements)
