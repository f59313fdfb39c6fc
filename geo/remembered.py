"""Answers to look-ups, remembered: texts repeat their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
# Names remembered; then all are forgotten, so that memory stays flat however many articles are read.
CAPACITY = 20_000


class Remembered(dict[str, Answer]):
    """The answers of a look-up by name; a name not asked before is looked up."""

    def __init__(self, look_up: Callable[[str], Answer]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, name: str) -> Answer:
        if len(self) >= CAPACITY:
            self.clear()
        answer = self[name] = self._look_up(name)
        return answer
