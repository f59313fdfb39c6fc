"""Places a sentence names in passing: where officials sit, rivers and regions, what a way is measured from."""

from __future__ import annotations

import re

from extract.doctext import text_of
from extract.model import PlaceMention
from extract.resources import word_list
from extract.sentence import Sentence

_OFFICES = word_list("asides", "offices")


def is_office(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a place only says where officials sit: "officials in Kabul and Washington"."""
    token = sentence.token_at(place.span)
    while token is not None and token.dep_ == "conj" and token.head != token:
        token = token.head
    if token is None or token.dep_ != "pobj" or token.head.lower_ != "in":
        return False
    return token.head.head.lemma_.lower() in _OFFICES


# "15 miles west of X": X is only what the way is measured from.
_MEASURED = re.compile(
    r"\b(?:km|kms|kilomet\w+|miles?|hours?)\b[^,.;]{0,30}\b(?:of|from)\s(?:the\s\w+\sof\s)?$", re.IGNORECASE
)


def is_measured_from(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a distance is told from a place, which is then not where the story stands."""
    start = place.span.start - sentence.offset
    text = text_of(sentence.tokens.doc)[max(sentence.tokens.start_char, start - 60) : start]
    return _MEASURED.search(text) is not None


def has_article(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a name has "the" before it, as rivers and regions have: "the Volga" is no town of that name."""
    first = next(iter(sentence.under(place.span)), None)
    return first is not None and first.i > sentence.tokens.start and first.nbor(-1).lower_ == "the"


def comes_from(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether somebody or something is from there: "bombers from X hit the harbour", which is not X's."""
    token = sentence.token_at(place.span)
    return token is not None and token.dep_ == "pobj" and token.head.lower_ == "from"


def is_aside(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a name is not that of a town the story is at."""
    if comes_from(place, sentence) or has_article(place, sentence):
        return True
    return is_office(place, sentence) or is_measured_from(place, sentence)
