"""Where the program's data files are, and how its tables are read."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
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
