"""Names of streets and crossings, which towns elsewhere bear as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.placewords import PARTS, STREETS, WAYS
from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Doc

_CROSSED = word_list("streets", "crossed")
_CROSSES = frozenset({"and", "&", ",", "or"})


def is_street(doc: Doc, first: int, last: int) -> bool:
    """A street or a road: "Rest Acres Road", "420 Augusta St.", and one that is a town's name too: "Second Street"."""
    if last > first and doc[last].lower_ in WAYS:
        return True
    if is_crossing(doc, first, last):
        return True
    following = [t.text for t in doc[last + 1 : last + 4]]
    if following and following[0][:1].isupper() and following[0].lower() in STREETS:
        return len(following) < 2 or not following[1][:1].isupper() or following[1] == "St."
    return len(following) > 1 and following[0][:1].isupper() and following[1] in ("Road", "Street", "Avenue", "Drive")


def is_crossing(doc: Doc, first: int, last: int) -> bool:
    """As in "the 3400 block of Oxford", "the corner of Mathis and Prentice", "Newton and 16th avenues"."""
    before = [t.lower_ for t in doc[max(0, first - 3) : first]]
    if before[-2:] == ["block", "of"] and len(before) == 3 and before[0][:1].isdigit():
        return True
    if before[-2:] in (["corner", "of"], ["intersection", "of"]) and before[0] not in PARTS:
        return last + 1 < len(doc) and doc[last + 1].lower_ in _CROSSES
    for token in doc[last + 1 : last + 5]:
        if token.lower_ in _CROSSED:
            return True
        if not (token.lower_ in _CROSSES or token.text[:1].isupper() or token.text[:1].isdigit()):
            return False
    return False
