"""A text without full stops is cut into sentences of a bounded length; ordinary ones are left to the parser."""

from __future__ import annotations

import spacy

from extract import limits
from extract.sentencecap import bounded


def longest(text: str) -> int:
    doc = bounded(spacy.blank("en")(text))
    starts = [token.i for token in doc if token.is_sent_start] + [len(doc)]
    return max(b - a for a, b in zip([0, *starts], starts, strict=False))


def test_words_without_a_stop_are_cut() -> None:
    assert longest("Baku and " * 3000) == limits.MAX_SENTENCE_WORDS + 1


def test_a_sentence_with_its_stop_is_not() -> None:
    told = " ".join(["word"] * (limits.MAX_SENTENCE_WORDS - 1))
    doc = bounded(spacy.blank("en")(f"{told}. {told}."))
    assert [token.i for token in doc if token.is_sent_start] in ([], [0])
