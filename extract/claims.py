"""Who says so: the claimant of a trigger, the side it stands for, and its stance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.lookup import NameLookup
from extract.model import Stance
from extract.sentence import entity_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extract.sentence import Sentence

_ASSERT = frozenset(
    "say claim accuse charge allege declare announce insist add state tell argue maintain assert write tweet "
    "blame warn confirm note admit acknowledge describe estimate trade".split()
)
_REPORT = frozenset("report cite quote".split())
_DENY = frozenset("deny reject dismiss refute dispute".split())
_ADVERBS = frozenset("reportedly allegedly purportedly apparently".split())
_ACCUSING = frozenset("accuse charge blame claim allege trade".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant's words (or "" when unnamed), its side, its stance, and whether it accuses."""

    claimant: str
    side: str
    stance: Stance
    accusing: bool


class Speakers:
    """Which country a named person speaks for, as the document itself says ("Azeri President X")."""

    def __init__(self, lookup: NameLookup) -> None:
        self._lookup = lookup
        self._side: dict[str, str] = {}
        self._name: dict[str, str] = {}

    def learn(self, doc: Doc) -> None:
        """Note every person whose description names a country."""
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            name = re.sub(r"['\u2019]s$", "", entity.text)
            country = self._described(entity.root)
            for surname in {name.split()[-1], re.sub(r"^.*[-\u2019'](?=[A-Z])", "", name.split()[-1])}:
                self._name.setdefault(surname, name)
                if country:
                    self._side.setdefault(surname, country)

    def _described(self, token: Token) -> str | None:
        """A demonym or country among the words that describe a person: before the name or in apposition."""
        near = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod", "appos", "poss")]
        if token.dep_ == "appos":
            near.append(token.head)
        near += [g for c in list(near) for g in c.children if g.dep_ in ("compound", "amod", "nmod", "poss", "prep")]
        near += [p for g in list(near) if g.dep_ == "prep" and g.lower_ == "of" for p in g.children]
        return next((side for t in near if (side := self._country(t))), None)

    def _country(self, token: Token) -> str | None:
        if not token.text[:1].isupper():
            return None
        demonym = self._lookup.demonym(token.text)
        if demonym:
            return demonym
        facts = self._lookup.known(token.text)
        return facts.country or None if facts else None

    def side_of(self, words: list[Token]) -> str:
        """The side named in a claimant's words: a demonym, a country, or a person known here."""
        for token in words:
            side = ("" if _of_other_body(token) else self._country(token)) or self._side.get(token.text)
            if side:
                return side
        return ""

    def full_name(self, word: str) -> str:
        """A surname as the fullest name this document gives."""
        return self._name.get(word, word)


_OF_STATE = frozenset(
    "ministry army government forces military police parliament navy air force guard guards staff state "
    "department embassy presidency cabinet senate congress security intelligence agency service".split()
)


def _of_other_body(token: Token) -> bool:
    """A demonym inside the name of a body that is not the state's: "Syrian Observatory for Human Rights"."""
    if token.ent_type_ != "ORG":
        return False
    entity = entity_of(token)
    return len(entity) > 1 and not any(t.lower_ in _OF_STATE for t in entity)


def attribution(trigger: Token, sentence: Sentence, speakers: Speakers, previous: str) -> Attribution | None:
    """Return who asserts what a trigger reports, or None where the article says it itself.

    ``previous`` is the last named speaker, for "he added".
    """
    node = trigger
    for _ in range(12):
        if node != trigger or node.lemma_.lower() in _ACCUSING:
            found = _spoken(node, trigger, speakers, previous) or _rumoured(node, trigger)
            if found:
                return found
        if node.head == node:
            break
        node = node.head
    return _according(sentence, speakers) or _hedged(trigger, speakers)


_HEARSAY = frozenset("report claim allegation rumour rumor accusation suggestion".split())


