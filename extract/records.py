"""Files of many articles: JSON, JSON Lines, CSV and TSV.

The fields are ``id``, ``title``, ``published``, ``url``, ``text``, and optionally ``publisher`` and
``language``; only ``text`` is needed. Each record yields one article or one rejection.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from extract import limits
from extract.clean import clean, clean_line
from extract.dates import HOW, read_date
from extract.decode import decode
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.source import Source

_TEXT_FIELDS = ("title", "publisher", "url", "language")
_FIELDS = frozenset({"id", "published", "text", *_TEXT_FIELDS})
_DELIMITERS = (",", ";", "\t", "|")


def read_json(source: Source) -> Iterator[Article | Rejected]:
    """Yield the articles of a JSON file: one object, or a list of objects."""
    text = decode(source.data(limits.MAX_RECORD_FILE_BYTES))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not valid JSON{_at(error)}; correct it or save it as jsonl") from error
    records = value if isinstance(value, list) else [value]
    if not records:
        raise InputError("holds no records; remove it or put articles into it")
    for number, record in enumerate(records, start=1):
        place = f"record {number}"
        if number > limits.MAX_RECORDS:
            yield _rest(source, place)
            return
        yield _article(record, source, place, number)


def read_jsonl(source: Source) -> Iterator[Article | Rejected]:
    """Yield the articles of a JSON Lines file, one object a line; blank lines are no records."""
    number = 0
    for number, raw in enumerate(_lines(source), start=1):
        if number > limits.MAX_RECORDS:
            yield _rest(source, f"line {number}")
            return
        try:
            record = json.loads(decode(raw))
        except InputError as error:
            yield source.reject(str(error), f"line {number}")
        except (ValueError, RecursionError) as error:
            yield source.reject(f"is not valid JSON{_at(error)}; correct the line", f"line {number}")
        else:
            yield _article(record, source, f"line {number}", number)
    if not number:
        raise InputError("holds no records; remove it or put articles into it")


def read_csv(source: Source) -> Iterator[Article | Rejected]:
    """Yield the articles of a CSV or TSV file whose first line names the columns."""
    text = decode(source.data(limits.MAX_RECORD_FILE_BYTES))
    csv.field_size_limit(limits.MAX_RECORD_FILE_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = [name.strip().lower() for name in next(rows, [])]
    if "text" not in header:
        raise InputError("has no column named text; begin it with a line like id,title,published,url,text")
    number = 0
    for number, row in enumerate(filter(None, rows), start=1):
        place = f"row {number}"
        if number > limits.MAX_RECORDS:
            yield _rest(source, place)
            return
        if len(row) > len(header):
            yield source.reject("has more cells than the header; put texts in quotation marks", place)
        else:
            yield _article(dict(zip(header, row, strict=False)), source, place, number)
    if not number:
        raise InputError("holds no records; remove it or put articles into it")


def _lines(source: Source) -> Iterator[bytes]:
    """Yield the lines that are not blank, whatever the encoding of the file."""
    data = source.data(limits.MAX_RECORD_FILE_BYTES)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, as Windows shells write it
        data = decode(data).encode()
    return (line for line in io.BytesIO(data) if line.strip())


def _rest(source: Source, place: str) -> Rejected:
    """Return what is over the limit as one rejection: a sentence for each would fill the memory."""
    most = f"{limits.MAX_RECORDS:,}"
    return source.reject(f"and all after it are over the limit of {most} records; split the file", place)


def _article(record: Any, source: Source, place: str, number: int) -> Article | Rejected:
    if not isinstance(record, Mapping):
        return source.reject('is not an object; write each article as {"text": ...}', place)
    fault = _fault(record)
    return source.reject(fault, place) if fault else _build(record, f"{source.shown}#{number}")


def _fault(record: Mapping[str, Any]) -> str | None:
    """Return what is wrong with a record, or None."""
    for name in sorted(_FIELDS & record.keys()):
        value = record[name]
        if value is not None and not isinstance(value, str) and not (name == "id" and _is_number(value)):
            return f"has a {name} that is not text; put it in quotation marks"
    if not (record.get("text") or "").strip():
        return "has no text; fill its text field or remove it"
    try:
        read_date(record.get("published"))
    except ValueError:
        return f"has a publication date that is none; {HOW}"
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _build(record: Mapping[str, Any], fallback: str) -> Article:
    published = read_date(record.get("published"))
    stated = {key: line for key in _TEXT_FIELDS if (line := clean_line(record.get(key) or ""))}
    number = record.get("id")
    return Article(
        name=clean_line(str(number if number is not None else "")) or fallback,
        text=clean(record["text"]),
        published=published,
        published_basis="metadata" if published else "unknown",
        published_sure="high" if published else "unknown",
        **stated,
    )


def _delimiter(text: str) -> str:
    """Return the character that stands between the names of the header line."""
    head = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _at(error: Exception) -> str:
    return f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
