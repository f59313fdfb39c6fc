"""Articles kept on disk between reading and extraction, so that no more than one has to be in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any

from extract.errors import OutputError
from extract.model import Article


class Spool:
    """A list of articles in a nameless temporary file, which is gone when the program is.

    Use it as a context manager. ``names`` are the names of the articles held, in order.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115 - __exit__ closes it
        self.names: list[str] = []

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, article: Article) -> None:
        """Append an article.

        Raises
        ------
        OutputError
            The disk that holds temporary files is full.
        """
        try:
            self._file.write(json.dumps(asdict(article), default=date.isoformat) + "\n")
        except OSError as error:
            raise OutputError(_no_room(error)) from error
        self.names.append(article.name)

    def extend(self, articles: Iterable[Article]) -> None:
        """Append several articles; raises as :meth:`add`."""
        for article in articles:
            self.add(article)

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles as they were added; each pass begins at the first."""
        try:
            self._file.seek(0)
        except OSError as error:  # what was still to be written did not fit
            raise OutputError(_no_room(error)) from error
        for line in self._file:
            yield _article(json.loads(line))


def _no_room(error: OSError) -> str:
    return (
        f"Cannot keep the articles in a temporary file ({(error.strerror or 'unwritable').lower()}): "
        "make room or set TMPDIR to another folder."
    )


def _article(held: dict[str, Any]) -> Article:
    published = held["published"]
    return Article(**{**held, "published": date.fromisoformat(published) if published else None})
