"""Places told by their relation to a named one: "southern Armenia", "12 km west of Fuzuli", a border.

The mention keeps the span and name of the named place; its ``kind_hint`` says the relation:

- ``part:<direction>``: that part of an area ("part:northwest", "part:centre");
- ``near:<direction>``: outside it on that side, how far is not told ("west of Moscow");
- ``away:<km>:<direction>``: a point so many kilometres from it, any side when the direction is empty;
- ``border:<name>``: the common border with the place of that name in the same text; where the words tell no
  other side, the name is empty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.lookup import NameLookup
from extract.model import PlaceMention
from extract.placewords import PARTS

if TYPE_CHECKING:
    from extract.document import Doc, Token

Found = tuple[int, int, PlaceMention]
_LIST = 60  # words of a list of neighbours: "its borders with X, Y and Z"
_APART = 8  # words from one party of a border to the other: "Iran closed its long border with the Republic of ..."
_BORDERS = frozenset("border borders frontier frontiers".split())
_SIDE = r"(?P<side>(?:north|south)?[-\s]?(?:north|south|east|west))"
_UNIT = r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b\.?"
_AWAY = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d{1,2})?|a dozen|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
    rf"[\s-]{{0,2}}{_UNIT}(?:\s\([^)]{{1,20}}\))?\s{{1,2}}(?:to the\s|due\s)?{_SIDE}(?:ern)?\s(?:of|from)\s(?:the\s)?"
    rf"(?:(?:city|town|village|capital|port)\sof\s)?$",
    re.IGNORECASE,
)
_WORDS = {"a dozen": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_WORDS |= {"ten": 10, "twelve": 12, "twenty": 20, "thirty": 30}
_KM_PER_MILE = 1.609344
# Every relation to a name ends so just before it: a quick first look.
_RELATES = re.compile(r"(?:of|from|the|north|south|east|west|central|ern|ernmost)\s$", re.IGNORECASE)
_LOOK_BACK = 80  # characters: "some 12.5 kilometres (7.8 miles) to the north-west of the city of "
_PART = re.compile(
    r"(?:\b|^)(?P<side>(?:north|south)?[-\s]?(?:north|south|east|west)|central)(?P<end>ern(?:most)?)?\s$", re.IGNORECASE
)

_BEYOND = re.compile(
    rf"(?<!the)(?<!the\s)\b{_SIDE}\sof\s(?:the\s)?(?:(?:city|town|village|capital|port)\sof\s)?$", re.IGNORECASE
)


def related(doc: Doc, found: list[Found], lookup: NameLookup) -> list[Found]:
    """Return the mentions, those told by a relation with it in ``kind_hint`` and used literally."""
    related = [_related(doc, position, found, lookup) for position in range(len(found))]
    return [(first, last, m) for (first, last, _), m in zip(found, related, strict=True)]


def _related(doc: Doc, position: int, found: list[Found], lookup: NameLookup) -> PlaceMention:
    first, _, mention = found[position]
    if mention.use == "embedded":
        return mention
    other = _across(doc, position, found)
    if other is not None:
        return replace(mention, kind_hint=f"border:{other}", use="literal")
    if mention.use == "demonym":
        return mention
    before = text_of(doc)[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    if not _RELATES.search(before[-12:]):
        return mention
    hint = _away(before) or _beyond(before) or _part(before, doc[first], lookup)
    return replace(mention, kind_hint=hint, use="literal") if hint else mention


def _away(before: str) -> str | None:
    match = _AWAY.search(before)
    if match is None:
        return None
    number = match["number"].lower()
    amount = float(_WORDS.get(number) or number.replace(",", "."))
    km = amount * (_KM_PER_MILE if match["unit"].lower().startswith("mi") else 1.0)
    return f"away:{km:.4g}:{_direction(match['side'])}"


def _beyond(before: str) -> str | None:
    """As in "west of X"; "the west of X" is inside."""
    match = _BEYOND.search(before)
    return f"near:{_direction(match['side'])}" if match else None


def _part(before: str, token: Token, lookup: NameLookup) -> str | None:
    """Only of areas; "in the south of X" as well as "southern X"."""
    plain = re.sub(r"\s(?:part|parts|areas?|region)?\s?of\s(?:the\s)?$", " ", before)
    match = _PART.search(plain)
    if match is None or not (match["end"] or plain != before or "-" in match["side"] or match["side"] == "central"):
        return None
    facts = lookup.known(token.text)
    multi = token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()
    areal = facts is None or multi or bool(facts.kinds & {"country", "region", "district"})
    return f"part:{_direction(match['side'])}" if areal else None


def _direction(words: str) -> str:
    plain = re.sub(r"[-\s]", "", words.lower())
    return "centre" if plain == "central" else plain


def _across(doc: Doc, position: int, found: list[Found]) -> str | None:
    """The name on the other side, where the mention is a party to a border; empty when none is told."""
    first, last, mention = found[position]
    for other in (position - 1, position + 1):
        if 0 <= other < len(found) and abs(found[other][0] - first) <= 2 * _APART:
            one, two = sorted((found[position], found[other]))
            if _paired(doc, one, two) and doc[first].sent == doc[found[other][0]].sent:
                return found[other][2].name
    whose = _owns_border(doc, last) and not _measured_from(
        text_of(doc)[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    )
    if not whose and (mention.use == "demonym" or not _governed_by_border(doc, first)):
        return None
    return _border_with(doc, position, found)


def _owns_border(doc: Doc, last: int) -> bool:
    """As in "the Iranian border", "the Syria border"; not "Iranian border guards", nor "Iran's border"."""
    words = [t.lower_ for t in doc[last + 1 : last + 3]]
    if not words or words[0] not in _BORDERS:
        return False
    after = doc[last + 2] if len(words) > 1 else None
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ") or after.lower_ in _ALONG | PARTS


_ALONG = frozenset("area areas region regions zone strip".split())
_MEASURED = re.compile(rf"\d\s?-?{_UNIT}[^.;]{{0,30}}\s(?:of|from)\s(?:the\s)?$", re.IGNORECASE)


def _measured_from(before: str) -> bool:
    """As in "50 km from the Turkish border": a place lies that far off, nothing on the border."""
    return _MEASURED.search(before) is not None


def _paired(doc: Doc, one: Found, two: Found) -> bool:
    """As in "the Iran-Azerbaijan border", "the border between Iran and Azerbaijan", "Iran's border with Azerbaijan"."""
    if two[0] - one[1] > _APART:
        return False
    between = [t.lower_ for t in doc[one[1] + 1 : two[0]]]
    after = doc[two[1] + 1].lower_ if two[1] + 1 < len(doc) else ""
    if after in _BORDERS and len(between) == 1 and between[0] in ("-", "\u2013", "\u2011", "/", "and"):
        return True
    if between in (["and"], ["and", "the"]):
        before = [t.lower_ for t in doc[max(0, one[0] - 3) : one[0]]]
        return "between" in before and bool(_BORDERS & set(before))
    words = [word for word in between if word != "the"]
    return 2 <= len(words) <= 6 and words[-2] in _BORDERS and words[-1] in ("with", "of")


def _governed_by_border(doc: Doc, first: int) -> bool:
    """Whether the mention stands in "its borders with X and Y", "the border of X": only names and joints between."""
    at, floor = first - 1, max(0, first - _LIST)
    while at > floor and (doc[at].text[:1].isupper() or doc[at].lower_ in ("and", ",", "the", "both")):
        at -= 1
    return at >= 1 and doc[at].lower_ in ("with", "of") and doc[at - 1].lower_ in _BORDERS


def _border_with(doc: Doc, position: int, found: list[Found]) -> str:
    """Whose border it is: the possessor, else the last state named before in this sentence or the one before."""
    first = found[position][0]
    word = next((t for t in reversed(doc[max(0, first - 14) : first]) if t.lower_ in _BORDERS), doc[first])
    reach = doc[max(0, doc[first].sent.start - 1)].sent.start
    earlier = [m for at, _, m in found[:position] if reach <= at < word.i and m.use != "embedded"]
    earlier = [m for m in earlier if m.name != found[position][2].name]
    return earlier[-1].name if earlier else ""
