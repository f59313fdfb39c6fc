"""The cues that make a verb an event: a weapon, a place as its object, the people it befalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.incidents import is_month
from extract.lexicon import Kind, Lexicon, load_lexicon
from extract.resources import word_list
from extract.sentence import Sentence, clause

if TYPE_CHECKING:
    from extract.document import Token

PLACE_NOUNS = word_list("cues", "place_nouns")


def cued(sentence: Sentence, token: Token, kind: Kind, lexicon: Lexicon) -> bool:
    """Whether a verb that needs a cue for this kind has it in its clause."""
    lemma = token.lemma_.lower()
    return any(lemma in verbs and _has_cue(sentence, token, cue, lexicon) for cue, verbs in kind.verbs_with)


def _has_cue(sentence: Sentence, token: Token, cue: str, lexicon: Lexicon) -> bool:
    inside = clause(token)
    if cue == "place":
        return has_place_object(sentence, token)
    if cue == "people" and token.tag_ == "VBN" and _after_date(token, lexicon.cues["people"]):
        return True
    if cue in _WAYS:
        return _passes(sentence, token, _WAYS[cue], lexicon)
    if cue == "name_acts":
        return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" and c.ent_type_ != "PERSON" for c in token.children)
    name, _, role = cue.rpartition("_")
    if role in _ROLES:
        # Forces reach or quit a town; anybody may reach a conclusion.
        somewhere = token.lemma_ not in _OF_PLACES or name != "unit" or has_place_object(sentence, token)
        words, by = lexicon.cues[name], _ROLES[role]
        return somewhere and (_takes_part(token, words, by) or (role == "acts" and _after_date(token, words)))
    words = lexicon.cues[cue]
    roles = ("dobj", "obj", "nsubjpass", "nsubj") if cue in ("people", "agreement", "defence") else None
    for word in [*(token.doc[i] for i in sorted(inside - {token.i})), *shared_subject(token)]:
        in_role = roles is None or word.dep_ in roles or word.head.dep_ in roles
        if in_role and word.lemma_.lower() in words and not is_month(word):
            return True
    return cue == "people" and _befalls_somebody(token)


_OF_PLACES = ("reach", "quit", "vacate")
# What does this is itself the place: "the city fell", "the port surrendered".
FALLS = frozenset("fall surrender capitulate".split())
_WAYS = {"into": ("into",), "out_of": ("from", "of")}
_ROLES = {"object": ("dobj", "nsubjpass"), "acts": ("nsubj", "nsubjpass", "agent")}


def _takes_part(verb: Token, words: frozenset[str], roles: tuple[str, ...]) -> bool:
    """Whether one of the words, or a name put in front of by one ("President X"), has a role of the verb."""
    taking = [part for c in verb.children if c.dep_ in roles for part in (c, *c.conjuncts)]
    taking += [c for c in shared_subject(verb) if c.dep_ in roles or (verb.dep_ == "relcl" and "nsubj" in roles)]
    taking += [p for c in verb.children if c.dep_ in roles and c.dep_ == "agent" for p in c.children]
    return any(_is_one(t, words) for t in taking)


def _is_one(token: Token, words: frozenset[str]) -> bool:
    """Whether a noun is one of the words, is named by one, or is a people taken as forces ("the Swedes")."""
    counted = token.lemma_.lower() in _MEASURES and any(p.pos_ == "NOUN" for p in _of(token))
    if token.lemma_.lower() in words and not counted:
        return not is_figure(token, load_lexicon())
    if token.lemma_.lower() in AMOUNTS and any(_is_one(p, words) for p in _of(token)):
        return True
    if "unit" in words and token.tag_ in ("NNS", "NNPS") and (token.ent_type_ == "NORP" or _a_side(token)):
        return True
    named = token.pos_ == "PROPN" or "rescuer" in words
    before = (g for g in token.children if g.dep_ in _FRONT and not (g.dep_ == "poss" and g.pos_ == "PROPN"))
    return named and any(g.lemma_.lower() in words for g in before)  # "the People's Army" is no people


AMOUNTS = word_list("cues", "amounts")
_MEASURES = word_list("cues", "measures")


def _of(token: Token) -> Iterator[Token]:
    yield from (p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children)


_FIGURES = frozenset({"wave", "flood", "storm", "avalanche", "tide", "torrent", "deluge"})


def is_figure(noun: Token, lexicon: Lexicon) -> bool:
    """As in "a wave of strikes", "a flood of refugees": no water and no wind."""
    if noun.lemma_.lower() not in _FIGURES:
        return False
    real = lexicon.cues["element"] | lexicon.cues["disaster"] | lexicon.cues["disease"] | lexicon.cues["infected"]
    return any(p.tag_ == "NNS" and not p.ent_type_ and p.lemma_.lower() not in real for p in _of(noun))


def shared_subject(verb: Token) -> list[Token]:
    """The subject a verb shares: of the verb it is coordinated with, or the noun it describes ("rebels who took X")."""
    if verb.dep_ == "relcl" and any(c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj" for c in verb.children):
        part_of_word = verb.head.i > verb.sent.start and verb.head.nbor(-1).text == "-"  # "a cease-fire that collapsed"
        return [] if part_of_word else [verb.head]
    node = verb
    while node.dep_ == "conj" and node.head.pos_ == "VERB" and not _subjects(node):
        node = node.head
    return _subjects(node) if node is not verb else []


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _a_side(token: Token) -> bool:
    """A side by a name in the plural: "the Confederates", "the Ottomans"."""
    return token.tag_ == "NNPS" and any(c.lower_ == "the" for c in token.children)


def _after_date(verb: Token, words: frozenset[str]) -> bool:
    """As in "On 26 April 1937 aircraft of the fleet bombed X": a subject the parser took into the date before it."""
    if verb.dep_ != "ROOT" or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return False
    start = max((t.i for t in verb.doc[verb.sent.start : verb.i] if t.like_num), default=None)
    return start is not None and any(
        t.lemma_.lower() in words for t in verb.doc[start + 1 : verb.i] if t.pos_ == "NOUN"
    )


_FRONT = ("compound", "appos", "nmod", "poss")


def _passes(sentence: Sentence, verb: Token, ways: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether forces go into a place, or are driven out of one."""
    goals = [p for c in verb.subtree if c.dep_ == "prep" and c.lower_ in ways for p in c.children if p.dep_ == "pobj"]
    if not any(_is_place(sentence, goal) for goal in goals):
        return False
    role = "nsubj" if ways == ("into",) else "dobj"
    moved = [c for c in verb.children if c.dep_ in (role, "nsubjpass")]
    return any(m.lemma_.lower() in lexicon.cues["unit"] or m.ent_type_ in ("NORP", "ORG") for m in moved)


