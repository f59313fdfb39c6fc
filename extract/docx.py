"""Word documents (Office Open XML, ECMA-376 part 1, section 17): the text of their paragraphs, their title.

Read from the XML itself: a library would unpack all parts at once and without a cap. What Word does not
print is left out: deleted text of tracked changes, field codes, hidden runs. The dates such a file keeps
are of writing and saving; none of them is taken for the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract import limits
from extract.archive import open_archive, read_entry
from extract.clean import clean, clean_line
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.source import Source
from extract.xmlparse import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAIN, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_MAX_XML_BYTES = 24 * limits.MIB  # its marks are about ten times the text, which has a cap of its own
_TEXT, _PARAGRAPH = "t", "p"
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_UNSEEN = frozenset({"del", "delText", "moveFrom", "instrText", "pict", "Fallback"})


def read_docx(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a Word document."""
    with open_archive(source.data(limits.MAX_ARCHIVE_BYTES)) as archive:
        main = read_entry(archive, _MAIN, _MAX_XML_BYTES)
        properties = read_entry(archive, _PROPERTIES, limits.MIB)
    if main is None:
        raise InputError("is not a Word document within; save it anew as docx, or its text as a txt file")
    words, title = _Words(), _Title()
    parse_xml(main, words)
    if properties:
        parse_xml(properties, title)
    yield Article(name="", text=clean(words.text()), title=clean_line("".join(title.found)))


class _Words:
    """Collects the paragraphs of a document's main part."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._in_text = 0
        self._unseen = 0

    def start(self, tag: str, _: Any) -> None:
        name = _local(tag)
        self._unseen += name in _UNSEEN
        self._in_text += name == _TEXT
        if name in _SPACES and not self._unseen:
            self._pieces.append(_SPACES[name])

    def data(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._unseen -= name in _UNSEEN
        self._in_text -= name == _TEXT
        if name == _PARAGRAPH:
            self._blocks.append("".join(self._pieces).strip())
            self._pieces = []

    def text(self) -> str:
        return "\n\n".join(filter(None, [*self._blocks, "".join(self._pieces).strip()]))


class _Title:
    """Collects the title among the core properties (Dublin Core)."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._inside = False

    def start(self, tag: str, _: Any) -> None:
        self._inside = tag == "{http://purl.org/dc/elements/1.1/}title"

    def data(self, text: str) -> None:
        if self._inside:
            self.found.append(text)

    def end(self, _: str) -> None:
        self._inside = False


def _local(tag: str) -> str:
    """Return the name of an element of Word's own; other names as they are, but for the fallback of drawings."""
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag.removeprefix(space)
    return "Fallback" if tag.endswith("}Fallback") else ""
