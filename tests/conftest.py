"""What every test may count on: no network, repeatable examples, a Chromium where one is needed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
LOCAL_ONLY = ["127.0.0.1", "::1", "localhost"]
TALKS_TO_THIS_MACHINE = ("browser", "app")

# The same examples on every run, and none fails for being slow on a busy machine.
settings.register_profile(
    "gate", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Block sockets (see ``addopts``) but for the tests that drive a server of this machine."""
    for item in items:
        if any(item.get_closest_marker(name) for name in TALKS_TO_THIS_MACHINE):
            item.add_marker(pytest.mark.allow_hosts(LOCAL_ONLY))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program caches out of the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser; skip without one (``make test`` says how to get it)."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium: install it or set CHROMIUM to its path")
    return found


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the seed articles."""
    return ROOT / "seeds"
