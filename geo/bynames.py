"""What a name that several places share, as their own or as another name of theirs, says of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Candidate, Place

if TYPE_CHECKING:
    from geo.evidence import Group

LARGE = 100_000  # people in a town that holds its name against a capital once called so
CITY = 500_000  # people in a city whose other name may be its usual one abroad


def dwarfs(group: Group, candidate: Candidate) -> bool:
    """Whether a city under another name of it has a hundred times the people of any place of that name."""
    if candidate.match != "alternate" or candidate.place.kind != "settlement" or candidate.place.population < CITY:
        return False
    others = [c for c in group.candidates if c.place.id != candidate.place.id]
    if any(c.match != "alternate" and c.place.kind not in ("settlement", "district") for c in others):
        return False  # "Mexico", "New York", "White House"
    rivals = (c.place.population for c in others if c.place.kind == "settlement")
    return candidate.place.population >= 100 * max(rivals, default=0)


def outshone(group: Group, candidate: Candidate) -> bool:
    """Whether its name here is only another name of it, and a larger town's own."""
    if candidate.match != "alternate" or candidate.place.kind != "settlement":
        return False
    rivals = (c.place for c in group.candidates if c.match == "primary" and c.place.kind == "settlement")
    return any(rival.population > max(candidate.place.population, LARGE) for rival in rivals)


def is_byname(group: Group, candidate: Candidate) -> bool:
    """Whether an area or a town bears only as another name what a sea or a river is called."""
    if candidate.match != "alternate" or candidate.place.kind not in ("region", "district", "settlement"):
        return False
    return any(c.match == "primary" and c.place.kind == "water" for c in group.candidates)


def shares_country_name(group: Group, place: Place) -> bool:
    """Whether a state or province is called as the country it lies in: "Mexico" is the country."""
    others = (c.place for c in group.candidates if c.place.kind == "country" and c.match == "primary")
    return not group.hints and any(other.country == place.country for other in others)


def is_called_as_country(group: Group, candidate: Candidate) -> bool:
    """Whether a capital's other name is its country's own: "Kuwait" is the country."""
    if candidate.match != "alternate":
        return False
    return any(c.match == "primary" and c.place.kind == "country" for c in group.candidates)


def unrivalled(group: Group) -> bool:
    """Whether no other large town bears the name as its own: Kiev is Kyiv, but Philadelphia is not Amman."""
    own = (c.place for c in group.candidates if c.match != "alternate")
    return not any(place.kind == "settlement" and place.population >= LARGE for place in own)
