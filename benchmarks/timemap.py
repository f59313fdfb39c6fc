"""How the map page keeps up with a hand: frame times of a drag, and what the page weighs.

Run ``python -m benchmarks.timemap [EVENTS ...]`` (default 60 10000 100000) on a quiet machine with
Chromium. A handle is dragged over the whole axis and back, one move a frame. ``frame`` is the time from
one frame to the next (16.7 ms is the screen's own pace); ``work`` is the time the page itself spends on
one; ``open`` runs from the address to the drawn map.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from geo.timemap import render_page
from tests.browser.conftest import FLAGS
from tests.builders import event_frame

FRAMES = 240
DRAG = """async (frames) => {
    const app = timeMap.app;
    const work = [], gaps = [];
    const render = app.render.bind(app);
    app.render = () => { const from = performance.now(); render(); work.push(performance.now() - from); };
    const track = document.querySelector('.tm-track');
    const box = track.getBoundingClientRect();
    const send = (type, x) => track.dispatchEvent(new PointerEvent(type, {
        clientX: x, clientY: box.top + 20, pointerId: 1, pointerType: 'mouse', bubbles: true }));
    track.setPointerCapture = () => {};
    const next = () => new Promise((done) => requestAnimationFrame(done));
    send('pointerdown', box.right);
    let last = await next();
    for (let k = 0; k < frames; k += 1) {
        send('pointermove', box.left + box.width * Math.abs(1 - (2 * k) / frames));
        const now = await next();
        gaps.push(now - last);
        last = now;
    }
    send('pointerup', box.right);
    app.render = render;
    return [gaps.slice(5), work.slice(5)];
}"""
HEADER = f"{'events':>8} {'page MB':>8} {'build s':>8} {'open s':>7} {'frame p50/p95 ms':>18} {'work p50/p95 ms':>17}"


def p50_p95(values: list[float]) -> str:
    """Return the median and the 95th percentile, in milliseconds."""
    return f"{statistics.median(values):.1f} / {statistics.quantiles(values, n=20)[-1]:.1f}"


def drag(page: Page) -> tuple[list[float], list[float]]:
    """Drag one handle through the axis; return times between frames and times of work, in ms."""
    gaps, work = page.evaluate(DRAG, FRAMES)
    return gaps, work


def measure(browser: Browser, events: int, folder: Path) -> str:
    """Return one row of the table."""
    began = time.perf_counter()
    html = render_page(event_frame(events, seed=1))
    built = time.perf_counter() - began
    path = folder / f"{events}.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    began = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_function("document.documentElement.dataset.ready === '1'", timeout=120_000)
    opened = time.perf_counter() - began
    gaps, work = drag(page)
    page.close()
    size = len(html.encode()) / 1e6
    return f"{events:>8} {size:>8.2f} {built:>8.2f} {opened:>7.2f} {p50_p95(gaps):>18} {p50_p95(work):>17}"


def main(sizes: list[int]) -> None:
    """Print one row a size."""
    print(HEADER)
    executable = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for size in sizes:
            print(measure(browser, size, Path(folder)), flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 10_000, 100_000])
