"""Who a sentence says was hit, wounded or killed, one statement a person or group.

:mod:`extract.tolls` reads the figures of one clause; a report tells of its victims over many sentences
("two men were shot", "the older of them", "he died at the hospital"), so what is needed there is who
is meant each time. :mod:`extract.headcount` counts each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.befallen import victims_by
from extract.deeds import is_attempt, is_doer, is_elsewhere, is_whole
from extract.fates import Fate, fate_of, verb_lemma
from extract.grammar import SUBJECTS, child, is_passive
from extract.harmwords import harm_words
from extract.modality import is_irreal
from extract.persons import Bounds, Person, counted_of, how_many, is_person, person
from extract.sentence import Sentence
from extract.victims import part_of_them

if TYPE_CHECKING:
    from extract.document import Token

# "Arrived to find": the infinitive tells what happened.
_COMING = frozenset("arrive return come wake enter walk".split())
# Kinds of words that may tell of harm, and words that do whatever the tagger takes them for.
_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})
_ASKED = frozenset({"suicide", "fatally", "toll"})
__all__ = ["Harmed", "Person", "harmed_in"]


@dataclass(frozen=True, slots=True)
class Harmed:
    """One statement: ``low`` to ``high`` people (None when open), and who they are where each is told of.

    ``part``: they are some of a group told of ("one of them"); ``by_own_hand``: the one who did it;
    ``survive``: told of beside the dead, so none of them; ``besides``: others than those told of;
    ``soft``: found or brought in hurt, some may die; ``among``: those of a group who are told of by name or age;
    ``heads``: where the words that name them stand in the text read; ``of_doer``: they are whoever did the deed;
    ``elsewhere``: in another incident than the one told of;
    ``whole``: with whoever did it; ``least``: at least so many, whoever they are ("a fatal shooting").
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
    among: tuple[Person, ...] = ()
    heads: tuple[int, ...] = ()
    of_doer: bool = False
    elsewhere: bool = False
    whole: bool = False
    least: bool = False


def harmed_in(sentence: Sentence) -> list[Harmed]:
    """Return what a sentence says of people hit, wounded or killed."""
    said = _ASKED | harm_words().words["self"]
    asked = (t for t in sentence.tokens if t.pos_ in _TELLING or t.lower_ in said)
    found = [one for token in asked for one in _of_token(token)]
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
    if _is_murder_suicide(token) and not is_attempt(token) and not is_irreal(token):
        yield Harmed("killed", 2, None, heads=(token.idx,), least=True)
    elif token.lower_ == "fatally" and (number := part_of_them(token)) is not None:
        if (count := how_many(number)) is not None:
            yield Harmed("killed", *count, part=True, heads=(number.idx,), elsewhere=is_elsewhere(token))
    elif token.lower_ == "toll" and (count := _told_toll(token)) is not None:
        yield Harmed("killed", *count, heads=(token.idx,))
    elif token.lower_ in harm_words().words["self"]:
        yield from _then_self(token)
    elif token.pos_ in _TELLING:
        fate = fate_of(token)
        if fate is not None and (not is_irreal(token) or _came_upon(token) or _before_it(token)):
            yield from (_with_deed(token, one) for one in _told(token, fate))


def _is_murder_suicide(token: Token) -> bool:
    if token.lower_ != "suicide":
        return False
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i] if t.lower_ != "-"]
    return before[-1:] in (["murder"], ["homicide"])


def _before_it(verb: Token) -> bool:
    """As in "told a friend before he died", "moments before dying": what is told of a death so is no condition."""
    return (verb.tag_ == "VBD" or is_passive(verb)) and any(
        c.dep_ == "mark" and c.lower_ == "before" for c in verb.children
    )


def _with_deed(token: Token, one: Harmed) -> Harmed:
    """A statement with what its sentence tells of who did it, and whether it is another incident."""
    own = one.by_own_hand or any(p.did_it for p in one.people)
    return replace(one, of_doer=own or one.of_doer, elsewhere=is_elsewhere(token))


def _came_upon(token: Token) -> bool:
    """As in "arrived to find the boy shot": what is found so is no purpose."""
    verbs = (t for t in (token, *token.ancestors) if t.lemma_ in harm_words().verbs["come_upon"])
    return any(t.head.lemma_ in _COMING and child(t, "aux") is not None for t in verbs)


def _told_toll(noun: Token) -> tuple[int, int | None] | None:
    """As in "bringing the death toll to three", "the death toll stands at 12"."""
    after = (t for t in noun.sent if t.i > noun.i and t.pos_ == "NUM" and t.head.lower_ in ("to", "at", "of", "is"))
    number = next(after, None)
    return how_many(number) if number is not None else None


def _then_self(token: Token) -> Iterator[Harmed]:
    """As in "shot a boy and then himself": the pronoun that the parse leaves without a verb."""
    if token.dep_ in ("dobj", "pobj", "conj", "nsubj"):
        return
    if token.i > token.sent.start and token.nbor(-1).lower_ == "shot" and token.nbor(-1).pos_ == "NOUN":
        doer = _self(token)  # "a man trying to rob his home shot himself": the parser's compound
        yield Harmed("hit", 1, 1, (person(doer),), by_own_hand=True, heads=(doer.idx,))
        return
    before = token.doc[max(token.sent.start, token.i - 12) : token.i]
    verb = next((t for t in reversed(before) if t.pos_ == "VERB" and fate_of(t) in ("hit", "killed")), None)
    if verb is not None and any(t.lower_ == "and" for t in token.doc[max(verb.i, token.i - 3) : token.i]):
        doer = _self(verb)
        yield Harmed(fate_of(verb) or "hit", 1, 1, (person(doer),), by_own_hand=True, heads=(doer.idx,))


