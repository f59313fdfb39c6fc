"""A parsed text as plain objects: what all rules look at, whoever parsed it.

The names and what they give are those of the language library, which the model and the light reader of the
fast mode are made from; its own objects make each word and each answer anew at every look, which for rules
that look often is most of their time. Only what the rules use is here.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, overload


@dataclass(frozen=True, slots=True)
class Form:
    """What a word says by its letters alone."""

    text: str
    lower: str
    is_space: bool
    is_alpha: bool
    is_punct: bool


@lru_cache(maxsize=8_000)
def form_of(text: str) -> Form:
    """Return what a word says by its letters."""
    is_punct = all(unicodedata.category(sign).startswith("P") for sign in text)
    return Form(text, text.lower(), text.isspace(), text.isalpha(), is_punct)


class Columns(NamedTuple):
    """What a parser says of the words of a text, each column with one value a word.

    ``heads`` are the places of their heads, ``starts`` whether a sentence begins with them.
    """

    forms: list[Form]
    begins: list[int]
    tags: list[str]
    kinds: list[str]
    lemmas: list[str]
    roles: list[str]
    heads: list[int]
    starts: list[bool | None]


class Token:
    """A word: ``i`` its place in the document, ``idx`` that of its first character, and what the parser says of it.

    ``head`` of the first word of a sentence's tree is the word itself; ``children`` are in the order of the text.
    ``is_sent_start`` is None where nothing is known.
    """

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "form", "head", "i", "idx", "is_sent_start", "is_space",
        "lemma_", "lower_", "pos_", "tag_", "text",
    )  # fmt: skip

    def __init__(
        self, doc: Doc, i: int, form: Form, idx: int, tag: str, kind: str, lemma: str, role: str, starts: bool | None
    ) -> None:
        self.doc, self.i, self.form, self.idx, self.is_sent_start = doc, i, form, idx, starts
        self.text, self.lower_, self.is_space = form.text, form.lower, form.is_space
        self.tag_, self.pos_, self.lemma_, self.dep_ = tag, kind, lemma, role
        self.ent_iob_, self.ent_type_ = "O", ""
        self.head = self
        self.children: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.form.is_alpha

    @property
    def is_punct(self) -> bool:
        """Whether it is all punctuation."""
        return self.form.is_punct

    @property
    def like_num(self) -> bool:
        """Whether it reads as a number, in figures or words."""
        return bool(self.doc.vocab[self.text].like_num)

    @property
    def vocab(self) -> Any:
        """The vocabulary of its reader: which words it has vectors of."""
        return self.doc.vocab

    @property
    def text_with_ws(self) -> str:
        """The word with the space that follows it; a second space is a word of its own."""
        doc, end = self.doc, self.idx + len(self.text)
        following = doc[self.i + 1].idx if self.i + 1 < len(doc) else len(doc.text)
        return self.text + " " if following > end else self.text

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> list[Token]:
        """It and all words below it, each word between what hangs on it before and after."""
        found: list[Token] = []
        stack: list[tuple[Token, bool]] = [(self, False)]
        while stack:
            word, opened = stack.pop()
            if opened or not word.children:
                found.append(word)
                continue
            stack.extend((child, False) for child in reversed(word.children) if child.i > word.i)
            stack.append((word, True))
            stack.extend((child, False) for child in reversed(word.children) if child.i < word.i)
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words coordinated with it, in the order they hang on each other."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            found.extend(child for child in word.children if child.dep_ == "conj" and child.i > word.i)
        return tuple(word for word in found if word is not self)

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return max(self.subtree, key=_place)

    @property
    def sent(self) -> Span:
        """Its sentence."""
        return self.doc.sentence_of(self.i)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places on.

        Raises
        ------
        IndexError
            There is none.
        """
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc[self.i + step]


def _place(token: Token) -> int:
    return token.i


def _distance(token: Token) -> int:
    """How many heads up its root is."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


class Span:
    """The words from ``start`` up to ``end`` (exclusive); ``label_`` names the kind of an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc[range(self.start, self.end)[at]]

    @property
    def start_char(self) -> int:
        """The place of its first character."""
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The place after its last character."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its characters, without a space after them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, the first of several; a lone sign only if there is no other."""
        tokens = list(self)
        top = next((token for token in tokens if token.head is token), None)
        outer = [token for token in tokens if not self.start <= token.head.i < self.end]
        return top or min(outer, key=_distance, default=tokens[0])


class Doc(list[Token]):
    """The words of a text, its sentences and its named entities. ``notes``: what rules remember with it.

    A list of its words, so that looking at one costs no call.
    """

    __slots__ = ("_starts", "begins", "ents", "notes", "sents", "text", "vocab")

    def __init__(self, text: str, vocab: Any, columns: Columns) -> None:
        forms, self.begins, tags, kinds, lemmas, roles, heads, starts = columns
        words = zip(forms, self.begins, tags, kinds, lemmas, roles, starts, strict=True)
        super().__init__(Token(self, i, *word) for i, word in enumerate(words))
        self.text, self.vocab = text, vocab
        self.notes: dict[str, Any] = {}
        self.ents: tuple[Span, ...] = ()
        for token, head in zip(self, heads, strict=True):
            if head != token.i:
                token.head = self[head]
                token.head.children.append(token)
        self._starts = [i for i, begins in enumerate(starts) if begins or not i]
        self.sents = [Span(self, start, end) for start, end in pairwise([*self._starts, len(self)])]

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` up to ``end`` (exclusive)."""
        return Span(self, start, max(start, end))

    def sentence_of(self, at: int) -> Span:
        """The sentence of the word at a place."""
        return self.sents[bisect_right(self._starts, at) - 1]

    def char_span(self, start: int, end: int) -> Span | None:
        """The words that begin and end with these characters, or None when words are cut."""
        first, after = bisect_left(self.begins, start), bisect_left(self.begins, end)
        found = Span(self, first, after)
        return found if first < after and (found.start_char, found.end_char) == (start, end) else None

    def name(self, entities: Iterable[tuple[int, int, str]]) -> None:
        """Set the named entities: first word, end and label of each."""
        self.ents = tuple(Span(self, start, end, label) for start, end, label in entities)
        for entity in self.ents:
            for token in entity:
                token.ent_type_, token.ent_iob_ = entity.label_, "I"
            self[entity.start].ent_iob_ = "B"
