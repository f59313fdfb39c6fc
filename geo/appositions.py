"""Two names of one place: "X, near Y", "X, 25 km west of Y", "X, a village east of Y".

The second name only says where the first lies. The event stands at the first; where no gazetteer has the
first, it stands where the words put it, under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.resources import one_of
from geo.model import Resolution
from geo.nearplace import BEARINGS, PREFIX

_NEAR = r"(?:near|just outside|outside|close to|not far from|on the outskirts of)"
_SIDE = rf"(?:{'|'.join(BEARINGS)}|north-east|north-west|south-east|south-west)"
_FAR = (
    r"(?:(?:about|some|around|roughly)\s)?\d[\d.,]{0,5}\s?(?:km|kms|kilomet(?:er|re)s|miles)\s"
    rf"(?:(?:to the\s)?{_SIDE}\s(?:of|from)|from|away from|outside)"
)
_KINDS = rf"(?:{one_of('geo_appositions', 'kinds')})"
_SORT = rf"(?:an?|the)\s(?:[\w-]{{1,20}}\s){{0,3}}{_KINDS}"
# What stands between the name of a place and the one that says where it lies.
_BETWEEN = re.compile(
    rf"^,\s(?:{_SORT}\s)?(?:which\s(?:is|lies)\s)?(?:{_NEAR}|{_FAR}|(?:to the\s|just\s)?{_SIDE}\sof)\s"
    r"(?:the (?:city|town) of\s)?$"
)


def merged(found: Sequence[Resolution], text: str) -> list[Resolution]:
    """Return the places of one event without those that only say where another of them lies."""
    kept: list[Resolution] = []
    for one in sorted(found, key=lambda r: r.mention.span.start):
        if kept and _says_where(kept[-1], one, text):
            kept[-1] = _at(kept[-1], one)
        else:
            kept.append(one)
    return _in_order(found, kept)


def _says_where(one: Resolution, other: Resolution, text: str) -> bool:
    between = text[one.mention.span.end : other.mention.span.start]
    return len(between) <= 80 and bool(_BETWEEN.match(between))


def _at(one: Resolution, other: Resolution) -> Resolution:
    """The first place; unknown to the gazetteer, the one made from the second, under the first one's name."""
    if one.place is not None or other.place is None or not other.place.id.startswith(PREFIX):
        return one
    name = one.mention.text
    place = replace(other.place, name=name, label=f"{name} ({other.place.label})")
    return replace(one, place=place, score=other.score, reasons=(f"{name} is in no gazetteer.", *other.reasons))


def _in_order(found: Sequence[Resolution], kept: Sequence[Resolution]) -> list[Resolution]:
    spans = {one.mention.span: one for one in kept}
    return [spans[one.mention.span] for one in found if one.mention.span in spans]
