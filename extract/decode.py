"""Bytes -> text: UTF-8 first, then byte-order marks, what the file declares, then a guess."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from extract import limits
from extract.errors import InputError

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
_CANDIDATES = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u"),
    *("iso8859_2", "iso8859_5", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)  # the legacy encodings of the WHATWG Encoding Standard that occur in news; no DOS, Mac or EBCDIC
_WESTERN_SIGNS = frozenset(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\xab\xbb\u2013\u2014\u2026\u2022\u2122\u20ac"
    "\xa0\xa1\xa3\xa7\xa9\xae\xb0\xb7\xbd\xbf"
)
_MAX_ACCENTED = 0.12  # share of accented letters: Czech has 15 %, French 4 %, English none but in names
_TURKISH_BYTES = frozenset("\xd0\xdd\xde\xf0\xfd\xfe")  # in Windows-1254 the letters only Turkish has
_HEAD = 2048  # the HTML standard looks for a declaration in the first 1,024 bytes
_MAX_ODD = 0.02  # share of control and unassigned characters above which a file is no text


def decode(data: bytes, *, declared: bool = False) -> str:
    """Return the text of ``data``.

    Parameters
    ----------
    data
        The whole file, or one line of it.
    declared
        Whether to trust a ``charset=`` near the beginning (HTML and XML).

    Raises
    ------
    InputError
        When the bytes are no text, or in no known encoding. The sentence lacks its subject, the
        file, which the caller knows.
    """
    _refuse_magic(data)
    encoding = _bom(data)
    if encoding is None and b"\x00" in data:
        raise InputError("is binary, not text; save the article as a UTF-8 text file")
    text = _strict(data, encoding) if encoding else _strict(data, "utf-8-sig")
    if text is None and declared:
        text = _strict(data, _declared(data))
    if text is None and encoding is None:
        text = _strict(data, _guess(data))
    if text is None:
        raise InputError("has text in no known encoding; save it as UTF-8")
    if _is_odd(text):
        raise InputError("is binary, not text; save the article as a UTF-8 text file")
    return text


def _refuse_magic(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {what} by its first bytes, whatever its name says; save its text as UTF-8")


def _bom(data: bytes) -> str | None:
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _guess(data: bytes) -> str | None:
    """Return the likeliest encoding among those that web pages use."""
    from charset_normalizer import from_bytes

    sample = data[: limits.DETECTION_BYTES]
    if _is_western(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    return best.encoding if best else None


def _is_western(sample: bytes) -> bool:
    """Whether this is ASCII prose with a few Windows-1252 quotation marks and accents.

    Too little for statistics, and the commonest case of all: they take it for cp850 or Mac Roman.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeError:
        return False
    letters = [char for char in text if char.isalpha()]
    accented = sum(1 for char in letters if not char.isascii())
    signs = {char for char in text if not char.isalpha() and not char.isascii()}
    few = accented <= max(2, _MAX_ACCENTED * len(letters))
    return few and signs <= _WESTERN_SIGNS and not _TURKISH_BYTES & set(letters)


def _strict(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text if isinstance(text, str) else None


def _is_odd(text: str) -> bool:
    """Whether too many characters are controls, private or unassigned for a text."""
    sample = text[: limits.DETECTION_BYTES]
    if sample.isascii() and sample.isprintable():
        return False
    kinds = Counter(map(unicodedata.category, sample))
    odd = kinds["Cc"] + kinds["Cn"] + kinds["Co"] - sum(map(sample.count, "\t\n\r\f\x85"))
    return odd > max(2, _MAX_ODD * len(sample))
