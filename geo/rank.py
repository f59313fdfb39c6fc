"""Which place each mention of an article means: all mentions are resolved together.

A score adds what speaks for a candidate: how well known it is, how the name matched, the words around
it (container, kind, country), and how well it fits the other places of the article. The rules know
kinds of places and distances, no names. Pure apart from gazetteer look-ups, and deterministic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extract.model import PlaceMention
from geo.model import Candidate, Place, Resolution
from geo.names import fold

Floats = NDArray[np.float64]
EARTH_KM = 6371.0088
MAX_CANDIDATES = 40
ROUNDS = 3  # the choice is stable after two on nearly all articles of the public sets
RUNNERS_UP = 3
CITY_SHARE = 0.4  # of an area's people, from which the area is the town and its suburbs


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


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in units of log odds.

    Set by hand and adjusted on LGL and TR-News (each on one, checked on the other).
    """

    population: float = 0.85  # a tenfold population
    country: float = 2.0
    region: float = 1.5
    district: float = -0.9
    capital: float = 1.5
    own: float = 2.0
    folded: float = -0.5
    alternate: float = -2.0
    container: float = 5.0
    hint: float = 4.0
    demonym: float = 3.0
    land: float = 2.5
    near: float = 4.8
    reach_km: float = 150.0
    state: float = 1.0
    inside: float = 1.0
    people: float = 6.0  # the name is a demonym
    seat: float = -1.2  # an area, when a town of the same name lies in it
    city: float = -4.0  # the same, when that town is most of the area
    unknown: float = 1.0  # the name means a place that the gazetteer lacks
    heat: float = 2.5  # how far behind its name's best candidate a place may be and still count as near


DEFAULT = Weights()
_HINTS: dict[str, frozenset[str]] = {
    "settlement": frozenset({"settlement"}),
    "district": frozenset({"district"}),
    "region": frozenset({"region", "district"}),
    "country": frozenset({"country"}),
    "pass": frozenset({"pass"}),
    "site": frozenset({"site"}),
    "water": frozenset({"water"}),
}
_HINT_WORDS: dict[str, str] = {
    "city": "settlement",
    "township": "settlement",
    "town": "settlement",
    "village": "settlement",
    "settlement": "settlement",
    "capital": "settlement",
    "county": "district",
    "district": "district",
    "province": "region",
    "region": "region",
    "state": "region",
    "oblast": "region",
    "governorate": "region",
    "country": "country",
    "republic": "country",
    "pass": "pass",
    "corridor": "pass",
    "sea": "water",
    "lake": "water",
    "river": "water",
}
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower greater downtown"
    " northeastern northwestern southeastern southwestern mainland rural".split()
)


@dataclass(slots=True)
class _Group:
    """Mentions that share a name, and so a meaning: one sense per document."""

    name: str
    mentions: list[int] = field(default_factory=list)
    hints: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    candidates: list[Candidate] = field(default_factory=list)
    parents: list[tuple[str, ...]] = field(default_factory=list)
    context: dict[str, Floats] = field(default_factory=dict)
    fixed: Floats = field(default_factory=lambda: np.zeros(0))
    scores: Floats = field(default_factory=lambda: np.zeros(0))
    notes: list[list[str]] = field(default_factory=list)


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
    groups = _group(mentions, gazetteer)
    known = [group for group in groups if group.candidates]
    for group in known:
        _score_alone(group, weights)
    _settle(known, weights)
    results: dict[int, Resolution] = {}
    for group in groups:
        for index in group.mentions:
            results[index] = _resolution(mentions[index], group, runners_up, weights.unknown)
    return [results[index] for index in range(len(mentions))]


# -- gathering ------------------------------------------------------------------------------------


def _group(mentions: Sequence[PlaceMention], gazetteer: PlaceSource) -> list[_Group]:
    """Group mentions by name; those with another container than the rest of their name stand apart."""
    containers = [_container_ids(mentions, index, gazetteer) for index in range(len(mentions))]
    groups: dict[tuple[str, frozenset[str]], _Group] = {}
    senses: dict[str, set[frozenset[str]]] = {}
    for mention, inside in zip(mentions, containers, strict=True):
        senses.setdefault(fold(mention.name), set()).update({inside} if inside else ())
    for index, mention in enumerate(mentions):
        key = fold(mention.name)
        inside = containers[index]
        if not inside and len(senses[key]) == 1:
            inside = next(iter(senses[key]))
        group = groups.setdefault((key, inside), _Group(mention.name, inside=set(inside)))
        _join(group, index, mention)
    for group in groups.values():
        group.candidates = _candidates(group, gazetteer)
        group.parents = [gazetteer.parents(candidate.place.id) for candidate in group.candidates]
    return list(groups.values())


