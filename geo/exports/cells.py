"""Cells of a table that a spreadsheet opens: nothing in them is a formula, and each can be read back."""

from __future__ import annotations

import re

from geo.clean import clean_text

# What spreadsheets read as the start of a formula (OWASP "CSV Injection"), and its full-width forms; U+FFFD
# is what stands for a NUL once the text is clean
FORMULA_START = frozenset("=+-@\t\r\n\0\ufffd＝＋－＠")
_NEGATIVE = re.compile(r"-\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def guard_cell(text: str) -> str:
    """Return ``text`` as a cell no spreadsheet runs as a formula: a leading ``'`` where it might.

    A negative number is left as it is. White space before the sign does not hide it. What already
    looks guarded gets one more ``'``, so that :func:`unguard_cell` gives every text back.
    """
    text = clean_text(text)
    return "'" + text if _risky(text.lstrip("'")) else text


def unguard_cell(cell: str) -> str:
    """Return the text that :func:`guard_cell` made this cell of."""
    return cell[1:] if cell.startswith("'") and _risky(cell.lstrip("'")) else cell


def _risky(text: str) -> bool:
    starts = {text[:1], text.lstrip()[:1]}
    return bool(starts & FORMULA_START) and not _NEGATIVE.fullmatch(text)