def _told(token: Token, fate: Fate) -> Iterator[Harmed]:
    if token.pos_ == "NOUN" and (times := _times(token)):
        yield Harmed(fate, times, times, heads=(token.idx,))
        return
    victims = _people_of(token, victims_by(token))
    groups = [(v, how_many(_self(token) if v.lower_ == "themselves" else v)) for v in victims]
    known = [(v, n) for v, n in groups if n is not None]
    if not known:
        if fate == "killed" and not victims and _is_one_deed(token):
            yield Harmed(fate, 1, None, heads=(token.idx,), least=True)
        return
    if all(n == (1, 1) for _, n in known):
        yield _people(token, [v for v, _ in known], fate)
        if fate == "killed" and (nth := max(_ordinal(v) for v, _ in known)):
            yield Harmed(fate, nth, None, heads=tuple(v.idx for v, _ in known), least=True)
        return
    known = _without_parts(known)
    high = None if any(n[1] is None for _, n in known) else sum(n[1] or 0 for _, n in known)
    others = fate != "killed" and all(_besides(v) for v, _ in known)
    besides = fate == "hit" and others
    soft = fate == "wounded" and not besides and _is_first_aid(token)
    fate = "wounded" if besides else "hit" if soft else fate
    among = tuple(person(v) for v, n in known if n == (1, 1))
    yield Harmed(
        fate, sum(n[0] for _, n in known), high, of_doer=all(is_doer(v) for v, _ in known),
        whole=any(is_whole(v) for v, _ in known), survive=besides, soft=soft, besides=others, among=among,
        heads=tuple(v.idx for v, _ in known),
    )  # fmt: skip


def _ordinal(victim: Token) -> int:
    """How many are dead when "a third man has died"; 0 without such a word, or of those of a longer time."""
    if any(t.lower_ in ("this", "year", "week", "month") for t in victim.sent):
        return 0
    ordinals = harm_words().ordinals
    return max((ordinals.get(c.lower_, 0) for c in victim.children), default=0)


def _without_parts(known: list[tuple[Token, Bounds]]) -> list[tuple[Token, Bounds]]:
    """As in "13 people, 11 men and two women": the parts are counted in the whole."""
    whole, parts = known[0][1][0], sum(n[0] for _, n in known[1:])
    return known[:1] if len(known) > 2 and whole == parts else known


def _is_one_deed(token: Token) -> bool:
    """As in "a fatal shooting", "the deadly stabbing": somebody died, the words do not say how many."""
    return token.tag_ == "NN" and any(c.lower_ in ("fatal", "deadly") for c in token.children)


def _is_first_aid(token: Token) -> bool:
    """A state people were found or brought in ("with gunshot wounds", "to hospital"): some may die of it."""
    carried = verb_lemma(token) in harm_words().verbs["carry"] | {"hospitalize", "hospitalise"}
    return token.pos_ == "NOUN" or token.dep_ == "amod" or carried


def _besides(victim: Token) -> bool:
    """As in "three other people were shot": those who were killed are not among them."""
    own = (c.lower_ for c in victim.children if c.dep_ != "conj")
    return victim.lower_ == "others" or any(word in ("other", "others", "more", "additional") for word in own)


def _people(token: Token, victims: list[Token], fate: Fate) -> Harmed:
    first = victims[0]
    own_self = harm_words().words["self"]
    part = any(c.lower_ == "of" for c in first.children if c.dep_ == "prep") and first.pos_ in ("NUM", "PRON", "DET")
    own = first.lower_ in own_self or (verb_lemma(token) == "commit" and fate == "killed")
    meant = [_self(token) if v.lower_ in own_self else v for v in victims]
    people = () if part else tuple(person(v) for v in meant)
    return Harmed(fate, len(victims), len(victims), people, part, own, heads=tuple(v.idx for v in meant))


def _self(verb: Token) -> Token:
    """Whom "himself" means: the subject of the verb, or of the verb it hangs on."""
    for node in (verb, *verb.ancestors):
        subject = child(node, *SUBJECTS)
        if subject is not None:
            return subject
    return verb


def _times(noun: Token) -> int:
    """As in "a triple shooting"."""
    multiples = harm_words().multiples
    return next((multiples[c.lower_] for c in noun.children if c.lower_ in multiples), 0)


def _people_of(token: Token, victims: list[Token]) -> list[Token]:
    """The victims that are people; what is counted in a list with a person is people too ("eight adults")."""
    told = [counted_of(v) for v in victims if not _is_nobody(v)]
    sure = _befalls_people_only(token)
    known = [v for v in told if is_person(v, of_people=sure)]
    remains = [v for v in told if v == token and token.pos_ == "NOUN"]  # "two bodies"
    kept = [v for v in told if v in known or any(c.dep_ == "nummod" for c in v.children)] if known else []
    return kept or remains


def _is_nobody(victim: Token) -> bool:
    """As in "neither officer was hurt"."""
    return any(c.lower_ in ("neither", "no") and c.dep_ == "det" for c in victim.children)


def _befalls_people_only(token: Token) -> bool:
    """Whether a name in the role of this word's victim is a person's: places and ships are hit or lost, not shot."""
    verbs, lemma = harm_words().verbs, verb_lemma(token)
    return token.pos_ in ("VERB", "AUX") and lemma in verbs["kill"] | verbs["die"] | {"shoot", "stab", "pronounce"}
