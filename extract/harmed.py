"""Who a sentence says was hit, wounded or killed, one statement a person or group.

:mod:`extract.tolls` reads the figures of one clause; a report tells of its victims over many sentences
("two men were shot", "the older of them", "he died at the hospital"), so what is needed there is who
is meant each time. :mod:`extract.headcount` counts each of them once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.doctext import text_of
from extract.lexicon import load_lexicon
from extract.modality import is_irreal
from extract.sentence import Sentence, clause
from extract.victims import number_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Fate = Literal["hit", "wounded", "killed"]
_KILL = frozenset("kill murder slay execute behead assassinate lynch".split())
_DIE = frozenset("die perish drown succumb".split())
_WOUND = frozenset("wound injure hurt hospitalize hospitalise".split())
_HIT = frozenset("shoot stab gun".split())
_STRUCK = frozenset("hit strike graze".split())
_MISSILES = frozenset(
    "bullet gunfire gunshot shot round shrapnel shell missile rocket fragment debris car truck".split()
)
_FOUND = frozenset("pronounce declare find leave confirm discover".split())
_DEAD = frozenset("dead deceased".split())
_FATAL = frozenset("dead death fatally mortally".split())
_SUFFER = frozenset("suffer sustain receive".split())
_HARM_NOUNS = frozenset("wound injury burn gunshot".split())
_CARRY = frozenset("take transport rush fly airlift transfer bring admit send treat".split())
_CARE = frozenset("hospital hospitals center centre medical clinic surgery".split())
_HITS: dict[str, Fate] = {"shooting": "hit", "stabbing": "hit"}
_KILLINGS: dict[str, Fate] = dict.fromkeys("killing murder death homicide slaying assassination".split(), "killed")
_DEEDS = _HITS | _KILLINGS
_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_SELF = frozenset("himself herself themselves self".split())
_PRONOUNS = frozenset("he she him her it who whom".split())
_MALE = frozenset(
    "he him himself his man boy male father son brother husband grandfather uncle nephew boyfriend".split()
)
_FEMALE = frozenset(
    "she her herself woman girl female mother daughter sister wife grandmother aunt niece girlfriend".split()
)
_FRESH = frozenset("another other second third fourth fifth sixth".split())
_POINTING = frozenset("the this that these those his her their".split())
_AGE = re.compile(r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine)[\s-](?:year|month|week|day)s?[\s-]old")
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

    ``part``: they are some of a group told of ("one of them"); ``by_own_hand``: the one who did it.
    """

    fate: Fate
    low: int
    high: int | None
    people: tuple[Person, ...] = ()
    part: bool = False
    by_own_hand: bool = False


def harmed_in(sentence: Sentence) -> Iterator[Harmed]:
    """Yield what a sentence says of people hit, wounded or killed."""
    for token in sentence.tokens:
        if token.lower_ == "one" and any(c.lower_ == "fatally" for c in token.children):
            yield Harmed("killed", 1, 1, (), True)
        elif token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            fate = _fate(token)
            if fate is not None and not is_irreal(token):
                yield from _told(token, fate)


def _told(token: Token, fate: Fate) -> Iterator[Harmed]:
    if token.pos_ == "NOUN" and (times := _times(token)):
        yield Harmed(fate, times, times)
        return
    victims = [v for v in _victims(token) if _is_person(v)]
    groups = [(v, number_of(_self(token) if v.lower_ == "themselves" else v)) for v in victims]
    known = [(v, n) for v, n in groups if n is not None]
    if not known:
        return
    if all(n == (1, 1) for _, n in known):
        yield _people(token, [v for v, _ in known], fate)
        return
    high = None if any(n[1] is None for _, n in known) else sum(n[1] or 0 for _, n in known)
    if fate == "hit" and any(_besides(v) for v, _ in known):
        fate = "wounded"
    yield Harmed(fate, sum(n[0] for _, n in known), high)


def _besides(victim: Token) -> bool:
    """As in "three other people were shot": those who were killed are not among them."""
    return victim.lower_ == "others" or any(c.lower_ in ("other", "others", "more") for c in victim.children)


def _people(token: Token, victims: list[Token], fate: Fate) -> Harmed:
    first = victims[0]
    part = any(c.lower_ == "of" for c in first.children if c.dep_ == "prep") and first.pos_ in ("NUM", "PRON", "DET")
    own = first.lower_ in _SELF
    people = () if part else tuple(_person(_self(token) if v.lower_ in _SELF else v) for v in victims)
    return Harmed(fate, len(victims), len(victims), people, part, own)


def _self(verb: Token) -> Token:
    """Whom "himself" means: the subject of the verb, or of the verb it hangs on."""
    for node in (verb, *verb.ancestors):
        subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return verb


def _fate(token: Token) -> Fate | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma in _HITS and any(c.lower_ in ("fatal", "deadly") for c in token.children):
        return "killed"
    if token.pos_ == "NOUN":
        return _DEEDS.get(lemma) or ("wounded" if lemma in _HARM_NOUNS and _borne(token) else None)
    if lemma in _KILL or lemma in _DIE or (lemma == "pass" and any(c.lower_ == "away" for c in token.children)):
        return "killed"
    if lemma in _HIT or (lemma in _STRUCK and _by_missile(token)):
        return "killed" if _deadly(token) else "hit"
    if lemma in _WOUND:
        return "wounded"
    return _found(token, lemma)