def _join(group: _Group, index: int, mention: PlaceMention) -> None:
    group.mentions.append(index)
    hint = _HINT_WORDS.get(mention.kind_hint or "", mention.kind_hint or "")
    if hint in _HINTS:
        group.hints.add(hint)
    if mention.country:
        group.countries.add(mention.country)


def _candidates(group: _Group, gazetteer: PlaceSource) -> list[Candidate]:
    """What the name may mean: as it stands, without its kind word or direction, or a people's country."""
    found = gazetteer.candidates(group.name, MAX_CANDIDATES)
    words = group.name.split()
    if not found and len(words) > 1 and words[-1].lower() in _HINT_WORDS:
        group.hints.add(_HINT_WORDS[words[-1].lower()])
        found = gazetteer.candidates(" ".join(words[:-1]), MAX_CANDIDATES)
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


# -- scoring --------------------------------------------------------------------------------------


def _score_alone(group: _Group, weights: Weights) -> None:
    """Score each candidate by what is known without the other places."""
    group.notes = [[] for _ in group.candidates]
    group.fixed = np.array([_alone(group, index, weights) for index in range(len(group.candidates))])
    group.scores = group.fixed.copy()


def _alone(group: _Group, index: int, weights: Weights) -> float:
    candidate, notes = group.candidates[index], group.notes[index]
    place = candidate.place
    score = weights.population * math.log10(place.population + 100) + _match_score(candidate, weights)
    score += _kind_score(group, place, weights)
    if group.inside and group.inside & set(group.parents[index]):
        score += weights.container
        notes.append("The text beside it names the area it lies in.")
    if group.hints and any(place.kind in _HINTS[hint] for hint in group.hints):
        score += weights.hint
        notes.append(f"The words beside it call for a {place.kind}.")
    if place.country and place.country in group.countries:
        score += weights.demonym
        notes.append(f"The words beside it point to its country, {place.country}.")
    return score


def _match_score(candidate: Candidate, weights: Weights) -> float:
    scores = {"folded": weights.folded, "alternate": weights.alternate, "demonym": weights.people}
    return scores.get(candidate.match, 0.0)


def _kind_score(group: _Group, place: Place, weights: Weights) -> float:
    score = {"country": weights.country, "region": weights.region, "district": weights.district}.get(place.kind, 0.0)
    if place.kind == "district" and fold(place.name) == fold(group.name) and " " in group.name:
        score -= weights.district  # "Cook County" is the district's whole name
    if place.kind in ("region", "district") and not group.hints:
        score += _seat_score(group, place, weights)
    if place.feature == "PPLC":
        score += weights.capital
    if place.id.startswith("dl:"):
        score += weights.own
    return score


def _seat_score(group: _Group, area: Place, weights: Weights) -> float:
    """What an area loses to the town of the same name in it: people mean the town."""
    pairs = zip(group.candidates, group.parents, strict=True)
    held = [c.place for c, units in pairs if c.place.kind == "settlement" and area.id in units[1:]]
    if not held:
        return 0.0
    most = max(town.population for town in held) >= CITY_SHARE * area.population
    return weights.city if most else weights.seat


def _settle(groups: list[_Group], weights: Weights) -> None:
    """Let the names speak to one another until the choice is stable."""
    if not groups:
        return
    company = _Company(groups, weights)
    for _ in range(ROUNDS):
        scores = [group.scores for group in groups]
        near, state = company.of(scores, company.distance), company.of(scores, company.state)
        odds = [_softmax(own) for own in scores]
        best = [int(p.argmax()) for p in odds]
        sure = np.array([p[b] for p, b in zip(odds, best, strict=True)])
        for position, group in enumerate(groups):
            land = _land_share(groups, best, sure, position)
            inside = _inside_share(groups, best, sure, position)
            group.context = {"near": near[position], "state": state[position], "land": land, "inside": inside}
            group.scores = group.fixed + sum(getattr(weights, key) * part for key, part in group.context.items())


