"""XML of others, read as a stream: no document type, so no entities; no network; bounded depth.

The formats read here (Office Open XML, XMP) forbid document types or have no use for one (ECMA-376
part 2, section 8.2.5). Whoever brings one wants entities that grow without bound or that fetch files.
"""

from __future__ import annotations

from typing import Any, Protocol

from extract import limits
from extract.errors import InputError

_PIECE = 65_536


class Listener(Protocol):
    """Who is told what stands in the file, in order. Names are ``{namespace}local``."""

    def start(self, tag: str, attributes: Any) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Text, perhaps in pieces."""

    def end(self, tag: str) -> None:
        """An element ends."""


class _Guard:
    """Passes on what a parser finds and refuses what no honest file has (a target of lxml's parsers)."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._depth = 0
        self.data = listener.data

    def start(self, tag: str, attributes: Any) -> None:
        self._depth += 1
        if self._depth > limits.MAX_XML_DEPTH:
            raise InputError("holds XML of elements nested too deep; save its text as a txt file")
        self._listener.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._listener.end(tag)

    def doctype(self, *_: Any) -> None:
        raise InputError("holds XML with a document type, which such files never have; save its text as a txt file")

    def close(self) -> None:
        return None


def parse_xml(data: bytes, listener: Listener) -> None:
    """Tell ``listener`` what stands in the XML of ``data``.

    Raises
    ------
    InputError
        It is not well formed, has a document type, or elements nested more than 200 deep.
    """
    from lxml.etree import LxmlError, XMLParser

    parser = XMLParser(
        target=_Guard(listener), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
        parser.close()
    except (LxmlError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("holds XML that is not well formed; save its text as a txt file") from error
