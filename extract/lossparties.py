"""Who was hit: the words of a sentence that name a party to which losses belong, and its side."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.grammar import SUBJECTS, child
from extract.losswords import loss_words
from extract.speakers import Speakers

if TYPE_CHECKING:
    from extract.document import Token
    from extract.lossnumbers import Numeral

# Words that may stand between the first word of a party's name and its noun.
_WITHIN = frozenset("ADJ NOUN PROPN".split())
_FROM = ("of", "from")
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name, *calendar.day_abbr) if name)
_SIDE = frozenset("side sides part".split())
_LONGEST = 8  # words of a party; a longer run is a list


@dataclass(frozen=True, slots=True)
class Party:
    """The words of a party, tokens ``first`` to ``last`` of the document, both inclusive, and its side.

    ``side``: ISO 3166-1 alpha-2 of its country, else the proper name among its words, else "".
    """

    first: int
    last: int
    side: str


def party_of(noun: Token, speakers: Speakers) -> Party | None:
    """Return the party a noun names ("Armenian soldiers", "rebels", "members of the militia"), or None."""
    if noun.pos_ == "PRON":
        return None
    first = _first(noun)
    of = _body_of(noun, speakers)
    if not _names_party(noun, first, speakers):
        return party_of(of, speakers) if of is not None and _is_member(noun) else None
    last = of.i if of is not None and _is_member(noun) and of.i - first < _LONGEST else _joint_end(noun)
    return _spoken_for(Party(first, last, _side(noun.doc[first : last + 1], speakers)), noun, speakers)


def _joint_end(noun: Token) -> int:
    """Where a party of two nouns under one count ends: "133 soldiers and policemen"."""
    words, tokens = loss_words().parties, noun.doc
    if noun.i + 2 >= len(tokens) or tokens[noun.i + 1].lower_ != "and" or tokens[noun.i + 2] not in noun.conjuncts:
        return noun.i
    other = tokens[noun.i + 2]
    people = words["fighters"] | words["others"]
    return other.i if other.tag_ == "NNS" and {noun.lemma_.lower(), other.lemma_.lower()} <= people else noun.i


def _is_member(noun: Token) -> bool:
    return noun.lemma_.lower() in loss_words().parties["members"] or noun.pos_ == "NUM"


def _first(noun: Token) -> int:
    """Where the words that describe a noun begin, without numbers, articles and what is said of any party."""
    tokens, at = noun.doc, noun.i
    while at and noun.i - at < _LONGEST and _describes(tokens[at - 1]):
        at -= 1
    while at < noun.i and (
        tokens[at].lower_ in loss_words().parties["fillers"] or tokens[at].pos_ in ("PUNCT", "PART")
    ):
        at += 1
    return at


def _describes(word: Token) -> bool:
    if word.tag_ == "POS" or word.text == "-":
        return True
    if word.lower_ in _CALENDAR or word.ent_type_ in ("DATE", "TIME"):
        return False
    if word.pos_ == "VERB" and word.dep_ != "amod":
        return False
    return (word.pos_ in _WITHIN or word.dep_ in ("amod", "compound")) and word.pos_ != "NUM" and word.lower_ != "both"


def _names_party(noun: Token, first: int, speakers: Speakers) -> bool:
    words, lemma = loss_words().parties, noun.lemma_.lower()
    if lemma in words["fighters"] | words["others"] | words["bodies"] or noun.lower_ in words["bodies"]:
        return True
    before = noun.doc[first : noun.i]
    if lemma in words["neutral"] and not any(_is_of_side(t, speakers) for t in before):
        return False  # "a Brooklyn woman" is of no party
    if any(_is_name(t, speakers) or t.lower_ in words["adjectives"] for t in before):
        return (
            noun.lower_ in words["adjectives"]
            or lemma in words["neutral"] | words["spokes"] | {"side", "death"}
            or _is_name(noun, speakers)
        )
    return _is_name(noun, speakers)


def _is_of_side(word: Token, speakers: Speakers) -> bool:
    sides = speakers.side_of([word]) or word.ent_type_ in ("NORP", "ORG") or word.pos_ == "ADJ"
    return word.lower_ in loss_words().parties["adjectives"] or (bool(sides) and _is_name(word, speakers))


def _is_name(token: Token, speakers: Speakers) -> bool:
    """A country, a people, or a named body: words with a capital that name somebody."""
    if (
        not token.text[:1].isupper()
        or token.lower_ in _CALENDAR
        or token.ent_type_ in ("DATE", "TIME", "EVENT", "MONEY", "WORK_OF_ART", "PRODUCT")
    ):
        return False
    if speakers.side_of([token]) or token.ent_type_ == "NORP":
        return True
    named = token.pos_ == "PROPN" and token.ent_type_ in ("ORG", "GPE", "LOC", "PERSON", "")
    return named or (token.pos_ == "ADJ" and token.tag_ == "JJ" and not token.is_sent_start)


def _body_of(noun: Token, speakers: Speakers) -> Token | None:
    """The body whose people are told of: of "members of the militia", "fighters from X" its name."""
    preps = (c for c in noun.children if c.lower_ in _FROM and c.dep_ == "prep" and c.i > noun.i)
    nouns = (g for prep in preps for g in prep.children if g.dep_ == "pobj" and g.pos_ in ("NOUN", "PROPN"))
    return next((g for g in nouns if _names_party(g, _first(g), speakers)), None)


def _side(tokens: list[Token], speakers: Speakers) -> str:
    """The country a party's words name, else the name itself; "" where they name two or none."""
    countries = {side for t in tokens if (side := speakers.side_of([t]))}
    if len(countries) == 1:
        return countries.pop()
    names = [t.text for t in tokens if t.text[:1].isupper() and _is_proper(t)]
    if not countries and len(names) > 1 and (country := speakers.country_named(" ".join(names))):
        return country
    return "" if countries else " ".join(names)


