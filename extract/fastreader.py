"""Read a text without the language model: the same kind of document, made by light rules in a quarter of the time.

Tokens are the library's; sentences end at punctuation and paragraphs; tags, heads and names of people come
from :mod:`extract.fasttags`, :mod:`extract.fastheads` and the list of given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.document import Doc, Row, form_of
from extract.fastheads import Heads
from extract.fastlexis import Word, word
from extract.fasttags import POS, tag
from extract.fasttokens import cut
from extract.layout import sentence_starts
from extract.people import given_names
from extract.placewords import TYPE_WORDS
from extract.wordtables import tokenizer

_ENDS = frozenset({".", "?", "!", "...", "\u2026"})
_VERBS = frozenset({"VB", "VBD", "VBN", "VBG", "VBZ", "VBP"})
_COMMON = frozenset({"NN", "NNS"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_CLOSERS = frozenset("\"'\u201d\u2019)]")
# A sentence is cut after as many words, where it has no end: the time to parse one must stay bounded.
MAX_WORDS = 120


def read(text: str) -> Doc:
    """Return the words of a text with tags, lemmas, heads and names of people, in sentences."""
    texts, begins = cut(text)
    words = [word(one) for one in texts]
    rows: list[Row] = []
    starts = _starts(words, sentence_starts(texts, begins, text)) if words else []
    for start, end in pairwise([*starts, len(words)]):
        rows.extend(_sentence(words[start:end], start, begins[start:end]))
    doc = Doc(text, tokenizer().vocab, rows)
    doc.name(_people(words, rows))
    return doc


def _starts(words: Sequence[Word], marked: Mapping[int, bool]) -> list[int]:
    """Where sentences begin; ``marked`` says of some words that one begins, or that none does."""
    found, ended = [0], False
    for at in range(1, len(words)):
        mark, text = marked.get(at), words[at].text
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


def _sentence(words: Sequence[Word], start: int, begins: Sequence[int]) -> Iterator[Row]:
    """The rows of the words of one sentence, which begins at the word ``start`` of the document."""
    tags = tag(words)
    heads, roles = Heads(words, tags).parse()
    for one, code, role, head, begin in zip(words, tags, roles, heads, begins, strict=True):
        pos = "AUX" if _is_auxiliary(one, code, role) else POS[code]
        yield Row(form_of(one.text), begin, code, pos, _lemma(one, code), role, start + head, begin == begins[0])


def _is_auxiliary(one: Word, code: str, role: str) -> bool:
    return (code in _VERBS and one.as_verb == "be") or (role in _AUXILIARY and code != "TO")


def _lemma(one: Word, code: str) -> str:
    if code in _VERBS or code == "MD":
        return one.as_verb
    if code in _COMMON:
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
