"""How the map page keeps up with a hand, beside other tools: frame times of a drag, and what a page weighs.

Run ``python -m benchmarks.timemap [--ours] [EVENTS ...]`` (default 60 10000 100000) on a quiet machine with
Chromium. Intervals, choropleth and histogram are on in our page. A handle is dragged over the whole axis and
back, one move a frame; the peers are put to the same times by their own functions, one a frame. ``frame`` is
the time from one frame to the next (16.7 ms is the screen's own pace); ``work`` the time our page itself spends
on one; ``open`` runs from the address to the drawn map. A slider of Streamlit tells its time on release only,
so of that page ``frame`` is a step of the slider: from the key to the events of that day on the map.
``--ours`` leaves the peers out, whose files are fetched once (:mod:`benchmarks.peers`).
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks import peers
from geo.timemap import render_page
from tests.browser.conftest import FLAGS
from tests.builders import event_frame

FRAMES = 240
SLIDER_MOST = 10_000  # a step of more takes longer than a reader waits
SLIDER_STEPS = 8
WAIT_MS = 180_000
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
MOVE = """async (frames) => {
    const move = %s;
    const gaps = [];
    const next = () => new Promise((done) => requestAnimationFrame(done));
    let last = await next();
    for (let k = 0; k < frames; k += 1) {
        move(Math.abs(1 - (2 * k) / frames));
        const now = await next();
        gaps.push(now - last);
        last = now;
    }
    return gaps.slice(5);
}"""
HEADER = f"{'page':<26} {'events':>8} {'MB':>7} {'open s':>7} {'frame p50/p95 ms':>18} {'work p50/p95 ms':>17}"


def p50_p95(values: list[float]) -> str:
    """Return the median and the 95th percentile, in milliseconds."""
    return f"{statistics.median(values):.1f} / {statistics.quantiles(values, n=20)[-1]:.1f}"


def row(name: str, events: int, size: float, opened: float, gaps: list[float], work: list[float] | None) -> str:
    """Return one row of the table; ``size`` in bytes, ``opened`` in seconds."""
    spent = p50_p95(work) if work else ""
    return f"{name:<26} {events:>8} {size / 1e6:>7.2f} {opened:>7.2f} {p50_p95(gaps):>18} {spent:>17}"


def opened(page: Page, html: str, path: Path, ready: str) -> float:
    """Open a page from disk and return the seconds until ``ready`` holds."""
    path.write_text(html, encoding="utf-8")
    began = time.perf_counter()
    page.goto(path.as_uri(), timeout=WAIT_MS)
    page.wait_for_function(ready, timeout=WAIT_MS)
    return time.perf_counter() - began


def ours(browser: Browser, events: int, folder: Path) -> str:
    """Return the row of our page."""
    html = render_page(event_frame(events, seed=1))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    took = opened(page, html, folder / "ours.html", "document.documentElement.dataset.ready === '1'")
    gaps, work = page.evaluate(DRAG, FRAMES)
    page.close()
    return row("Dateline", events, len(html.encode()), took, gaps, work)


def theirs(browser: Browser, peer: peers.Peer, events: int, folder: Path) -> str:
    """Return the row of a folium plugin, or what it fails with."""
    html = peer.make(peers.features(events))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT_MS)
    peers.answer_from(peers.stock(), context)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error).splitlines()[0]))
    try:
        took = opened(
            page, html, folder / "theirs.html", "document.querySelector('.leaflet-overlay-pane > *') !== null"
        )
        return row(peer.name, events, len(html.encode()), took, page.evaluate(MOVE % peer.move, FRAMES), None)
    except Error as error:
        told = failures[0] if failures else str(error).splitlines()[0]
        return f"{peer.name:<26} {events:>8} {len(html.encode()) / 1e6:>7.2f}  fails: {told[:60]}"
    finally:
        context.close()


def streamlit_slider(browser: Browser, events: int, folder: Path) -> str:
    """Return the row of a plain page of st.slider and st_folium; ``work`` stays empty."""
    held = peers.features(events)
    (folder / "held.json").write_text(json.dumps(held))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT_MS)
    stock = peers.stock()
    peers.answer_from(stock, context)
    with peers.served_slider(stock, folder) as address:
        page = context.new_page()
        began = time.perf_counter()
        page.goto(address)
        peers.painted(page)
        took = time.perf_counter() - began
        steps = [peers.step(page) for _ in range(SLIDER_STEPS)]
    context.close()
    return row("st.slider and st_folium", events, (folder / "held.json").stat().st_size, took, steps, None)


def rows(browser: Browser, sizes: list[int], folder: Path, *, alone: bool) -> Iterator[str]:
    """Yield the rows of the table."""
    for size in sizes:
        yield ours(browser, size, folder)
    for peer in () if alone else peers.PEERS:
        for size in sizes:
            yield theirs(browser, peer, size, folder)
    for size in () if alone else [size for size in sizes if size <= SLIDER_MOST]:
        yield streamlit_slider(browser, size, folder)


def main(words: list[str]) -> None:
    """Print one row a page and size."""
    sizes = [int(word) for word in words if word.isdigit()] or [60, 10_000, 100_000]
    print(HEADER, flush=True)
    executable = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for line in rows(browser, sizes, Path(folder), alone="--ours" in words):
            print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
