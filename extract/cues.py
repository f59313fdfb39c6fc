"""The cues that make a verb an event: a weapon, a place as its object, the people it befalls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.lexicon import Kind, Lexicon
from extract.sentence import Sentence, clause

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_NOUNS = frozenset(
    "city town village community settlement territory area region province district pass bridge base airport "
    "port hill height position island capital land enclave border checkpoint post road highway valley "
    "neighborhood neighbourhood suburb quarter outpost "
    "site stronghold camp barracks airfield road junction oilfield checkpoint".split()
)


def cued(sentence: Sentence, token: Token, kind: Kind, lexicon: Lexicon) -> bool:
    """Whether a verb that needs a cue for this kind has it in its clause."""
    lemma = token.lemma_.lower()
    return any(lemma in verbs and _has_cue(sentence, token, cue, lexicon) for cue, verbs in kind.verbs_with)


def _has_cue(sentence: Sentence, token: Token, cue: str, lexicon: Lexicon) -> bool:
    inside = clause(token)
    if cue == "place":
        return has_place_object(sentence, token)
    words = lexicon.cues[cue]
    roles = ("dobj", "obj", "nsubjpass", "nsubj") if cue in ("people", "agreement", "defence") else None
    for i in inside - {token.i}:
        word = token.doc[i]
        if word.lemma_.lower() in words and (roles is None or word.dep_ in roles or word.head.dep_ in roles):
            return True
    return cue == "people" and _befalls_somebody(token)


def _befalls_somebody(verb: Token) -> bool:
    """A person by name, number or pronoun as object or passive subject; of "found shot", the finder's subject."""
    near = list(verb.children) + (list(verb.head.children) if verb.dep_ in ("oprd", "acomp") else [])
    return any(
        c.dep_ in ("dobj", "nsubjpass") and (c.pos_ in ("NUM", "PROPN") or c.lower_ in _PERSONS or c.lemma_ in _HUMAN)
        for c in near
    )


_PERSONS = frozenset("he she him her them himself herself themselves who whom".split())
_HUMAN = frozenset("boy girl man woman child".split())


def has_place_object(sentence: Sentence, token: Token) -> bool:
    """The verb acts on a place: its object, passive subject, or the subject of "fell"."""
    roles = {"dobj", "obj", "nsubjpass"} | ({"nsubj"} if token.lemma_.lower() == "fall" else set())
    objects = [c for c in token.children if c.dep_ in roles]
    if token.tag_ == "VBG" or token.lemma_.lower() in (
        "enter",
        "advance",
        "fight",
        "invade",
        "bomb",
        "pound",
        "attack",
    ):
        objects += [
            p
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in ("into", "in", "on", "at", "near")
            for p in c.children
        ]
    for target in objects:
        within = {target.i} | {c.i for c in target.children if c.dep_ in ("appos", "conj", "compound")}
        within |= {g.i for c in target.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children}
        nouns = any(target.doc[i].lemma_.lower() in PLACE_NOUNS for i in within)
        if nouns or _names_place(sentence, target, within):
            return True
    return False


def _names_place(sentence: Sentence, target: Token, within: set[int]) -> bool:
    """A known place, or a proper name nothing says is a person or a group."""
    if any(p.use in ("literal", "metonymic") for p in sentence.places_in(within)):
        return True
    return target.pos_ == "PROPN" and target.ent_type_ in ("GPE", "LOC", "FAC", "")
