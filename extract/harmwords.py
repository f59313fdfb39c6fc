"""Load the words of harm of ``data/lexicons/harm.toml``; its head comment says what they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import DataError
from extract.resources import data_file

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
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return HarmWords(
            verbs=_lists(raw["verbs"]), words=_lists(raw["words"]), people=_lists(raw["people"]),
            headline=_lists(raw["headline"]), participles=dict(raw["participles"]),
            multiples=_numbers(raw["multiples"]), ordinals=_numbers(raw["ordinals"]),
            collectives=_numbers(raw["collectives"]),
        )  # fmt: skip
    except OSError as error:
        raise DataError(f"The words of harm {path} cannot be read: restore the file from the repository.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(f"The words of harm {path} are not valid ({error}): restore the file.") from error


def _lists(table: Mapping[str, str]) -> dict[str, Words]:
    return {name: frozenset(words.split()) for name, words in table.items()}


def _numbers(table: Mapping[str, int]) -> dict[str, int]:
    if not all(isinstance(number, int) for number in table.values()):
        raise TypeError("a number of people is no whole number")
    return dict(table)
