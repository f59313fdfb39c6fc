"""Where the program's data files are, and how its tables are read."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import DataError

Made = TypeVar("Made")
DATA_VARIABLE = "DATELINE_DATA"
_PACKAGE = Path(__file__).resolve().parent
# Of a checkout the folder beside the packages; an installed program carries it within this one.
_FOLDERS = (_PACKAGE.parent / "data", _PACKAGE / "data")


def data_folder() -> Path:
    """Return the folder of the data files: the one DATELINE_DATA names, else the program's own."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    return next((folder for folder in _FOLDERS if (folder / "lexicons").is_dir()), _FOLDERS[0])


def data_file(name: str) -> Path:
    """Return the path of a file in :func:`data_folder`.

    Raises
    ------
    DataError
        The file is not there.
    """
    path = data_folder() / name
    if not path.is_file():
        raise DataError(f"The data file {path} is missing: restore it from the repository or unset {DATA_VARIABLE}.")
    return path


def read_table(path: Path, made: Callable[[dict[str, Any]], Made]) -> Made:
    """Return what is made of a TOML file's tables.

    Raises
    ------
    DataError
        The file is missing, or nothing can be made of it.
    """
    try:
        return made(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(f"The data file {path} cannot be read: restore it from the repository.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(f"The data file {path} is not valid ({error}): restore it from the repository.") from error


def word_lists(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the lists of a table whose values are words with a space between."""
    return {name: frozenset(words.split()) for name, words in table.items()}


Lists = Mapping[str, Mapping[str, tuple[str, ...]]]


@lru_cache(maxsize=4)
def load_lists(path: Path | None = None) -> Lists:
    """Return the lists of ``data/lexicons/words.toml``: table -> name -> words.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/words.toml")
    return read_table(path, lambda raw: {name: _named_lists(table) for name, table in raw.items()})


def _named_lists(table: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {name: _words(name, value) for name, value in table.items()}


def _words(name: str, value: object) -> tuple[str, ...]:
    words = value.split() if isinstance(value, str) else value
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise ValueError(f"the list {name} holds no words")
    return tuple(words)


def word_list(table: str, name: str, path: Path | None = None) -> frozenset[str]:
    """Return a list of ``data/lexicons/words.toml``; a module reads its own once, when it is imported.

    Raises
    ------
    DataError
        The file is missing or broken, or lacks the list.
    """
    return frozenset(_list(table, name, path))


def one_of(table: str, name: str, path: Path | None = None) -> str:
    """Return a list of ``data/lexicons/words.toml`` as the alternatives of a pattern, the longest first.

    Raises
    ------
    DataError
        The file is missing or broken, or lacks the list.
    """
    return "|".join(re.escape(word) for word in sorted(_list(table, name, path), key=len, reverse=True))


def _list(table: str, name: str, path: Path | None) -> tuple[str, ...]:
    try:
        return load_lists(path)[table][name]
    except KeyError as error:
        file = path or data_file("lexicons/words.toml")
        raise DataError(f"The data file {file} lacks the list {name} of [{table}]: restore it.") from error
