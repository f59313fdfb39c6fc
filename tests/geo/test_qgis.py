"""QGIS's own Python, where it is installed, reads the same count and days and finds the time of the events by itself.

Debian: ``apt install --no-install-recommends python3-qgis`` (930 MB with all it needs, so that the gate does
not install it; two minutes here).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from geo import export
from tests.builders import event_frame

READS = Path(__file__).with_name("qgis_reads.py")


@cache
def qgis_python() -> str:
    """Return the Python that can import QGIS; skip, saying so, where there is none."""
    for one in ("/usr/bin/python3", shutil.which("python3")):
        if one and subprocess.run([one, "-c", "import qgis.core"], capture_output=True).returncode == 0:
            return one
    pytest.skip("no QGIS: install python3-qgis")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("qgis")
    paths = [folder / f"x{ending}" for ending in (".geojson", ".gpkg", ".kml")]
    python = qgis_python()
    for path in paths:
        export.write(event_frame(60, seed=3), path)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    run = subprocess.run([python, str(READS), *map(str, paths)], capture_output=True, env=environment, check=True)
    return {Path(path).suffix: one for path, one in json.loads(run.stdout.splitlines()[-1]).items()}


@pytest.mark.parametrize(
    ("ending", "fields"),
    [(".geojson", ["date_start", "date_end"]), (".gpkg", ["date_start", "date_end"]), (".kml", ["begin", "end"])],
)
def test_qgis_reads_the_same_and_knows_the_time(ending: str, fields: list[str], told: Any) -> None:
    found, frame = told[ending], event_frame(60, seed=3)
    days = [
        [one if isinstance(one, str) else None for one in pair]
        for pair in zip(frame["date_start"], frame["date_end"], strict=True)
    ]
    assert found["valid"] and found["spans"] and found["fields"] == fields
    assert found["days"] == days
