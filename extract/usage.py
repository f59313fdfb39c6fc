"""How a place name is used: where something is, or who acts.

A name inside a longer proper name is ``embedded`` ("Minsk Group"); a government or people that speaks,
acts or is addressed is ``metonymic`` ("Washington said"); the rest is ``literal``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.doctext import entity_at
from extract.lookup import NameFacts
from extract.model import PlaceUse
from extract.placewords import MONTHS_AND_DAYS, PARTS, TEAMS, TITLES, TYPE_WORDS, UNIT_WORDS
from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Doc, Token

_PEOPLES = word_list("usage", "peoples")
_SPEECH = word_list("usage", "speech")
_ADDRESSED = word_list("usage", "addressed")
_NAME_ENTITIES = frozenset({"ORG", "PERSON", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT", "NORP", "FAC"})


def use_of(doc: Doc, first: int, last: int, facts: NameFacts) -> PlaceUse:
    """Return how the name on the tokens ``first`` to ``last`` (both inclusive) is used."""
    if _embedded(doc, first, last):
        return "embedded"
    if first == last and doc[first].lower_ in _PEOPLES:
        return "demonym"
    head = doc.span(first, last + 1).root
    return "metonymic" if _metonymic(head, facts) else "literal"


def _listed_with(doc: Doc, start: int, end: int, first: int, last: int) -> list[Token]:
    """The words of an entity between the "and"s around a name: "Mamelodi and Ga-Rankuwa" is two."""
    joints = [i for i in range(start, end) if doc[i].lower_ in ("and", ",") and not first <= i <= last]
    begin = max((i + 1 for i in joints if i < first), default=start)
    return doc[begin : min((i for i in joints if i > last), default=end)]


def _embedded(doc: Doc, first: int, last: int) -> bool:
    """Part of a longer proper name (a group, a paper, a treaty) that is not itself a place."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and not following.is_sent_start and (_continues(following) or _houses(following)):
        return True
    if (last > first and _houses(doc[last])) or _names_a_war(doc, first):
        return True
    entity = entity_at(doc, first, last)
    if entity is None or entity[2] not in _NAME_ENTITIES - {"PERSON", "NORP"}:
        return False
    rest = [
        t
        for t in _listed_with(doc, entity[0], entity[1], first, last)
        if not first <= t.i <= last and t.lower_ not in TYPE_WORDS | PARTS | {"the", "'s", "\u2019s", "of", "-"}
    ]
    named = [t for t in rest if t.text[:1].isupper()]
    return bool(named) and entity[2] != "EVENT"


def _names_a_war(doc: Doc, first: int) -> bool:
    """As in "the War of the Pacific": what a war is called says of no event in it where it was."""
    before = [t.text for t in doc[max(0, first - 3) : first]]
    return before[-2:] == ["War", "of"] or before[-3:] == ["War", "of", "the"]


_HOUSES = word_list("usage", "houses")


