"""What the model says of a word by itself, remembered: its vector, its part of speech and its lemma.

Both depend on the word and its tag alone, not on the text around. The library works them out anew at
every word; texts repeat their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from extract.fastroles import RolesAsked, Told

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# Words remembered; then the half not met for the longest is forgotten: memory stays flat over any number of articles.
CAPACITY = 8_000
# Rows that are made room for at a time: copying all of them at every new word would take longer than learning it.
_ROOM = 4_096
_EXPLETIVE = "expl"
# Stands for the role a word came with, which the rules seldom change.
_SAME = 0
_NONE: Mapping[str, Mapping[str, str]] = {}
_Key = tuple[int, int, Told, bool]
_Word = tuple[int, int, bool]
_K = TypeVar("_K")
_V = TypeVar("_V")


def _latest(known: dict[_K, _V], used: Iterable[_K]) -> dict[_K, _V]:
    """Put what is used last in order; of too many, return the half that was used last."""
    again = set(used) & known.keys()
    for key in again:
        known[key] = known.pop(key)
    return known if len(known) <= CAPACITY else dict(list(known.items())[-max(CAPACITY // 2, len(again)) :])


class WordForms:
    """Parts of speech and lemmas by the model's own rules, asked once for each word, tag and what its role tells them.

    ``lemmas`` are those the model's tables get wrong (:func:`extract.wordtables.mended`). The rules for two words
    in a row are kept for "there is"; those for "gonna", "let's" and the like are not.
    """

    def __init__(self, rules: Any, lemmatizer: Any, lemmas: Mapping[str, Mapping[str, str]] = _NONE) -> None:
        self._rules, self._lemmatizer, self._lemmas = rules, lemmatizer, lemmas
        self._roles = RolesAsked.by(rules.patterns)
        self._asked = {rules.vocab.strings.add(word): word for word in self._roles.words}
        self._told: dict[tuple[int, int, int], Told] = {}
        self._known: dict[_Key, tuple[int, int, int]] = {}

    def forget(self) -> None:
        """Forget the words whose lemmas the vocabulary has let go of: their numbers stand for nothing now."""
        strings = self._rules.vocab.strings
        self._known = {key: value for key, value in self._known.items() if value[1] in strings}

    def __call__(self, doc: Doc) -> Doc:
        """Set ``pos`` and ``lemma`` of every token of a parsed document, and ``dep`` where the rules do."""
        if not len(doc):
            return doc
        rows = doc.to_array(["ORTH", "TAG", "DEP", "LOWER"])
        keys = self._keys(doc, rows)
        self._learn(doc, keys, rows)
        known = self._known
        values: Any = np.array([known[key] for key in keys], np.uint64)
        values[:, 2] = np.where(values[:, 2] == _SAME, rows[:, 2], values[:, 2])
        return doc.from_array(["POS", "LEMMA", "DEP"], values)

    def _keys(self, doc: Doc, rows: NDArray[Any]) -> list[_Key]:
        expletive = doc.vocab.strings[_EXPLETIVE]
        after = [False, *(rows[:-1, 2] == expletive).tolist()]
        told = self._told_by(doc, rows)
        orths, tags = rows[:, 0].tolist(), rows[:, 1].tolist()
        return list(zip(orths, tags, told, after, strict=True))

    def _told_by(self, doc: Doc, rows: NDArray[Any]) -> list[Told]:
        """What the rules learn from each word's role."""
        asked, told = self._asked, self._told
        found = [(lower if lower in asked else 0, tag, role) for tag, role, lower in rows[:, 1:].tolist()]
        name: Any = doc.vocab.strings.__getitem__
        for key in set(found) - told.keys():
            lower, tag, role = key
            told[key] = self._roles.told(asked.get(lower, ""), name(tag), name(role))
        return [told[key] for key in found]

    def _learn(self, doc: Doc, keys: list[_Key], rows: NDArray[Any]) -> None:
        new = {key: at for at, key in enumerate(keys) if key not in self._known}
        self._known = _latest(self._known, keys)
        if not new:
            return
        strings = doc.vocab.strings
        roles = rows[list(new.values()), 2].tolist()
        sample = _sample(doc, list(new), roles)
        self._lemmatizer(self._rules(sample))
        for key, token, role in zip(new, list(sample)[1::2], roles, strict=True):
            lemma = self._lemmas.get(token.pos_.lower(), {}).get(token.lower_, token.lemma_)
            self._known[key] = (token.pos, strings.add(lemma), _SAME if token.dep == role else token.dep)
        getattr(self._lemmatizer, "cache", {}).clear()  # the library's own would keep every word


def _sample(doc: Doc, keys: list[_Key], roles: list[int]) -> Doc:
    """A document of the words of the keys, each after a word that is an expletive or is nothing."""
    name: Any = doc.vocab.strings.__getitem__
    words = [word for orth, _, _, after in keys for word in ("there" if after else "-", name(orth))]
    tags = [tag for _, code, _, after in keys for tag in ("EX" if after else "HYPH", name(code))]
    pairs = zip(keys, roles, strict=True)
    deps = [dep for (*_, after), code in pairs for dep in (_EXPLETIVE if after else "punct", name(code))]
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
        new = [key for key in dict.fromkeys(keys) if key not in self._row]
        latest = _latest(self._row, keys)
        if len(latest) < len(self._row):
            self._rows = self._rows[list(latest.values())]
            latest = {key: at for at, key in enumerate(latest)}
        self._row = latest
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
