"""Load the words of losses of ``data/lexicons/losses.toml``; its head comment says what they are."""

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
class LossWords:
    """The lists of the file by name: nouns and adjectives of parties, verbs, and words of harm."""

    parties: Mapping[str, Words]
    verbs: Mapping[str, Words]
    harm: Mapping[str, Words]


@lru_cache(maxsize=4)
def loss_words(path: Path | None = None) -> LossWords:
    """Read the words of losses.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/losses.toml")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return LossWords(parties=_lists(raw["parties"]), verbs=_lists(raw["verbs"]), harm=_lists(raw["harm"]))
    except OSError as error:
        raise DataError(f"The words of losses {path} cannot be read: restore the file from the repository.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(f"The words of losses {path} are not valid ({error}): restore the file.") from error


def _lists(table: Mapping[str, str]) -> dict[str, Words]:
    return {name: frozenset(words.split()) for name, words in table.items()}
