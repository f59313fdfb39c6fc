"""Who speaks for whom: the side of a person, a body or a seat of government named in a document."""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from extract.lookup import NameLookup
from extract.resources import data_file, word_list
from extract.sentence import entity_of

if TYPE_CHECKING:
    from extract.document import Doc, Token


class Speakers:
    """Which country a named person speaks for, as the document itself says ("Azeri President X")."""

    def __init__(self, lookup: NameLookup) -> None:
        self._lookup = lookup
        self._side: dict[str, str] = {}
        self._name: dict[str, str] = {}

    def learn(self, doc: Doc) -> None:
        """Note every person whose description names a country."""
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            name = re.sub(r"['\u2019]s$", "", entity.text)
            country = self._described(entity.root)
            for surname in {name.split()[-1], re.sub(r"^.*[-\u2019'](?=[A-Z])", "", name.split()[-1])}:
                self._name.setdefault(surname, name)
                if country:
                    self._side.setdefault(surname, country)

    def _described(self, token: Token) -> str | None:
        """A demonym or country among the words that describe a person: before the name or in apposition."""
        near = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod", "appos", "poss")]
        if token.dep_ == "appos":
            near.append(token.head)
        near += [g for c in list(near) for g in c.children if g.dep_ in ("compound", "amod", "nmod", "poss", "prep")]
        near += [p for g in list(near) if g.dep_ == "prep" and g.lower_ == "of" for p in g.children]
        return next((side for t in near if (side := self._country(t))), None)

    def _country(self, token: Token) -> str | None:
        if not token.text[:1].isupper():
            return None
        demonym = self._lookup.demonym(token.text)
        if demonym:
            return demonym
        facts = self._lookup.known(token.text)
        return facts.country or None if facts else None

    def side_of(self, words: list[Token]) -> str:
        """The side named in a claimant's words: a demonym, a country, or a person known here."""
        for token in words:
            side = ("" if _of_other_body(token) else self._country(token)) or self._side.get(token.text)
            if side:
                return side
        return _seat(words)

    def country_named(self, name: str) -> str:
        """The country that bears a name of several words ("the United States"), "" when none does."""
        facts = self._lookup.known(name)
        return facts.country if facts else ""

    def side_of_name(self, claimant: str) -> str:
        """The side of a person by the last word of the name, "" when it is not known."""
        return self._side.get(claimant.split()[-1], "") if claimant else ""

    def full_name(self, word: str) -> str:
        """A surname as the fullest name this document gives."""
        return self._name.get(word, word)


@cache
def _seats() -> dict[str, str]:
    """Capitals and seats of government with their country: "Kyiv said", "the Kremlin denied"."""
    with data_file("lexicons/seats.csv").open(encoding="utf-8", newline="") as handle:
        return {row["name"]: row["country"] for row in csv.DictReader(handle)}


def is_seat(name: str) -> bool:
    """Whether a name is a capital's or that of a seat of government."""
    return name in _seats()


def _seat(words: list[Token]) -> str:
    """The country of the capital or seat that speaks: the head of the phrase, or what stands before it."""
    inside = {t.i for t in words}
    head = next((t for t in words if t.head.i not in inside or t.head == t), None)
    if head is None or head.ent_type_ == "PERSON":
        return ""
    named = head.ent_type_ == "ORG" and head.lemma_.lower() not in _OF_STATE
    if named and len(entity_of(head)) > 1 and re.sub("^[Tt]he ", "", entity_of(head).text) not in _seats():
        return ""  # "the Washington Post"
    parts = [t for t in words if t.i <= head.i and (t == head or t.dep_ in ("compound", "nmod", "amod", "poss"))]
    pieces = (parts[start:end] for start, end in combinations(range(len(parts) + 1), 2))
    names = (" ".join(t.text for t in piece) for piece in pieces)
    return next((_seats()[name] for name in names if name in _seats()), "")


_OF_STATE = word_list("speakers", "of_state")


def _of_other_body(token: Token) -> bool:
    """A demonym inside the name of a body that is not the state's: "Syrian Observatory for Human Rights"."""
    if token.ent_type_ != "ORG":
        return False
    entity = entity_of(token)
    return len(entity) > 1 and not any(t.lower_ in _OF_STATE for t in entity)
