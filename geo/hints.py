"""Which kinds of place the words beside a name call for: "province of X", "X County"."""

from __future__ import annotations

from extract.resources import word_list

HINTS: dict[str, frozenset[str]] = {
    "settlement": frozenset({"settlement"}),
    "district": frozenset({"district"}),
    "region": frozenset({"region", "district"}),
    "country": frozenset({"country"}),
    "pass": frozenset({"pass"}),
    "site": frozenset({"site"}),
    "water": frozenset({"water"}),
}
HINT_WORDS: dict[str, str] = {word: kind for kind in HINTS if kind != "site" for word in word_list("geo_hints", kind)}
