"""What would fill memory, kept on disk: articles still to be read, and what was found in those that were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extract.errors import OutputError
from geo.packing import packed, unpacker

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")


class Spool(Generic[T]):
    """A list of values of one class in a nameless temporary file, which is gone when the program is.

    Use it as a context manager. ``kind`` is a dataclass of the model (:mod:`geo.packing`).
    """

    def __init__(self, kind: type[T]) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115 - __exit__ closes it
        declared: Any = kind
        self._make = unpacker(declared)
        self._held = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, value: T) -> None:
        """Append a value.

        Raises
        ------
        OutputError
            The disk that holds temporary files is full.
        """
        try:
            self._file.write(json.dumps(packed(value)) + "\n")
        except OSError as error:
            raise OutputError(_no_room(error)) from error
        self._held += 1

    def extend(self, values: Iterable[T]) -> None:
        """Append several values; raises as :meth:`add`."""
        for value in values:
            self.add(value)

    def __len__(self) -> int:
        return self._held

    def __iter__(self) -> Iterator[T]:
        """Yield the values as they were added; each pass begins at the first."""
        try:
            self._file.seek(0)
        except OSError as error:  # what was still to be written did not fit
            raise OutputError(_no_room(error)) from error
        for line in self._file:
            yield self._make(json.loads(line))


def _no_room(error: OSError) -> str:
    return (
        f"Cannot keep what was read in a temporary file ({(error.strerror or 'unwritable').lower()}): "
        "make room or set TMPDIR to another folder."
    )
