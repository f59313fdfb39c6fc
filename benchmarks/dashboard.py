"""How long a reader waits: from the start of the server to the painted map, and from the slider to the table.

Run ``python -m benchmarks.dashboard [EVENTS ...]`` (default 120 10000) on a quiet machine. Every row is a cold
server and a cold browser on the same machine. ``hello`` is a Streamlit page of one line, started the same way
in the same run: ``ratio`` is the wait for the painted map over its wait for that line. Of each size, ``first``
is the first start after a build, when the map is drawn; ``again`` a later one, when the drawn page is on disk.
``settle`` counts, in the browser and in milliseconds, from the moment the hand rests on the slider to the first
frame after the line of counts and the table tell the new number.
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
from tests.browser.dashboards import AGREED, FLAGS, Desk, free_port, served, server
from tests.builders import event_frame

MOVES = 40
COLUMNS = f"{'server s':>9} {'painted s':>10} {'ratio':>6} {'table s':>8} {'settle p50/p95 ms':>18}"
HEADER = f"{'events':>8} {'start':>6} {COLUMNS}"
HELLO = "import streamlit as st\n\nst.text('hello')\n"
PAINTED = """() => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot
    ?.querySelector('iframe')?.contentDocument?.documentElement?.dataset.ready === '1'"""
# Moves both ends of the window by so many days, rests, and returns how long map and table disagreed
SETTLE = """(day) => new Promise((done) => {
    const agreed = AGREED;
    const { app } = document.querySelector('[data-testid=stBidiComponentIsolated]')
        .shadowRoot.querySelector('iframe').contentWindow.timeMap;
    const { start, end } = app.axis;
    const told = app.counts.total;
    app.setWindow({ start: start + day, end: end - day });
    app.flush();
    if (app.counts.total === told) return done(null);
    const began = performance.now();
    app.rest();
    const watch = new MutationObserver(() => {
        if (!agreed()) return;
        watch.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
})""".replace("AGREED", AGREED.replace("!running && ", ""))


def hello(browser: Browser, folder: Path) -> float:
    """Return the seconds from the start of a Streamlit server to the one line of its page."""
    (folder / "hello.py").write_text(HELLO)
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    began = time.perf_counter()
    with server(
        [sys.executable, "-m", "streamlit", "run", "hello.py", *options], port, folder / "hello.log", cwd=folder
    ) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_text("hello", exact=True).wait_for()
        took = time.perf_counter() - began
        page.close()
    return took


def start(browser: Browser, path: Path, base: float, name: str) -> str:
    """Return one row: a start of the dashboard on that file, and then the moves of the slider."""
    began = time.perf_counter()
    with served(path, path.with_suffix(".log")) as address:
        healthy = time.perf_counter() - began
        desk = Desk(browser, address)
        desk.context.set_default_timeout(120_000)
        desk.page.goto(address)
        desk.page.wait_for_function(PAINTED)
        painted = time.perf_counter() - began
        desk.settled()
        agreed = time.perf_counter() - began
        moves = settles(desk)
        desk.close()
    events = path.stem
    spent = f"{statistics.median(moves):.0f} / {statistics.quantiles(moves, n=20)[-1]:.0f}"
    times = f"{healthy:>9.2f} {painted:>10.2f} {painted / base:>6.2f} {agreed:>8.2f}"
    return f"{events:>8} {name:>6} {times} {spent:>18}"


def settles(desk: Desk) -> list[float]:
    """Return the milliseconds of each move that changed the number of events."""
    took = []
    for day in range(1, MOVES + 1):
        took.append(desk.page.evaluate(SETTLE, day))
        desk.settled()
    return [one for one in took if one is not None]


def main() -> None:
    """Print the row of the plain page, and two for each size."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    sizes = [int(word) for word in sys.argv[1:]] or [120, 10_000]
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for events in sizes:
            path = Path(folder, f"{events}.geojson")
            export.write(event_frame(events, seed=1), path)
            for name in ("first", "again"):
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                base = hello(browser, Path(folder))
                print(f"{'hello':>8} {name:>6} {'':>9} {base:>10.2f} {1:>6.2f}", flush=True)
                browser.close()
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                print(start(browser, path, base, name), flush=True)
                browser.close()


if __name__ == "__main__":
    main()
