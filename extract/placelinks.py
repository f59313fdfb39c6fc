"""Links between the place names of a text: lists share their use, "X in Y" names a container."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from extract.lookup import NameLookup
from extract.model import PlaceMention, PlaceUse
from extract.placewords import COMMON_QUARTERS, PARTS, PLURALS, POSSESSIVE, QUARTERS, TYPE_WORDS

if TYPE_CHECKING:
    from extract.document import Doc

Found = tuple[int, int, PlaceMention]
_BESIDE = 8  # tokens, blanks among them, between two names that are one list or one phrase


def linked(doc: Doc, found: list[Found], lookup: NameLookup) -> Iterator[PlaceMention]:
    """Give the members of a list one use and one container, and "X in Y", "X, Y" their container."""
    found = _apposed(doc, found, lookup)
    groups = _lists(doc, found)
    for group, following in zip_longest(groups, groups[1:]):
        container = _container(doc, group, following, lookup)
        use, hint = _common_use(group), _common_hint(doc, group)
        for _, _, mention in group:
            shared = use if use and mention.use in ("literal", "metonymic") else mention.use
            told = (mention.container or container, mention.kind_hint or hint, shared)
            if told != (mention.container, mention.kind_hint, mention.use):
                mention = replace(mention, container=told[0], kind_hint=told[1], use=shared)
            yield mention


def _apposed(doc: Doc, found: list[Found], lookup: NameLookup) -> list[Found]:
    """As in "the Damascus suburb of Douma": the larger town comes first and holds the second."""
    told = list(found)
    for at, (left, right) in enumerate(pairwise(found)):
        if right[0] - left[1] > _BESIDE:
            continue
        words = [t.lower_ for t in doc[left[1] + 1 : right[0]] if t.lower_ != "the"]
        if len(words) == 2 and words[0] in QUARTERS and words[1] == "of" and _larger(left[2], right[2], lookup):
            told[at] = (left[0], left[1], replace(told[at][2], kind_hint=None))
            told[at + 1] = (right[0], right[1], replace(right[2], container=left[2].name, kind_hint=words[0]))
    return told


def _larger(one: PlaceMention, other: PlaceMention, lookup: NameLookup) -> bool:
    facts, rival = lookup.known(one.name), lookup.known(other.name)
    return facts is not None and "settlement" in facts.kinds and (rival is None or rival.population < facts.population)


def _lists(doc: Doc, found: list[Found]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    for item in found:
        if groups and _joined(doc, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _joined(doc: Doc, left: Found, right: Found) -> bool:
    if right[0] - left[1] > _BESIDE:
        return False
    words = [t.lower_ for t in doc[left[1] + 1 : right[0]] if not t.is_space]
    if not words or len(words) > 3 or left[2].use == "demonym" or right[2].use == "demonym":
        return False
    return all(w in (",", "and", "&", "the", "or", ";") for w in words) and words != ["the"]


def _common_use(group: list[Found]) -> PlaceUse | None:
    """The first member of a list stands in the sentence's structure; the rest share its use."""
    return group[0][2].use if len(group) > 1 and group[0][2].use in ("literal", "metonymic") else None


def _common_hint(doc: Doc, group: list[Found]) -> str | None:
    """As in "A and B provinces", "the provinces of A and B": the word in the plural is about each."""
    if len(group) < 2:
        return None
    after = doc[group[-1][1] + 1].lower_ if group[-1][1] + 1 < len(doc) else ""
    before = group[0][2].kind_hint or ""
    return next((word for word in (after, before) if word in PLURALS), None)


def _container(doc: Doc, group: list[Found], following: list[Found] | None, lookup: NameLookup) -> str | None:
    last, after = group[-1][1], following[0] if following else None
    if after is None or after[0] - last > 6 or after[2].use == "demonym" or after[2].container == group[-1][2].name:
        return None
    words = [
        t.lower_
        for t in doc[last + 1 : after[0]]
        if not t.is_space and t.lower_ not in TYPE_WORDS | QUARTERS | POSSESSIVE | PARTS | {"the"}
    ]
    if words in (["in"], [",", "in"], [",", "of"], ["of"], [",", "capital", "of"]):
        facts = lookup.known(after[2].name)
        holding = {"country", "region", "district"} | ({"settlement"} if _is_quarter(group[-1][2]) else set())
        return after[2].name if facts and facts.kinds & holding else None
    return None


def _is_quarter(mention: PlaceMention) -> bool:
    """Whether the words call it a part of a town."""
    return (mention.kind_hint or "") in QUARTERS or mention.name.casefold() in COMMON_QUARTERS
