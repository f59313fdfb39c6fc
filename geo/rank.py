"""Which place each mention of an article means: all mentions are resolved together.

Mentions are grouped by name (one sense per document), the gazetteer proposes candidates, and
:mod:`geo.evidence` weighs them. Pure apart from gazetteer look-ups, and deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from statistics import median
from typing import Protocol

import numpy as np

from extract.model import PlaceMention
from extract.placewords import COMMON_QUARTERS
from extract.resources import word_list
from geo.abstain import without_strays
from geo.evidence import DEFAULT, Group, Weights, score_alone, settle, softmax
from geo.gazetteer import distance_km
from geo.hints import HINT_WORDS, HINTS
from geo.model import Candidate, Place, Resolution
from geo.names import fold
from geo.quarters import in_their_towns

MAX_CANDIDATES = 40
RUNNERS_UP = 3
# A country reaches some three radii of the disc of its area from its middle; then a few hundred kilometres.
FAR_RADII = 3.0
_LANDS = {"country": 500.0, "region": 100.0}  # and how many kilometres more
_NOT_OF_TOWNS = frozenset({"water", "pass"})  # the river X is not at the town X
_DIRECTIONS = word_list("geo_rank", "directions")


class PlaceSource(Protocol):
    """What ranking needs of a gazetteer."""

    def candidates(self, name: str, limit: int = 50) -> list[Candidate]:
        """Places that bear the name."""

    def parents(self, id: str) -> tuple[str, ...]:
        """Ids of country, first- and second-level unit of a place."""

    def demonym(self, word: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) of an adjective or people."""

    def country(self, code: str) -> Place | None:
        """A country by its ISO 3166-1 alpha-2 code."""


class _Once:
    """A source that is asked for each name and place once an article."""

    def __init__(self, source: PlaceSource) -> None:
        self._source = source
        self._found: dict[str, list[Candidate]] = {}
        self._parents: dict[str, tuple[str, ...]] = {}
        self.demonym, self.country = source.demonym, source.country

    def candidates(self, name: str, limit: int = MAX_CANDIDATES) -> list[Candidate]:
        """Places that bear the name, at most :data:`MAX_CANDIDATES`."""
        if name not in self._found:
            self._found[name] = self._source.candidates(name, MAX_CANDIDATES)
        return self._found[name][:limit]

    def parents(self, id: str) -> tuple[str, ...]:
        """Ids of country, first- and second-level unit of a place."""
        if id not in self._parents:
            self._parents[id] = self._source.parents(id)
        return self._parents[id]


def resolve(
    mentions: Sequence[PlaceMention],
    gazetteer: PlaceSource,
    weights: Weights = DEFAULT,
    *,
    runners_up: int = RUNNERS_UP,
) -> list[Resolution]:
    """Resolve all mentions of one article, in their order.

    A mention whose name nothing bears gets ``place`` None and the reason. ``score`` is the
    probability the rules give to the chosen place among its candidates; ``runners_up`` caps how many of
    the others are told.
    """
    gazetteer = _Once(gazetteer)
    groups = _group(mentions, gazetteer)
    known = [group for group in groups if group.candidates]
    for group in known:
        score_alone(group, weights)
    # A name that many towns have for a part says nothing of where the others lie.
    settle([group for group in known if fold(group.name) not in COMMON_QUARTERS], weights)
    results: dict[int, Resolution] = {}
    for group in groups:
        one = _resolution(mentions[group.mentions[0]], group, runners_up, weights.unknown)
        for index in group.mentions:
            results[index] = replace(one, mention=mentions[index])
    told = in_their_towns([results[index] for index in range(len(mentions))], gazetteer)
    holders, areas = _holders(told), _areas(told)
    return without_strays([_where_said(one, holders, areas) for one in told])


def _where_said(one: Resolution, holders: Mapping[tuple[str, str], str], areas: Mapping[str, Place]) -> Resolution:
    """Leave open a place that is far from the land the words put it in: "Memphis in Egypt", "Pinetown, Ohio".

    What one mention says holds for those of the same name that say nothing.
    """
    place = one.place
    if place is None or place.kind in _LANDS:
        return one
    container = one.mention.container or holders.get((place.id, fold(one.mention.name)))
    land = areas.get(container) if container is not None else None
    if land is None or (land.kind == "country" and land.country == place.country):
        return one
    if distance_km(place.lon, place.lat, land.lon, land.lat) <= FAR_RADII * land.uncertainty_km + _LANDS[land.kind]:
        return one  # a border, or whose land it is, may be in dispute
    reason = f"The text puts it in {land.label}, and no place called {one.mention.name!r} is known there."
    return replace(one, place=None, score=0.0, reasons=(reason,))


def _holders(told: Sequence[Resolution]) -> dict[tuple[str, str], str]:
    """The area first named as the holder of a place, by the place's id and its folded name."""
    found: dict[tuple[str, str], str] = {}
    for one, after in zip_longest(told, told[1:]):
        holder = one.mention.container or _beside(one, after)
        if one.place is not None and holder:
            found.setdefault((one.place.id, fold(one.mention.name)), holder)
    return found


def _beside(one: Resolution, after: Resolution | None) -> str | None:
    """The region right after a name: "Pinetown, Ohio"."""
    if after is None or after.place is None or after.place.kind != "region" or after.mention.use == "demonym":
        return None
    return after.mention.name if after.mention.span.start - one.mention.span.end == len(", ") else None


def _areas(told: Sequence[Resolution]) -> dict[str, Place]:
    """The first area that each name resolved to."""
    found: dict[str, Place] = {}
    for one in told:
        if one.place is not None and one.place.kind in _LANDS:
            found.setdefault(one.mention.name, one.place)
    return found


