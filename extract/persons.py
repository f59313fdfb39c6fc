"""The people a noun, name, numeral or pronoun means: how many, and what is told of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.fates import people_words
from extract.grammar import objects_of
from extract.harmwords import harm_words
from extract.tolls import count_words
from extract.victims import number_of
from extract.wordtables import tables

if TYPE_CHECKING:
    from extract.document import Token

Bounds = tuple[int, int | None]
_AGE = re.compile(r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine)[\s-]years?[\s-]old")
_AGE_AFTER = re.compile(r"^,\s(?:age[sd]?\s)?(\d{1,3})\b(?!,\d|\s(?:people|men|women|others))")
# Numbers of people without a noun: "injuring thousands".
_VAGUE = frozenset("dozens scores hundreds thousands".split())
_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
# Ages that may be called a boy's or a man's.
_TEENS = (13, 20)


@dataclass(frozen=True, slots=True)
class Person:
    """What a sentence tells of one person; "" where it does not.

    ``name``: the last word of a name, ``first``: its first one where it has two; ``stage``: "child" or "adult".
    ``fresh``: set apart from those told of before ("another man"); ``points_back``: one told of before
    ("the man", "he"); ``did_it``: named as the one who did the deed ("the gunman").
    """

    name: str = ""
    first: str = ""
    stage: str = ""
    age: str = ""
    sex: str = ""
    fresh: bool = False
    points_back: bool = False
    did_it: bool = False


def how_many(token: Token) -> Bounds | None:
    """Return how many people a word that means people stands for, as bounds; None when it does not say."""
    size = harm_words().collectives.get(token.lemma_.lower(), 0)
    stated = any(c.dep_ == "nummod" for c in token.children)
    if size and not stated:
        return size, size
    if token.lower_ == "person" and not any(c.lower_ in ("no", "per") for c in token.children):
        return 1, 1
    if token.lower_ in _VAGUE and not stated:
        return count_words(token.lower_)
    return number_of(token) or ((1, 1) if token.tag_ == "NNP" and token.pos_ == "PROPN" and not stated else None)


def counted_of(token: Token) -> Token:
    """Return the people of "a total of 50 people", "a group of five men"; else the word itself."""
    size = harm_words().collectives.get(token.lemma_.lower())
    inner = next(objects_of(token, "of"), None) if size is not None else None
    return inner if inner is not None and number_of(inner) is not None and size == 0 else token


def is_person(token: Token, *, of_people: bool = False) -> bool:
    """Whether a word means people; ``of_people``: its role is one that only people have, so any name does."""
    words = harm_words()
    if token.lower_ in words.people["pronouns"] | words.words["self"] or token.pos_ == "NUM":
        return True
    lemma = token.lemma_.lower()
    if token.ent_type_ == "PERSON" or lemma in people_words() or lemma in words.collectives:
        return True
    if of_people and token.pos_ == "PROPN" and (_is_described(token) or not _is_common(token)):
        return True
    return token.lower_ in words.people["male"] | words.people["female"] | {"both", "another"} or bool(_age(token))


def _is_described(token: Token) -> bool:
    """As in "Jan Booker, a customer at the shop": who a name means is told after it."""
    return any(c.dep_ == "appos" and c.lemma_.lower() in people_words() for c in token.children)


def person(token: Token) -> Person:
    """Return what the phrase of a word tells of the person it means."""
    words = harm_words().people
    said = {t.lower_ for t in _phrase(token) if t == token or (t.head == token and t.dep_ != "poss")}
    sex = "m" if said & words["male"] else "f" if said & words["female"] else ""
    named = token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or _is_described(token) or not _is_common(token))
    fresh = bool(said & words["fresh"])
    whose = any(c.dep_ == "poss" and c.lower_ in words["pointing"] for c in token.children)
    points = whose or bool(said & words["pointing"])
    back = token.lower_ in words["pronouns"] or (points and not fresh)
    did_it = bool(said & words["attacker"])
    age = _age(token)
    return Person(
        name=_surname(token) if named else "", first=_first_name(token) if named else "", stage=_stage(said, age),
        age=age, sex=sex, fresh=fresh, points_back=back, did_it=did_it,
    )  # fmt: skip


def _stage(said: set[str], age: str) -> str:
    """Child or adult, by age, else by the words: a teenager may be called a man, and a son may be grown up."""
    words = harm_words().people
    if age:
        years = int(age) if age.isdigit() else 0
        return "child" if years < _TEENS[0] else "adult" if years > _TEENS[1] else ""
    return "child" if said & words["child"] else "adult" if said & words["adult"] else ""


def _is_common(token: Token) -> bool:
    """Whether a word written like a name is an English noun ("Star", "School" in a headline)."""
    return token.lower_ in tables()["lemma_index"]["noun"] or token.lower_ in harm_words().people["male"]


def _phrase(token: Token) -> list[Token]:
    return token.doc[token.left_edge.i : token.i + 1]


def _age(token: Token) -> str:
    own = token.doc.span(token.left_edge.i, token.i + 1).text.lower()
    after = text_of(token.doc)[token.idx + len(token) :][:12]
    age = _AGE.search(own) or _AGE_AFTER.match(after)
    return age[1] if age else ""


def _first_name(token: Token) -> str:
    """The first word of a name of several: "Ann" of "Ann Lee"."""
    parts = [c.text for c in token.children if c.dep_ == "compound" and c.i < token.i and c.pos_ == "PROPN"]
    return parts[0] if parts else ""


def _surname(token: Token) -> str:
    """The last word of a name that is no suffix of it ("Jr.")."""
    return token.nbor(-1).text if token.text.rstrip(".") in _SUFFIXES and token.i else token.text
