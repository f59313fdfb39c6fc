"""Reports grouped by incident: pairs that may match, best first, and groups whose members all agree.

A report joins a group when on average it agrees with the members and is ruled out by none, so that a
series of strikes, each a day after the other, does not hang together by its links. Where very many report one
thing, each is held against some of the others, so that the work grows with the reports and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import product

from geo.model import LocatedEvent
from geo.sameness import ENOUGH, Wording, weight

Pair = tuple[int, int]
STRONG = 2 * ENOUGH
"""What a single link counts at most in the mean of a group's links."""
NEIGHBOURS = 60
"""Reports of one place and day that each is compared with; beyond so many, chains of them make one group."""
ASKED = 30
"""Members of a group that are asked whether another group is of their incident."""


def clusters(
    features: Sequence[LocatedEvent], wording: Wording, alike: Iterable[tuple[str, str]]
) -> list[list[LocatedEvent]]:
    """Return the features, grouped; the groups and their members stand in the order of ``features``.

    ``alike`` are pairs of articles whose wording alone makes their reports worth comparing.
    """
    known: dict[int, float] = {}

    def matched(one: int, other: int) -> float:
        low, high = (one, other) if one < other else (other, one)
        key = low * len(features) + high  # one number takes a third of the memory of two
        if key not in known:
            known[key] = weight(features[low], features[high], wording)
        return known[key]

    found = sorted({pair for pair in candidates(features, alike) if matched(*pair) >= ENOUGH})
    home = {index: [index] for index in range(len(features))}
    for one, other in sorted(found, key=lambda pair: (-matched(*pair), _differ(features, pair), pair)):
        first, second = home[one], home[other]
        if first is second:
            continue
        # One strong link must not outvote a member that disagrees.
        links = [min(STRONG, matched(a, b)) for a, b in product(_sample(first), _sample(second))]
        if sum(links) / len(links) >= ENOUGH:
            joined = sorted(first + second)
            home |= dict.fromkeys(joined, joined)
    return [[features[i] for i in group] for index, group in home.items() if group[0] == index]


def _differ(features: Sequence[LocatedEvent], pair: Pair) -> tuple[bool, bool]:
    """What decides between pairs of one weight: like joins like, a claim a claim, a battle a battle."""
    one, other = (features[index].event for index in pair)
    return one.kind != other.kind, one.status != other.status


def _sample(group: list[int]) -> list[int]:
    """Return some members, evenly spread; all where they are few."""
    if len(group) <= ASKED:
        return group
    return [group[at * len(group) // ASKED] for at in range(ASKED)]


def candidates(features: Sequence[LocatedEvent], alike: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Yield pairs worth weighing, lower index first: one place or cell and near days, or articles alike."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        for key in _keys(feature):
            blocks[key].append(index)
    for block in blocks.values():
        for at, index in enumerate(block):
            yield from ((index, other) for other in block[at + 1 : at + 1 + NEIGHBOURS])
    held: dict[str, list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        for name in {source.article.name for source in feature.sources}:
            held[name].append(index)
    for one, other in alike:
        for a, b in product(held[one], held[other]):
            if a != b:
                yield min(a, b), max(a, b)


def _keys(feature: LocatedEvent) -> Iterator[object]:
    """Blocks: the place, and the unit around it, with the first day of the event or its neighbours."""
    place, when = feature.place, feature.event.when
    if place is None or when.start is None:
        return
    name = (place.name, place.country)
    yield name, when.start, when.end
    if when.precision == "day":
        yield name, when.start, "from"
        yield name, when.start + timedelta(days=1), "from"
