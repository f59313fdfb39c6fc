"""Load the words of losses of ``data/lexicons/losses.toml``; its head comment says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.resources import data_file, read_table, word_lists

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class LossWords:
    """The lists of the file by name: nouns and adjectives of parties, verbs, and words of harm.

    ``any_harm`` are all words of harm.
    """

    parties: Mapping[str, Words]
    verbs: Mapping[str, Words]
    harm: Mapping[str, Words]
    any_harm: Words


@lru_cache(maxsize=4)
def loss_words(path: Path | None = None) -> LossWords:
    """Read the words of losses.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/losses.toml")
    return read_table(path, _made)


def _made(raw: Mapping[str, Mapping[str, str]]) -> LossWords:
    parties, verbs, harm = (word_lists(raw[name]) for name in ("parties", "verbs", "harm"))
    return LossWords(parties, verbs, harm, frozenset().union(*harm.values()))
