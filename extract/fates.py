"""What a word says became of people.

"Two men were shot", "the shooting of two men", "two men with gunshot wounds", "two men were found dead": the
sentence's structure says who was hit, wounded or killed. Whom it befell is read by :mod:`extract.befallen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extract.deeds import is_attempt
from extract.grammar import child, is_passive, objects_of, subject_of
from extract.harmwords import harm_words
from extract.lexicon import load_lexicon
from extract.sentence import clause
from extract.victims import is_murder_charged, part_of_them

if TYPE_CHECKING:
    from extract.document import Token

Fate = Literal["hit", "wounded", "killed"]
_INSIDE = ("oprd", "acomp", "attr", "ccomp", "xcomp", "advcl")
# Words beside "was hit" that tell of no missile: "hit by floods", "hit hard".
_OTHERWISE = frozenset("by with hard".split())


def fate_of(token: Token) -> Fate | None:
    """Return what a word says became of people: a verb of harm, a noun for a deed or a wound; else None."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun(token, token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if token.dep_ == "amod":
        return _of_adjective(token)
    return _of_verb(token, verb_lemma(token))


def verb_lemma(token: Token) -> str:
    """Return the lemma of a verb, of a participle taken for an adjective too."""
    return harm_words().participles.get(token.lower_) or token.lemma_.lower()


def _of_noun(noun: Token, lemma: str) -> Fate | None:
    words = harm_words().words
    if is_attempt(noun):
        return None
    fatal = any(c.lower_ in words["fatal"] for c in noun.children)
    if lemma in words["hitting"]:
        return "killed" if fatal else "hit"
    if lemma in words["killing"] or (lemma in words["remains"] and _found_bodies(noun)):
        return "killed"
    if (lemma in words["wound"] or (fatal and lemma == "shot")) and _borne(noun):
        return "killed" if fatal else "wounded"
    if lemma == "shot" and noun.dep_ == "dobj" and noun.head.lemma_ in harm_words().verbs["come_upon"]:
        return "hit"  # "arrived to find the teen shot": the parser's compound
    return "wounded" if _state(noun) else None


def _found_bodies(noun: Token) -> bool:
    """As in "the bodies of three men", "found two bodies"; no "body of work"."""
    whose = [*objects_of(noun, "of"), *(c for c in noun.children if c.dep_ == "poss")]
    if whose:
        return any(w.pos_ in ("NUM", "PROPN") or w.lemma_.lower() in people_words() for w in whose)
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return (
        counted and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in harm_words().verbs["find"] | {"recover"}
    )


def people_words() -> frozenset[str]:
    """Return the lemmas of nouns that mean people."""
    return load_lexicon().cues["people"] | harm_words().people["others"]


def _of_adjective(word: Token) -> Fate | None:
    """As in "two injured men", "a deceased male", "found Jones dead"."""
    words = harm_words().words
    if word.lower_ in words["dead"]:
        return "killed"
    return "wounded" if word.lower_ in words["hurt"] else None


def _of_verb(verb: Token, lemma: str) -> Fate | None:
    verbs, words = harm_words().verbs, harm_words().words
    if verb.lower_ in words["dead"] and child(verb, "nsubj", "nsubjpass") is not None:
        return "killed"  # "left two injured and a boy dead": the parser's second small clause
    if lemma in verbs["kill"] or lemma in verbs["die"] or (lemma == "pass" and _with(verb, "away")):
        return "killed"
    if lemma in verbs["to_death"] and _to_death(verb):
        return "killed"
    if lemma in verbs["hit"] or (lemma in verbs["strike"] and _by_missile(verb)):
        return "killed" if _deadly(verb) else "hit"
    if lemma in verbs["wound"]:
        return "killed" if _with(verb, "fatally", "mortally") else "wounded"
    return _killed_in_phrase(verb, lemma) or _hurt_in_phrase(verb, lemma)


def _with(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in verb.children)


def _killed_in_phrase(verb: Token, lemma: str) -> Fate | None:
    """As in "was pronounced dead", "are dead", "lost his life", "turned the gun on himself"."""
    verbs, words = harm_words().verbs, harm_words().words
    inside = {c.lower_ for c in verb.children if c.dep_ in _INSIDE}
    dead = lemma in verbs["find"] | {"be"} and bool(inside & words["dead"])
    lost = lemma in ("lose", "claim", "take") and lives_of(verb) is not None
    turned = lemma == "turn" and any(g.lower_ in words["self"] for g in objects_of(verb, "on"))
    suicide = lemma == "commit" and any(c.lower_ == "suicide" for c in verb.children)
    return "killed" if dead or lost or turned or suicide else None


