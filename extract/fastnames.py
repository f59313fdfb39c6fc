"""The model's named entities, decoded as the library decodes them but faster.

The library asks, at every word, of each of 73 moves whether it is allowed: half the time of the recogniser.
But its features are only the word, the first word of the entity that is open and the word before, so
that outside of entities all words are scored at once and only inside of one it goes step by step. The
moves chosen are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# Words looked at together for the end of an entity: most are shorter.
_WINDOW = 8
_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2  # the library's codes of ENT_IOB
_FEATURES = 3


class FastNames:
    """A named entity recogniser of the transition-based kind with three features, decoded in bulk."""

    def __init__(self, recogniser: Any) -> None:
        model = recogniser.model
        self._vectors, self._lower = model.get_ref("tok2vec"), model.get_ref("lower")
        self._upper = model.get_ref("upper")
        self._bias = self._lower.get_param("b")
        self._strings = recogniser.vocab.strings
        moves = recogniser.moves
        self._moves: tuple[str, ...] = tuple(moves.get_class_name(at) for at in range(moves.n_moves))
        self._column = {move: at for at, move in enumerate(self._moves)}
        first = np.array([move[:1] for move in self._moves])
        labelled = np.array([len(move) > len("U-") for move in self._moves])
        self._opens, self._units = (first == "B") & labelled, (first == "U") & labelled
        self._outside = self._opens | self._units | (first == "O")

    @staticmethod
    def fits(recogniser: Any) -> bool:
        """Whether a recogniser is of the kind that this decodes."""
        model = recogniser.model
        return bool(model.attrs.get("has_upper")) and model.get_ref("lower").get_dim("nF") == _FEATURES

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a parsed document; none goes over the start of a sentence."""
        if not len(doc):
            return doc
        cached = self._lower.predict(self._vectors.predict([doc]))
        marks = doc.to_array(["SENT_START", "IS_SPACE"])
        last, space = np.append(marks[1:, 0] == 1, True), marks[:, 1] == 1
        iob, kinds = np.full(len(doc), _OUTSIDE, np.uint64), np.zeros(len(doc), np.uint64)
        for start, end, label in self._entities(cached, last, space):
            iob[start:end] = _INSIDE
            iob[start] = _BEGIN
            kinds[start:end] = self._strings.add(label)
        values: Any = np.stack([iob, kinds], axis=1)
        return doc.from_array(["ENT_IOB", "ENT_TYPE"], values)

    def _entities(self, cached: NDArray[Any], last: NDArray[Any], space: NDArray[Any]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        moves = self._outside_moves(cached, last, space)
        done = 0
        for start in np.flatnonzero(moves != self._column["O"]).tolist():
            if start < done:
                continue
            kind, label = self._moves[moves[start]].split("-", 1)
            done = start + 1 if kind == "U" else self._end(cached, last, start, label)
            found.append((start, done, label))
        return found

    def _outside_moves(self, cached: NDArray[Any], last: NDArray[Any], space: NDArray[Any]) -> NDArray[Any]:
        """The best move at every word if no entity is open there."""
        scores = self._scores(cached[1:, 0] + cached[0, 1] + cached[0, 2])
        scores[:, ~self._outside] = -np.inf
        scores[np.ix_(last | space, self._opens)] = -np.inf
        scores[np.ix_(space, self._units)] = -np.inf
        best: NDArray[Any] = scores.argmax(axis=1)
        return best

    def _end(self, cached: NDArray[Any], last: NDArray[Any], start: int, label: str) -> int:
        """Where an entity that begins at ``start`` ends (exclusive)."""
        inside, ends = self._column[f"I-{label}"], self._column[f"L-{label}"]
        for first in range(start + 1, len(last), _WINDOW):
            until = min(first + _WINDOW, len(last))
            scores = self._scores(cached[first + 1 : until + 1, 0] + cached[start + 1, 1] + cached[first:until, 2])
            closing = np.flatnonzero(last[first:until] | (scores[:, ends] > scores[:, inside]))
            if len(closing):
                return first + int(closing[0]) + 1
        return len(last)

    def _scores(self, features: NDArray[Any]) -> NDArray[Any]:
        scores: NDArray[Any] = self._upper.predict((features + self._bias).max(axis=-1))
        return scores
