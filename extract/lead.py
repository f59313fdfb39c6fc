"""The opening of an article: where it is, and the words that tell its point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.resources import word_list
from extract.sentence import Sentence

if TYPE_CHECKING:
    from extract.document import Token

# Characters from the start of an article in which a sentence that begins tells its point: a lead of
# news is about 30 words, after a headline or a place and day of writing.
LEAD_CHARS = 250
_STATES = word_list("lead", "states")
# What only describes a word of the main clause: "a book on the ceasefire" tells of no ceasefire.
_DESCRIBES = frozenset("relcl acl appos advcl".split())
_ABOUT = word_list("lead", "about")


def in_lead(sentence: Sentence) -> bool:
    """Whether a sentence begins in the opening of its article."""
    return sentence.span.start < LEAD_CHARS


def main_verb(sentence: Sentence) -> Token | None:
    """The verb that tells what a sentence is about, or None where it only says how things are."""
    return next((t for t in _verbs(sentence.tokens.root) if t.lemma_.lower() not in _STATES), None)


def _verbs(root: Token) -> Iterator[Token]:
    """The verb of a sentence and, where it only reports words, the verb of what is said."""
    if root.pos_ == "VERB":
        yield root
    yield from (c for c in root.children if c.dep_ == "ccomp" and c.pos_ == "VERB")


def core(verb: Token) -> list[Token]:
    """The words of a verb and its arguments, in order, without what describes those arguments."""
    found, stack = [], [verb]
    while stack:
        token = stack.pop()
        found.append(token)
        speaks_of = token.lemma_.lower() in _ABOUT
        stack.extend(c for c in token.children if c.dep_ not in _DESCRIBES and not (speaks_of and c.dep_ == "prep"))
    return sorted(found, key=lambda t: t.i)
