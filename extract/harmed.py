"""Who a sentence says was hit, wounded or killed, one statement a person or group.

:mod:`extract.tolls` reads the figures of one clause; a report tells of its victims over many sentences
("two men were shot", "the older of them", "he died at the hospital"), so what is needed there is who
is meant each time. :mod:`extract.headcount` counts each of them once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.doctext import text_of
from extract.fates import CARRY, SELF, Fate, fate_of, part_of_them, victims_by
from extract.lexicon import load_lexicon
from extract.modality import is_irreal
from extract.sentence import Sentence
from extract.victims import number_of

if TYPE_CHECKING:
    from extract.document import Token

_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_PRONOUNS = frozenset("he she him her his it who whom".split())
_MALE = frozenset(
    "he him himself his man boy male father son brother husband grandfather uncle nephew boyfriend grandson stepson "
    "stepfather fiance ex-husband ex-boyfriend gentleman".split()
)
_FEMALE = frozenset(
    "she her herself woman girl female mother daughter sister wife grandmother aunt niece girlfriend granddaughter "
    "stepdaughter stepmother fiancee ex-wife ex-girlfriend".split()
)
_FRESH = frozenset("another other second third fourth fifth sixth".split())
_POINTING = frozenset("the this that these those his her their".split())
_AGE = re.compile(r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine)[\s-]years?[\s-]old")
_AGE_AFTER = re.compile(r"^,\s(?:age[sd]?\s)?(\d{1,3})\b(?!,\d|\s(?:people|men|women|others))")


@dataclass(frozen=True, slots=True)
class Person:
    """What a sentence tells of one person; "" where it does not."""

    name: str = ""
    age: str = ""
    sex: str = ""
    fresh: bool = False
    points_back: bool = False


@dataclass(frozen=True, slots=True)
class Harmed:
    """One statement: ``low`` to ``high`` people (None when open), and who they are where each is told of.

    ``part``: they are some of a group told of ("one of them"); ``by_own_hand``: the one who did it;
    ``survive``: told of beside the dead, so none of them; ``besides``: others than those told of;
    ``soft``: found or brought in hurt, some may die.
    """

    fate: Fate
    low: int
    high: int | None
    people: tuple[Person, ...] = ()
    part: bool = False
    by_own_hand: bool = False
    survive: bool = False
    soft: bool = False
    besides: bool = False


def harmed_in(sentence: Sentence) -> list[Harmed]:
    """Return what a sentence says of people hit, wounded or killed."""
    found = [one for token in sentence.tokens for one in _of_token(token)]
    if not any(one.fate == "killed" for one in found):
        return _with_others(found)
    if any(one.fate == "killed" and one.part for one in found):
        return found  # "took both to a hospital, where one of them died"
    return [replace(one, fate="wounded", survive=True) if _are_hurt(one) else one for one in found]


def _with_others(found: list[Harmed]) -> list[Harmed]:
    """One count of a sentence's people and those told of as others: "a boy after a shooting that hurt two others"."""
    alone = sum(len(one.people) for one in found if not any(p.fresh or p.points_back for p in one.people))
    if alone != 1 or not any(one.besides for one in found):
        return found
    return [
        replace(one, low=one.low + 1, high=None if one.high is None else one.high + 1) if one.besides else one
        for one in found
    ]


def _are_hurt(one: Harmed) -> bool:
    """People told of beside the dead of the sentence: "one man was killed and three were taken to hospital"."""
    return one.fate == "wounded" or (one.fate == "hit" and one.soft)


def _of_token(token: Token) -> Iterator[Harmed]:
    if token.lower_ == "fatally" and (number := part_of_them(token)) is not None:
        if (count := number_of(number)) is not None:
            yield Harmed("killed", *count, (), True)
    elif token.lower_ == "toll" and (count := _told_toll(token)) is not None:
        yield Harmed("killed", *count)
    elif token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        fate = fate_of(token)
        if fate is not None and not is_irreal(token):
            yield from _told(token, fate)


def _told_toll(noun: Token) -> tuple[int, int | None] | None:
    """As in "bringing the death toll to three", "the death toll stands at 12"."""
    after = (t for t in noun.sent if t.i > noun.i and t.pos_ == "NUM" and t.head.lower_ in ("to", "at", "of", "is"))
    number = next(after, None)
    return number_of(number) if number is not None else None


