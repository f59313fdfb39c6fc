"""Cut a text into words as the language library does, which is asked once for each run of letters and signs."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.wordtables import tokenizer

# A space ends a word and is part of none; more space is a word of its own, and any that begins a text.
_RUN = re.compile(r"\S+|\A\s+|(?<= )\s+|[^\S ]\s*")
# Characters: a longer run is not remembered.
_LONGEST = 60


def cut(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text and the characters at which they begin."""
    words: list[str] = []
    begins: list[int] = []
    for match in _RUN.finditer(text):
        run, at = match.group(), match.start()
        for word in _pieces(run) if len(run) <= _LONGEST else _cut(run):
            words.append(word)
            begins.append(at)
            at += len(word)
    return words, begins


def _cut(run: str) -> tuple[str, ...]:
    return (run,) if run.isspace() else tuple(token.text for token in tokenizer()(run))


_pieces = lru_cache(maxsize=8_000)(_cut)
