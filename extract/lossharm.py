"""What became of the people a count counts, as the words beside it say: "300 killed", "200 casualties"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.lossnumbers import Numeral
from extract.losswords import loss_words

if TYPE_CHECKING:
    from extract.document import Token

# What may stand between a count and the word of harm after it: "12 men were also killed".
_BEFORE_HARM = frozenset(
    "men people others more were was been are have had has being either also reportedly confirmed as were soldiers "
    "of them their its his own or and".split()
)

Told = tuple[str, "Token"]


def harm_of(token: Token) -> str | None:
    """Return what a noun of losses says became of people: "deaths", "casualties", "prisoners"; None for another."""
    harm = loss_words().harm
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.lower_ in harm["missing"]:
        return None
    return next((name for name, words in harm.items() if token.lower_ in words or token.lemma_.lower() in words), None)


def harm_after(number: Numeral) -> Told | None:
    """Return what the word after a count and its noun says became of them: "300 killed", "12 men were wounded"."""
    noun, tokens, harm = number.noun, number.token.doc, loss_words().harm
    at = (noun.i if noun is not None and noun.i > number.last else number.last) + 1
    while at < len(tokens) and tokens[at].lower_ in _BEFORE_HARM:
        at += 1
    if at >= len(tokens) or tokens[at].sent.start != tokens[number.first].sent.start:
        return None
    word = tokens[at]
    found = next((name for name, words in harm.items() if word.lower_ in words), None)
    acts = word.tag_ == "VBD" and any(c.dep_ == "dobj" for c in word.children)
    return (found, word) if found is not None and found != "missing" and not acts else None


_ACTS = {"killing": "killed", "wounding": "wounded", "injuring": "wounded", "capturing": "captured"}
_JOINS = frozenset("or and , / -".split())


def together(told: Told) -> Told:
    """Return what a count tells, "casualties" where its word is one of several: "killed, wounded or captured"."""
    harm, at = told
    if harm in ("casualties", "displaced"):
        return told
    found = {harm, *_beside_word(at, -1), *_beside_word(at, 1)}
    captured_first = harm == "killed" and found == {"captured", "killed"} and at.doc[at.i - 1].lower_ == "and"
    return told if len(found) == 1 or captured_first else ("casualties", at)


def _beside_word(at: Token, step: int) -> Iterator[str]:
    """The harms whose words are joined to a word without a count between them."""
    tokens, i, harm = at.doc, at.i + step, loss_words().harm
    while 0 <= i < len(tokens) and tokens[i].sent.start == at.sent.start:
        word = tokens[i]
        found = _ACTS.get(word.lower_) or next((name for name, words in harm.items() if word.lower_ in words), None)
        if found is None and word.lower_ not in _JOINS:
            return
        if found is not None:
            yield found
        i += step
