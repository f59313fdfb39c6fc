"""An account of what parties lost, read from left to right: each count with its harm and its party.

"The army lost 12 men and the rebels 30"; "Syrian losses were 200 dead and 500 wounded"; "among the rebels there were
20 dead". What opens an account names a party and may say what became of the people counted next; what the second
party of a pair leaves unsaid is that of the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.fates import people_words
from extract.grammar import SUBJECTS
from extract.lossharm import Told, harm_after, harm_of, together
from extract.lossnumbers import Numeral
from extract.lossparties import Party, described, meant_by, of_owner, party_of, side_under, subject_party, whose
from extract.losswords import loss_words
from extract.resources import word_list
from extract.sentence import Sentence
from extract.speakers import Speakers

if TYPE_CHECKING:
    from extract.document import Token

_FINITE = frozenset("VBD VBZ VBP MD".split())
# What may stand between a party and its count in a pair: "the rebels only 30", "those of the rebels at 40".
_BEFORE_COUNT = frozenset(
    "about only some at with : over nearly around least more than just another as many lost of".split()
)
_BOUNDS = frozenset("least about some over more than nearly around up as many".split())
_NEAR = 7  # words between a party's count and its next one
_PASSING = frozenset("have say report put give estimate claim add".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of one harm for one party; ``at`` is the word that tells it."""

    number: Numeral
    harm: str
    party: Party
    at: Token


_HARMED = word_list("lossaccount", "harmed")


def _may_be_counted(subject: Token) -> bool:
    """Whether a subject may be losses ("their dead were 40", "there were"), not what else is counted ("attacks")."""
    return subject.dep_ == "expl" or (
        subject.dep_ in SUBJECTS and (harm_of(subject) is not None or subject.pos_ == "NUM")
    )


