"""What a history tells in words no list of kinds holds: a verb of doing with a day and a place of its own.

"On 4 May 1871 the column was blown down in Paris." No vocabulary is complete. A main clause that states its
own day and its own place, in the past and as a fact, tells an event whatever its verb, unless the verb only
says how things are or what somebody's life and work was (``[told]`` of ``data/lexicons/triggers.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.clausedates import clock_date, clock_heads, entry_date
from extract.doctext import text_of
from extract.grammar import has_subject
from extract.lexicon import Lexicon
from extract.modality import is_irreal
from extract.model import TimeMention
from extract.sentence import Sentence, clause, governor

if TYPE_CHECKING:
    from extract.document import Token

# How exactly a clause must be dated; a year alone dates half of what any text says.
_EXACT = frozenset({"day", "week", "month", "range"})
_LONGEST = 400  # days
_SPACES = 200  # characters: no more space stands before a sentence
_CLOCK = re.compile(r"\s{0,4}\d{1,2}[:.]\d\d\s{0,4}")


def happenings(
    sentence: Sentence, lexicon: Lexicon, told: Collection[Token], meant: Collection[str] = ()
) -> Iterator[Token]:
    """Yield the verbs of a sentence's main clauses that tell an event.

    ``told`` are the words already understood, ``meant`` the verbs that tell one in such a text though they
    tell none elsewhere ("the fleet reached the bay").
    """
    heads = entry_date(sentence)
    dated = [t for t in sentence.times if t.when.start is not None and t.when != heads]
    live, entry = is_live(sentence), heads is not None or is_entry(sentence) or clock_heads(sentence)
    if not any(_is_exact(t, dated) for t in dated) and (dated or not (live or entry)):
        return
    known = {governor(token).i for token in told} | {token.i for token in told}
    exact = _tokens_of([t for t in dated if _is_exact(t, dated)], sentence)
    vague = _tokens_of(dated, sentence) - exact
    for verb in main_verbs(sentence.tokens.root):
        lemma = verb.lemma_.lower()
        told_not = lemma in lexicon.untold and not (
            (lemma in meant or lemma in _GETS_TO) and _gets_to_place(verb, sentence, lemma in _GETS_TO)
        )
        if known & _all_of(verb) or told_not or is_irreal(verb):
            continue
        if not (
            _past(verb)
            or (live and _under_way(verb))
            or (entry and (not live or clock_heads(sentence)) and _present(verb))
        ):
            continue
        inside = clause(verb)
        if vague & inside and not exact & _beside(verb):
            continue
        if (exact & inside or not dated or live) and _is_somewhere(inside, sentence):
            yield verb


def _is_somewhere(inside: set[int], sentence: Sentence) -> bool:
    """Whether a clause names its place, or says "there" of the one place the sentence names."""
    if any(p.use == "literal" for p in sentence.places_in(inside)):
        return True
    named = [p for p in sentence.places if p.use == "literal"]
    return len(named) == 1 and any(sentence.tokens.doc[i].lower_ == "there" for i in inside)


# Who reaches a place has come there; who reaches anything else has not moved.
_GETS_TO = frozenset({"reach"})


def _tokens_of(mentions: Sequence[TimeMention], sentence: Sentence) -> set[int]:
    return {token.i for t in mentions if (token := sentence.token_at(t.span)) is not None}


def _beside(verb: Token) -> set[int]:
    """The words of the phrases that hang on a verb itself: "fined them in May 2022 for a dive made in 2019"."""
    phrases = (c for c in verb.children if c.dep_ in ("prep", "npadvmod", "advmod"))
    return {t.i for c in phrases for t in (c, *c.children)}


def _is_exact(mention: TimeMention, dated: Sequence[TimeMention]) -> bool:
    """Whether a date is exact, or only the year of one that is: "four years later, on 30 July 1419"."""
    when = mention.when
    if when.start is None or when.end is None:
        return True
    if when.precision in _EXACT:
        return (when.end - when.start).days <= _LONGEST  # a war's years date no deed in it
    years = {t.when.start.year for t in dated if t.when.precision in _EXACT and t.when.start is not None}
    return mention.when.precision == "year" and when.start.year in years


def _gets_to_place(verb: Token, sentence: Sentence, named: bool = False) -> bool:
    """As in "reached the bay", "reached X": what is got to is a place, ``named`` by a name; no final or agreement."""
    objects = {c.i for c in verb.children if c.dep_ == "dobj"}
    return (not objects and not named) or any(p.use == "literal" for p in sentence.places_in(objects))


def is_live(sentence: Sentence) -> bool:
    """Whether a clock time heads the line: in the sentence, or before it as the parser cuts it."""
    text, start = text_of(sentence.tokens.doc), sentence.span.start - sentence.offset
    return clock_date(sentence) is not None or _CLOCK.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def is_entry(sentence: Sentence) -> bool:
    """Whether a sentence follows the head of an entry, which states its day ("12 May 1992: ...")."""
    start = sentence.span.start - sentence.offset
    before = text_of(sentence.tokens.doc)[max(0, start - _SPACES) : start].rstrip(" ")
    return before.endswith((":", "|", " -", "\n-", "\n*", "\n\u2022", "\u2013", "\u2014"))


def _all_of(verb: Token) -> set[int]:
    """A verb's words with all that describes them, without the clauses coordinated with it."""
    other = {t.i for c in verb.conjuncts if c.i > verb.i for t in c.subtree}
    return {t.i for t in verb.subtree} - other


def main_verbs(root: Token) -> Iterator[Token]:
    """The verb of a sentence, the verbs coordinated with it, and of reported speech the verb of what is said."""
    if root.pos_ != "VERB":
        return
    for verb in (*_clauses_before(root), root):
        yield verb
        yield from (c for c in verb.conjuncts if c.pos_ == "VERB")


def _clauses_before(root: Token) -> Iterator[Token]:
    """The verb of what somebody said ("..., the governor said"), and of a clause that a semicolon ends."""
    for child in root.children:
        if child.dep_ not in ("ccomp", "parataxis") or child.pos_ != "VERB" or not has_subject(child):
            continue
        said = root.lemma_.lower() in _SAYS and not any(c.dep_ == "mark" and c.lower_ != "that" for c in child.children)
        if said or _ends_apart(child):
            yield child


def _ends_apart(verb: Token) -> bool:
    """Whether a semicolon or a colon ends a clause."""
    last = verb.right_edge
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    return last.text in (";", ":") or after.text in (";", ":")


_SAYS = frozenset("say report add tell state announce confirm".split())


def _under_way(verb: Token) -> bool:
    """As a live blog tells it: "have torn up", "are pulling out"."""
    helps = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ == "VBN" and bool(helps & {"have", "has"})) or (
        verb.tag_ == "VBG" and bool(helps & {"is", "are"})
    )


def _present(verb: Token) -> bool:
    """As an entry of a chronicle tells it: "a plane is forced down", "the king leaves X"."""
    helps = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ == "VBN" and helps in ({"is"}, {"are"})) or (verb.tag_ in ("VBZ", "VBP") and not helps)


def _past(verb: Token) -> bool:
    """Told as done: a simple past, a passive in the past, or what had happened before."""
    if verb.tag_ == "VBD":
        return not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    helps = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and helps in ({"was"}, {"were"}, {"had"}, {"had", "been"})
