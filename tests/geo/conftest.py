"""The offline gazetteer, opened once for all tests of the package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """Return the gazetteer of the project's data folder."""
    opened = Gazetteer.open()
    yield opened
    opened.close()