class _Company:
    """How well each candidate fits some reading of the other names: spatial minimality.

    For every other name, the candidate that fits best by kernel and plausibility counts; so two names
    that are both ambiguous can still settle each other.
    """

    def __init__(self, groups: list[_Group], weights: Weights) -> None:
        places = [c.place for group in groups for c in group.candidates]
        vectors = _vectors(places)
        angle = np.arccos(np.clip(vectors @ vectors.T, -1.0, 1.0))
        local = np.array([_is_local(place) for place in places])
        units = np.array(
            [_state(c.place, held) for group in groups for c, held in zip(group.candidates, group.parents, strict=True)]
        )
        self.distance: Floats = np.exp(-EARTH_KM * angle / weights.reach_km) * local
        self.state: Floats = ((units[:, None] == units) & (units != "")).astype(float)
        names = np.array([fold(group.name) for group in groups for _ in group.candidates])
        apart = names[:, None] != names  # a name is no company for itself
        self.distance, self.state = self.distance * apart, self.state * apart
        self.bounds = np.cumsum([0, *(len(group.candidates) for group in groups)])
        self.heat = weights.heat

    def of(self, scores: list[Floats], kernel: Floats) -> list[Floats]:
        """For each name and candidate a value from 0 to 1, given the scores of all candidates."""
        plausible = np.concatenate([np.exp((own - own.max()) / self.heat) for own in scores])
        best = np.maximum.reduceat(kernel * plausible, self.bounds[:-1], axis=1)
        near = 1.0 - np.exp(-best.sum(axis=1))
        return [near[a:b] for a, b in zip(self.bounds[:-1], self.bounds[1:], strict=True)]


def _state(place: Place, parents: tuple[str, ...]) -> str:
    """The first-level unit of a place, itself when it is one."""
    if place.feature == "ADM1":
        return place.id
    return parents[1] if len(parents) > 1 else ""


def _is_local(place: Place) -> float:
    return 0.0 if place.kind == "country" else 1.0 if place.kind != "region" else 0.5


def _vectors(places: list[Place]) -> Floats:
    """Unit vectors of points in degrees, one a row."""
    lon = np.radians([place.lon for place in places])
    lat = np.radians([place.lat for place in places])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _land_share(groups: list[_Group], best: list[int], sure: Floats, position: int) -> Floats:
    """For each candidate, how much of the other places' evidence is for its country, 0 to 1."""
    weight: dict[str, float] = {}
    for index, group in enumerate(groups):
        for land in group.countries:
            weight[land] = weight.get(land, 0.0) + 1.0
        if index != position:
            land = group.candidates[best[index]].place.country
            weight[land] = weight.get(land, 0.0) + float(sure[index])
    total = sum(weight.values()) + 0.5
    own = groups[position].candidates
    return np.array([weight.get(c.place.country, 0.0) / total for c in own])


def _inside_share(groups: list[_Group], best: list[int], sure: Floats, position: int) -> Floats:
    """Whether another name of the article is a first- or second-level unit that holds the candidate."""
    units: dict[str, float] = {}
    for index, group in enumerate(groups):
        place = group.candidates[best[index]].place
        if index != position and place.kind in ("region", "district"):
            units[place.id] = max(units.get(place.id, 0.0), float(sure[index]))
    parents = groups[position].parents
    return np.array([max((units.get(unit, 0.0) for unit in held), default=0.0) for held in parents])


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    odds: Floats = powers / powers.sum()
    return odds


# -- results --------------------------------------------------------------------------------------


def _resolution(mention: PlaceMention, group: _Group, runners_up: int, unknown: float) -> Resolution:
    if not group.candidates:
        return Resolution(mention, None, 0.0, (f"No place of the gazetteer is called {mention.name!r}.",))
    odds = _softmax(np.append(group.scores, unknown))[:-1]
    order = sorted(range(len(odds)), key=lambda index: (-odds[index], index))
    chosen = group.candidates[order[0]]
    runners = tuple(
        Candidate(group.candidates[i].place, group.candidates[i].match, round(float(odds[i]), 4))
        for i in order[1 : runners_up + 1]
    )
    return Resolution(mention, chosen.place, round(float(odds[order[0]]), 4), _reasons(group, order[0]), runners)


def _reasons(group: _Group, index: int) -> tuple[str, ...]:
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


def _speaks(group: _Group, key: str, index: int) -> bool:
    """Whether the evidence is strong, and not the same for a rival."""
    values = group.context[key]
    return bool(values[index] >= 0.4 and (len(values) == 1 or values[index] > np.median(values)))
