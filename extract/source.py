"""One file the user gave, as the readers see it: its bytes within limits, its name for messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract import limits
from extract.errors import InputError
from extract.model import Rejected

STAGE = "load"


@dataclass(frozen=True, slots=True)
class Source:
    """A file and ``shown``, its name in messages and, for a single article, in ``Article.name``."""

    path: Path
    shown: str

    def data(self, limit: int = limits.MAX_ARTICLE_FILE_BYTES) -> bytes:
        """Return the file's bytes.

        Raises
        ------
        InputError
            The file is empty, larger than ``limit`` bytes, not an ordinary file or not readable.
            The sentence lacks its subject, the file.
        """
        if not self.path.is_file():
            raise InputError("is not an ordinary file; give a file or a folder")
        with self.path.open("rb") as handle:
            data = handle.read(limit + 1)
        if not data:
            raise InputError("is empty; remove it or put an article into it")
        if len(data) > limit:
            raise InputError(f"is larger than {limit // limits.MIB} MiB; split it into smaller files")
        return data

    def reject(self, reason: str, place: str = "") -> Rejected:
        """Return this file, or ``place`` in it ("line 12"), as rejected: one whole sentence."""
        where = f"{self.shown} {place}".strip()
        return Rejected(where, STAGE, f"{where} {reason}.")