def _hurt_in_phrase(verb: Token, lemma: str) -> Fate | None:
    """As in "was taken to a hospital", "is in critical condition", "was treated for a wound", "had surgery"."""
    verbs, words = harm_words().verbs, harm_words().words
    below = [g for c in verb.children if c.dep_ == "prep" for g in c.children]
    cared = lemma in verbs["carry"] | verbs["let_go"] and any(_is_care(g) for g in below)
    treated = lemma == "treat" and is_passive(verb) and (_with(verb, "for") or _and_let_go(verb))
    hopes = lemma == "expect" and any(_lives_on(c) for c in verb.children if c.dep_ == "xcomp")
    in_danger = lemma in ("be", "remain") and _with(verb, "in") and any(g.lower_ in words["in_state"] for g in below)
    on_table = lemma == "undergo" and any(c.lower_ == "surgery" for c in verb.children)
    mends = lemma == "recover" and any(_is_care(g) for g in below)
    return "wounded" if cared or treated or hopes or in_danger or on_table or mends else None


def _and_let_go(verb: Token) -> bool:
    return any(t.lemma_.lower() in harm_words().verbs["let_go"] for t in verb.conjuncts)


def _lives_on(verb: Token) -> bool:
    """As in "(is expected) to survive", "to be okay", "to make a full recovery"."""
    words = {c.lower_ for c in verb.children}
    return verb.lemma_ in harm_words().verbs["live"] or bool(words & (harm_words().words["fine"] | {"recovery"}))


def lives_of(verb: Token) -> Token | None:
    """The object of "claimed two lives", "took the life of a girl"."""
    return next((c for c in verb.children if c.lower_ in harm_words().words["lives"] and c.dep_ == "dobj"), None)


def _state(noun: Token) -> bool:
    """As in "another in critical condition", "left her in a coma"; what "is in" one, the verb tells."""
    words = harm_words().words
    if noun.lemma_ not in words["in_state"] or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    above = noun.head.head
    told = above.lemma_.lower() in harm_words().verbs["carry"] | {"be", "remain"} and above.pos_ in ("VERB", "AUX")
    return not told and (noun.lemma_ == "coma" or any(c.lower_ in words["state"] for c in noun.children))


def _is_care(place: Token) -> bool:
    words = harm_words().words
    named = {c.lower_ for c in place.children}
    return place.lower_ in words["hospital"] or (place.lower_ in words["centre"] and bool(named & words["of_care"]))


def _to_death(verb: Token) -> bool:
    return any(g.lower_ == "death" for g in objects_of(verb, "to"))


def _deadly(verb: Token) -> bool:
    fatally = harm_words().words["fatally"]
    if _to_death(verb) or any(c.lower_ in fatally and part_of_them(c) is None for c in verb.children):
        return True
    if is_murder_charged(verb):
        return True
    joined = [t for t in verb.conjuncts if child(t, "nsubj", "nsubjpass") is None]
    return any(t.lemma_.lower() in harm_words().verbs["kill"] | harm_words().verbs["die"] for t in joined)


def _by_missile(verb: Token) -> bool:
    """Hit by gunfire, or in some part of the body, or by somebody who opened fire."""
    verbs, words = harm_words().verbs, harm_words().words
    if any(verb.doc[i].lemma_.lower() in words["missile"] for i in clause(verb)):
        return True
    subject = subject_of(verb)
    if verb.dep_ == "conj" and subject is not None and subject.lemma_.lower() in words["missile"]:
        return True  # "a bullet went through the wall and hit a girl"
    if is_passive(verb):
        if any(g.lower_ in words["body_part"] for g in objects_of(verb, "in")):
            return True
        said_of_people = subject is not None and subject.lemma_.lower() in people_words()
        return said_of_people and not _with(verb, *_OTHERWISE)
    if verb.dep_ not in ("advcl", "conj"):
        return False
    # "Someone opened fire, striking two", "officers returned fire and struck him", "bullets flew, striking two".
    above = {t.lemma_.lower() for t in (verb.head, *verb.head.children)}
    beside = (verb.head, *(c for c in verb.head.children if c.dep_ == "advcl" and c.i < verb.i))
    flew = [subject_of(one) for one in beside] if verb.dep_ == "advcl" else []
    hit = any(one is not None and one.lemma_.lower() in words["missile"] for one in flew)
    return hit or bool(above & (verbs["fire"] | verbs["hit"]))


def _borne(noun: Token) -> bool:
    """A wound that somebody has: the object of suffering, or "with a wound", "treated for a wound"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in harm_words().verbs["suffer"]:
        return True
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("with", "from", "for"):
        return False
    above = noun.head.head.lemma_.lower()
    return above == "treat" if noun.head.lower_ == "for" else above not in harm_words().verbs["die"]
