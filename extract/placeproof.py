"""What the text says for and against a capitalised word being the name of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cues import FALLS
from extract.doctext import entity_at
from extract.lookup import NameFacts, NameLookup
from extract.people import People, function_words, given_names, is_titled
from extract.placewords import (
    CIVIC,
    FEATURES,
    HEADS,
    INHABITANTS,
    JOINTS,
    MOTIONS,
    PARTS,
    PLURAL_TYPES,
    POSSESSIVE,
    REACHED,
    TITLES,
    TYPE_WORDS,
    VESSELS,
)
from extract.resources import word_list
from extract.streets import is_street

if TYPE_CHECKING:
    from extract.document import Doc, Token

# People in the largest place of a name from which the name alone suggests the place.
NOTABLE = 100_000
# As many, and a name inside a longer one is the place's: "Paris Agreement", "Aleppo Media Centre".
_FAMOUS = 500_000
_LOCATIVE = frozenset("in at near around inside outside within across throughout into".split())
_AREAS = frozenset({"country", "region", "water"})
_OFFICES = word_list("placeproof", "offices")
_CLOCK = frozenset("am pm a.m. p.m. a.m p.m".split())


def areal(facts: NameFacts) -> bool:
    """Whether a country, a region or a water bears the name."""
    return bool(facts.kinds & _AREAS)


def refused(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup, people: People) -> bool:
    """Whether the words around it say that a known name is something else here."""
    token = doc[first]
    if (
        previous_word(token) in VESSELS
        or is_person(doc, first, last, people, facts)
        or is_street(doc, first, last)
        or _office(token, facts)
        or _is_end_of_name(doc, first, last, facts)
        or (token.lower_ == "republic" and previous_word(token) in POSSESSIVE)  # "the People's Republic of X"
        or _goes_on(doc, last)
    ):
        return True
    if token.lower_ in ("st.", "saint", "st") and owns(doc, last):
        return True  # a church, a hospital or a school
    if last > first:
        return False
    if token.lower_ in PARTS and last + 1 < len(doc) and lookup.demonym(doc[last + 1].text) is not None:
        return True  # "a South Korean raid"
    if token.text.isupper() and len(token) == 3 and token.lower_ in function_words():
        return True  # "LOVE AND SUPPORT": no code of Andorra
    if is_acronym(token) and not _acronym_place(token, facts):
        return True
    if areal(facts):
        return _clock(token)
    if lookup.demonym(token.text):
        return True
    return _tail_of_name(token)


_PARTICLES = word_list("placeproof", "particles")


def _goes_on(doc: Doc, last: int) -> bool:
    """The known name is only the beginning of one that is not known: "Pescara del Tronto", "Bab al-Hawa"."""
    following = doc[last + 1 : last + 4]
    if following and following[0].text[:2] in ("d'", "d\u2019", "l'") and following[0].text[2:3].isupper():
        return True  # "Rue d'Isly"
    words = [t for t in following if t.lower_ not in _PARTICLES and t.text != "-"]
    return (
        len(words) < len(following)
        and len(following) > 1
        and following[0].lower_ in _PARTICLES
        and (bool(words) and words[0].text[:1].isupper())
    )


# Words of a list of places between its members, and what may introduce one.
_LIST_JOINTS = frozenset({",", "and", "&", "or", "-", "\u2013"})
_EXAMPLES = frozenset({"as", "including", "like", "namely"})
_INTRODUCE = _EXAMPLES | {"of"}
_LIST_REACH = 60


def introduced(token: Token) -> bool:
    """Whether the list a name stands in is said to be of places: "the communities of A, B and C", "towns such as A"."""
    doc, at = token.doc, token.i - 1
    if at < 0 or not (doc[at].text[:1].isupper() or doc[at].lower_ in _LIST_JOINTS | _INTRODUCE):
        return False
    floor = max(token.sent.start, token.i - _LIST_REACH)
    while at > floor and (doc[at].text[:1].isupper() or doc[at].lower_ in _LIST_JOINTS):
        at -= 1
    if at <= floor:
        return False
    if doc[at].lower_ == "of":
        return doc[at - 1].lower_ in PLURAL_TYPES
    if doc[at].lower_ not in _EXAMPLES:
        return False
    return any(t.lower_ in PLURAL_TYPES for t in doc[max(floor, at - 10) : at])


def _tail_of_name(token: Token) -> bool:
    """The last word of a longer name that is not known: "Anglo American", "Crown Victoria"."""
    if not token.i or token.is_sent_start or (token.ent_iob_ == "B" and token.ent_type_ in ("GPE", "LOC")):
        return False
    before = token.nbor(-1)
    named = before.text[:1].isupper() and before.is_alpha and before.pos_ == "PROPN" and before.dep_ == "compound"
    if not named or before.lower_ in TITLES | PARTS | TYPE_WORDS or token.i not in (before.head.i, before.i + 1):
        return False
    return before.head == token and not before.text.isupper()


def is_acronym(token: Token) -> bool:
    """Written in capitals where the words around it are not: "NATO", "the Turkistan Islamic Party (TIP)"."""
    if not (token.text.isupper() and 2 <= len(token) <= 5):
        return False
    around = [t for t in token.doc[max(0, token.i - 3) : token.i + 4] if t.is_alpha and t.i != token.i and len(t) > 2]
    return any(not t.text.isupper() for t in around)


def _acronym_place(token: Token, facts: NameFacts) -> bool:
    """Countries in capitals ("UK"), and states after the name of a place ("Houston, TX")."""
    if dateline(token.doc, token.i, token.i):
        return True
    if facts.country or len(token) > 4 or ("." in token.text and len(token) < 5):
        return areal(facts)
    before = token.nbor(-1) if token.i else None
    after_place = before is not None and before.text == "," and token.i > 1 and token.nbor(-2).text[:1].isupper()
    capital = len(token) == 2 and "district" in facts.kinds and facts.population >= _FAMOUS
    if capital and token.i + 1 < len(token.doc) and token.nbor().lower_ in INHABITANTS:
        return True  # "DC police"
    return (areal(facts) or capital) and (after_place or (before is not None and before.lower_ in _LOCATIVE))


def _clock(token: Token) -> bool:
    """A time zone or a count of years, not a province: "10:22 AM CT", "100 B.C."."""
    before = token.nbor(-1) if token.i else None
    short = len(token) <= 4 and token.text.replace(".", "").isupper()
    return short and before is not None and (before.lower_ in _CLOCK or (token.text == "B.C." and before.like_num))


def _office(token: Token, facts: NameFacts) -> bool:
    """As in "Department of Transportation", "Board of Radiology"."""
    if token.i < 2 or "country" in facts.kinds:
        return False
    of, office = token.nbor(-1), token.nbor(-2)
    return of.lower_ in ("of", "&") and office.text[:1].isupper() and office.lower_ in _OFFICES


def is_person(doc: Doc, first: int, last: int, people: People, facts: NameFacts) -> bool:
    """Part of a person's name, right after a title, or the name of somebody the text gives in full."""
    token = doc[first]
    if is_titled(token) and not areal(facts):
        return True
    entity = entity_at(doc, first, last)
    is_one = entity is not None and entity[2] == "PERSON"
    words = list(doc[entity[0] : entity[1]]) if entity is not None and is_one else []
    if words and not any(t.text == "," for t in words):
        rest = [t for t in words if not first <= t.i <= last and t.is_alpha and t.text[:1].isupper()]
        if rest:
            return True
    if last > first:
        return _after_given(token) and is_one
    if _after_given(token):
        return True
    known = token.text in people.given or (token.text in people.all and not areal(facts))
    return known and not after_locative(token)


