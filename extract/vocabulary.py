"""The words that the language library has met: the first are kept for good, those that come later only in turns.

The library keeps each word of every text, with its shape and endings, some 500 bytes: names that stand in one
article alone add up. Most of the words that come often are among the first.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.vocab import Vocab

KEPT = 4_000
"""Words that are kept for good: some 80 news articles have as many."""
TURN = 4_000
"""Words of a turn, which are let go together."""


class Turns:
    """Lets go of the words that a vocabulary met last whenever they have become many.

    ``forget`` is called then: whoever remembers by the library's numbers of words must let go of these too.
    """

    def __init__(self, vocab: Vocab, forget: Callable[[], None] = lambda: None) -> None:
        self._vocab, self._forget = vocab, forget
        self._turn = ExitStack()
        self._full = len(vocab) + KEPT

    def next_if_full(self) -> None:
        """Begin a new turn when one is full; nobody may then hold a document or a word of the library's."""
        if len(self._vocab) < self._full:  # counts every word ever met, those that are gone too
            return
        self.end()
        self._turn.enter_context(self._vocab.memory_zone())
        self._full = len(self._vocab) + TURN

    def end(self) -> None:
        """Let go of the words of this turn."""
        self._turn.close()
        self._forget()
