"""Whom a word of harm befalls: which words of its sentence name the people hit, wounded or killed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.fates import fate_of, lives_of, people_words, verb_lemma
from extract.grammar import SUBJECTS, child, is_passive, objects_of, subject_of
from extract.harmwords import harm_words
from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Token

_NOMINAL = ("NOUN", "PROPN", "NUM", "DET", "PRON")
_MEASURES = word_list("befallen", "measures")
_SMALL = ("ccomp", "acomp", "oprd", "advcl")


def victims_by(token: Token) -> list[Token]:
    """Return the people a word of harm befalls, those listed with the first one too."""
    first = _first(token)
    if first is None:
        return []
    if first.lower_ in ("who", "whom", "that") and first.head.dep_ == "relcl":
        first = _described(first.head.head)
    if first.dep_ == "conj" and _begins_list(token):
        first = first.conjuncts[0]
    if token.dep_ == "amod":
        return _identified(first) or [first]
    found = [*_beside(first), *_members(first), *_along_with(token)]
    return list({t.i: t for t in sorted(found, key=lambda t: t.i)}.values())


def _described(noun: Token) -> Token:
    """Whom "who" stands for: of "a senior at Lee High School who died" the senior."""
    node = noun
    for _ in range(4):
        if node.lemma_.lower() in people_words() or node.ent_type_ == "PERSON" or node.pos_ in ("NUM", "PRON", "DET"):
            return node
        node = node.head
    return noun


def _first(token: Token) -> Token | None:
    if token.pos_ == "NOUN":
        return _by_noun(token)
    return token.head if token.dep_ == "amod" else _by_verb(token)


def _begins_list(token: Token) -> bool:
    """As in "left three men and three women injured", "found a man and two boys with gunshot wounds"."""
    left = token.dep_ == "acl" and any(t.lemma_ == "leave" for t in token.ancestors)
    return left or (token.tag_ == "NNS" and token.lemma_ in harm_words().words["wound"] and token.dep_ == "pobj")


def _members(first: Token) -> Iterator[Token]:
    """A person and those coordinated with it; the parser takes some members of a list for appositions."""
    yield first
    named = [c for c in first.children if c.dep_ == "appos"]
    if first.pos_ == "NUM" and named and child(first, "prep") is not None:
        return  # "two of those men, Ali Said and Omar Aziz"
    yield from (c for c in first.conjuncts if c.i > first.i)
    for other in named:
        if other.conjuncts and _is_another(first, other):
            yield from (other, *other.conjuncts)


def _identified(dead: Token) -> list[Token]:
    """As in "identified the dead as Ann Lee and Bo Kim"."""
    if dead.tag_ != "NNS" or dead.head.lemma_ not in ("identify", "name"):
        return []
    return [g for first in objects_of(dead.head, "as") for g in (first, *first.conjuncts) if g.pos_ == "PROPN"]


def _is_another(first: Token, other: Token) -> bool:
    """As in "Ann Lee, Bo Kim and Cy Ray", "his wife, his son and himself"; no "Lee, a doctor and father"."""
    if other.pos_ == first.pos_ == "PROPN":
        return True
    return first.tag_ == "NN" and child(first, "nummod") is None and child(other, "poss", "nummod") is not None


def _beside(first: Token) -> list[Token]:
    """Other subjects of the same verb: the parser may give one verb several ("a boy and two women were shot")."""
    if first.dep_ not in SUBJECTS:
        return []
    others = [c for c in first.head.children if c.dep_ == first.dep_ and c.i != first.i]
    return [c for c in others if _joins(*sorted((c, first), key=lambda t: t.i))]


def _joins(one: Token, other: Token) -> bool:
    """Whether a comma or "and" stands between the ends of two members of a list."""
    if other.left_edge.i <= one.i:
        return False
    between = one.doc[one.i + 1 : other.left_edge.i + 1]
    return any(t.lower_ in (",", "and") for t in between) and not any(t.pos_ in ("VERB", "AUX") for t in between)


def _along_with(token: Token) -> list[Token]:
    """As in "was killed along with two other men"."""
    with_them = (p for p in token.children if p.lower_ in ("along", "together"))
    found = [g for p in with_them for g in objects_of(p, "with")] if token.pos_ == "VERB" else []
    return [one for g in found for one in (g, *g.conjuncts)]


def _by_noun(noun: Token) -> Token | None:
    words, lemma = harm_words().words, noun.lemma_.lower()
    if lemma == "shot" and noun.dep_ == "dobj" and child(noun, "compound") is not None:
        return child(noun, "compound")
    if lemma in words["wound"] | words["in_state"] or lemma == "shot":
        return _bearer(noun)
    of = next(objects_of(noun, "of"), None)
    if lemma in words["remains"]:
        return of or child(noun, "poss") or noun
    return of or (child(noun, "poss") if lemma == "death" else None)


def _bearer(noun: Token) -> Token | None:
    above = noun.head if noun.dep_ == "dobj" else noun.head.head
    if above.pos_ in _NOMINAL:
        return above
    found = child(above, "dobj") if noun.dep_ == "pobj" else None
    return found if found is not None else subject_of(above)


def _by_verb(verb: Token) -> Token | None:
    lemma, verbs, words = verb_lemma(verb), harm_words().verbs, harm_words().words
    if verb.lower_ in words["hurt"] and (verb.dep_ in ("oprd", "acomp", "ccomp") or _under_leave(verb)):
        small = _of_small_clause(verb)
        if small is not None:
            return small
    lives = lives_of(verb)
    if lives is not None and lemma in ("claim", "take"):
        return _whose(lives, verb)
    if lemma in verbs["die"] | words["dead"] | {"be", "remain", "pass", "lose", "commit", "undergo", "recover"}:
        return _who_dies(verb)
    if lemma == "turn":
        return next(objects_of(verb, "on"), None)
    found = _told_beside(verb, lemma)
    if found is not None and found.lower_ in words["body_part"]:  # "a bullet grazed his head"
        found = child(found, "poss") or found
    if found is None and verb.dep_ in ("conj", "oprd", "acomp", "xcomp", "advcl", "pcomp"):
        found = _from_above(verb)
    return found if found is not None else _reduced(verb)


def _under_leave(verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.head.lemma_ == "leave"


def _of_small_clause(verb: Token) -> Token | None:
    """As in "left five people injured", "remained hospitalized"."""
    inner = child(verb, *SUBJECTS)
    if inner is not None or verb.head.pos_ not in ("VERB", "AUX"):
        return inner
    roles = ("dobj", "nsubjpass", "nsubj") if verb.head.lemma_ in ("be", "remain", "stay") else ("dobj", "nsubjpass")
    return next((c for c in verb.head.children if c.dep_ in roles), None)


def _who_dies(verb: Token) -> Token | None:
    """The subject, or the people whose clause the parser took for the sentence: "a man hit by a car has died"."""
    found = subject_of(verb)
    if found is not None and (found.pos_ != "NOUN" or found.lemma_.lower() in people_words()):
        return found
    inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and fate_of(c)), None)
    outer = verb.head if verb.dep_ in ("advcl", "ccomp") and found is not None and fate_of(verb.head) else None
    clause = inner or outer
    if clause is None:
        return found
    return child(clause, *SUBJECTS) or (clause.head if clause.dep_ == "acl" else found)


def _told_beside(verb: Token, lemma: str) -> Token | None:
    """Whom the words that hang on a verb, or the noun it hangs on, name."""
    found = child(verb, "nsubjpass") or child(verb, "dobj")
    if found is not None and (found.lemma_ in _MEASURES or any(c.lower_ == "among" for c in found.children)):
        found = None  # "19 people hurt, among them five officers"
    if found is None and verb.dep_ == "conj" and verb.tag_ in ("VBN", "JJ", "VBD"):  # "and three others wounded"
        found = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if found is None and lemma in harm_words().verbs["find"] | harm_words().verbs["wound"]:
        small = child(verb, *_SMALL) or verb  # "left two others wounded": the parser's small clause
        found = child(small, *SUBJECTS)
    if found is None and verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        found = verb.head
    return found


def _reduced(verb: Token) -> Token | None:
    """The noun before a past form without an object: "the boy shot on Friday was named", "found Jones shot"."""
    if verb.tag_ not in ("VBD", "VBN") or is_passive(verb) or _aims(verb):
        return None
    if verb.dep_ == "conj" and verb.head.tag_ in ("VBD", "VBN") and verb.head.i < verb.i <= verb.head.i + 2:
        return _reduced(verb.head) if fate_of(verb.head) else None  # "the boy shot and killed on Friday"
    if verb.dep_ == "ccomp" and verb.head.lemma_ in harm_words().verbs["come_upon"]:
        return child(verb, "nsubj")
    before = next((t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ not in ("ADV", "PUNCT")), None)
    if before is None or before.pos_ not in ("NOUN", "PROPN", "ADJ") or verb.i - before.i > 3:
        return None
    attacker = before.lemma_.lower() in harm_words().people["attacker"] | {"police", "suspect", "officer"}
    return None if attacker else before


def _aims(verb: Token) -> bool:
    """As in "shot at them", "shot back", "shot and killed him": no word of whoever is hit by it stands before it."""
    own = any(c.dep_ == "prt" or (c.dep_ == "dobj" and c.lemma_ not in _MEASURES) for c in verb.children)
    away = any(c.lower_ in ("at", "back", "toward", "towards") for c in verb.children)
    shared = any(child(t, "dobj") is not None for t in verb.conjuncts if t.i > verb.i and fate_of(t))
    return own or away or shared


def _whose(lives: Token, verb: Token) -> Token | None:
    """Whose life a deed took: "the life of a girl", "her life", else as many as there are "lives"."""
    own = child(lives, "poss")
    if own is not None:
        return subject_of(verb) if verb.lemma_ == "take" else own
    return next(objects_of(lives, "of"), None) or lives


def _from_above(verb: Token) -> Token | None:
    """The subject of "was shot and taken", "was found shot", "died after being shot"."""
    node = verb
    for _ in range(5):
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return node if verb.dep_ == "pcomp" and node.pos_ in ("NOUN", "PROPN") else None
        object_first = verb.dep_ == "conj" and not is_passive(verb)
        found = child(node, "nsubjpass", "dobj") if object_first else child(node, "nsubjpass", "nsubj")
        if found is not None:
            told = verb.lemma_ in ("pronounce", "declare") and verb.dep_ == "conj" and found.dep_ == "nsubjpass"
            return found if told or is_passive(verb) or verb.tag_ == "VBN" else None
    return None
