"""Text as found -> clean text. All offsets of the program are into the clean text.

What a reader can see stays as it is, so that quotes are verbatim: spaces, quotation marks, dashes
and letters of every script are left alone. What cannot be seen goes, because it hides names from
look-up ("Step<soft hyphen>anakert"), turns text round on the screen or breaks file formats.
"""

from __future__ import annotations

import re
import unicodedata

from extract import limits

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


def clean(text: str) -> str:
    r"""Return ``text`` in Unicode form NFC without invisible characters.

    Line ends of every kind become ``\n``. Windows-1252 quotation marks and dashes that some page
    passed on as C1 controls become the characters they stand for, as browsers read them (HTML
    standard, numeric character references). Removed are lone surrogates, NUL and other controls
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
    if _WINDOWS_AS_CONTROLS.search(text):
        text = text.translate(_WINDOWS)
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _stream_safe(text))


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
