"""The one place that loads the language model: tokens, tags, dependencies, names, sentences."""

from __future__ import annotations

import gc
import os
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.document import Doc
from extract.errors import DataError
from extract.fastnames import FastNames
from extract.fastwords import WordForms, WordVectors
from extract.layout import sentence_starts
from extract.plain import plain
from extract.sentencecap import bounded
from extract.vocabulary import Turns
from extract.wordtables import OLDER, PACKAGE, mended, with_sets

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

# The parser's memory grows with the text: longer articles are parsed in pieces cut at paragraphs.
PIECE_CHARACTERS = 60_000
_FORMS = "dateline_forms"
# What the rules read: tags, heads and roles, word forms, names.
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Load the model once, made fast; the environment variable DATELINE_MODEL names another installed one.

    Raises
    ------
    DataError
        No model is installed, or it lacks a part that the rules read.
    """
    model = load_model()
    lacking = [part for part in _NEEDED if part not in model.pipe_names]
    if lacking:
        told = "The language model that DATELINE_MODEL names"
        raise DataError(f"{told} has no {' and no '.join(lacking)}: name one that has, or unset it.")
    return _prepared(model)


def release() -> None:
    """Let go of the model, some 250 MB; the next text that is parsed loads it again, which takes some seconds."""
    _turns.cache_clear()
    pipeline.cache_clear()
    gc.collect()  # its parts hold one another


@lru_cache(maxsize=1)
def _turns() -> Turns:
    model = pipeline()
    forms = dict(model.pipeline).get(_FORMS)
    return Turns(model.vocab, forms.forget) if isinstance(forms, WordForms) else Turns(model.vocab)


def load_model() -> Language:
    """Load the model as its makers made it.

    Raises
    ------
    DataError
        No model is installed.
    """
    import spacy

    name = os.environ.get("DATELINE_MODEL") or PACKAGE
    try:
        return _load(spacy, name)
    except OSError as error:
        message = f"The language model {name} is not installed: run `make run`, or pip install it."
        raise DataError(message) from error


def _load(spacy: Any, name: str) -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=OLDER)
        model: Language = spacy.load(_folder(name) or name)
    return model


def _folder(name: str) -> Path | None:
    """The folder of the model in an installed package: not every package has the library's way to load it."""
    from spacy.util import get_package_path, is_package

    found = get_package_path(name).rglob("config.cfg") if is_package(name) else iter(())
    return next((file.parent for file in found), None)


def _prepared(model: Language) -> Language:
    """Put in the layout breaks, and our faster forms of the parts that have one; what they give is the same."""
    from spacy.language import Language as Registry

    Registry.component("dateline_breaks", func=_mark_breaks)
    model.add_pipe("dateline_breaks", before="parser")
    for name, part in _fast_parts(model):
        _put_in(model, name, part)
    return model


def _put_in(model: Language, name: str, part: Any) -> None:
    """Put a part at the model's end. The library keeps its makers of parts for good: ours must not hold the part."""
    from spacy.language import Language as Registry

    once = [part]
    Registry.factory(name, func=lambda nlp, name: once.pop())
    model.add_pipe(name)


def _fast_parts(model: Language) -> Iterator[tuple[str, Any]]:
    """Take parts out of the model, yielding what to put in at its end instead."""
    pipes = dict(model.pipeline)
    for part in (pipes.get("tok2vec"), pipes.get("ner")):
        if part is not None:
            _remember_vectors(part.model)  # type: ignore[attr-defined]
    if {"attribute_ruler", "lemmatizer"} <= pipes.keys():
        model.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        known = pipes["lemmatizer"].lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        with_sets(known)
        yield _FORMS, WordForms(pipes["attribute_ruler"], pipes["lemmatizer"], mended(known["verb"]))
    if "ner" in pipes and FastNames.fits(pipes["ner"]):
        model.disable_pipe("ner")
        yield "dateline_names", FastNames(pipes["ner"])


def _remember_vectors(model: Any) -> None:
    """Let the layer of a model that sees words one by one remember what it gives."""
    whole = next((node for node in model.walk() if "embed" in node.ref_names and node.has_ref("embed")), None)
    if whole is not None:
        layer = whole.get_ref("embed")
        width = layer.maybe_get_dim("nO")
        model.replace_node(layer, type(layer)(layer.name, WordVectors(layer), dims={"nO": width}))


def _mark_breaks(doc: Parsed) -> Parsed:
    """Fix sentence starts at layout breaks and after datelines, before the parser decides the rest.

    A paragraph ends a sentence unless the next one begins in lower case.
    """
    return bounded(_mark_lines(doc))


def _mark_lines(doc: Parsed) -> Parsed:
    words, begins = [token.text for token in doc], [token.idx for token in doc]
    for at, starts in sentence_starts(words, begins, doc.text).items():
        doc[at].is_sent_start = starts
    return doc


def parse(text: str, *, fast: bool = False) -> Iterator[tuple[int, Doc]]:
    """Yield ``(offset, doc)`` pieces of a text; token offsets plus ``offset`` are offsets of the text.

    ``fast`` reads by light rules instead of the model: in a quarter of the time, and not as well.
    """
    from extract import fastreader

    read = fastreader.read if fast else _read
    for start, end in _pieces(text):
        yield start, read(text[start:end])


def _read(text: str) -> Doc:
    _turns().next_if_full()
    return plain(pipeline()(text), text)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        window = text[start : start + PIECE_CHARACTERS]
        cut = max((m.end() for m in re.finditer(r"\n\n|[.!?]\s", window)), default=PIECE_CHARACTERS)
        yield start, start + cut
        start += cut
    yield start, len(text)
