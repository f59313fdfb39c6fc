"""What the card of an event shows, as JSON: read by the page only when an event is opened.

The id of an event stands in the core alone: random digits are what packs worst.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geo.escape import safe_url
from geo.wording import LOSS_WORDS

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]

_PLAIN: tuple[str, ...] = ("type", "subtype", "title")
_PLAIN += ("date_start", "date_end", "date_precision")
_PLAIN += ("date_basis", "place", "place_text", "place_precision", "place_basis", "uncertainty_km")
_PLAIN += ("country", "actor", "target", "status", "independent_sources", "confidence")
_TOLLS = ("killed_low", "killed_high", "wounded_low", "wounded_high")
_LOSS: tuple[str, ...] = ("party", "side", "claimant")
_LOSS += tuple(f"{harm}_{end}" for harm in LOSS_WORDS for end in ("low", "high"))
_ARTICLE = ("title", "publisher", "published")


def article_table(sources: Iterable[list[Json]]) -> list[Json]:
    """Return each article once, by name, with its link if :func:`geo.escape.safe_url` allows one."""
    table: dict[str, Json] = {}
    for entries in sources:
        for source in entries:
            table.setdefault(source["article"], _article(source))
    return [table[name] for name in sorted(table)]


def detail_rows(rows: pd.DataFrame, articles: list[Json]) -> list[Json]:
    """Return one object a row: the columns of the card, nulls left out, articles by their index."""
    at = {article["name"]: index for index, article in enumerate(articles)}
    wanted = rows[[*_PLAIN, *_TOLLS, "date_edtf", "claims", "losses", "sources"]]
    return [_detail(record, at) for record in wanted.to_dict("records")]


def _article(source: Json) -> Json:
    kept = {"name": source["article"], "url": safe_url(source.get("url"))}
    return _present(kept | {key: source.get(key) for key in _ARTICLE})


def _detail(record: Json, at: dict[str, int]) -> Json:
    detail = {key: record[key] for key in (*_PLAIN, *_TOLLS)}
    if record["date_precision"] == "range":  # of any other date the precision says how it was told
        detail["date_edtf"] = record["date_edtf"]
    detail["claims"] = [_claim(claim, at) for claim in record["claims"]]
    losses = [_present({key: loss.get(key) for key in _LOSS}) for loss in record["losses"]]
    detail |= {"losses": losses} if losses else {}
    shared = Counter(source.get("origin") for source in record["sources"])
    detail["sources"] = [_source(source, at, shared) for source in record["sources"]]
    return _present(detail)


def _source(source: Json, at: dict[str, int], shared: Counter[str | None]) -> Json:
    """Return one report; its origin only where another report of the event comes from it too."""
    origin = source.get("origin")
    told = {"origin": origin} if origin and shared[origin] > 1 else {}
    return {"article": at[source["article"]], "quote": source["quote"]} | told


def _claim(claim: Json, at: dict[str, int]) -> Json:
    kept = {key: claim.get(key) for key in ("claimant", "side", "stance", "quote", *_TOLLS)}
    kept |= {"article": at.get(claim.get("article", "")), "superseded": claim.get("superseded") or None}
    return _present(kept)


def _present(record: Json) -> Json:
    """Return the entries that hold something; NaN and pandas' NA count as nothing."""
    return {key: value for key, value in record.items() if value is not None and not _missing(value)}


def _missing(value: Any) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    if isinstance(value, str):
        return not value
    return type(value).__name__ == "NAType"
