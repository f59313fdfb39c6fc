"""Names of people in a text, so that "Jordan Henderson" and a later "Henderson" are no places.

The model's PERSON entities and a list of given names are taken together: neither is enough alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.doctext import lowers_of
from extract.namesakes import called_people, ranked
from extract.placewords import JOINTS, ROLES, TITLES, TYPE_WORDS
from extract.resources import data_file

if TYPE_CHECKING:
    from extract.document import Doc, Token


@dataclass(frozen=True, slots=True)
class People:
    """Words that are names of people in this text: given names, and any part of a full name."""

    given: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return common English given names, in lower case.

    Raises
    ------
    DataError
        The list is missing.
    """
    return _words("given_names.txt")


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words of English grammar, in lower case.

    Raises
    ------
    DataError
        The list is missing.
    """
    return _words("function_words.txt")


def _words(name: str) -> frozenset[str]:
    lines = data_file(f"lexicons/{name}").read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines if not line.startswith("#") for word in line.split())


def people_of(doc: Doc) -> People:
    """Collect the words that a parsed text uses as names of people."""
    given: set[str] = set()
    parts: set[str] = set()
    for entity in doc.ents:
        words = [t for t in entity if t.text[:1].isupper()]
        if entity.label_ == "PERSON" and len(words) > 1 and "," not in entity.text:
            parts.update((words[0].text, words[-1].text))
            if words[0].lower_ in given_names():
                given.add(words[0].text)
    for token in (doc[at] for at, word in enumerate(lowers_of(doc)) if word in given_names()):
        if is_given(token):
            given.add(token.text)
            parts.update((token.text, token.nbor().text))
    given |= ranked(doc)
    return People(frozenset(given), frozenset(parts | given | called_people(doc)))


def is_given(token: Token) -> bool:
    """Whether a word is a given name with a surname after it."""
    if token.lower_ not in given_names() or not _named(token) or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    if not _named(after) or after.is_sent_start or after.ent_type_ in ("GPE", "LOC", "DATE", "NORP"):
        return False
    if after.lower_ in TYPE_WORDS | JOINTS | TITLES:
        return False
    introduced = token.i > 0 and (token.nbor(-1).lower_ in ("old", "aged") or is_titled(token))
    in_person = after.ent_type_ == "PERSON" and after.ent_iob_ == "I"
    return token.ent_type_ in ("PERSON", "") or in_person or introduced


def _named(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ == "PROPN" and not token.text.isupper()


def is_titled(token: Token) -> bool:
    """Whether a title stands right before a name: "President Georgia", "Mr. Lincoln", "his wife Sydney"."""
    if not token.i or token.is_sent_start:
        return False
    before = token.nbor(-1)
    return (before.lower_.rstrip(".") in TITLES and before.text[:1].isupper()) or before.lower_ in ROLES
