"""Articles read by the workers of a Dask cluster: the same reports in the same order as by one process.

Dask is no dependency of the program: it is imported only when a scheduler's address is given. Every worker
needs this version of Dateline and its data, and reads what it is sent: give addresses of your own machines only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

from extract.errors import InputError
from extract.model import Article
from geo.reading import Reader, Report

AHEAD = 4
"""Articles under way for each thread of the cluster."""
PATIENCE = "10s"
"""How long a scheduler may take to answer, and to have a worker."""


def read_by_scheduler(articles: Iterator[Article], address: str, *, fast: bool = False) -> Iterator[Report]:
    """Yield what each article tells, in their order, read by the workers of the scheduler at ``address``.

    Raises
    ------
    InputError
        Dask is not installed, nothing answers at the address, or no worker stands behind it.
    """
    with _client(address) as client:
        _await_worker(client, address)
        most = AHEAD * max(1, sum(client.nthreads().values()))
        waiting: deque[Any] = deque()
        for article in articles:
            waiting.append(client.submit(_read, article, fast, pure=False))
            if len(waiting) >= most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("--scheduler needs Dask, which is not installed: pip install distributed.") from error
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"No scheduler answers at {address}: start one with dask scheduler, or use --jobs.") from error


def _await_worker(client: Any, address: str) -> None:
    """Without any worker an article would wait for ever."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise InputError(
            f"The scheduler at {address} has no workers: start some with dask worker {address}."
        ) from error


@cache
def _reader(fast: bool) -> Reader:
    return Reader.open(fast=fast)


_ONE_AT_A_TIME = Lock()


def _read(article: Article, fast: bool) -> Report:
    """Run on a worker: read one article with that worker's own gazetteer and model, which its threads share."""
    with _ONE_AT_A_TIME:
        return _reader(fast).read(article)
