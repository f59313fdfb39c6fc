"""Where the public evaluation sets lie, reading them, and building their articles.

A set is a file of JSON lines ``{"id", "published", "text", ...}``; offsets are code points. The sets are
for research evaluation and no part of the program: the folder is ``DATELINE_EVALUATION``, by default
``../shared/evaluation`` beside the checkout.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extract.errors import InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FOLDER_VARIABLE = "DATELINE_EVALUATION"
ARTICLE = ("id", "title", "published", "url", "text")
"""Fields of a record that are its article."""
_CHECKOUT = Path(__file__).resolve().parents[2]


def evaluation_folder() -> Path:
    """Return the folder of the sets; it need not be there."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else _CHECKOUT.parent / "shared" / "evaluation"


def read_set(name: str) -> list[dict[str, Any]]:
    """Return the records of the set ``name`` (its file's name without ending).

    Raises
    ------
    InputError
        The file is missing or not JSON lines.
    """
    path = evaluation_folder() / f"{name}.jsonl"
    try:
        with path.open(encoding="utf-8") as handle:
            return [json.loads(line) for line in handle if line.strip()]
    except FileNotFoundError as error:
        raise InputError(f"The evaluation set {path} is not there: set {FOLDER_VARIABLE} to its folder.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"The evaluation set {path} cannot be read: fetch it again.") from error


def built(records: Iterable[Mapping[str, Any]], fields: Sequence[str] = ARTICLE) -> GeoDataFrame:
    """Return the events of the records' articles, read as ``dateline build`` reads a file of JSON lines.

    Of each record only ``fields`` are given to the program: its gold stays out of sight.
    """
    from geo.build import build

    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps({name: one[name] for name in fields if name in one}) for one in records)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return build([path]).frame
