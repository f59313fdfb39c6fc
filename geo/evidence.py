"""What speaks for a candidate: the name, the words around it, and the other places of the article.

Scores are log odds. The rules know kinds of places and distances, no names. Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from geo.bynames import dwarfs, is_byname, is_called_as_country, outshone, shares_country_name, unrivalled
from geo.gazetteer import EARTH_KM, distance_km
from geo.hints import HINTS
from geo.model import Candidate, Place
from geo.names import fold

Floats = NDArray[np.float64]
ROUNDS = 3  # the choice is stable after two on nearly all articles of the public sets
CITY_SHARE = 0.4  # of an area's people, from which the area is the town and its suburbs
# Every candidate is compared with every other: 3,000 at most, in 100 MB and half a second.
MAX_COMPARED = 3000
FEWEST = 3  # candidates a name keeps at least when an article has very many names


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in units of log odds.

    Set by hand, then moved one at a time, by a fifth or two, to what serves LGL and TR-News both: from .850
    and .906 within 161 km to .869 and .917. Moved on one set only, they reach .858 and .912 on the other.
    """

    population: float = 0.85  # a tenfold population
    country: float = 2.0
    region: float = 1.5
    district: float = -0.9
    capital: float = 2.5
    governs: float = 2.0  # a capital, where the name stands for a government
    own: float = 2.0
    folded: float = -0.5
    alternate: float = -2.0
    byname: float = -5.0  # an alternate name that is a sea's or a river's own, or its country's
    outshone: float = -2.0  # an alternate name that is a larger town's own
    container: float = 5.0
    hint: float = 4.0
    demonym: float = 3.0
    land: float = 2.5
    near: float = 4.8
    reach_km: float = 150.0
    state: float = 1.0
    inside: float = 1.0
    people: float = 6.0  # the name is a demonym
    # An area, when a town of the same name lies in it. -1.2 serves the sets a little better (.917, .869 against
    # .913, .867), but an event "in Kherson" is in the town.
    seat: float = -2.5
    city: float = -4.0  # the same, when that town is most of the area
    unknown: float = 1.0  # the name means a place that the gazetteer lacks
    heat: float = 2.5  # how far behind its name's best candidate a place may be and still count as near


DEFAULT = Weights()


@dataclass(slots=True)
class Group:
    """Mentions that share a name, and so a meaning: one sense per document."""

    name: str
    mentions: list[int] = field(default_factory=list)
    hints: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    governs: bool = False  # it stands for a government: "Washington said"
    candidates: list[Candidate] = field(default_factory=list)
    parents: list[tuple[str, ...]] = field(default_factory=list)
    context: dict[str, Floats] = field(default_factory=dict)
    fixed: Floats = field(default_factory=lambda: np.zeros(0))
    scores: Floats = field(default_factory=lambda: np.zeros(0))
    notes: list[list[str]] = field(default_factory=list)


def score_alone(group: Group, weights: Weights) -> None:
    """Score each candidate by what is known without the other places."""
    group.notes = [[] for _ in group.candidates]
    group.fixed = np.array([_alone(group, index, weights) for index in range(len(group.candidates))])
    group.scores = group.fixed.copy()


def _alone(group: Group, index: int, weights: Weights) -> float:
    candidate, notes = group.candidates[index], group.notes[index]
    place = candidate.place
    score = weights.population * math.log10(place.population + 100) + _match_score(group, candidate, weights)
    score += _kind_score(group, candidate, weights) + (weights.outshone if outshone(group, candidate) else 0.0)
    if group.inside and group.inside & set(group.parents[index]):
        score += weights.container
        notes.append("The text beside it names the area it lies in.")
    if group.hints and any(place.kind in HINTS[hint] for hint in group.hints):
        score += weights.hint
        notes.append(f"The words beside it call for a {place.kind}.")
    if place.country and place.country in group.countries:
        score += weights.demonym
        notes.append(f"The words beside it point to its country, {place.country}.")
    return score


def _match_score(group: Group, candidate: Candidate, weights: Weights) -> float:
    scores = {"folded": weights.folded, "alternate": weights.alternate, "demonym": weights.people}
    if dwarfs(group, candidate):
        return weights.folded  # "Cologne", "Danzig": what the world calls a city
    score = scores.get(candidate.match, 0.0)
    return score + (weights.byname if is_byname(group, candidate) else 0.0)


def _kind_score(group: Group, candidate: Candidate, weights: Weights) -> float:
    place = candidate.place
    score = {"country": weights.country, "region": weights.region, "district": weights.district}.get(place.kind, 0.0)
    if place.kind == "district" and fold(place.name) == fold(group.name) and " " in group.name:
        score -= weights.district  # "Cook County" is the district's whole name
    if place.kind in ("region", "district") and not group.hints:
        score += _seat_score(group, place, weights)
    if (
        place.feature == "PPLC"
        and not is_called_as_country(group, candidate)
        and (candidate.match != "alternate" or unrivalled(group))
    ):
        if candidate.match == "alternate":
            score -= weights.alternate  # "Kiev", "Rangoon": a capital's other name is nobody else's
        score += weights.capital + (weights.governs if group.governs else 0.0)
    if place.kind == "region" and shares_country_name(group, place):
        score += weights.byname
    if place.id.startswith("dl:"):
        score += weights.own
    return score


