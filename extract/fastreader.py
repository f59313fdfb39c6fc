"""Read a text without the language model: the same kind of document, made by light rules in a quarter of the time.

Tokens are the library's; sentences end at punctuation and paragraphs; tags, heads and names of people come
from :mod:`extract.fasttags`, :mod:`extract.fastheads` and the list of given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.fastheads import Heads
from extract.fastlexis import Word, word
from extract.fasttags import POS, tag
from extract.people import given_names
from extract.placewords import TYPE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2  # the library's codes of ENT_IOB
_WRAP = 2**64  # heads are counted from the word, backwards too, and kept in an unsigned field
_FIELDS: list[int | str] = ["TAG", "POS", "LEMMA", "HEAD", "DEP"]
_ENDS = frozenset({".", "?", "!", "...", "\u2026"})
_CLOSERS = frozenset("\"'\u201d\u2019)]")
# A sentence is cut after as many words, where it has no end: the time to parse one must stay bounded.
MAX_WORDS = 120


def read(doc: Doc) -> Doc:
    """Set tags, parts of speech, lemmas, heads and entities of a tokenised document."""
    if not len(doc):
        return doc
    words = [word(token.text) for token in doc]
    rows: list[tuple[str, str, str, int, str]] = []
    for start, end in pairwise([*_starts(words, _marked(doc)), len(words)]):
        rows.extend(_sentence(words[start:end]))
    _write(doc, rows)
    _name_people(doc, words, [row[0] for row in rows])
    return doc


def _marked(doc: Doc) -> list[bool | None]:
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


def _sentence(words: Sequence[Word]) -> Iterator[tuple[str, str, str, int, str]]:
    tags = tag(words)
    heads, roles = Heads(words, tags).parse()
    for at, (one, code) in enumerate(zip(words, tags, strict=True)):
        yield code, _pos(one, code, roles[at]), _lemma(one, code), heads[at] - at, roles[at]


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


def _write(doc: Doc, rows: Sequence[tuple[str, str, str, int, str]]) -> None:
    add = doc.vocab.strings.add
    codes = {name: add(name) for name in {name for row in rows for name in (row[0], row[1], row[2], row[4])}}
    values: Any = np.array(
        [(codes[code], codes[pos], codes[lemma], head % _WRAP, codes[role]) for code, pos, lemma, head, role in rows],
        np.uint64,
    )
    doc.from_array(_FIELDS, values)


def _name_people(doc: Doc, words: Sequence[Word], tags: Sequence[str]) -> None:
    """Mark people as the model would: a given name or a title, and the capitalised words after it."""
    values: Any = np.tile(np.array([_OUTSIDE, 0], np.uint64), (len(words), 1))
    person = doc.vocab.strings.add("PERSON")
    at = 0
    while at < len(words):
        end = _end_of_name(words, tags, at)
        if end > at + 1:
            values[at:end] = (_INSIDE, person)
            values[at, 0] = _BEGIN
        at = max(end, at + 1)
    doc.from_array(["ENT_IOB", "ENT_TYPE"], values)


def _end_of_name(words: Sequence[Word], tags: Sequence[str], at: int) -> int:
    """Where the name of a person that begins at a word ends; no further than the word when none begins."""
    if tags[at] != "NNP" or words[at].lower not in given_names():
        return at
    end = at + 1
    while end < len(words) and tags[end] == "NNP" and words[end].lower not in TYPE_WORDS and end < at + 4:
        end += 1
    return end
