"""Where the program's data files are."""

from __future__ import annotations

import os
from pathlib import Path

from extract.errors import DataError

_DEFAULT = Path(__file__).resolve().parent.parent / "data"


def data_file(name: str) -> Path:
    """Return the path of a data file; the folder is ``data/`` or the one DATELINE_DATA names.

    Raises
    ------
    DataError
        The file is not there.
    """
    path = Path(os.environ.get("DATELINE_DATA", _DEFAULT)) / name
    if not path.is_file():
        raise DataError(f"The data file {path} is missing: restore it from the repository or unset DATELINE_DATA.")
    return path