def _rumoured(noun: Token, trigger: Token) -> Attribution | None:
    """As in "unconfirmed reports that ...", "allegations of ...": somebody says so, nobody is named."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _HEARSAY or noun == trigger:
        return None
    return Attribution("", "", "reports", False)


def _spoken(verb: Token, trigger: Token, speakers: Speakers, previous: str) -> Attribution | None:
    lemma = verb.lemma_.lower()
    stances: tuple[tuple[frozenset[str], Stance], ...] = (
        (_DENY, "denies"),
        (_REPORT, "reports"),
        (_ASSERT, "asserts"),
    )
    stance = next((s for words, s in stances if lemma in words), None)
    if stance is None or verb.pos_ not in ("VERB", "AUX") or _takes_lives(verb):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        passive = verb.tag_ == "VBN" and lemma in _ACCUSING
        return Attribution("", "", "asserts", True) if passive else None
    if trigger.i in {t.i for t in subject.subtree}:
        return None
    words = _name_words(subject)
    claimant = "".join(t.text_with_ws for t in words).strip()
    if subject.pos_ == "PRON":
        claimant = previous
    elif subject.ent_type_ == "PERSON":
        claimant = speakers.full_name(subject.text)
    side = speakers.side_of(words) or _side_of_name(claimant, speakers)
    return Attribution(claimant, side, stance, lemma in _ACCUSING)


def _takes_lives(verb: Token) -> bool:
    """As in "the war claimed 30,000 lives"."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in ("life", "victim", "responsibility") for c in verb.children)


def _side_of_name(claimant: str, speakers: Speakers) -> str:
    return speakers._side.get(claimant.split()[-1], "") if claimant else ""


def _name_words(subject: Token) -> list[Token]:
    """A noun phrase without its relative clauses, appositions and times of day, in order."""
    skip = {
        t.i
        for c in subject.children
        if c.dep_ in ("relcl", "acl", "appos", "punct", "cc", "conj", "det")
        for t in c.subtree
    }
    return [t for t in subject.subtree if t.i not in skip and not t.is_space and ":" not in t.text]


def _according(sentence: Sentence, speakers: Speakers) -> Attribution | None:
    for token in sentence.tokens:
        if token.lower_ == "according":
            source = next((p for c in token.children if c.lower_ == "to" for p in c.children), None)
            if source is not None:
                words = _name_words(source)
                return Attribution(
                    "".join(t.text_with_ws for t in words).strip(), speakers.side_of(words), "asserts", False
                )
    return None


def _hedged(trigger: Token, speakers: Speakers) -> Attribution | None:
    """As in "allegedly", "reportedly": a claim whose claimant is not named."""
    near = [*trigger.children, *trigger.head.children]
    if any(t.lower_ in _ADVERBS for t in near):
        return Attribution("", "", "reports", False)
    return None


# Those whose work it is to count and measure, whoever fights: what they say is reported, not claimed.
_NEUTRAL = frozenset(
    "rescue rescuer rescuers medics doctors hospital coroner survey seismological meteorological geological "
    "firefighters observatory witnesses agency".split()
)


def is_neutral(said: Attribution) -> bool:
    """Whether a claimant reports rather than claims: an agency quoted, rescue workers, a coroner."""
    if said.side or said.accusing or not said.claimant:
        return False
    return said.stance == "reports" or bool(_NEUTRAL & set(re.findall(r"\w+", said.claimant.lower())))


def is_speech(verb: Token) -> bool:
    """Whether a verb reports words: its subject speaks and does not do what is reported."""
    return verb.lemma_.lower() in _ASSERT | _REPORT | _DENY


def denied_in(sentence: Sentence, after: Token) -> Token | None:
    """The verb of a denial that follows a trigger in its sentence ("..., while X denied this")."""
    return next((t for t in sentence.tokens if t.i > after.i and t.lemma_.lower() in _DENY and t.pos_ == "VERB"), None)


def denier(verb: Token, speakers: Speakers) -> Attribution | None:
    """Who denies, as an attribution."""
    return _spoken(verb, verb, speakers, "")
