"""Characters that no output of the program may hold, replaced one for one.

A lone surrogate stops a GeoDataFrame and cannot be written as UTF-8, a NUL cuts a CSV cell short,
and a bidirectional control can make a quote read as something it does not say. Each becomes
U+FFFD, so offsets into an article stay true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# C0 but TAB, LF, CR; DEL and C1; the bidi embeddings, overrides and isolates of Unicode UAX #9
# with its marks (LRM, RLM, ALM); lone surrogates; the two non-characters XML refuses.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean_text(text: str) -> str:
    """Return ``text`` with each unfit character as U+FFFD; the length stays the same."""
    return text if text.isascii() and text.isprintable() else _UNFIT.sub("\ufffd", text)


def clean_value(value: Any) -> Any:
    """Return a JSON-like value with every string in it cleaned, keys too; tuples become lists."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        return {clean_text(str(key)): clean_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean_value(item) for item in value]
    return value
