"""Reading by several processes: what happens when one of them is ended."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from extract.errors import InputError
from extract.model import Article
from geo import workers
from geo.reading import Report


class Pool:
    """Stands in for processes that the system has ended; remembers that it was shut down."""

    closed = False

    def __init__(self, *about: Any, **more: Any) -> None:
        Pool.closed = False

    def submit(self, *work: Any) -> Future[Report]:
        future: Future[Report] = Future()
        future.set_exception(BrokenProcessPool("A process in the process pool was terminated abruptly"))
        return future

    def shutdown(self, **how: Any) -> None:
        Pool.closed = True


def test_a_process_that_was_ended_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ProcessPoolExecutor", Pool)
    with pytest.raises(InputError, match=r"want of memory.*fewer with --jobs"):
        list(workers.read_in_parallel(iter([Article("a.txt", "Text.")]), 3))
    assert Pool.closed
