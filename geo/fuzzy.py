"""The last resort for a name nothing bears: the one place spelled almost so in the article's countries.

A guess is never silent: its label says that the spelling is uncertain, its score is low, its radius
wide and its reason names the guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase
from typing import Protocol

from geo.model import Candidate, Place, Resolution
from geo.names import fold

# Shorter names have too many neighbours; a wrong first letter is rarely a slip of the pen.
LEAST_LETTERS = 6
SCORE = 0.3
LEAST_KM = 10.0
_SURE = 0.5  # score from which a resolved place says which country the article is about
_KINDS = frozenset({"settlement", "district", "region"})


class Names(Protocol):
    """What guessing needs of a gazetteer."""

    def candidates(self, name: str, limit: int = 50) -> list[Candidate]:
        """Places that bear the name."""


def guessed(resolutions: Sequence[Resolution], names: Names) -> list[Resolution]:
    """Return the resolutions of one article with its unknown literal names guessed where one place fits."""
    lands = {r.place.country for r in resolutions if r.place is not None and r.score >= _SURE} - {""}
    return [_guess(r, lands, names) if r.place is None and r.mention.use == "literal" else r for r in resolutions]


def _guess(resolution: Resolution, lands: set[str], names: Names) -> Resolution:
    """A name that places bear was left open for a reason: it is no slip of the pen."""
    key = fold(resolution.mention.name)
    if len(key) < LEAST_LETTERS or not lands or names.candidates(resolution.mention.name, 1):
        return resolution
    found = {c.place.id: c.place for near in spellings(key) for c in names.candidates(near, 5) if _fits(c.place, lands)}
    if len(found) != 1:
        return resolution
    place = next(iter(found.values()))
    flagged = replace(
        place, label=f"{place.label} (spelling uncertain)", uncertainty_km=max(LEAST_KM, place.uncertainty_km)
    )
    reason = f"No place is called {resolution.mention.name!r}; {place.name} is the only one spelled almost so here."
    return replace(resolution, place=flagged, score=SCORE, reasons=(reason,))


def _fits(place: Place, lands: set[str]) -> bool:
    return place.country in lands and place.kind in _KINDS


def spellings(key: str) -> Iterator[str]:
    """Yield the folded names one slip away (a letter missing, added, changed or two swapped), first letter kept."""
    for at in range(1, len(key) + 1):
        head, tail = key[:at], key[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase if letter != tail[0])
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
