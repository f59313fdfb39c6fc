"""Lines of a bulletin that a place heads: "Talcahuano: waves threw boats into the town."

Such a list tells of one thing place by place: what a line leaves unplaced happened at its place, and every line
goes on from the day that stood before the list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.lookup import NameLookup
from extract.model import PlaceMention
from extract.sentence import Sentence

if TYPE_CHECKING:
    from extract.document import Token

# A list marker before the name, and a remark in brackets and a colon behind it; no clock time, no ratio.
_MARKER = re.compile(r"[-*\u2022\u2013\u2014#\s]{0,4}$")
# A day between the name and the colon or stop: "Uri, Sept 18, 2016: 19 soldiers were killed".
_DATED = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|, \d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
_COLON = re.compile(
    r"(?:,? (?:province|region|district|state|town|city|village)\b)?\s?(?:\([^()\n]{1,60}\))?"
    rf"(?::|{_DATED}[:.])\s(?=\S)"
)
# The day that opens an entry, and what divides the place behind it from what is told: "- 17 January: Menaka. Rebels".
_DAY_HEAD = re.compile(r"[-*\u2022\u2013\u2014#\s]{0,4}(?=[^\n]{0,30}\d)\w[\w ,/]{2,30}[:.,\u2013\u2014-]{1,2}\s{1,2}")
_STOP = re.compile(r"(?:, [A-Z][\w'\u2019 -]{2,40})?(?:[.:]|\s?[\u2013\u2014-]{1,2})\s(?=\S)")
# A cell of a table row that a place fills: "25 August | Hama, Syria | Two people died".
_CELL = re.compile(r"(?:[^|\n]{1,60}\|){1,3}\s{0,3}$")
_SECOND_CELL = re.compile(
    r"^[^|\n]{1,60}\|\s{0,3}(?P<name>[A-Z][\w'\u2019. -]{2,40}?)(?:, [^|\n]{2,40})?\s{0,3}\|", re.M
)
_CELL_END = re.compile(r"(?:, [^|\n,]{2,40}){0,2}\s{0,3}\|")
# So many lines make a list, when so many of the names that head lines are places'.
_LEAST = 3
_MOST = 0.6
_HEADED = re.compile(
    r"^[-*\u2022\u2013\u2014# ]{0,4}(?P<name>[A-Z][\w'\u2019. -]{2,40}?)(?: \([^()\n]{1,60}\))?"
    rf"(?::|{_DATED}[:.])\s(?=\S)",
    re.M,
)


def heads_list(token: Token, lookup: NameLookup) -> bool:
    """Whether a name heads its line with a colon, in a text most of whose heads are places: "Hama: two died."."""
    notes = token.doc.notes
    if "place heads" not in notes:
        text = text_of(token.doc)
        rows = _SECOND_CELL.finditer(text) if "|" in text else ()
        heads = [(found["name"], found.start("name")) for found in (*_HEADED.finditer(text), *rows)]
        known = {name for name, _ in heads if lookup.known(name) is not None}
        listed = len(known) >= _LEAST and len(known) >= _MOST * len({name for name, _ in heads})
        notes["place heads"] = {start for name, start in heads if name in known} if listed else set()
    return token.idx in notes["place heads"]


def heading_place(sentence: Sentence) -> PlaceMention | None:
    """Return the place that heads the sentence's line with a colon behind it, or its entry behind the day, or None."""
    if not sentence.places:
        return None
    first = min(sentence.places, key=lambda place: place.span)
    text, start, end = text_of(sentence.tokens.doc), first.span.start, first.span.end
    start, end = start - sentence.offset, end - sentence.offset
    line = text.rfind("\n", 0, start) + 1
    heads = _MARKER.fullmatch(text, line, start) and _COLON.match(text, end)
    if not heads and start > line and _DAY_HEAD.fullmatch(text, line, start):
        heads = _STOP.match(text, end)
    if not heads and "|" in text and _CELL.fullmatch(text, line, start):
        heads = _CELL_END.match(text, end)
    if first.use == "demonym" or not heads:
        return None
    return replace(first, use="literal")


_SECTION = re.compile(
    r"(?: (?:province|governorate|region|district|state|county|department|island))?[ \t]{0,20}(?:\n|$)", re.I
)
_HEADING_WORDS = 6


def section_place(sentence: Sentence) -> PlaceMention | None:
    """Return the place that stands alone on its line, above a section of a report, or None."""
    if len(sentence.places) != 1 or sentence.places[0].use == "demonym" or not heads_lines(sentence):
        return None
    place, text = sentence.places[0], text_of(sentence.tokens.doc)
    start, end = place.span.start - sentence.offset, place.span.end - sentence.offset
    alone = _MARKER.fullmatch(text, text.rfind("\n", 0, start) + 1, start) and _SECTION.match(text, end)
    return replace(place, use="literal") if alone and start > 0 else None


def heads_lines(sentence: Sentence) -> bool:
    """Whether a few words without a stop stand on a line of their own, with lines below them: a heading."""
    if len(sentence.tokens) > _HEADING_WORDS:
        return False
    text, last = text_of(sentence.tokens.doc), sentence.span.end - sentence.offset
    first = sentence.span.start - sentence.offset
    if text[last : last + 1] != "\n" or not text[last - 1].isalnum():
        return False
    return not text[text.rfind("\n", 0, first) + 1 : first].strip(" #*-")


def lists_places(sentences: list[Sentence]) -> bool:
    """Whether a text tells place by place, in lines or in sections that places head."""
    heads = (heading_place(one) is not None or section_place(one) is not None for one in sentences)
    return sum(heads) >= _LEAST
