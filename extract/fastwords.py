"""What the model says of a word by itself, remembered: its vector, its part of speech and its lemma.

Both depend on the word and its tag alone, not on the text around. The library works them out anew at
every word; texts repeat their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# Words remembered; then all are forgotten, so that memory stays flat however many articles are read.
CAPACITY = 25_000
# Rows that are made room for at a time: copying all of them at every new word would take longer than learning it.
_ROOM = 4_096
_EXPLETIVE = "expl"
_NONE: Mapping[str, Mapping[str, str]] = {}
_Key = tuple[int, int, int, bool]
_Word = tuple[int, int, bool]


class WordForms:
    """Parts of speech and lemmas by the model's own rules, asked once for each word, tag and role.

    ``lemmas`` are those the model's tables get wrong (:func:`extract.wordtables.mended`). The rules for two words
    in a row are kept for "there is"; those for "gonna", "let's" and the like are not.
    """

    def __init__(self, rules: Any, lemmatizer: Any, lemmas: Mapping[str, Mapping[str, str]] = _NONE) -> None:
        self._rules, self._lemmatizer, self._lemmas = rules, lemmatizer, lemmas
        self._known: dict[_Key, tuple[int, int, int]] = {}

    def forget(self) -> None:
        """Forget all words: the numbers remembered stand for strings that the vocabulary may let go of."""
        self._known.clear()

    def __call__(self, doc: Doc) -> Doc:
        """Set ``pos`` and ``lemma`` of every token of a parsed document."""
        if not len(doc):
            return doc
        keys = self._keys(doc)
        self._learn(doc, keys)
        known = self._known
        values: Any = np.array([known[key] for key in keys], np.uint64)
        return doc.from_array(["POS", "LEMMA", "DEP"], values)

    def _keys(self, doc: Doc) -> list[_Key]:
        rows = doc.to_array(["ORTH", "TAG", "DEP"])
        expletive = doc.vocab.strings[_EXPLETIVE]
        after = [False, *(rows[:-1, 2] == expletive).tolist()]
        return [(orth, tag, dep, bare) for (orth, tag, dep), bare in zip(rows.tolist(), after, strict=True)]

    def _learn(self, doc: Doc, keys: list[_Key]) -> None:
        if len(self._known) > CAPACITY:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not new:
            return
        strings = doc.vocab.strings
        sample = _sample(doc, new)
        self._lemmatizer(self._rules(sample))
        for key, token in zip(new, list(sample)[1::2], strict=True):
            lemma = self._lemmas.get(token.pos_.lower(), {}).get(token.lower_, token.lemma_)
            self._known[key] = (token.pos, strings.add(lemma), strings[token.dep_])
        getattr(self._lemmatizer, "cache", {}).clear()  # the library's own would keep every word


def _sample(doc: Doc, keys: list[_Key]) -> Doc:
    """A document of the words of the keys, each after a word that is an expletive or is nothing."""
    name: Any = doc.vocab.strings.__getitem__
    words = [word for orth, _, _, after in keys for word in ("there" if after else "-", name(orth))]
    tags = [tag for _, code, _, after in keys for tag in ("EX" if after else "HYPH", name(code))]
    deps = [dep for _, _, code, after in keys for dep in (_EXPLETIVE if after else "punct", name(code))]
    return type(doc)(doc.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))


class WordVectors:
    """The first layer of a model, which sees each word alone, as a layer that remembers its rows."""

    def __init__(self, layer: Any) -> None:
        self._layer = layer
        self._row: dict[_Word, int] = {}
        self._rows: NDArray[Any] = np.zeros((0, 0), np.float32)

    def __call__(self, model: Any, docs: list[Doc], is_train: bool) -> tuple[list[NDArray[Any]], Any]:
        """Return the rows of each document; the signature is that of a layer's forward pass."""
        return [self._of(doc) for doc in docs], None

    def _of(self, doc: Doc) -> NDArray[Any]:
        keys: list[_Word] = [(orth, norm, bool(space)) for orth, norm, space in _word_keys(doc)]
        if len(self._row) > CAPACITY:
            self._row.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._row]
        if new:
            self._learn(doc, new)
        row = self._row
        found: NDArray[Any] = self._rows[[row[key] for key in keys]]
        return found

    def _learn(self, doc: Doc, new: list[_Word]) -> None:
        strings = doc.vocab.strings
        sample = type(doc)(doc.vocab, words=[strings[key[0]] for key in new], spaces=[key[2] for key in new])
        for token, key in zip(sample, new, strict=True):
            token.norm_ = strings[key[1]]
        rows = self._layer.predict([sample])[0]
        start, end = len(self._row), len(self._row) + len(rows)
        if end > len(self._rows):
            wider = np.empty((end + _ROOM, rows.shape[1]), rows.dtype)
            wider[:start] = self._rows[:start].reshape(start, rows.shape[1])
            self._rows = wider
        self._rows[start:end] = rows
        self._row.update({key: at for at, key in enumerate(new, start=start)})


def _word_keys(doc: Doc) -> list[list[int]]:
    keys: list[list[int]] = doc.to_array(["ORTH", "NORM", "SPACY"]).tolist()
    return keys