def _group(mentions: Sequence[PlaceMention], gazetteer: PlaceSource) -> list[Group]:
    """Group mentions by name; those with another container than the rest of their name stand apart."""
    containers = [_container_ids(mentions, index, gazetteer) for index in range(len(mentions))]
    groups: dict[tuple[str, frozenset[str], str], Group] = {}
    senses: dict[str, set[frozenset[str]]] = {}
    for mention, inside in zip(mentions, containers, strict=True):
        senses.setdefault(fold(mention.name), set()).update({inside} if inside else ())
    for index, mention in enumerate(mentions):
        key = fold(mention.name)
        inside = containers[index]
        if not inside and len(senses[key]) == 1:
            inside = next(iter(senses[key]))
        hint = _hint(mention)
        area = hint if hint in ("district", "region") else ""  # "Fuzuli" may stand beside "Fuzuli district"
        group = groups.setdefault((key, inside, area), Group(mention.name, inside=set(inside)))
        _join(group, index, mention, hint)
    for group in groups.values():
        group.candidates = _candidates(group, gazetteer)
        group.parents = [gazetteer.parents(candidate.place.id) for candidate in group.candidates]
    return list(groups.values())


def _hint(mention: PlaceMention) -> str:
    """The kind of place that the words beside the mention call for, or an empty string."""
    word = (mention.kind_hint or "").lower()
    return HINT_WORDS.get(word, word if word in HINTS else "")


def _join(group: Group, index: int, mention: PlaceMention, hint: str) -> None:
    group.mentions.append(index)
    group.governs |= mention.use == "metonymic"
    if hint:
        group.hints.add(hint)
    if mention.country:
        group.countries.add(mention.country)


def _candidates(group: Group, gazetteer: PlaceSource) -> list[Candidate]:
    """What the name may mean: as it stands, without its kind word or direction, or a people's country."""
    found = gazetteer.candidates(group.name, MAX_CANDIDATES)
    words = group.name.split()
    if not found and len(words) > 1 and words[-1].lower() in HINT_WORDS:
        hint = HINT_WORDS[words[-1].lower()]
        group.hints.add(hint)
        found = gazetteer.candidates(" ".join(words[:-1]), MAX_CANDIDATES)
        if hint in _NOT_OF_TOWNS:
            found = [candidate for candidate in found if candidate.place.kind in HINTS[hint]]
    if not found and len(words) > 1 and words[0].lower() in _DIRECTIONS:
        found = gazetteer.candidates(" ".join(words[1:]), MAX_CANDIDATES)
    people = gazetteer.country(gazetteer.demonym(group.name) or "")
    if people is not None:
        found = [Candidate(people, "demonym"), *(c for c in found if c.place.id != people.id)]
    return found


def _container_ids(mentions: Sequence[PlaceMention], index: int, gazetteer: PlaceSource) -> frozenset[str]:
    """Ids of the areas that the words say hold the mention: its container, or the next in "X, Y".

    Two mentions two characters apart are "X, Y" or "X (Y)"; in a list nothing lies inside its
    neighbour, so the check for containment sorts those out.
    """
    mention = mentions[index]
    names = [mention.container] if mention.container else []
    if index + 1 < len(mentions) and 1 <= mentions[index + 1].span.start - mention.span.end <= 2:
        names.append(mentions[index + 1].name)
    areas = {"country", "region", "district"}
    ids = {
        candidate.place.id
        for name in names
        for candidate in gazetteer.candidates(name, MAX_CANDIDATES)
        if candidate.place.kind in areas and fold(name) != fold(mention.name)
    }
    if not ids:
        return frozenset()
    held = (set(gazetteer.parents(c.place.id)) for c in gazetteer.candidates(mention.name, MAX_CANDIDATES))
    return frozenset().union(*(ids & parents for parents in held))


def _resolution(mention: PlaceMention, group: Group, runners_up: int, unknown: float) -> Resolution:
    if not group.candidates:
        return Resolution(mention, None, 0.0, (f"No place of the gazetteer is called {mention.name!r}.",))
    odds = softmax(np.append(group.scores, unknown))[:-1]
    order = sorted(range(len(odds)), key=lambda index: (-odds[index], index))
    chosen = group.candidates[order[0]]
    runners = tuple(
        Candidate(group.candidates[i].place, group.candidates[i].match, round(float(odds[i]), 4))
        for i in order[1 : runners_up + 1]
    )
    return Resolution(mention, chosen.place, round(float(odds[order[0]]), 4), _reasons(group, order[0]), runners)


def _reasons(group: Group, index: int) -> tuple[str, ...]:
    """What spoke for the chosen candidate, the strongest kinds of evidence in words."""
    place, reasons = group.candidates[index].place, list(group.notes[index])
    if len(group.candidates) == 1:
        reasons.append("It is the only known place of that name.")
    if group.candidates[index].match == "demonym":
        reasons.append(f"{group.name!r} is a word for people or things of {place.name}.")
    reasons += [text for key, text in _CONTEXT_WORDS.items() if _speaks(group, key, index)]
    if not reasons:
        reasons.append("It is the best known place of that name.")
    return tuple(reasons)


_CONTEXT_WORDS = {
    "near": "Other places of the article lie near it.",
    "inside": "The article names the area it lies in.",
    "land": "The article is about its country.",
}


def _speaks(group: Group, key: str, index: int) -> bool:
    """Whether the evidence is strong, and not the same for a rival."""
    values = group.context.get(key)
    if values is None:
        return False
    return bool(values[index] >= 0.4 and (len(values) == 1 or values[index] > median(values.tolist())))
