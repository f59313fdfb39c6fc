"""Read a text without the language model: the same kind of document, made by light rules in a quarter of the time.

Tokens are the library's; sentences end at punctuation and paragraphs; tags, heads and names of people come
from :mod:`extract.fasttags`, :mod:`extract.fastheads` and the list of given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from extract.document import Doc, Row, form_of
from extract.fastheads import Heads
from extract.fastlexis import Word, word
from extract.fasttags import POS, tag
from extract.people import given_names
from extract.placewords import TYPE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

_ENDS = frozenset({".", "?", "!", "...", "\u2026"})
_CLOSERS = frozenset("\"'\u201d\u2019)]")
# A sentence is cut after as many words, where it has no end: the time to parse one must stay bounded.
MAX_WORDS = 120


def read(tokens: Parsed, text: str) -> Doc:
    """Give the words of a text, with the breaks of its layout, their tags, lemmas, heads and names of people."""
    words = [word(token.text) for token in tokens]
    rows: list[Row] = []
    starts = _starts(words, _marked(tokens)) if words else []
    begins = tokens.to_array("IDX").tolist()
    for start, end in pairwise([*starts, len(words)]):
        rows.extend(_sentence(words, start, end, begins))
    doc = Doc(text, tokens.vocab, rows)
    doc.name(_people(words, rows))
    return doc


def _marked(doc: Parsed) -> list[bool | None]:
    """Where layout begins a sentence, or says that none begins."""
    values = doc.to_array(["SENT_START"]).astype(np.int64).tolist()
    return [None if value == 0 else value == 1 for value in values]


def _starts(words: Sequence[Word], marked: Sequence[bool | None]) -> list[int]:
    found, ended = [0], False
    for at in range(1, len(words)):
        mark, text = marked[at], words[at].text
        if mark or at - found[-1] >= MAX_WORDS or (ended and mark is None and _may_start(words[at])):
            found.append(at)
            ended = False
        elif text in _ENDS:
            ended = True
        elif ended and not (text in _CLOSERS or words[at].tag == "_SP"):
            ended = False
    return found


def _may_start(first: Word) -> bool:
    return first.tag != "_SP" and first.text not in _CLOSERS and first.text not in _ENDS and not first.text[0].islower()


def _sentence(words: Sequence[Word], start: int, end: int, begins: Sequence[int]) -> Iterator[Row]:
    inside = words[start:end]
    tags = tag(inside)
    heads, roles = Heads(inside, tags).parse()
    for at, (one, code) in enumerate(zip(inside, tags, strict=True)):
        pos, lemma = _pos(one, code, roles[at]), _lemma(one, code)
        yield Row(form_of(one.text), begins[start + at], code, pos, lemma, roles[at], start + heads[at], not at)


def _pos(one: Word, code: str, role: str) -> str:
    if role in ("aux", "auxpass") and code != "TO":
        return "AUX"
    return "AUX" if one.as_verb == "be" and code.startswith("VB") else POS[code]


def _lemma(one: Word, code: str) -> str:
    if code.startswith("VB") or code == "MD":
        return one.as_verb
    if code in ("NN", "NNS"):
        return one.as_noun
    return one.text if code == "NNP" else one.lower


def _people(words: Sequence[Word], rows: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    """People as the model would find them: a given name, and the capitalised words after it."""
    at = 0
    while at < len(words):
        end = _end_of_name(words, rows, at)
        if end > at + 1:
            yield at, end, "PERSON"
        at = max(end, at + 1)


def _end_of_name(words: Sequence[Word], rows: Sequence[Row], at: int) -> int:
    """Where the name of a person that begins at a word ends; no further than the word when none begins."""
    if rows[at].tag != "NNP" or words[at].lower not in given_names():
        return at
    end = at + 1
    while end < len(words) and rows[end].tag == "NNP" and words[end].lower not in TYPE_WORDS and end < at + 4:
        end += 1
    return end
