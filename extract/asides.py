"""Places that a sentence names in passing: where officials sit, rivers and regions with an article."""

from __future__ import annotations

from extract.model import PlaceMention
from extract.sentence import Sentence

# Those who speak and are asked "in Kabul" sit there; what they speak of was elsewhere.
_OFFICES = frozenset("official officials authority spokesman spokeswoman diplomat correspondent".split())


def is_office(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a place only says where officials sit: "officials in Kabul and Washington"."""
    token = sentence.token_at(place.span)
    while token is not None and token.dep_ == "conj" and token.head != token:
        token = token.head
    if token is None or token.dep_ != "pobj" or token.head.lower_ != "in":
        return False
    return token.head.head.lemma_.lower() in _OFFICES


def has_article(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a name has "the" before it, as rivers and regions have: "the Volga" is no town of that name."""
    first = next(iter(sentence.under(place.span)), None)
    return first is not None and first.i > sentence.tokens.start and first.nbor(-1).lower_ == "the"