class Account:
    """The state of reading: whose losses are told, what became of the people, and the last count's harm."""

    def __init__(self, sentence: Sentence, speakers: Speakers, befell: Mapping[int, Told], before: str = "") -> None:
        self._sentence, self._speakers, self._befell = sentence, speakers, befell
        self._owner: Party | None = None
        self._told: Told | None = None
        # Of a sentence that goes on after a semicolon, what the one before it told last.
        self._last: Told | None = (before, sentence.tokens[0]) if before else None
        self._latest: Figure | None = None
        self._since = sentence.tokens.start

    @property
    def last(self) -> str:
        """What became of those counted last, "" when nobody was."""
        return self._last[0] if self._last is not None else ""

    def read(self, numbers: Sequence[Numeral]) -> list[Figure]:
        """Return the counts whose harm and party the sentence tells."""
        starts = {n.first: n for n in numbers}
        counted = {n.noun.i for n in numbers if n.noun is not None}
        found: list[Figure] = []
        for token in self._sentence.tokens:
            if token.i in starts:
                figure = self._number(starts[token.i])
                found += [figure] if figure is not None else []
                self._latest = figure if figure is not None and not figure.number.is_part else None
            elif token.i not in counted:
                self._word(token)
        return found

    # --- what opens and closes an account ---

    def _word(self, token: Token) -> None:
        verbs, lemma = loss_words().verbs, token.lemma_.lower()
        if token.text == ";":
            self._owner = self._told = self._latest = None
        elif token.pos_ == "VERB" and token.dep_ != "aux" and lemma in verbs["lose"] | verbs["suffer"]:
            self._open(subject_party(token, self._speakers), ("killed", token) if lemma in verbs["lose"] else None)
        elif token.pos_ == "VERB" and lemma in verbs["cost"]:
            self._open(self._paid_by(token), ("killed", token))
        elif token.pos_ in ("NOUN", "ADJ", "PROPN") and (harm := self._names_losses(token)):
            self._open(whose(token, self._speakers) or self._sufferer(token), (harm, token))
        elif token.dep_ == "prep" and (party := side_under(token, self._speakers)) is not None:
            self._open(party, None)
        elif token.pos_ == "VERB" and token.tag_ in _FINITE and self._begins_anew(token):
            self._owner = self._told = self._last = self._latest = None

    def _open(self, party: Party | None, told: Told | None) -> None:
        self._owner, self._told = party or (self._owner if told and told[1].pos_ != "VERB" else None), told

    def _names_losses(self, token: Token) -> str | None:
        """The harm of a noun that an account may open with: "losses", "their dead"; no "were dead"."""
        if token.pos_ == "ADJ" and token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
            return None
        if token.tag_ == "NN" and token.lower_ in ("death", "casualty", "fatality", "loss", "prisoner", "captive"):
            return None  # of one person, or of no person
        return harm_of(token)

    def _sufferer(self, losses: Token) -> Party | None:
        verb = losses.head
        suffers = verb.lemma_.lower() in loss_words().verbs["suffer"] and losses.dep_ == "dobj"
        return subject_party(verb, self._speakers) if suffers else None

    def _paid_by(self, verb: Token) -> Party | None:
        """As in "the battle cost the Turks 3,000 men"."""
        after = (t for t in self._sentence.tokens if verb.i < t.i <= verb.i + 6 and t.pos_ in ("NOUN", "PROPN"))
        return next((p for t in after if (p := party_of(t, self._speakers)) is not None), None)

    def _begins_anew(self, verb: Token) -> bool:
        """A verb with a subject of its own that tells neither losses nor who says so."""
        lemma = verb.lemma_.lower()
        if lemma in loss_words().verbs["be"] and any(_may_be_counted(c) for c in verb.children if c.i < verb.i):
            return False
        if lemma in _PASSING or any(verb == told[1] for told in self._befell.values()):
            return False
        return any(c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i for c in verb.children)

    # --- a count ---

    def _number(self, number: Numeral) -> Figure | None:
        if not self._counts_people(number):
            self._owner = self._told = self._last = self._latest = None
            return None
        beside = self._beside(number)
        told = self._harm(number, beside)
        if told is None:
            return None
        party = self._party(number, beside)
        told = together(told)
        self._last, self._since = told, number.last + 1
        return Figure(number, told[0], party, told[1]) if party is not None else None

    def _counts_people(self, number: Numeral) -> bool:
        noun = number.noun
        if noun is not None and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == ":":
            return False  # "Dead: 10 Americans: 0": the noun heads the next number
        if noun is None or number.first in self._befell or harm_of(noun) is not None:
            return True
        words = loss_words().parties
        lemma = noun.lemma_.lower()
        return (
            lemma in people_words() | words["neutral"] | words["members"] or party_of(noun, self._speakers) is not None
        )

    def _harm(self, number: Numeral, beside: Party | None) -> Told | None:
        noun = number.noun
        own = self._befell.get(number.first) or harm_after(number)
        if own is None and noun is not None and noun.i > number.last and (harm := harm_of(noun)):
            # "Freed 200 prisoners": they are a party's losses only in an account of what it lost.
            own = (harm, noun) if harm != "captured" or self._owner is not None else None
        if own is not None or (self._told is not None and self._is_told_by_frame(number)):
            return own or self._told
        listed = beside is not None or (noun is not None and noun.dep_ not in ("nsubj", "nsubjpass"))
        listed = listed or (noun is None and self._after(number) is not None)
        return self._last if listed and (number.is_part or not self._verb_between(number)) else None

    def _is_told_by_frame(self, number: Numeral) -> bool:
        """Whether a count may be what an account's opening words lead to: no subject, nothing under "between"."""
        noun, tokens = number.noun, number.token.doc
        if noun is not None and noun.dep_ in ("nsubj", "nsubjpass") and noun.i > number.last:
            return False
        at = number.first - 1
        while at > self._sentence.tokens.start and (tokens[at].lower_ in _BOUNDS or tokens[at].pos_ == "DET"):
            at -= 1
        return tokens[at].pos_ != "ADP" or tokens[at].lower_ in ("at", "of", "to", "with")

    def _party(self, number: Numeral, beside: Party | None) -> Party | None:
        noun = number.noun if number.noun is None or harm_of(number.noun) is None else None
        own = self._own(number) if noun is not None else None
        if beside is not None and number.first not in self._befell:
            return of_owner(noun, beside, self._speakers)
        after = self._after(number) if number.noun is None else None
        if self._owner is not None and after is None:
            return of_owner(noun, self._owner, self._speakers)
        return own or after or self._after(number) or self._same(number)

    def _same(self, number: Numeral) -> Party | None:
        """Of "12 soldiers dead and 30 wounded" the wounded are of those counted right before."""
        latest = self._latest
        if latest is None or number.noun is not None or number.first - latest.number.last > _NEAR:
            return None
        between = number.token.doc[latest.number.last + 1 : number.first]
        return latest.party if any(t.lower_ in ("and", ",") for t in between) else None

    def _own(self, number: Numeral) -> Party | None:
        """The party a count's own words name; "31 of its soldiers" are those of whoever "its" means."""
        noun = number.noun
        if noun is None:
            return None
        named = described(number, self._speakers)
        if named is not None:
            return named
        pronoun = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        owner = meant_by(pronoun, self._speakers) if pronoun is not None else None
        return of_owner(noun, owner, self._speakers) if owner is not None else party_of(noun, self._speakers)

    def _beside(self, number: Numeral) -> Party | None:
        """The party named right before a count: "and the rebels 30", "; Confederate 28,000"."""
        tokens, at = self._sentence.tokens.doc, number.first - 1
        while at > self._sentence.tokens.start and tokens[at].lower_ in _BEFORE_COUNT:
            at -= 1
        word = tokens[at]
        heads = at == number.first - 2 and tokens[at + 1].text == ":"  # "British: 300 killed"
        if harm_of(word) is not None or word.lower_ in _HARMED:
            return None
        if at < self._since or word.pos_ not in ("NOUN", "PROPN", "ADJ") or not (self._last or heads):
            return None
        return party_of(word, self._speakers)

    def _verb_between(self, number: Numeral) -> bool:
        between = self._sentence.tokens.doc[self._since : number.first]
        told = self._last[1] if self._last is not None else None
        return any(t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE and t is not told for t in between)

    def _after(self, number: Numeral) -> Party | None:
        """The side named after a count: "40 died on the Turkish side", "30 deaths among civilians"."""
        for token in self._sentence.tokens.doc[number.last + 1 : self._sentence.tokens.end]:
            if token.text in (",", ";", ":") or token.pos_ == "NUM":
                return None
            if (party := side_under(token, self._speakers)) is not None:
                return party
        return None
