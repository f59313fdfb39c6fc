"""The news agency a text is credited to: "(Reuters)" in its dateline, "Associated Press" on a line of its own."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from extract.resources import data_file

_HEAD = _TAIL = 400  # characters in which bylines, datelines and credits stand


def credited(text: str) -> str:
    """Return the name of the agency a text is credited to at its top or end, or ""."""
    names, pattern = _credits()
    for part in (text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :]):
        match = pattern.search(part)
        if match:
            return names[match.group(match.lastindex or 0)]
    return ""


@lru_cache(maxsize=1)
def _credits() -> tuple[dict[str, str], re.Pattern[str]]:
    """Read ``agencies.csv``: an agency's name and the forms in which it is credited."""
    with data_file("lexicons/agencies.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    names = {form: row["name"] for row in rows for form in (*row["credit"].split("|"), row["name"])}
    forms = "|".join(re.escape(form) for form in sorted(names, key=len, reverse=True))
    opening = r"By\s|Source: |Credit: |\u00a9 ?|[-\u2013\u2014] ?"
    author = r"(?:[A-Z][\w.'-]*,? (?:\| )?){0,4}"
    return names, re.compile(rf"\(({forms})\)|(?m:^[ \t]*(?:{opening})?{author}({forms})[ \t]*$)")