def _told(token: Token, fate: Fate) -> Iterator[Harmed]:
    if token.pos_ == "NOUN" and (times := _times(token)):
        yield Harmed(fate, times, times)
        return
    victims = _people_of(victims_by(token))
    groups = [(v, number_of(_self(token) if v.lower_ == "themselves" else v)) for v in victims]
    known = [(v, n) for v, n in groups if n is not None]
    if not known:
        if fate == "killed" and not victims and _is_one_deed(token):
            yield Harmed(fate, 1, None)
        return
    if all(n == (1, 1) for _, n in known):
        yield _people(token, [v for v, _ in known], fate)
        return
    high = None if any(n[1] is None for _, n in known) else sum(n[1] or 0 for _, n in known)
    others = fate != "killed" and any(_besides(v) for v, _ in known)
    besides = fate == "hit" and others
    soft = fate == "wounded" and not besides and _is_first_aid(token)
    fate = "wounded" if besides else "hit" if soft else fate
    yield Harmed(fate, sum(n[0] for _, n in known), high, survive=besides, soft=soft, besides=others)


def _is_one_deed(token: Token) -> bool:
    """As in "a fatal shooting", "the deadly stabbing": somebody died, the words do not say how many."""
    return token.tag_ == "NN" and any(c.lower_ in ("fatal", "deadly") for c in token.children)


def _is_first_aid(token: Token) -> bool:
    """A state people were found or brought in ("with gunshot wounds", "to hospital"): some may die of it."""
    return token.pos_ == "NOUN" or token.lemma_.lower() in CARRY | {"hospitalize", "hospitalise"}


def _besides(victim: Token) -> bool:
    """As in "three other people were shot": those who were killed are not among them."""
    return victim.lower_ == "others" or any(c.lower_ in ("other", "others", "more") for c in victim.children)


def _people(token: Token, victims: list[Token], fate: Fate) -> Harmed:
    first = victims[0]
    part = any(c.lower_ == "of" for c in first.children if c.dep_ == "prep") and first.pos_ in ("NUM", "PRON", "DET")
    own = first.lower_ in SELF
    people = () if part else tuple(_person(_self(token) if v.lower_ in SELF else v) for v in victims)
    return Harmed(fate, len(victims), len(victims), people, part, own)


def _self(verb: Token) -> Token:
    """Whom "himself" means: the subject of the verb, or of the verb it hangs on."""
    for node in (verb, *verb.ancestors):
        subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return verb


def _times(noun: Token) -> int:
    """As in "a triple shooting"."""
    return next((_MULTIPLE[c.lower_] for c in noun.children if c.lower_ in _MULTIPLE), 0)


def _people_of(victims: list[Token]) -> list[Token]:
    """The victims that are people; what is counted in a list with a person is people too ("eight adults")."""
    known = [v for v in victims if _is_person(v)]
    return [v for v in victims if v in known or any(c.dep_ == "nummod" for c in v.children)] if known else []


def _is_person(token: Token) -> bool:
    if token.lower_ in _PRONOUNS | SELF or token.pos_ == "NUM" or token.ent_type_ == "PERSON":
        return token.lower_ != "it"
    if token.lemma_.lower() in load_lexicon().cues["people"] or token.lower_ in _MALE | _FEMALE:
        return True
    return token.lower_ in ("both", "another")


def _surname(token: Token) -> str:
    """The last word of a name that is no suffix of it ("Jr.")."""
    return token.nbor(-1).text if token.text.rstrip(".") in ("Jr", "Sr", "II", "III") and token.i else token.text


def _person(token: Token) -> Person:
    start = token.left_edge.i
    phrase = token.doc[start : token.i + 1]
    words = {t.lower_ for t in phrase if t == token or (t.head == token and t.dep_ != "poss")}
    age = _AGE.search(phrase.text.lower()) or _AGE_AFTER.match(text_of(token.doc)[token.idx + len(token) :][:12])
    sex = "m" if words & _MALE else "f" if words & _FEMALE else ""
    named = token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "", "ORG", "GPE")
    fresh = bool(words & _FRESH)
    whose = any(c.dep_ == "poss" and c.lower_ in _POINTING for c in token.children)
    back = token.lower_ in _PRONOUNS or ((whose or bool(words & _POINTING)) and not fresh)
    return Person(_surname(token) if named else "", age[1] if age else "", sex, fresh, back)
