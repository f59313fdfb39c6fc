"""Load the words of harm of ``data/lexicons/harm.toml``; its head comment says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.resources import data_file, read_table, word_lists

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The lists of the file: verbs and other words by name, people by role, and the small tables."""

    verbs: Mapping[str, Words]
    words: Mapping[str, Words]
    people: Mapping[str, Words]
    headline: Mapping[str, Words]
    participles: Mapping[str, str]
    multiples: Mapping[str, int]
    ordinals: Mapping[str, int]
    collectives: Mapping[str, int]


@lru_cache(maxsize=4)
def harm_words(path: Path | None = None) -> HarmWords:
    """Read the words of harm.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/harm.toml")
    return read_table(path, _made)


def _made(raw: Mapping[str, Any]) -> HarmWords:
    return HarmWords(
        verbs=word_lists(raw["verbs"]), words=word_lists(raw["words"]), people=word_lists(raw["people"]),
        headline=word_lists(raw["headline"]), participles=dict(raw["participles"]),
        multiples=_numbers(raw["multiples"]), ordinals=_numbers(raw["ordinals"]),
        collectives=_numbers(raw["collectives"]),
    )  # fmt: skip


def _numbers(table: Mapping[str, int]) -> dict[str, int]:
    if not all(isinstance(number, int) for number in table.values()):
        raise TypeError("a number of people is no whole number")
    return dict(table)
