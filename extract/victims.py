"""Count the people a verb of harm befalls, from the sentence's structure: "a boy and two women were shot".

:mod:`extract.tolls` reads figures from wording; this reads them from who the subject or object is,
which also counts "a child" and "his wife and granddaughter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extract.harmwords import harm_words
from extract.model import Toll
from extract.resources import word_list
from extract.tolls import NEUTRAL, count_words

if TYPE_CHECKING:
    from extract.document import Token

Harm = Literal["killed", "wounded"]
_YEARS = range(1900, 2100)


def victims_of(verb: Token) -> Toll:
    """Return the toll that a verb's own subject or object states; empty when it counts nobody."""
    harm = _harm(verb)
    victim = _victim(verb) if harm else None
    if harm is None or victim is None or not _may_be_counted(verb, victim):
        return NEUTRAL
    bounds = _count(victim)
    if bounds is None:
        return NEUTRAL
    low, high = bounds
    died = _died_of_them(verb)
    if died is not None and high is not None and died[1] is not None and died[1] <= low:
        return Toll(killed_low=died[0], killed_high=died[1], wounded_low=low - died[1], wounded_high=high - died[0])
    return Toll(killed_low=low, killed_high=high) if harm == "killed" else Toll(wounded_low=low, wounded_high=high)


def _died_of_them(verb: Token) -> tuple[int, int | None] | None:
    """How many of those hit died: "nine people were shot, one fatally"."""
    fatal = harm_words().words["beside_fatal"]
    parts = (part_of_them(t) for t in verb.subtree if t.i > verb.i and t.lower_ in fatal and t.pos_ == "ADV")
    return next((_one(part) for part in parts if part is not None), None)


def part_of_them(word: Token) -> Token | None:
    """The number of those who died among the hit: "four people were shot, one of them fatally"."""
    if word.i + 1 < len(word.doc) and word.nbor().pos_ == "VERB":
        return None  # "Jones, 15, was fatally shot"
    before = word.doc[max(word.sent.start, word.i - 4) : word.i]
    number = next((t for t in reversed(before) if t.pos_ == "NUM"), None)
    return number if number is not None and number.dep_ != "nummod" else None


def _may_be_counted(verb: Token, victim: Token) -> bool:
    """Whoever finds or counts bodies counts the dead."""
    words = harm_words()
    return verb.lemma_.lower() not in words.verbs["exhume"] or victim.lemma_.lower() in words.words["bodies"]


def _harm(verb: Token) -> Harm | None:
    lemma, verbs = verb.lemma_.lower(), harm_words().verbs
    if (
        lemma in verbs["clause_kill"]
        or lemma in verbs["exhume"]
        or (lemma == "be" and any(c.lower_ == "dead" for c in verb.children))
    ):
        return "killed"
    if lemma not in verbs["clause_wound"]:
        return None
    if lemma not in verbs["may_kill"]:
        return "wounded"
    near = [*verb.children, *(g for c in verb.children for g in c.children), *verb.conjuncts]
    fatal = harm_words().words["beside_fatal"]
    deadly = any(t.lower_ in fatal or t.lemma_.lower() in verbs["clause_kill"] for t in near)
    return "killed" if deadly or is_murder_charged(verb) else "wounded"


_CHARGES = frozenset({"suspect", "accuse", "charge", "convict"})


def is_murder_charged(verb: Token) -> bool:
    """As in "they have pleaded not guilty to murder and are suspected of shooting X": X died."""
    charge = verb.head.head if verb.dep_ == "pcomp" else None
    if charge is None or charge.lemma_.lower() not in _CHARGES:
        return False
    named = [t for t in verb.sent if t.lower_ in harm_words().words["capital_charge"]]
    return any(t.i == 0 or t.nbor(-1).lower_ not in ("attempted", "attempt") for t in named)


def _victim(verb: Token) -> Token | None:
    """The passive subject, the object, or the subject of dying; of a coordinated verb, the first verb's."""
    roles = ("nsubj",) if verb.lemma_.lower() in harm_words().verbs["clause_suffer"] | {"be"} else ("nsubjpass", "dobj")
    # The last one: the parser may take a dateline for a first subject.
    found = next((c for c in reversed(list(verb.children)) if c.dep_ in roles), None)
    if found is None and verb.dep_ == "conj" and any(c.dep_ == "nsubjpass" for c in verb.head.children):
        found = next(c for c in verb.head.children if c.dep_ == "nsubjpass")
    if found is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = verb.head
    if found is None and verb.dep_ in ("oprd", "acomp", "xcomp"):  # "a boy was found shot to death"
        found = next((c for c in verb.head.children if c.dep_ == "nsubjpass"), None)
    return found


def _count(head: Token) -> tuple[int, int | None] | None:
    """People in a noun phrase and those coordinated with it."""
    parts = [_one(token) for token in (head, *head.conjuncts)]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    low = sum(part[0] for part in known)
    return low, low if all(part[0] == part[1] for part in known) else None


def number_of(token: Token) -> tuple[int, int | None] | None:
    """Return how many people one noun, name, numeral or pronoun means, as bounds; None when it does not say."""
    if token.lower_ in ("who", "whom", "another") or (token.lower_ == "old" and token.tag_ != "NNS"):
        return 1, 1
    if token.lower_ == "both" or (token.tag_ == "NNS" and any(c.lower_ == "both" for c in token.children)):
        return 2, 2
    if (stated := _one(token)) is not None:
        return None if stated[0] in _YEARS and stated[0] == stated[1] else stated
    bare = (
        token.tag_ == "NN"
        and token.lemma_.lower() not in harm_words().words["crowds"]
        and not any(c.dep_ == "nummod" for c in token.children)
    )
    return (1, 1) if bare else None


_ANIMALS = word_list("victims", "animals")


def _one(token: Token) -> tuple[int, int | None] | None:
    if token.lemma_.lower() in _ANIMALS and token.ent_type_ != "PERSON":
        return None  # "a colt was killed": nobody
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return 1, 1
    if token.lower_ in ("he", "she", "him", "her", "his", "himself", "herself"):
        return 1, 1
    number = next((c for c in token.children if c.dep_ == "nummod" and not c.text.endswith("-year-old")), None)
    if number is not None:
        return count_words(_number_phrase(number))
    if token.pos_ == "NUM":
        return count_words(_number_phrase(token))
    singular = token.tag_ == "NN" and token.lemma_.lower() not in harm_words().words["crowds"] and not token.ent_type_
    counted = any(
        c.dep_ in ("det", "poss") and c.lower_ in ("a", "an", "the", "his", "her", "one", "another")
        for c in token.children
    )
    theirs = any(c.dep_ == "poss" for c in token.children)  # "killed their former ally Ali Saleh"
    named = theirs and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.children)
    return (1, 1) if singular and (counted or named) else None


def _number_phrase(number: Token) -> str:
    """The number with the words that bound it ("at least 25")."""
    first = number.left_edge.i
    before = number.doc[number.i - 1].lower_ if number.i else ""
    if before in ("least", "than", "about", "nearly", "over", "to"):
        first = min(first, max(0, number.i - 2))
    return number.doc.span(first, number.i + 1).text
