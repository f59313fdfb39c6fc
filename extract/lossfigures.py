"""Counts of a sentence with what became of the people they count, and of which party those are.

Two ways of telling are read. What befalls people is told by a verb or noun of harm and whom it names
("12 soldiers and 30 rebels were killed", "killing 15 Syrian soldiers"); what parties lost is told by an account
that names them (:mod:`extract.lossaccount`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.befallen import victims_by
from extract.fates import fate_of
from extract.harmwords import harm_words
from extract.lossaccount import Account, Figure
from extract.lossharm import Told, harm_after
from extract.lossnumbers import Numeral, numerals
from extract.losswords import loss_words
from extract.modality import is_irreal
from extract.sentence import Sentence
from extract.speakers import Speakers

if TYPE_CHECKING:
    from extract.document import Token

_OBJECT = ("dobj", "nsubjpass")


def figures(sentence: Sentence, speakers: Speakers, before: str = "") -> list[Figure]:
    """Return what a sentence tells of losses whose party it names, in the order of the text.

    ``before``: the harm that the sentence before it counted last, where this one goes on after a semicolon.
    """
    numbers = numerals(sentence)
    if not numbers:
        return []
    found = Account(sentence, speakers, _befallen(sentence, numbers), before).read(numbers)
    return [one for one in found if not is_irreal(one.at)]


def _befallen(sentence: Sentence, numbers: Sequence[Numeral]) -> dict[int, Told]:
    """Each count of people whom a verb or noun of harm befalls, by its first token."""
    found: dict[int, Told] = {}
    for token in sentence.tokens:
        harm = _harm(token)
        for victim in _victims(token, harm) if harm is not None else ():
            for number in (n for n in numbers if harm is not None and _counts(n, victim)):
                found[number.first] = _both(found.get(number.first), (harm or "", token))
    return _with_listed(found, numbers)


def _both(before: Told | None, told: Told) -> Told:
    """Of "12 were killed or wounded" nobody says how many died; else what is told first of people holds."""
    if before is None or before[0] == told[0]:
        return before or told
    if {before[0], told[0]} == {"captured", "killed"} and not _either(before[1], told[1]):
        return before if before[0] == "killed" else told  # "abducted and shot dead"
    return ("casualties", before[1]) if abs(before[1].i - told[1].i) <= _JOINED else before


def _either(one: Token, other: Token) -> bool:
    first, last = sorted((one.i, other.i))
    return any(t.lower_ == "or" for t in one.doc[first:last])


_JOINED = 4  # words from "killed" to "captured" in "killed, wounded or captured"


def _with_listed(found: dict[int, Told], numbers: Sequence[Numeral]) -> dict[int, Told]:
    """Count those listed before: in "2,000 rebels and 500 soldiers killed" the rebels too."""
    told = dict(found)
    for number, following in reversed(list(pairwise(numbers))):
        after = told.get(following.first) or harm_after(following)
        if after is None or number.first in told or after[1].i < following.first:
            continue
        between = number.token.doc[number.last + 1 : following.first]
        signs = [t.lower_ for t in between if t.pos_ in ("CCONJ", "PUNCT", "VERB", "AUX", "SCONJ")]
        if signs in (["and"], [","], [",", "and"], ["or"]) and harm_after(number) is None:
            told[number.first] = after
    return told


def _harm(token: Token) -> str | None:
    if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    verbs, lemma = loss_words().verbs, token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in verbs["capture"]:
        return "captured"
    if token.pos_ == "VERB" and lemma in verbs["displace"] | verbs["flee"]:
        return "displaced"
    fate = fate_of(token)
    # Who is carried somewhere may be hurt: that is no count of a party's wounded.
    return fate if fate == "killed" or (fate == "wounded" and lemma not in harm_words().verbs["carry"]) else None


def _victims(token: Token, harm: str) -> list[Token]:
    if harm in ("killed", "wounded"):
        return victims_by(token)
    roles = ("nsubj",) if token.lemma_.lower() in loss_words().verbs["flee"] else _OBJECT
    heads = [c for c in token.children if c.dep_ in roles]
    return [t for head in heads for t in (head, *(c for c in head.conjuncts if c.i > head.i))]


def _counts(number: Numeral, victim: Token) -> bool:
    """Whether a count is of these victims: it counts their noun, or stands for them itself."""
    if number.first <= victim.i <= number.last:
        return True
    return number.noun is not None and number.noun.i == victim.i
