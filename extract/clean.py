"""Text as found -> clean text. All offsets of the program are into the clean text.

What a reader can see stays as it is, so that quotes are verbatim: spaces, quotation marks, dashes
and letters of every script are left alone. What cannot be seen goes, because it hides names from
look-up ("Step<soft hyphen>anakert"), turns text round on the screen or breaks file formats.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from extract import limits
from extract.resources import word_list

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x9f"  # controls but tab and newline
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi marks, embeddings, isolates
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef"  # byte-order mark, annotation, noncharacters
    "\U000e0000-\U000e007f"  # tag characters: text that no reader sees
    "\ud800-\udfff"  # lone surrogates: cannot be written as UTF-8
    "]+"
)
_WINDOWS = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_WINDOWS_AS_CONTROLS = re.compile("[\x80-\x9f]")
_BLANK = re.compile(r"\s+")
# UTF-8 once read as Windows-1252: two characters for one ("\u00c3\u00a9"), or three ("\u00e2\u20ac\u2122").
_TAILS = "".join(sorted({bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0)}))
_MISREAD = re.compile(f"[\u00c2-\u00df][{re.escape(_TAILS)}]|[\u00e0-\u00ef][{re.escape(_TAILS)}]{{2}}")
# What is repaired must become letters of European and Near Eastern scripts or common signs; fewer are left alone.
_PLAUSIBLE = re.compile(
    "[\u00a0-\u00ac\u00ae-\u024f\u0259\u0370-\u061b\u061d-\u06ff\u2010-\u2027\u2030-\u2044\u20ac\u2122]"
)
_MIN_MISREAD = 2
# A word broken at the end of a line. First parts that keep their hyphen when joined.
_BROKEN = re.compile(r"(?<![A-Za-z])([A-Za-z]{0,30}[a-z])-\n[ \t]*(?=[A-Za-z])([A-Z]?)")
_KEEP_HYPHEN = word_list("clean", "keep_hyphen")


def clean(text: str) -> str:
    r"""Return ``text`` in Unicode form NFC without invisible characters.

    Line ends of every kind become ``\n``. Windows-1252 quotation marks and dashes that some page
    passed on as C1 controls become the characters they stand for, as browsers read them (HTML
    standard, numeric character references). UTF-8 that was read as Windows-1252 ("mojibake") is put
    right. A word broken by a hyphen at the end of a line is joined. Removed are lone surrogates, NUL and other controls
    (except tab), bidirectional controls, zero-width characters, soft hyphens, tags, noncharacters
    and combining marks after the 30th in a row. Nothing else changes; ``clean(clean(x)) == clean(x)``.

    Parameters
    ----------
    text
        Any Python string.

    Returns
    -------
    str
        Text that can be encoded as UTF-8 and written to JSON, XML and CSV.
    """
    text = _repaired(text)
    if _WINDOWS_AS_CONTROLS.search(text):
        text = text.translate(_WINDOWS)
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    if not text.isascii():
        text = _composed(_repaired(_composed(text)))
    return _BROKEN.sub(_joined, text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _stream_safe(text))


def _joined(match: re.Match[str]) -> str:
    first, capital = match.group(1), match.group(2)
    return f"{first}-{capital}" if capital or first.lower() in _KEEP_HYPHEN else first


def _repaired(text: str) -> str:
    """Read again as UTF-8 what was read as Windows-1252, once or several times, where that is plain."""
    while not text.isascii():
        found = Counter(_MISREAD.findall(text))
        sure = {written: read for written in found if (read := _reading(written))}
        if sum(found[written] for written in sure) < _MIN_MISREAD:
            break
        text = _MISREAD.sub(lambda match, sure=sure: sure.get(match.group()) or match.group(), text)  # type: ignore[misc]
    return text


def _reading(written: str) -> str:
    """The character that some characters of Windows-1252 are in UTF-8; empty when none that is likely."""
    codes = bytearray()
    for char in written:
        codes += char.encode("cp1252", "ignore") or char.encode("latin-1", "ignore")
    try:
        read = codes.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return read if _PLAUSIBLE.fullmatch(read) else ""


def clean_line(text: str) -> str:
    """Return ``text`` clean, on one line, without blanks at its ends and at most 1,000 characters.

    For titles, publishers, addresses and names. Characters of a file name that could not be
    decoded become U+FFFD, so that two such names stay different in length.
    """
    line = _BLANK.sub(" ", clean(re.sub("[\ud800-\udfff]", "\ufffd", text))).strip()
    return line[: limits.MAX_FIELD_CHARS]


def _stream_safe(text: str) -> str:
    """Drop combining marks after the 30th of a run: sorting a longer one takes quadratic time."""
    if not _has_long_run(text):
        return text
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= limits.MAX_COMBINING_RUN:
            kept.append(char)
    return "".join(kept)


def _has_long_run(text: str) -> bool:
    """Whether some run may be too long, by looking at every 31st character only."""
    step = limits.MAX_COMBINING_RUN + 1
    return any(unicodedata.combining(char) for char in text[step - 1 :: step])
