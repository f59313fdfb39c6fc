"""One file -> its articles: a reader a format, chosen by the file's ending.

A reader takes a :class:`~extract.source.Source` and yields, for each article in the file, the
article or why it was dropped; it raises ``InputError`` (a sentence without its subject) when the
whole file is of no use. It leaves ``Article.name`` empty where the file holds one article: the
loader knows the file's name. To add a format, write such a function and name its endings here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.docx import read_docx
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.pages import read_html, read_markdown, read_text
from extract.pdf import read_pdf
from extract.records import read_csv, read_json, read_jsonl
from extract.source import Source

Reader = Callable[[Source], Iterator[Article | Rejected]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
ARCHIVE = ".zip"
"""The ending of archives, which are read like folders (:mod:`extract.load`)."""


def reader_for(source: Source) -> Reader:
    """Return the reader for the ending of a file, upper or lower case.

    Raises
    ------
    InputError
        No reader has this ending.
    """
    reader = READERS.get(source.ending)
    if reader is not None:
        return reader
    kinds = ", ".join(sorted([*READERS, ARCHIVE]))
    raise InputError(f"is of a type that is not read; give one of {kinds}")