def _found(verb: Token, lemma: str) -> Fate | None:
    """As in "was pronounced dead", "are dead", "was taken to a hospital", "is in critical condition"."""
    children = {c.lower_ for c in verb.children if c.dep_ in ("oprd", "acomp", "attr", "ccomp", "xcomp", "advcl")}
    if lemma in _FOUND | {"be"} and children & _DEAD:
        return "killed"
    if lemma == "lose" and any(c.lower_ in ("life", "lives") and c.dep_ == "dobj" for c in verb.children):
        return "killed"
    if lemma == "turn" and any(g.lower_ in _SELF for c in verb.children if c.lower_ == "on" for g in c.children):
        return "killed"
    if lemma == "take" and any(c.lower_ == "life" and c.dep_ == "dobj" for c in verb.children):
        return "killed"
    below = {g.lower_ for c in verb.children if c.dep_ == "prep" for g in c.children}
    if lemma in _CARRY and below & _CARE:
        return "wounded"
    return (
        "wounded"
        if lemma in ("be", "remain") and "condition" in below and "in" in {c.lower_ for c in verb.children}
        else None
    )


def _deadly(verb: Token) -> bool:
    if any(
        c.lower_ in _FATAL or (c.lower_ == "to" and any(g.lower_ == "death" for g in c.children)) for c in verb.children
    ):
        return True
    joined = [t for t in verb.conjuncts if not any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)]
    return any(t.lemma_.lower() in _KILL | _DIE for t in joined)


def _by_missile(verb: Token) -> bool:
    return any(verb.doc[i].lemma_.lower() in _MISSILES for i in clause(verb))


def _borne(noun: Token) -> bool:
    """A wound that somebody has: the object of suffering, or "with a wound", "from a wound"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SUFFER:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in ("with", "from") and noun.head.head.lemma_.lower() not in _DIE


def _times(noun: Token) -> int:
    """As in "a triple shooting"."""
    return next((_MULTIPLE[c.lower_] for c in noun.children if c.lower_ in _MULTIPLE), 0)


def _victims(token: Token) -> list[Token]:
    """The people a word of harm befalls, those coordinated with the first one too."""
    first = _of_noun(token) if token.pos_ == "NOUN" else _of_verb(token)
    if first is None:
        return []
    if first.lower_ in ("who", "whom", "that") and first.head.dep_ == "relcl":
        first = first.head.head
    return [first, *(c for c in first.conjuncts if c.i > first.i)]


def _of_noun(noun: Token) -> Token | None:
    if noun.lemma_.lower() in _HARM_NOUNS:
        above = noun.head if noun.dep_ == "dobj" else noun.head.head
        if above.pos_ in ("NOUN", "PROPN", "NUM"):
            return above
        found = next((c for c in above.children if c.dep_ == "dobj"), None) if noun.dep_ == "pobj" else None
        return found if found is not None else _subject(above)
    of = next((g for c in noun.children if c.lower_ == "of" for g in c.children if c.dep_ == "prep"), None)
    return of or next((c for c in noun.children if c.dep_ == "poss" and noun.lemma_ == "death"), None)


def _of_verb(verb: Token) -> Token | None:
    lemma = verb.lemma_.lower()
    if lemma in _DIE | {"be", "remain", "pass", "lose"} or (
        lemma == "take" and not _passive(verb) and _found(verb, "take") == "killed"
    ):
        return _subject(verb)
    if lemma == "turn":
        return next((g for c in verb.children if c.lower_ == "on" for g in c.children), None)
    found = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    found = found or next((c for c in verb.children if c.dep_ == "dobj"), None)
    if found is None and lemma in _FOUND | _WOUND:  # "left two others wounded": the parser's small clause
        small = next((c for c in verb.children if c.dep_ in ("ccomp", "acomp", "oprd", "advcl")), verb)
        found = next((c for c in small.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = verb.head
    if found is None and verb.dep_ in ("conj", "oprd", "acomp", "xcomp", "advcl", "pcomp"):
        found = _from_above(verb)
    return found


def _from_above(verb: Token) -> Token | None:
    """The subject of "was shot and taken", "was found shot", "died after being shot"."""
    node = verb
    for _ in range(3):
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return node if verb.dep_ == "pcomp" and node.pos_ in ("NOUN", "PROPN") else None
        object_first = verb.dep_ == "conj" and not _passive(verb)
        roles = ("nsubjpass", "dobj") if object_first else ("nsubjpass", "nsubj")
        found = next((c for role in roles for c in node.children if c.dep_ == role), None)
        if found is not None:
            return found if _passive(verb) or verb.tag_ == "VBN" else None
    return None


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" or (c.dep_ == "aux" and c.lower_ == "being") for c in verb.children)


def _subject(verb: Token) -> Token | None:
    node = verb
    for _ in range(3):
        # The last one: the parser may take a dateline for a first subject.
        found = next((c for c in reversed(list(node.children)) if c.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None or node.dep_ not in ("conj", "xcomp", "advcl"):
            return found if found is not None else (node.head if node.dep_ in ("acl", "relcl") else None)
        node = node.head
    return None


def _is_person(token: Token) -> bool:
    if token.lower_ in _PRONOUNS | _SELF or token.pos_ == "NUM" or token.ent_type_ == "PERSON":
        return token.lower_ != "it"
    if token.lemma_.lower() in load_lexicon().cues["people"] or token.lower_ in _MALE | _FEMALE:
        return True
    return token.lower_ in ("both", "another")


def _person(token: Token) -> Person:
    start = token.left_edge.i
    phrase = token.doc[start : token.i + 1]
    words = {t.lower_ for t in phrase if t == token or t.head == token}
    age = _AGE.search(phrase.text.lower()) or _AGE_AFTER.match(text_of(token.doc)[token.idx + len(token) :][:12])
    sex = "m" if words & _MALE else "f" if words & _FEMALE else ""
    named = token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "", "ORG", "GPE")
    fresh = bool(words & _FRESH)
    back = token.lower_ in _PRONOUNS or (bool(words & _POINTING) and not fresh)
    return Person(token.text if named else "", age[1] if age else "", sex, fresh, back)
