"""One file the user gave, as the readers see it: its bytes within limits, its name for messages."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from extract import limits
from extract.errors import InputError
from extract.model import Rejected

STAGE = "load"

Place = Path | zipfile.Path
"""Where a file stands: in a folder or in an archive."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file and ``shown``, its name in messages and, for a single article, in ``Article.name``.

    ``most`` is a cap on its bytes besides that of its kind: files in archives have one.
    """

    path: Place
    shown: str
    most: int = limits.MAX_RECORD_FILE_BYTES

    @property
    def ending(self) -> str:
        """The ending of the file's name in lower case, with its dot; "" where it has none."""
        return Path(self.path.name).suffix.lower()

    def data(self, limit: int = limits.MAX_ARTICLE_FILE_BYTES) -> bytes:
        """Return the file's bytes.

        Raises
        ------
        InputError
            The file is empty, larger than ``limit`` bytes, not an ordinary file or damaged in its archive.
            The sentence lacks its subject, the file.
        """
        limit = min(limit, self.most)
        if not self.path.is_file():
            raise InputError("is not an ordinary file; give a file or a folder")
        try:
            with self.path.open("rb") as handle:
                data = handle.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise InputError("is damaged in its archive; pack it again") from error
        if not data:
            raise InputError("is empty; remove it or put an article into it")
        if len(data) > limit:
            raise InputError(f"is larger than {limit // limits.MIB} MiB; split it into smaller files")
        return data

    def reject(self, reason: str, place: str = "") -> Rejected:
        """Return this file, or ``place`` in it ("line 12"), as rejected: one whole sentence."""
        where = f"{self.shown} {place}".strip()
        return Rejected(where, STAGE, f"{where} {reason}.")
