"""What is taken, moved or fled from and is neither a place nor a people: no change of control, no displacement.

"Cut off his legs", "the victim was flown to a hospital", "the robber fled on foot", "the instrument of surrender".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.civil import civil_words
from extract.cues import PLACE_NOUNS
from extract.lexicon import load_lexicon
from extract.sentence import Sentence

if TYPE_CHECKING:
    from extract.document import Token

_HELD_BY_CUES = ("unit", "works", "base", "defence", "vessel", "warship", "ruler", "hull", "barrier", "monument")


@lru_cache(maxsize=1)
def _held() -> frozenset[str]:
    """The words for what a force may take, hold or surround."""
    cues, words = load_lexicon().cues, civil_words()
    return (words["held"] | PLACE_NOUNS).union(*(cues[name] for name in _HELD_BY_CUES))


def is_on_paper(token: Token, sentence: Sentence) -> bool:
    """As in "the instrument of surrender"."""
    return (
        token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in civil_words()["terms"]
    )


def takes_a_thing(token: Token, sentence: Sentence) -> bool:
    """As in "cut off his legs", "pulled out a passenger", "took his seat": what is taken is neither place nor force."""
    taken = [_stood_for(token, c) for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if token.pos_ != "VERB" or not taken:
        return False
    parts = [
        t for o in taken for t in (o, *o.conjuncts, *(g for g in o.subtree if g.dep_ in ("pobj", "appos", "poss")))
    ]
    if any(t.pos_ in ("PROPN", "NUM") or t.ent_type_ in ("GPE", "LOC", "FAC", "NORP") for t in parts):
        return False
    inside = {i for o in taken for i in range(o.left_edge.i, o.right_edge.i + 1)}
    return not sentence.places_in(inside) and not any(t.lemma_.lower() in _held() or t.lower_ in _held() for t in parts)


def _stood_for(verb: Token, taken: Token) -> Token:
    """What "which" stands for: "Mukden, which the Japanese entered"."""
    return verb.head if verb.dep_ == "relcl" and taken.lower_ in ("which", "that") else taken


def expels_some(token: Token, sentence: Sentence) -> bool:
    """As in "expelled five diplomats": people are told to leave, and no force is driven out of a place."""
    if token.lemma_.lower() != "expel":
        return False
    sent_away = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    return any(g.dep_ == "nummod" for c in sent_away for g in c.children) and not any(
        c.lemma_.lower() in load_lexicon().cues["unit"] for c in sent_away
    )


def moves_one(token: Token, sentence: Sentence) -> bool:
    """As in "the victim was flown to a hospital": one person is no population."""
    if token.lemma_.lower() not in civil_words()["carry"]:
        return False
    moved = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    many = civil_words()["many"]
    return bool(moved) and all(
        (
            m.tag_ in ("NN", "NNP", "PRP")
            and m.lemma_.lower() not in many
            and m.lower_ not in ("they", "them", "us", "we")
        )
        and not any(c.dep_ in ("nummod", "conj") for c in m.children)
        for m in moved
    )


def flees_the_law(token: Token, sentence: Sentence) -> bool:
    """As in "the robber fled on foot", "he fled the scene"."""
    if token.lemma_.lower() not in ("flee", "escape"):
        return False
    words = civil_words()
    one = [c for c in token.children if c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP", "PRP") and c.lower_ != "they"]
    if any(c.lemma_.lower() in words["culprit"] for c in one):
        return True
    behind = [p for c in token.children if c.lower_ in ("on", "in", "from") for p in c.children]
    behind += [c for c in token.children if c.dep_ == "dobj"]
    return bool(one) and any(p.lemma_.lower() in words["scene"] for p in behind)