def _seat_score(group: Group, area: Place, weights: Weights) -> float:
    """What an area loses to the town of the same name in it: people mean the town."""
    pairs = zip(group.candidates, group.parents, strict=True)
    held = [
        c.place for c, units in pairs if c.place.kind == "settlement" and (area.id in units[1:] or _within(area, c))
    ]
    if not held:
        return 0.0
    most = max(town.population for town in held) >= CITY_SHARE * area.population
    return weights.city if most else weights.seat


def _within(area: Place, town: Candidate) -> bool:
    """Whether a town lies where an area does, to whichever country the index gives each (Jerusalem)."""
    place = town.place
    return town.match != "alternate" and distance_km(area.lon, area.lat, place.lon, place.lat) <= area.uncertainty_km


def settle(groups: list[Group], weights: Weights) -> None:
    """Let the names speak to one another until the choice is stable."""
    groups = groups[: MAX_COMPARED // FEWEST]  # names beyond are judged alone
    if not groups:
        return
    _trim(groups)
    company = _Company(groups, weights)
    for _ in range(ROUNDS):
        scores = [group.scores for group in groups]
        near, state = company.of(scores, company.distance), company.of(scores, company.state)
        odds = [softmax(own) for own in scores]
        best = [int(p.argmax()) for p in odds]
        sure = np.array([p[b] for p, b in zip(odds, best, strict=True)])
        lands, units = _land_weights(groups, best, sure), _units(groups, best, sure)
        for position, group in enumerate(groups):
            land = _land_share(group, best[position], float(sure[position]), lands)
            inside = _inside_share(group, units, position)
            group.context = {"near": near[position], "state": state[position], "land": land, "inside": inside}
            group.scores = group.fixed + sum(getattr(weights, key) * part for key, part in group.context.items())


def _trim(groups: list[Group]) -> None:
    """Keep the likeliest candidates of each name, so many that all can be compared with all."""
    most = max(FEWEST, MAX_COMPARED // len(groups))
    for group in groups:
        if len(group.candidates) > most:
            kept = sorted(np.argsort(-group.fixed, kind="stable")[:most].tolist())
            group.candidates = [group.candidates[index] for index in kept]
            group.parents = [group.parents[index] for index in kept]
            group.notes = [group.notes[index] for index in kept]
            group.fixed, group.scores = group.fixed[kept], group.scores[kept]


class _Company:
    """How well each candidate fits some reading of the other names: spatial minimality.

    For every other name, the candidate that fits best by kernel and plausibility counts; so two names
    that are both ambiguous can still settle each other.
    """

    def __init__(self, groups: list[Group], weights: Weights) -> None:
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


def _land_weights(groups: list[Group], best: list[int], sure: Floats) -> dict[str, float]:
    """The evidence of all names for each country: words beside them, and their likeliest candidates."""
    weight: dict[str, float] = {}
    for index, group in enumerate(groups):
        for land in group.countries:
            weight[land] = weight.get(land, 0.0) + 1.0
        land = group.candidates[best[index]].place.country
        weight[land] = weight.get(land, 0.0) + float(sure[index])
    return weight


def _land_share(group: Group, best: int, sure: float, weight: dict[str, float]) -> Floats:
    """For each candidate, how much of the other names' evidence is for its country, 0 to 1."""
    own = group.candidates[best].place.country
    total = sum(weight.values()) - sure + 0.5
    lands = [c.place.country for c in group.candidates]
    return np.array([(weight.get(land, 0.0) - (sure if land == own else 0.0)) / total for land in lands])


Units = dict[str, list[tuple[float, int]]]


def _units(groups: list[Group], best: list[int], sure: Floats) -> Units:
    """The units of first and second level that names likely mean: how sure each name is, its position; surest first."""
    units: Units = {}
    for position, group in enumerate(groups):
        place = group.candidates[best[position]].place
        if place.kind in ("region", "district"):
            units.setdefault(place.id, []).append((float(sure[position]), position))
    return {unit: sorted(names, reverse=True) for unit, names in units.items()}


def _inside_share(group: Group, units: Units, position: int) -> Floats:
    """How sure another name of the article is of a first- or second-level unit that holds the candidate."""
    return np.array([max((_surest(units, unit, position) for unit in held), default=0.0) for held in group.parents])


def _surest(units: Units, unit: str, position: int) -> float:
    """How sure the names are of a unit, without the name at a position."""
    return next((sure for sure, other in units.get(unit, ()) if other != position), 0.0)


def softmax(scores: Floats) -> Floats:
    """Probabilities of log odds."""
    powers = np.exp(scores - scores.max())
    odds: Floats = powers / powers.sum()
    return odds
