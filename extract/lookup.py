"""What extraction needs to know about names, as a protocol: it never imports a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What is known of a name: the kinds of places that bear it, the largest population among
    them, whether any bears it as its main name, and their countries (ISO 3166-1 alpha-2).

    ``country`` is the code of the country that itself bears the name, "" when none does.
    """

    kinds: frozenset[str]
    population: int
    primary: bool
    countries: frozenset[str]
    country: str = ""


class NameLookup(Protocol):
    """A read-only index of place names; folding (case, diacritics, hyphens) is its business."""

    def known(self, name: str) -> NameFacts | None:
        """Return what is known of ``name``, or None."""

    def has_prefix(self, name: str) -> bool:
        """Whether a longer known name begins with ``name`` and a space (after folding)."""

    def demonym(self, word: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 country of an adjective or people ("Azeri"), or None."""
