"""Text and data on their way into a page or a file: the only encoder of data into HTML.

Two readers lie in wait between Python and the screen. branca renders every script a second time as
a Jinja template, and the browser ends a script at the first ``</script``. What
:func:`to_script_json` returns is inert for both, and is JSON.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

# Unicode property Bidi_Control (PropList.txt, Unicode 15): they reorder what a reader sees.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# C0 but tab and line feed, DEL, C1, and halves of surrogate pairs, which no UTF-8 file can hold.
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}]")
_JINJA = (("{{", "{\\u007b"), ("{%", "{\\u0025"), ("{#", "{\\u0023"))
_HTML = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"))
_URL_SAFE = "%/:=&?~+!$,;'@()*-._"


def strip_controls(text: str) -> str:
    """Return ``text`` without control characters, lone surrogates and bidi controls.

    Tab and line feed stay; CR LF and CR become LF, so that paragraphs survive.
    """
    if text.isprintable():  # nothing to strip is printable; most texts end here
        return text
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe_url(url: str | None) -> str | None:
    """Return ``url`` if a link may be made of it, else None.

    Only ``http`` and ``https`` with a host and without credentials pass; path, query and fragment
    come back percent-encoded, so that the result may also stand in an attribute.
    """
    if not url:
        return None
    try:
        parts = urlsplit(strip_controls(url).strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s@\\\"'<>`]", parts.netloc):
        return None
    path, query, fragment = (quote(part, safe=_URL_SAFE) for part in parts[2:])
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))


def to_script_json(value: Any) -> str:
    """Encode ``value`` as JSON that is inert inside ``<script>`` and inside a Jinja template.

    Escaped are ``<``, ``>``, ``&``, U+2028, U+2029 (with everything else outside ASCII) and the
    openers of Jinja. Strings lose what :func:`strip_controls` removes. Numbers that JSON does not
    know (NaN, infinities) and pandas' missing values become null; dates become ISO 8601 text.

    Raises
    ------
    TypeError
        For a value that is no JSON and no date.
    """
    text = json.dumps(_plain(value), separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    for raw, escaped in _HTML + _JINJA:
        text = text.replace(raw, escaped)
    return text


def _plain(value: Any) -> Any:
    """Return ``value`` as dicts, lists, clean strings and finite numbers."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return strip_controls(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {strip_controls(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _foreign(value)


def _foreign(value: Any) -> Any:
    """Return dates, numpy scalars and pandas' missing values as JSON knows them."""
    if type(value).__name__ in ("NAType", "NaTType"):  # by name: this module does without pandas
        return None
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    raise TypeError(f"cannot write a {type(value).__name__} into a page; convert it to text or numbers first")
