"""People a text names by one word that is a town's name too: "General Howe", "Howe and his men", "Howe himself".

The language model takes such a word for a person here and for a place there; the text as a whole is surer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Doc, Token

_RANKS = word_list("namesakes", "ranks")
# Mentions that the model takes for a person, no fewer than those it takes for a place.
_OFTEN = 2
_NEAR = 7
_ARMIES = word_list("namesakes", "armies")


def ranked(doc: Doc) -> set[str]:
    """Return the words that stand alone after a rank or before "himself" or "and his men"."""
    return {t.text for t in doc if _named(t) and (_has_rank(t) or _is_him(t))}


def called_people(doc: Doc) -> set[str]:
    """Return the single words the model takes for people, twice and no less than for places, who have an army."""
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    commands: Counter[str] = Counter()
    for token in doc:
        if _named(token) and token.ent_iob_ == "B":
            people[token.text] += token.ent_type_ == "PERSON"
            places[token.text] += token.ent_type_ in ("GPE", "LOC", "FAC")
            commands[token.text] += token.dep_ == "poss" and token.head.lemma_.lower() in _ARMIES
    return {word for word, count in people.items() if count >= _OFTEN and count >= places[word] and commands[word]}


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and not token.text.isupper()


def _has_rank(token: Token) -> bool:
    """As in "General Howe", not "General Howe Street"."""
    if not token.i or token.is_sent_start or (token.i + 1 < len(token.doc) and _named(token.nbor())):
        return False
    before = token.nbor(-1)
    return before.text[:1].isupper() and before.lower_.rstrip(".") in _RANKS


def _is_him(token: Token) -> bool:
    """As in "Howe himself", "Howe and his men", "Howe and the remains of his army"."""
    doc, after = token.doc, token.i + 1
    following = doc[after].lower_ if after < len(doc) else ""
    acts = following == "and" and token.dep_ in ("nsubj", "nsubjpass", "dobj")
    return following == "himself" or (acts and any(t.lower_ == "his" for t in doc[after : token.i + _NEAR]))
