"""How long a reader waits: from ``streamlit run`` to the painted map, and from the slider to the table.

Run ``python -m benchmarks.dashboard [EVENTS ...]`` (default 120 10000) on a quiet machine. Each row is
one cold server and one cold browser; times are seconds of wall clock.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geo import export
from tests.browser.dashboards import FLAGS, Desk, served
from tests.builders import event_frame

MOVES = 10
HEADER = f"{'events':>8} {'server':>8} {'painted':>8} {'agreed':>8} {'settle p50':>11} {'settle max':>11}"


def measure(browser: Browser, events: int, folder: Path) -> str:
    """Return one row: start of the process to health, painted map, table equal to map; then moves."""
    path = folder / f"{events}.geojson"
    export.write(event_frame(events, seed=1), path)
    began = time.perf_counter()
    with served(path, folder / "server.log") as address:
        healthy = time.perf_counter() - began
        desk = Desk(browser, address)
        desk.page.goto(address)
        desk.page.wait_for_function(PAINTED)
        painted = time.perf_counter() - began
        desk.settled()
        agreed = time.perf_counter() - began
        moves = sorted(settle(desk, day) for day in range(MOVES))
        desk.close()
    return (
        f"{events:>8} {healthy:>8.2f} {painted:>8.2f} {agreed:>8.2f}"
        f" {statistics.median(moves):>11.3f} {moves[-1]:>11.3f}"
    )


PAINTED = """() => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot
    ?.querySelector('iframe')?.contentDocument?.documentElement?.dataset.ready === '1'"""
MOVE = """day => {
    const { start, end } = timeMap.app.axis;
    timeMap.app.setWindow({ start: start + day, end: end - day - 1 });
    timeMap.app.rest();
}"""


def settle(desk: Desk, day: int) -> float:
    """Return how long table and line of counts take to follow a settled window."""
    began = time.perf_counter()
    desk.map.evaluate(MOVE, day)
    desk.settled()
    return time.perf_counter() - began


def main() -> None:
    """Print a row for each size."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    sizes = [int(word) for word in sys.argv[1:]] or [120, 10_000]
    sys.stdout.write(HEADER + "\n")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for events in sizes:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            sys.stdout.write(measure(browser, events, Path(folder)) + "\n")
            browser.close()


if __name__ == "__main__":
    main()
