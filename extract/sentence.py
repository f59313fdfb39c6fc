"""A parsed sentence with the places and times found in it: the unit the event stages work on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from extract.doctext import begins_of, clauses_of, heads_of, lemmas_of, lowers_of, text_within
from extract.model import PlaceMention, Span, TimeMention

if TYPE_CHECKING:
    from extract.document import Doc, Token
    from extract.document import Span as DocSpan

Mention = TypeVar("Mention", PlaceMention, TimeMention)
_CLAUSE_DEPS = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "acl"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``offset`` turns token offsets of ``tokens.doc`` into offsets of the article.

    ``span`` is where it stands in the article, ``text`` how it is written, both without surrounding space.
    """

    tokens: DocSpan
    offset: int
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    span: Span = field(init=False, compare=False)
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        raw = text_within(self.tokens)
        start = self.tokens.start_char + self.offset
        span = Span(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "text", raw.strip())

    @property
    def lowers(self) -> list[str]:
        """The words in lower case."""
        return lowers_of(self.tokens.doc)[self.tokens.start : self.tokens.end]

    @property
    def lemmas(self) -> list[str]:
        """The lemmas in lower case."""
        return lemmas_of(self.tokens.doc)[self.tokens.start : self.tokens.end]

    def char_span(self, token: Token) -> Span:
        """A token's span in the article."""
        return Span(token.idx + self.offset, token.idx + len(token) + self.offset)

    def under(self, span: Span) -> list[Token]:
        """The tokens of the sentence under an article span."""
        start, end = span.start - self.offset, span.end - self.offset
        doc, begins = self.tokens.doc, begins_of(self.tokens.doc)
        first = max(bisect_right(begins, start) - 1, self.tokens.start)
        near = doc[first : min(bisect_left(begins, end), self.tokens.end)]
        return [t for t in near if start < t.idx + len(t.text)]

    def token_at(self, span: Span) -> Token | None:
        """The head token of the words under an article span, or None when outside the sentence."""
        known = heads_of(self.tokens.doc)
        key = self.tokens.start, span.start - self.offset, span.end - self.offset
        if key not in known:
            known[key] = self._head_under(span)
        return known[key]

    def _head_under(self, span: Span) -> Token | None:
        found = [t for t in self.under(span) if not t.is_space]
        inside = {t.i for t in found}
        return next((t for t in found if t.head.i not in inside or t.head == t), found[0] if found else None)

    def places_in(self, tokens: set[int]) -> list[PlaceMention]:
        """Places whose head token is one of ``tokens`` (document token indices)."""
        return [p for p in self.places if (t := self.token_at(p.span)) is not None and t.i in tokens]


def sentences(doc: Doc, offset: int, places: list[PlaceMention], times: list[TimeMention]) -> Iterator[Sentence]:
    """Yield the sentences of a parsed piece with their own places and times, which come in the order of the text."""
    place_ends, time_ends = [p.span.end for p in places], [t.span.end for t in times]
    for tokens in doc.sents:
        if not text_within(tokens).strip():
            continue
        area = Span(tokens.start_char + offset, tokens.end_char + offset)
        yield Sentence(tokens, offset, _within(area, places, place_ends), _within(area, times, time_ends))


def _within(area: Span, mentions: Sequence[Mention], ends: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions that overlap an area; ``ends`` are where they end, in order."""
    first = after = bisect_right(ends, area.start)
    while after < len(mentions) and mentions[after].span.start < area.end:
        after += 1
    return tuple(mentions[first:after])


def clause(verb: Token) -> set[int]:
    """Token indices of a verb's own clause: its subtree without the clauses that hang below it."""
    known = clauses_of(verb.doc)
    if verb.i not in known:
        known[verb.i] = frozenset(_clause(verb))
    return set(known[verb.i])


def _clause(verb: Token) -> set[int]:
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack.extend(child for child in token.children if not _opens_clause(child))
    return found


def outer_clause(verb: Token) -> set[int]:
    """Return the clause that a clause belongs to ("On Sunday, ... reporting shelling")."""
    head = verb.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return clause(head)


def _opens_clause(token: Token) -> bool:
    if token.dep_ not in _CLAUSE_DEPS:
        return False
    if token.dep_ == "conj" and token.tag_ in ("VBG", "VBN") and not _has_own_words(token):
        return False  # "killing nine and wounding 34", "was shot and killed": one clause
    if token.pos_ not in ("VERB", "AUX"):
        return any(c.dep_ in ("nsubj", "nsubjpass", "cop") for c in token.children)
    # A participle with its object ("killing nine people") belongs to the clause it describes.
    return not (token.tag_ == "VBG" and token.dep_ == "advcl" and not any(c.dep_ == "ccomp" for c in token.children))


def _has_own_words(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)


def entity_of(token: Token) -> DocSpan:
    """The model's named entity a token stands in, without walking all entities of the document."""
    doc, first, last = token.doc, token.i, token.i
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc.span(first, last + 1)


def governor(token: Token) -> Token:
    """The verb whose clause a token stands in (the token itself when it is a verb or a root)."""
    current = token
    for _ in range(len(token.doc)):
        if current.pos_ in ("VERB", "AUX") or current.head == current:
            return current
        current = current.head
    return current
