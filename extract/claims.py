"""Who says so: the claimant of a trigger, the side it stands for, and its stance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.grammar import entry_start
from extract.model import Stance
from extract.resources import word_list
from extract.speakers import Speakers

if TYPE_CHECKING:
    from extract.document import Token
    from extract.sentence import Sentence

_ASSERT = word_list("claims", "assert")
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


def attribution(trigger: Token, sentence: Sentence, speakers: Speakers, previous: str) -> Attribution | None:
    """Return who asserts what a trigger reports, or None where the article says it itself.

    Of one voice inside another ("X reported that Y said") it is the inner one, Y. ``previous`` is the
    last named speaker, for "he added".
    """
    voices = _voices(trigger, speakers, previous)
    return next(voices, None) or _according(sentence, speakers) or _hedged(trigger)


def relayed_by(trigger: Token, speakers: Speakers) -> list[Attribution]:
    """Return who passes on the words of the claimant, from the inner voice outwards."""
    return [said for said in list(_voices(trigger, speakers, ""))[1:] if said.claimant]


def _voices(trigger: Token, speakers: Speakers, previous: str) -> Iterator[Attribution]:
    """All who are said to say what a trigger reports, the innermost first."""
    node, heard = trigger, set[str]()
    for _ in range(_DEPTH):
        if node != trigger or node.lemma_.lower() in _ACCUSING or _owns_up(node):
            found = _spoken(node, trigger, speakers, previous) or _rumoured(node, trigger)
            if found is not None and found.claimant not in heard:
                heard.add(found.claimant)
                yield found
        if node.head == node or (heard and node.dep_ in ("advcl", "conj", "relcl", "parataxis")):
            return  # "X accused Y, while Z said that ...": X does not pass on what Z said
        node = node.head


_DEPTH = 12  # heads between a trigger and the verb of the outermost voice
_HEARSAY = word_list("claims", "hearsay")


def _rumoured(noun: Token, trigger: Token) -> Attribution | None:
    """As in "unconfirmed reports that ...", "allegations of ...": somebody says so, nobody is named."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _HEARSAY or noun == trigger:
        return None
    if noun.head.lemma_.lower() in _DENY or noun.dep_ in ("nsubj", "nsubjpass"):
        return None  # "rejected reports that", "reports said that": the verb tells who
    return Attribution("", "", "reports", False)


def _spoken(verb: Token, trigger: Token, speakers: Speakers, previous: str) -> Attribution | None:
    stance = _stance(verb)
    if stance is None or verb.pos_ not in ("VERB", "AUX") or _takes_lives(verb) or _denies_it(verb, trigger):
        return None
    accusing = verb.lemma_.lower() in _ACCUSING and not _owns_up(verb)
    speaker = _speaker(verb)
    if speaker is None:
        return Attribution("", "", "asserts", True) if _is_passive(verb) and stance == "asserts" else None
    if trigger.i in {t.i for t in speaker.subtree}:
        return None
    if speaker.lemma_.lower() in _HEARSAY:
        return Attribution("", "", "reports", False)
    claimant, side = _who(speaker, speakers, previous)
    return Attribution(claimant, side, stance, accusing)


def _stance(verb: Token) -> Stance | None:
    lemma = verb.lemma_.lower()
    stances: tuple[tuple[frozenset[str], Stance], ...] = (
        (_DENY, "denies"),
        (_REPORT, "reports"),
        (_ASSERT, "asserts"),
    )
    owned = _owns_up(verb)
    if owned and lemma == "take":
        return "asserts"
    return next((s for words, s in stances if lemma in words), None)


_OWNED = frozenset("responsibility credit involvement".split())


def _owns_up(verb: Token) -> bool:
    """As in "claimed responsibility for", "denied involvement in"."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _OWNED for c in verb.children)


def disowns(verb: Token) -> bool:
    """Whether a denial is of one's part in what happened, not that it happened."""
    return verb.lemma_.lower() in _DENY and _owns_up(verb)


def _denies_it(verb: Token, trigger: Token) -> bool:
    """As in "X was shelled; Y denies this": the pronoun, not the grammar, points to what is denied."""
    points = any(c.dep_ == "dobj" and c.lower_ in ("it", "this", "that", "these") for c in verb.children)
    return points and verb.lemma_.lower() in _DENY and trigger.i < verb.i


def _is_passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    accused = verb.lemma_.lower() in _ACCUSING
    return accused or any(c.dep_ == "nsubjpass" for c in verb.children)


def _speaker(verb: Token) -> Token | None:
    """Who speaks: the subject, the agent of a passive ("accused by X of"), of "quoted X as saying" X."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None:
        return subject
    quoting = verb.head.head if verb.head.lower_ == "as" else None
    if quoting is not None and quoting.lemma_.lower() in _REPORT:
        return next((c for c in quoting.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if verb.tag_ != "VBN":
        return None
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for p in c.children for g in p.children)]
    by = next((c for c in near if c.lower_ == "by" and c.dep_ in ("agent", "prep")), None)
    return next((p for p in by.children if p.dep_ == "pobj"), None) if by is not None else None


def _who(speaker: Token, speakers: Speakers, previous: str) -> tuple[str, str]:
    """A speaker's name as it is best known in the document, and the side it stands for."""
    words = _name_words(speaker)
    claimant = "".join(t.text_with_ws for t in words).strip()
    if speaker.pos_ == "PRON":
        claimant = previous
    elif speaker.ent_type_ == "PERSON":
        claimant = speakers.full_name(speaker.text)
    return claimant, speakers.side_of(words) or speakers.side_of_name(claimant)


def name_of(verb: Token, speakers: Speakers, previous: str) -> Attribution | None:
    """Return the subject of a verb that is none of speech ("X put its dead at 12") as the one who says so."""
    speaker = _speaker(verb)
    return Attribution(*_who(speaker, speakers, previous), "asserts", False) if speaker is not None else None


def _takes_lives(verb: Token) -> bool:
    """As in "the war claimed 30,000 lives"."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in ("life", "victim") for c in verb.children)


def _name_words(subject: Token) -> list[Token]:
    """A noun phrase without its relative clauses, appositions and times of day, in order."""
    skip = {
        t.i
        for c in subject.children
        if c.dep_ in ("relcl", "acl", "appos", "punct", "cc", "conj", "det")
        for t in c.subtree
    }
    start = entry_start(subject)
    return [t for t in subject.subtree if t.i >= start and t.i not in skip and not t.is_space and ":" not in t.text]


_SOURCES = {"according": "to", "words": "of"}


def _according(sentence: Sentence, speakers: Speakers) -> Attribution | None:
    """As in "according to X", "in the words of X"."""
    if _SOURCES.keys().isdisjoint(sentence.lowers):
        return None
    for token in sentence.tokens:
        joins = _SOURCES.get(token.lower_)
        if joins is None or (joins == "of" and token.head.lower_ != "in"):
            continue
        source = next((p for c in token.children if c.lower_ == joins for p in c.children), None)
        if source is not None:
            words = _name_words(source)
            claimant = "".join(t.text_with_ws for t in words).strip()
            return Attribution(claimant, speakers.side_of(words), "asserts", False)
    return None


def _hedged(trigger: Token) -> Attribution | None:
    """As in "allegedly", "reportedly": a claim whose claimant is not named."""
    near = [*trigger.children, *trigger.head.children]
    if any(t.lower_ in _ADVERBS for t in near):
        return Attribution("", "", "reports", False)
    return None


_NEUTRAL = word_list("claims", "neutral")


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