def _houses(token: Token) -> bool:
    """The words after a name make it a building's: "the Dubai City hall"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    named = token.text[:1].isupper() and token.lower_ in TYPE_WORDS
    return named and after is not None and after.lower_ in _HOUSES


def _continues(token: Token) -> bool:
    """A capitalised common noun right after the name continues it: "Minsk Group", "Bangkok Post"."""
    if token.lower_ in ("group", "time"):  # "the Minsk group", "08:00 Moscow time"
        return True
    if token.text[:1].isupper() and token.lower_ in TEAMS:
        return True
    return (
        token.text[:1].isupper()
        and token.is_alpha
        and token.lower_ not in TYPE_WORDS
        and token.lower_ not in TITLES | MONTHS_AND_DAYS
        and token.ent_type_ not in ("GPE", "LOC", "DATE", "NORP")
        and token.pos_ in ("PROPN", "NOUN")
    )


def _metonymic(head: Token, facts: NameFacts) -> bool:
    """A government or people as actor or addressee, not a location."""
    governs = bool(facts.kinds & {"country", "region"})
    anchor = _conjunct_head(head)
    verb = anchor.head
    if _qualifies(head):
        return True
    if _before_number(head) or _before_subject(head):
        return False
    if anchor.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return _acts(anchor, verb, governs)
    if anchor.dep_ in ("dobj", "obj") and verb.lemma_.lower() in _ADDRESSED:
        return True
    if anchor.dep_ == "agent" or (anchor.dep_ == "pobj" and _is_party(verb, facts)):
        return True
    return _modifies(head, governs)


_AGAINST = frozenset({"by", "with", "against", "between", "than"})
_RELIED_ON = frozenset({"call", "urge", "prevail", "depend", "support", "concern"})


def _is_party(prep: Token, facts: NameFacts) -> bool:
    """As in "against X", "according to X", "the leaders of X", "the envoy to X", "orders from X", "a call on X"."""
    where, of_what = prep.lower_, prep.head
    if where in _AGAINST:
        return True
    if where == "to":
        return of_what.lower_ == "according" or of_what.lower_ in _ENVOYS
    if where == "of":
        return _governs(of_what, facts)
    if where == "from":
        return of_what.lemma_.lower() in _GIVEN
    return where in ("on", "upon", "for") and of_what.lemma_.lower() in _RELIED_ON


def _governs(head: Token, facts: NameFacts) -> bool:
    """As in "the leaders of X"; of a country also a person who stands for it: "Putin of Russia"."""
    if head.lower_ in _GOVERNMENT:
        return True
    return "country" in facts.kinds and head.ent_type_ == "PERSON" and head.pos_ == "PROPN"


_GOVERNMENT = word_list("usage", "government")
_ENVOYS = word_list("usage", "envoys")
_GIVEN = word_list("usage", "given")
_UNDERGOES = word_list("usage", "undergoes")
_ATTITUDES = word_list("usage", "attitudes")


def _qualifies(head: Token) -> bool:
    """As in "Armenia-backed", "US-brokered": the name qualifies a participle."""
    after = head.doc[head.i + 1 : head.i + 3]
    return len(after) == 2 and after[0].text in ("-", "\u2011") and after[1].tag_ in ("VBN", "VBD", "JJ", "VBG")


def _before_number(head: Token) -> bool:
    """As in "In X 321 residents fell ill": the number begins what follows the name, which the parser may join."""
    first = head.left_edge.i if head.left_edge.ent_iob_ == "B" else head.i
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return first > 0 and head.doc[first - 1].lower_ in ("in", "at", "near") and after is not None and after.like_num


def _before_subject(head: Token) -> bool:
    """As in "In X railwaymen blocked the tracks": the place and the subject, which the parser joins."""
    if head.dep_ not in ("compound", "nmod") or head.head.dep_ != "nsubj" or head.head.tag_ != "NNS":
        return False
    before = head.doc[head.i - 1] if head.i else head
    return before.lower_ in ("in", "at", "near") and before.is_sent_start is True and head.i + 1 == head.head.i


def _acts(anchor: Token, verb: Token, governs: bool) -> bool:
    """Whether a place as subject stands for its government: it speaks, wants, or acts on something."""
    lemma = verb.lemma_.lower()
    if lemma in _SPEECH:
        return True
    if lemma == "be":
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in _ATTITUDES for c in verb.children)
    if anchor.dep_ != "nsubj" or lemma in _UNDERGOES:
        return False
    return governs or any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)


def _conjunct_head(token: Token) -> Token:
    """The first member of a coordination: its role is every member's role."""
    for _ in range(20):
        if token.dep_ not in ("conj", "appos"):
            return token
        token = token.head
    return token


_LOCAL_NOUNS = word_list("usage", "local_nouns")


_FORCES = word_list("usage", "forces")


# "At X's stadium", "along X's seaside": a spot of the town.
_SPOTS = frozenset("at along outside inside near around".split())


def _modifies(head: Token, governs: bool) -> bool:
    """As in "Azerbaijan's army", "Armenia officials": the state, unless what it modifies is a location or a war."""
    if head.dep_ in ("poss", "compound", "nmod", "amod"):
        if head.head.lower_ in ("suburb", "suburbs") and any(c.lower_ == "of" for c in head.head.children):
            return True  # "the Buffalo suburb of Amherst" is Amherst
        if head.dep_ == "poss" and head.head.dep_ == "pobj" and head.head.head.lower_ in _SPOTS:
            return False
        local = _LOCAL_NOUNS | UNIT_WORDS
        governs = governs or (head.dep_ == "compound" and head.head.lemma_.lower() in _FORCES)
        return not local & {head.head.lower_, head.head.lemma_.lower()} and (governs or head.dep_ == "poss")
    return False
