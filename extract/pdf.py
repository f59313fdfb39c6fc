"""PDF documents that carry text: their paragraphs in reading order, their title, the date of publication they state.

The date a PDF was made is not the day its article was published: of its metadata only the terms that say
publication (PRISM) are taken, with little trust. Scans carry no text and are rejected.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from extract import limits
from extract.clean import clean, clean_line
from extract.dates import read_date
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.reflow import paragraphs
from extract.source import Source
from extract.xmlparse import parse_xml

_BROKEN = "is a damaged PDF; save it anew, or its text as a txt file"
_TOO_MUCH = "holds a PDF that unpacks to far more than a text; save its text as a txt file"
_MAX_STATEMENT_BYTES = limits.MIB
_STEPS_A_LETTER = 5
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A name a program gave, not a title: "Microsoft Word - draft2.docx", "page_12.indd", "untitled"
_FILE_NAME = re.compile(r"^(?:Microsoft \w+ - |untitled|\(?anonymous|document\d*$)|\.[A-Za-z]{3,4}$", re.IGNORECASE)
# PRISM (Publishing Requirements for Industry Standard Metadata), elements that say publication
_PUBLISHED = frozenset({"publicationDate", "coverDate"})


def read_pdf(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a PDF."""
    data = source.data(limits.MAX_PDF_BYTES)
    if b"%PDF-" not in data[:1024]:
        raise InputError("is no PDF by its first bytes, whatever its name says; save its text as a txt file")
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is told once, by us
    try:
        with pypdf.apply_configuration(**_caps()):
            yield _article(pypdf.PdfReader(io.BytesIO(data), root_object_recovery_limit=1_000))
    except (DependencyError, FileNotDecryptedError) as error:
        raise InputError("is an encrypted PDF; save it without a password") from error
    except LimitReachedError as error:
        raise InputError(_TOO_MUCH) from error
    except (PyPdfError, RecursionError) as error:
        raise InputError(_BROKEN) from error


def _caps() -> dict[str, Any]:
    """Return the limits of the library that are wider than a text needs; no program is started for a picture."""
    filters = ("zlib", "lzw", "run_length", "jbig2", "brotli", "array_based_stream")
    return {f"{name}_maximum_output_length": limits.MAX_PDF_STREAM_BYTES for name in filters} | {
        "stream_decoding_work_maximum_length": 2 * limits.MAX_PDF_STREAM_BYTES,
        "stream_parsing_work_maximum_count": limits.MAX_PDF_VALUES,
        "page_tree_maximum_entries": 10 * limits.MAX_PDF_PAGES,
        "page_tree_maximum_page_entries": 100 * limits.MAX_PDF_PAGES,
        "xform_maximum_invocations_per_extraction": 500,
        "jbig2dec_binary": None,
        "disable_legacy_handling": True,
    }


def _article(reader: Any) -> Article:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("is an encrypted PDF; save it without a password")
    count = len(reader.pages)
    if count > limits.MAX_PDF_PAGES:
        raise InputError(f"has {count:,} pages, the limit is {limits.MAX_PDF_PAGES}; split it")
    steps = _Steps()
    text = clean(paragraphs([steps.text_of(page) for page in reader.pages]))
    if not text.strip():
        raise InputError("is a PDF without text, perhaps a scan; save its text as a txt file")
    stated = _statements(reader)
    published = _day(stated.found)
    return Article(
        name="",
        text=text,
        title=_title(stated.found.get("title", ""), reader),
        published=published,
        published_basis="metadata" if published else "unknown",
        published_sure="low" if published else "unknown",
    )


class _Steps:
    """Counts what is drawn, against the text it gives: forms that draw forms grow with each level."""

    def __init__(self) -> None:
        self._done, self._allowed = 0, limits.PDF_STEPS_AHEAD

    def text_of(self, page: Any) -> str:
        text = str(page.extract_text(visitor_operand_before=self._step, visitor_text=self._said))
        self._check()  # the library goes on after what is raised within a form
        return text

    def _said(self, text: str, *_: Any) -> None:
        self._allowed = min(self._allowed + _STEPS_A_LETTER * len(text), limits.MAX_PDF_STEPS)

    def _step(self, *_: Any) -> None:
        self._done += 1
        self._check()

    def _check(self) -> None:
        if self._done > self._allowed:
            raise InputError(_TOO_MUCH)


# --- what the file says of itself ---------------------------------------------------------------


class _Statements:
    """Collects the title and the dates of publication of an XMP packet, as elements or attributes."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._open: list[str] = []

    def start(self, tag: str, attributes: Any) -> None:
        self._open.append(_wanted(tag))
        for name, value in attributes.items():
            self._note(_wanted(name), value)

    def data(self, text: str) -> None:
        self._note(next((name for name in reversed(self._open) if name), ""), text)

    def end(self, _: str) -> None:
        self._open.pop()

    def _note(self, name: str, text: str) -> None:
        if name and text.strip() and len(self.found.get(name, "")) < limits.MAX_FIELD_CHARS:
            self.found[name] = self.found.get(name, "") + text


def _wanted(tag: str) -> str:
    """Return the name under which a statement is kept, "" for one that is not."""
    space, _, name = tag.rpartition("}")
    if name in _PUBLISHED and "prism" in space:
        return name
    return "title" if tag == "{http://purl.org/dc/elements/1.1/}title" else ""


def _statements(reader: Any) -> _Statements:
    """Return what the XMP packet states; nothing where it is missing, damaged or too large."""
    stated = _Statements()
    with suppress(Exception):  # the words of the article do not depend on it
        packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data()
        if len(packet) <= _MAX_STATEMENT_BYTES:
            parse_xml(packet.strip(b"\0 \r\n\t"), stated)
    return stated


def _day(found: dict[str, str]) -> date | None:
    for name in sorted(_PUBLISHED, reverse=True):  # publicationDate before coverDate
        match = _DAY.search(found.get(name, ""))
        with suppress(ValueError):
            if match:
                return read_date(match[0])
    return None


def _title(stated: str, reader: Any) -> str:
    """Return the title the file states, unless it is the name some program gave it."""
    with suppress(Exception):
        held = str((reader.metadata or {}).get("/Title") or "")
        title = clean_line(stated) or clean_line(held)
        return "" if _FILE_NAME.search(title) else title
    return ""