def _is_proper(token: Token) -> bool:
    words = loss_words().parties
    common = words["fighters"] | words["others"] | words["bodies"] | words["spokes"] | words["neutral"]
    at_start = token.is_sent_start and token.pos_ != "PROPN"
    return (
        token.pos_ in ("PROPN", "ADJ")
        and not at_start
        and token.lemma_.lower() not in common - {"union", "confederate"}
    )


def _spoken_for(party: Party, noun: Token, speakers: Speakers) -> Party:
    """Of a body that speaks for its country ("Armenia's defence ministry") the country has the losses."""
    if noun.lemma_.lower() not in loss_words().parties["spokes"]:
        return party
    before = noun.doc[party.first : party.last]
    country = next((t for t in before if speakers.side_of([t])), None) or next(
        (t for t in before if t.pos_ == "PROPN" and _is_proper(t)), None
    )
    return Party(country.i, country.i, party.side) if country is not None else party


def subject_party(verb: Token, speakers: Speakers) -> Party | None:
    """Return the party that is the subject of a verb, or of the verb it is coordinated with."""
    node = verb
    for _ in range(3):
        subject = next((c for c in reversed(node.children) if c.dep_ in SUBJECTS and c.i < node.i), None)
        if subject is not None:
            return party_of(subject, speakers)
        if node.dep_ not in ("conj", "xcomp", "advcl", "relcl", "acl"):
            before = node.doc[max(0, node.i - 1)]
            return party_of(before, speakers) if before.pos_ in ("NOUN", "PROPN") else None
        if node.dep_ in ("relcl", "acl"):
            return party_of(node.head, speakers)
        node = node.head
    return None


def whose(noun: Token, speakers: Speakers) -> Party | None:
    """Return whose losses a noun of losses tells: "Syrian losses", "X's dead", "losses of the army", "their dead"."""
    owner = child(noun, "poss")
    if owner is not None:
        return meant_by(owner, speakers) if owner.pos_ == "PRON" else party_of(owner, speakers)
    first = _first(noun)
    if first < noun.i and any(_describes_party(t, speakers) for t in noun.doc[first : noun.i]):
        last = noun.i - 1
        return Party(first, last, _side(noun.doc[first : last + 1], speakers))
    return next((p for g in _under(noun) if (p := party_of(g, speakers)) is not None), None)


def _describes_party(token: Token, speakers: Speakers) -> bool:
    words = loss_words().parties
    return _is_name(token, speakers) or token.lower_ in words["adjectives"] or token.lemma_.lower() in words["fighters"]


def _under(noun: Token) -> Iterator[Token]:
    for prep in noun.children:
        if prep.lower_ in ("of", "among", "amongst", "to", "for", "by") and prep.i > noun.i:
            yield from (g for g in prep.children if g.dep_ == "pobj")


def meant_by(pronoun: Token, speakers: Speakers) -> Party | None:
    """Return whom "its", "their" means: the nearest party that is the subject of a clause it stands in."""
    verbs = [node for node in pronoun.ancestors if node.pos_ in ("VERB", "AUX")]
    subjects = [s for verb in verbs if (s := child(verb, *SUBJECTS)) is not None and s.i < pronoun.i]
    apart = (s for s in subjects if pronoun.i not in {t.i for t in s.subtree})
    return next((party for s in apart if (party := party_of(s, speakers)) is not None), None)


def of_owner(noun: Token | None, owner: Party, speakers: Speakers) -> Party:
    """Return the party of people counted as somebody's: the owner, or by name those who do not fight for it."""
    own = party_of(noun, speakers) if noun is not None else None
    if noun is None or own is None or noun.lemma_.lower() not in loss_words().parties["others"]:
        return owner
    return Party(own.first, own.last, own.side or owner.side)


def side_under(prep: Token, speakers: Speakers) -> Party | None:
    """Return the party of "on the Turkish side", "among the rebels", "of the 30 soldiers, 12 ..."."""
    if prep.lower_ not in ("on", "among", "amongst", "of", "for") or prep.pos_ not in ("ADP", "SCONJ"):
        return None
    if prep.lower_ == "of" and not (prep.is_sent_start or prep.text == "Of"):
        return None
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    if noun.lemma_.lower() in _SIDE:
        return whose(noun, speakers)
    return party_of(noun, speakers) if prep.lower_ not in ("on", "for") else None


def described(number: Numeral, speakers: Speakers) -> Party | None:
    """Return the party of one of several counts before a noun: of "12 Syrian and 30 Turkish soldiers" each its own."""
    noun = number.noun
    if noun is None or noun.i <= number.last + 2:
        return None
    between = noun.doc[number.last + 1 : noun.i]
    end = next((n for n, t in enumerate(between) if t.lower_ in ("and", ",", "or")), None)
    if end is None or not any(t.pos_ == "NUM" for t in between):
        return None
    return party_of(between[end - 1], speakers) if end else None
