"""The numbers of a sentence that may count people, and the noun each of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.doctext import text_within
from extract.losswords import loss_words
from extract.resources import word_list
from extract.sentence import Sentence
from extract.tolls import counts_in

if TYPE_CHECKING:
    from extract.document import Token

_POINTING = frozenset("the its their his these those our all".split())
_BETWEEN = frozenset("ADJ NOUN PROPN".split())
_INCLUDING = frozenset("including include includes included".split())
_YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A count: its tokens, both inclusive, its bounds (``high`` None for open) and the noun it counts, if any.

    ``token`` is the last of its tokens.
    """

    first: int
    last: int
    low: int
    high: int | None
    noun: Token | None
    token: Token

    @property
    def is_part(self) -> bool:
        """Whether it counts some of those told of before: "20 people, including 3 officers", "of whom 3"."""
        tokens = self.token.doc
        before = [t.lower_ for t in tokens[max(0, self.first - 4) : self.first] if t.text != ","]
        return bool(_INCLUDING & set(before)) or before[-2:] in (
            ["of", "whom"],
            ["among", "them"],
            ["of", "them"],
            ["among", "which"],
        )


def numerals(sentence: Sentence) -> list[Numeral]:
    """Return the counts of a sentence that are no date, amount, age or size of a whole, in its order."""
    found = (one for one in _all(sentence) if not _is_year(one, sentence) and not _is_whole(one, sentence))
    return [one for one in found if not _is_ratio(one) and not _is_of_before(one)]


def _all(sentence: Sentence) -> Iterator[Numeral]:
    begin, tokens = sentence.tokens.start_char, sentence.tokens
    dated = {t.i for m in sentence.times for t in sentence.under(m.span)}
    for count in counts_in(text_within(tokens)):
        own = [t for t in tokens if begin + count.start <= t.idx < begin + count.end]
        if own and not dated & {t.i for t in own}:
            yield Numeral(own[0].i, own[-1].i, count.low, count.high, _noun(own), own[-1])


def _noun(own: list[Token]) -> Token | None:
    """What a count counts: the noun it modifies, that of its of-phrase, or what follows it."""
    last = own[-1]
    inside = {t.i for t in own}
    for token in reversed(own):
        if (
            token.dep_ in ("nummod", "quantmod", "amod", "compound")
            and token.head.i > last.i
            and token.head.i not in inside
        ):
            head = token.head
            return head if _reaches(last, head) else None
    of = next(
        (
            g
            for t in own
            for c in t.children
            if c.lower_ == "of" and c.i > last.i
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    return of if of is not None else _following(last)


def _reaches(last: Token, head: Token) -> bool:
    """Whether no sign parts a count from the noun the parser gives it."""
    return not any(t.text in (";", ":", "(", ")") for t in last.doc[last.i : head.i])


def _following(last: Token) -> Token | None:
    """The noun right after a count whose head the parser puts elsewhere ("the army lost 12 men")."""
    tokens, found = last.doc, None
    for token in tokens[last.i + 1 : last.i + 5]:
        if token.pos_ not in _BETWEEN:
            break
        found = token if token.pos_ in ("NOUN", "PROPN") else found
    return found


def _is_year(one: Numeral, sentence: Sentence) -> bool:
    """Four digits without a noun of people are a year ("in 2020 and 2021")."""
    text = sentence.tokens.doc[one.last].text
    people = one.noun is not None and one.noun.i <= one.last + 3
    return one.low in _YEARS and text.isdigit() and not people


def _is_whole(one: Numeral, sentence: Sentence) -> bool:
    """As in "12 of the 30 soldiers", "of the 30 soldiers", "an army of 30,000": how many there were."""
    tokens, at = sentence.tokens.doc, one.first - 1
    pointed = at > sentence.tokens.start and tokens[at].lower_ in _POINTING
    at -= pointed
    if at < sentence.tokens.start or tokens[at].lower_ != "of":
        return pointed and _is_counted_before(tokens, at, sentence)
    if at == sentence.tokens.start:
        return True
    before = tokens[at - 1]
    hits = {before.lemma_.lower(), before.lower_} & loss_words().any_harm
    return pointed or not (hits or before.lemma_.lower() in _COUNTERS)


def _is_ratio(one: Numeral) -> bool:
    """As in "one in every ten", "100 dead Iraqis for every dead soldier"."""
    after = " ".join(t.lower_ for t in one.token.doc[one.last + 1 : one.last + 7])
    return any(words in after for words in ("for every", "in every", "out of every"))


def _is_of_before(one: Numeral) -> bool:
    """As in "down from 1,440", "as against 3,500": how many there were at another time."""
    before = [t.lower_ for t in one.token.doc[max(0, one.first - 4) : one.first] if t.lower_ not in _LOOSE]
    return before[-2:] in (
        ["down", "from"],
        ["up", "from"],
        ["compared", "with"],
        ["compared", "to"],
        ["as", "against"],
    )


_LOOSE = frozenset("a an the some about nearly peak high low around of".split())


def _is_counted_before(tokens: list[Token], at: int, sentence: Sentence) -> bool:
    """As in "all but 3 of the 20", "half their 30 men": the pronoun or article points to a known number."""
    return at > sentence.tokens.start and tokens[at].lower_ in ("half", "most", "of")


_COUNTERS = word_list("lossnumbers", "counters")
