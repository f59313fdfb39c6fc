"""Articles read by several processes at once: the same reports in the same order as by one.

Processes are spawned, so that it works alike on every system; each opens the gazetteer and the language
model for itself (about 600 MB). No more than a few articles a process are under way at a time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from extract.errors import InputError
from extract.model import Article
from geo.reading import Reader, Report

AHEAD = 4
"""Articles waiting for each process: enough that none stands idle."""
_own: list[Reader] = []


def read_in_parallel(articles: Iterator[Article], jobs: int, *, fast: bool = False) -> Iterator[Report]:
    """Yield what each article tells, in their order, read by ``jobs`` processes.

    Raises
    ------
    InputError
        A process was ended from outside, as systems do when memory runs out.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(fast,))
    waiting: deque[Future[Report]] = deque()
    try:
        for article in articles:
            waiting.append(pool.submit(_read, article))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise InputError(
            f"One of the {jobs} processes that read was ended, most often for want of memory (each takes about "
            "600 MB): give fewer with --jobs."
        ) from error
    finally:  # also on Ctrl-C: what has not begun is dropped
        pool.shutdown(wait=True, cancel_futures=True)


def _start(fast: bool) -> None:
    """Leave Ctrl-C to the first process, which ends the others, and keep libraries to one core each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    _own.append(Reader.open(fast=fast))


def _read(article: Article) -> Report:
    return _own[0].read(article)
