"""Read a text without the language model: the same kind of document, made by light rules in a quarter of the time.

Tokens are the library's; sentences end at punctuation and paragraphs; tags, heads and names of people come
from :mod:`extract.fasttags`, :mod:`extract.fastheads` and the list of given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.document import Columns, Doc, form_of
from extract.fastheads import Heads
from extract.fastlexis import Word, word
from extract.fasttags import POS, tag
from extract.fasttokens import cut
from extract.layout import sentence_starts
from extract.people import given_names
from extract.placewords import TYPE_WORDS
from extract.vocabulary import Turns
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
    _turns().next_if_full()
    texts, begins = cut(text)
    words = [word(one) for one in texts]
    columns = Columns([form_of(one) for one in texts], begins, [], [], [], [], [], [False] * len(words))
    starts = _starts(words, sentence_starts(texts, begins, text)) if words else []
    for start, end in pairwise([*starts, len(words)]):
        columns.starts[start] = True
        _read_sentence(words[start:end], start, columns)
    doc = Doc(text, tokenizer().vocab, columns)
    doc.name(_people(words, columns.tags))
    return doc


@lru_cache(maxsize=1)
def _turns() -> Turns:
    return Turns(tokenizer().vocab)


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


def _read_sentence(words: Sequence[Word], start: int, columns: Columns) -> None:
    """Add the words of one sentence, which begins at the word ``start`` of the document, to the columns."""
    tags = tag(words)
    heads, roles = Heads(words, tags).parse()
    columns.tags.extend(tags)
    columns.roles.extend(roles)
    columns.heads.extend([start + head for head in heads])
    for one, code, role in zip(words, tags, roles, strict=True):
        is_verb = code in _VERBS
        auxiliary = (is_verb and one.as_verb == "be") or (role in _AUXILIARY and code != "TO")
        columns.kinds.append("AUX" if auxiliary else POS[code])
        columns.lemmas.append(one.as_verb if is_verb or code == "MD" else _lemma(one, code))


def _lemma(one: Word, code: str) -> str:
    """The base form of a word that is no verb."""
    if code in _COMMON:
        return one.as_noun
    return one.text if code == "NNP" else one.lower


def _people(words: Sequence[Word], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """People as the model would find them: a given name, and the capitalised words after it."""
    after = 0
    for at in [at for at, code in enumerate(tags) if code == "NNP" and words[at].lower in given_names()]:
        if at < after:
            continue
        after = _end_of_name(words, tags, at)
        if after > at + 1:
            yield at, after, "PERSON"


def _end_of_name(words: Sequence[Word], tags: Sequence[str], at: int) -> int:
    """Where the name of a person that begins at a word ends."""
    end = at + 1
    while end < len(words) and tags[end] == "NNP" and words[end].lower not in TYPE_WORDS and end < at + 4:
        end += 1
    return end
