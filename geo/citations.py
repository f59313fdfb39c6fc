"""The articles behind the events, as reference managers take them: BibTeX and CSL-JSON.

An article counts when an event of the table names it as a source. Links are kept when they are
http or https and nothing else (:func:`geo.escape.safe_url`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from geo.clean import clean_text
from geo.escape import safe_url

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Entry = dict[str, str]
# The ten characters TeX reads as its own (Knuth, The TeXbook, chapter 7)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_FIELDS = ("title", "publisher", "published", "url")


def entries(frame: GeoDataFrame) -> list[Entry]:
    """Return the articles the events name, each once, by name: ``key``, ``article`` and what is known of it."""
    held: dict[str, dict[str, str]] = {}
    for sources in frame["sources"]:
        for source in sources:
            known = held.setdefault(_line(source.get("article")), {})
            known |= {name: _line(source[name]) for name in _FIELDS if source.get(name) and name not in known}
    keys: set[str] = set()
    return [{"article": name, "key": _key(name, keys), **_linked(held[name])} for name in sorted(held)]


def _linked(known: dict[str, str]) -> dict[str, str]:
    url = safe_url(known.get("url"))
    return {name: value for name, value in known.items() if name != "url"} | ({"url": url} if url else {})


def _line(value: Any) -> str:
    return " ".join(clean_text(str(value or "")).split())


def _key(name: str, taken: set[str]) -> str:
    """Return a key of plain letters, digits and hyphens that no other article has, and take it."""
    letters = unicodedata.normalize("NFKD", name.rsplit(".", 1)[0]).encode("ascii", "ignore").decode()
    key = re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-").lower()[:60] or "article"
    free = next(one for one in chain([key], (f"{key}-{k}" for k in count(2))) if one not in taken)
    taken.add(free)
    return free


def to_bibtex_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the articles as BibTeX, UTF-8; characters TeX would run are escaped."""
    return "\n".join(_bibtex(entry) for entry in entries(frame)).encode()


def _bibtex(entry: Entry) -> str:
    fields = {
        "title": entry.get("title") or entry["article"],
        "journal": entry.get("publisher", ""),
        "year": entry.get("published", "")[:4],
        "date": entry.get("published", ""),
        "url": entry.get("url", ""),
    }
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    return f"@article{{{entry['key']},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def to_csl_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the articles as CSL-JSON, the form of citation processors; UTF-8."""
    listed = [_csl(entry) for entry in entries(frame)]
    return (json.dumps(listed, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _csl(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry["key"], "type": "article-newspaper"}
    item["title"] = entry.get("title") or entry["article"]
    if entry.get("publisher"):
        item["container-title"] = entry["publisher"]
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", entry.get("published", ""), re.ASCII)
    if day:
        item["issued"] = {"date-parts": [[int(part) for part in day.groups()]]}
    if entry.get("url"):
        item["URL"] = entry["url"]
    return item