def _after_given(token: Token) -> bool:
    """A surname: the word before is a given name."""
    if not token.i or token.is_sent_start:
        return False
    before = token.nbor(-1)
    return (
        before.lower_ in given_names()
        and before.text[:1].isupper()
        and before.ent_type_ in ("PERSON", "ORG", "")
        and before.pos_ == "PROPN"
        and token.ent_type_ not in ("GPE", "LOC")
    )


def after_locative(token: Token) -> bool:
    """Whether a preposition of place, with "the", a direction or "city of" between, leads to the word."""
    before = _previous(token)
    while before is not None and (
        before.lower_ in ("the", "of") or before.lower_ in TYPE_WORDS or before.lower_ in PARTS
    ):
        if before.lower_ == "of" and previous_word(before) in TYPE_WORDS:
            return True
        before = _previous(before)
    return before is not None and before.lower_ in _LOCATIVE


def destination(token: Token) -> bool:
    """Where one goes or comes from: "left for Goris", "heading to Yerevan"."""
    before = _previous(token)
    if before is None or before.lower_ not in ("for", "to", "toward", "towards", "from"):
        return False
    return any(t.lemma_.lower() in MOTIONS and t.pos_ == "VERB" for t in (before.head, *before.head.ancestors))


def _previous(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i and not token.is_sent_start else None


def previous_word(token: Token) -> str:
    """The word before in the sentence, in lower case; empty at its start."""
    before = _previous(token)
    return before.lower_ if before is not None else ""


def owns(doc: Doc, last: int) -> bool:
    """Whether a name that ends at a token has something: "Carmine's", "St. Mary's"."""
    return last + 1 < len(doc) and doc[last + 1].lower_ in POSSESSIVE


def proved(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup) -> bool:
    """Whether the words around a known name say that it is a place."""
    token, end = doc[first], doc[last]
    if areal(facts) or after_locative(token) or destination(token) or dateline(doc, first, last):
        return True
    if end.lower_ in HEADS and last > first:
        return True
    if token.ent_type_ in ("GPE", "LOC", "FAC") and token.pos_ in ("PROPN", "NOUN", "X", "ADJ"):
        return True
    return (
        struck(token)
        or _fallen(token)
        or _inhabited(doc, last)
        or _peopled(token)
        or before_region(doc, last, lookup)
        or _listed(doc, first, last, lookup)
    )


def _is_end_of_name(doc: Doc, first: int, last: int, facts: NameFacts) -> bool:
    """As in "the Central Highlands", "Austria-Hungary": a piece of another place's name."""
    if first < 2 or doc[first].is_sent_start:
        return False
    before = doc[first - 1]
    if before.lower_ in POSSESSIVE and first == last and doc[first].lower_ in _OWNED:
        return doc[first - 2].text[:1].isupper()  # "Milliken's Bend"
    if (
        before.text == "-"
        and before.idx == doc[first - 2].idx + len(doc[first - 2])
        and doc[first].idx == before.idx + 1
    ):
        after = doc[last + 1] if last + 1 < len(doc) else None
        return doc[first - 2].text[:1].isupper() and (after is None or after.pos_ != "NOUN") and facts.country != ""
    entity = entity_at(doc, first, last)
    begun = entity is not None and entity[2] == "LOC" and entity[0] < first and entity[1] == last + 1
    return begun and before.lower_ in _MIDDLES and not areal(facts)


_OWNED = FEATURES | word_list("placeproof", "owned")
_MIDDLES = frozenset({"central", "upper", "lower", "middle", "inner", "outer"})


def civic(doc: Doc, first: int, last: int, facts: NameFacts) -> bool:
    """Whether a name inside a longer one is its seat ("Glasgow Police Department"), not a person honoured by it.

    Schools and the like bear names of people as often: for them the text must use the name elsewhere.
    """
    if areal(facts) or facts.population >= _FAMOUS or doc[last].lower_ in HEADS or dateline(doc, first, last):
        return True
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    return after in CIVIC


def suggested(token: Token, facts: NameFacts) -> bool:
    """Whether a name alone, being of a large place, suggests it; a city's even where the model takes it for a verb."""
    if facts.population >= _FAMOUS and token.i and token.nbor(-1).text.islower():
        return True
    return facts.population >= NOTABLE and token.pos_ in ("PROPN", "NOUN", "X", "ADJ")


def dateline(doc: Doc, first: int, last: int) -> bool:
    """A name in capitals at the start of a line: "BANTAM — A mason ...", "GLASGOW, Ky. (WBKO)"."""
    if not all(t.text.isupper() or not t.is_alpha for t in doc[first : last + 1]) or len(doc[first]) < 3:
        return False
    if not (doc[first].is_sent_start or first == 0 or doc[first - 1].is_space or doc[first - 1].text in ".)-"):
        return False
    after = [t.text for t in doc[last + 1 : last + 10]]
    return bool(after) and (after[0] in ",(" or any(w.strip("-—–") == "" for w in after[:1]))


def struck(token: Token) -> bool:
    """What is hit, taken or left is a place: "the quake struck Norcia", "Norcia was hit"."""
    head = token
    for _ in range(10):
        if head.dep_ not in ("conj", "compound"):
            break
        head = head.head
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in REACHED


def _fallen(token: Token) -> bool:
    """As in "Gudermes surrendered", "Tal Afar, 60 km west of Mosul, fell"."""
    while token.dep_ == "compound":
        token = token.head
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in FALLS


def _inhabited(doc: Doc, last: int) -> bool:
    """As in "a Chiefland man", "Lancaster police"."""
    return last + 1 < len(doc) and doc[last + 1].lower_ in INHABITANTS and doc[last + 1].text.islower()


_OF_TOWNS = word_list("placeproof", "of_towns")


def _peopled(token: Token) -> bool:
    """As in "the mayor of Chiefland", "the outskirts of Chiefland", "north of Chiefland": a town has these."""
    before = _previous(token)
    if before is None or before.lower_ != "of":
        return False
    return previous_word(before) in _OF_TOWNS


def before_region(doc: Doc, last: int, lookup: NameLookup) -> bool:
    """As in "Barrie, Ontario", "Barrie, Ont."."""
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return False
    after = doc[last + 2]
    facts = lookup.known(after.text) if after.text[:1].isupper() else None
    return facts is not None and bool(facts.kinds & {"country", "region"}) and after.lower_ not in JOINTS


def _listed(doc: Doc, first: int, last: int, lookup: NameLookup) -> bool:
    """In a list beside a name of a large place or an area."""
    for joint, other in ((first - 1, first - 2), (last + 1, last + 2)):
        if not (0 <= other < len(doc) and doc[joint].text in (",", "and", "or") and doc[other].text[:1].isupper()):
            continue
        facts = lookup.known(doc[other].text) if doc[other].ent_type_ in ("GPE", "LOC") else None
        if facts is not None and (areal(facts) or facts.population >= NOTABLE // 10):
            return True
    return False
