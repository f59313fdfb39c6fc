"""Where the program's data files are."""

from __future__ import annotations

import os
from pathlib import Path

from extract.errors import DataError

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
