"""Reading on a cluster: Dask is asked for only when an address is given, and its absence is told in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from extract.errors import InputError
from extract.model import Article
from geo import scheduler
from geo.reading import Report
from geo.scheduler import AHEAD, read_by_scheduler
from geo.traces import trace_of

ARTICLES = [Article(f"{n}.txt", f"Text {n}.") for n in range(20)]


class Done:
    """A task that runs when its result is asked for."""

    def __init__(self, work: Callable[[], Report]) -> None:
        self.result = work


class Client:
    """Stands in for a cluster of one thread."""

    def __init__(self, address: str, **options: Any) -> None:
        self.idle = "idle" in address
        if "nobody" in address:
            raise OSError("timed out")

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing to close."""

    def nthreads(self) -> dict[str, int]:
        return {"one": 1}

    def wait_for_workers(self, n_workers: int, timeout: str) -> None:
        if self.idle:
            raise TimeoutError(f"Only 0/{n_workers} workers arrived after {timeout}")

    def submit(self, work: Callable[..., Report], *values: Any, pure: bool) -> Done:
        return Done(lambda: work(*values))


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a stand-in where Dask would be, and a reader that finds nothing."""
    module = ModuleType("distributed")
    module.Client = Client  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "distributed", module)
    monkeypatch.setattr(scheduler, "_read", lambda article, fast: Report(article, (), trace_of(article), ()))


@pytest.mark.usefixtures("cluster")
def test_reports_come_in_the_order_of_the_articles_and_few_are_under_way() -> None:
    taken: list[str] = []

    def articles() -> Any:
        for article in ARTICLES:
            taken.append(article.name)
            yield article

    reports = read_by_scheduler(articles(), "tcp://here:8786")
    assert next(reports).article == ARTICLES[0]
    assert len(taken) == AHEAD
    assert [report.article for report in reports] == ARTICLES[1:]


@pytest.mark.usefixtures("cluster")
def test_a_scheduler_that_does_not_answer_is_told() -> None:
    with pytest.raises(InputError, match=r"No scheduler answers at tcp://nobody:1"):
        next(read_by_scheduler(iter(ARTICLES), "tcp://nobody:1"))


@pytest.mark.usefixtures("cluster")
def test_a_scheduler_without_workers_is_told() -> None:
    with pytest.raises(InputError, match=r"tcp://idle:1 has no workers: start some"):
        next(read_by_scheduler(iter(ARTICLES), "tcp://idle:1"))


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match="pip install distributed"):
        next(read_by_scheduler(iter(ARTICLES), "tcp://here:8786"))