_TAKES = frozenset("capture recapture take retake seize recover".split())


def takes_people(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """As in "captured 40 prisoners", "Doe was seized", "200 rifles were captured": persons or arms, and no place."""
    taken = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] or _counted_too(verb)
    if not taken or verb.lemma_.lower() not in _TAKES or has_place_object(sentence, verb):
        return False
    things = lexicon.cues["people"] | lexicon.cues["remains"] | lexicon.cues["arms"]
    return all(t.ent_type_ == "PERSON" or t.lemma_.lower() in things for t in taken)


def _counted_too(verb: Token) -> list[Token]:
    """Whom a list of passives that leaves out "were" counts: "12 people were killed and three captured"."""
    first = verb.head
    listed = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and first.tag_ in ("VBN", "VBD")
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    acts = any(c.dep_ == "dobj" for c in verb.children)
    if not listed or acts:
        return []
    of_first = [c for c in first.children if c.dep_ == "nsubjpass"]
    bare = of_first if any(c.pos_ == "NUM" for c in subjects) else []
    return bare or [c for c in subjects if any(g.dep_ == "nummod" for g in c.children)]


def _befalls_somebody(verb: Token) -> bool:
    """A person by name, number or pronoun as object or passive subject; of "found shot", the finder's subject."""
    near = list(verb.children) + (list(verb.head.children) if verb.dep_ in ("oprd", "acomp") else [])
    near += [c for c in shared_subject(verb) if verb.tag_ == "VBN"]
    return any(
        c.dep_ in ("dobj", "nsubjpass")
        and (
            c.pos_ in ("NUM", "PROPN")
            or c.lower_ in _PERSONS
            or c.lemma_ in _HUMAN
            or c.ent_type_ in ("PERSON", "NORP")
        )
        for c in near
    )


_PERSONS = frozenset("he she him her them himself herself themselves who whom".split())
_HUMAN = frozenset("boy girl man woman child".split())


def has_place_object(sentence: Sentence, token: Token) -> bool:
    """The verb acts on a place: its object, passive subject, or the subject of "fell"."""
    fallen = token.lemma_.lower() in FALLS or is_clipped(token)
    roles = {"dobj", "obj", "nsubjpass"} | ({"nsubj"} if fallen else set())
    objects = [c for c in token.children if c.dep_ in roles]
    # "Mukden, which the Japanese entered": what "which" stands for.
    objects = [token.head if token.dep_ == "relcl" and c.lower_ in ("which", "that") else c for c in objects]
    # A name the parser took for an adverb: "invaded Sicily".
    objects += [c for c in token.children if c.pos_ == "PROPN" and c.dep_ == "advmod" and c.i == token.i + 1]
    heals = token.lemma_.lower() == "recover"  # "recovering at a hospital": nothing is taken
    if (token.tag_ == "VBG" and not heals) or token.lemma_.lower() in (
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
    return any(_is_place(sentence, target) for target in objects) or _taken_by_forces(token)


def is_clipped(verb: Token) -> bool:
    """Whether a verb is a passive as headlines and chronicles clip it: "Adigrat bombed, four dead"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.pos_ != "VERB" or not verb.text.endswith(("ed", "en")):
        return False
    subject = verb.nbor(-1) if verb.i else None
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if subject is None or subject.dep_ != "nsubj" or subject.head != verb:
        return False
    return after is None or after.is_punct or after.is_space or after.is_sent_start is True


def _taken_by_forces(verb: Token) -> bool:
    """As in "troops seized it", "it was retaken by rebels": what forces take and a pronoun names is a place."""
    taken = any(c.dep_ in ("dobj", "nsubjpass") and c.lower_ == "it" for c in verb.children)
    return taken and _takes_part(verb, load_lexicon().cues["unit"], ("nsubj", "agent"))


def _is_place(sentence: Sentence, target: Token) -> bool:
    """A word for a place, or a name of one, as the head of a phrase or in its "of"; no "people of X", no "ash"."""
    cues = load_lexicon().cues
    if target.lemma_.lower() in (cues["inhabitant"] | cues["element"]) - PLACE_NOUNS:
        return False
    within = {target.i} | {c.i for c in target.children if c.dep_ in ("appos", "conj", "compound")}
    within |= {g.i for c in target.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children}
    nouns = any(target.doc[i].lemma_.lower() in PLACE_NOUNS for i in within)
    return nouns or _names_place(sentence, target, within)


def _names_place(sentence: Sentence, target: Token, within: set[int]) -> bool:
    """A known place, or a proper name nothing says is a person or a group."""
    if any(p.use in ("literal", "metonymic") for p in sentence.places_in(within)):
        return True
    return target.pos_ == "PROPN" and target.ent_type_ in ("GPE", "LOC", "FAC", "")
