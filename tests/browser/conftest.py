"""A real Chromium for the map page: opened from file://, every request and every error written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect, sync_playwright

from tests.browser.dashboards import PATIENCE_MS

expect.set_options(timeout=PATIENCE_MS)

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
LOCAL = re.compile(r"^(file:|data:|blob:|about:|https?://(127\.0\.0\.1|localhost)[:/])")
COUNT_LINE = re.compile(r"([\d,]+) events?: ([\d,]+) on the map, ([\d,]+) areas?, ([\d,]+) without a place")
INK = """() => {
    const scene = timeMap.scene;
    const pixels = (context) => context.getImageData(0, 0, scene.canvas.width, scene.canvas.height).data;
    const [seen, under] = [pixels(scene.context), pixels(scene.under)];
    let ink = 0;
    for (let i = 0; i < seen.length; i += 4) {
        const off = [0, 1, 2].reduce((sum, k) => sum + Math.abs(seen[i + k] - under[i + k]), 0);
        if (off > 40) ink += 1;
    }
    return ink;
}"""
PIXEL = """([lon, lat]) => {
    const scene = timeMap.scene;
    const at = timeMap.map.latLngToLayerPoint([lat, lon]).subtract(scene.topLeft).multiplyBy(scene.ratio).round();
    return Array.from(scene.context.getImageData(at.x, at.y, 1, 1).data.slice(0, 3));
}"""


class MapTab:
    """The map page in a tab of its own; ``errors`` and ``outside`` must stay empty."""

    def __init__(self, context: BrowserContext, folder: Path) -> None:
        self.page: Page = context.new_page()
        self.folder = folder
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        context.on("request", self._note)
        context.route(lambda url: not LOCAL.match(url), lambda route: route.abort())

    def _note(self, request: Request) -> None:
        if not LOCAL.match(request.url):
            self.outside.append(request.url)

    def open(self, html: str, *, ready: bool = True) -> MapTab:
        """Write ``html`` to a file, open it from there and wait until the map is drawn."""
        path = self.folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self.page.goto(path.as_uri())
        if ready:
            self.wait_ready()
        return self

    def wait_ready(self) -> None:
        self.page.wait_for_function("() => document.documentElement.dataset.ready === '1'")

    def counts(self) -> tuple[int, int, int, int]:
        """Return total, mapped, areas, unlocated as the page says them."""
        found = COUNT_LINE.search(self.page.locator(".tm-countline").inner_text())
        assert found, "the page says no count"
        total, mapped, areas, unlocated = (int(part.replace(",", "")) for part in found.groups())
        return total, mapped, areas, unlocated

    def ink(self) -> int:
        """Return the number of pixels that the events change on the picture of the map."""
        return int(self.page.evaluate(INK))

    def lit(self) -> int:
        """Return the number of lit polygons."""
        return int(self.page.evaluate("timeMap.regions.lit().length"))

    def pixel(self, lon: float, lat: float) -> tuple[int, ...]:
        """Return red, green, blue as drawn at a place in degrees, EPSG:4326."""
        return tuple(self.page.evaluate(PIXEL, [lon, lat]))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place (degrees, EPSG:4326) lies, in pixels of the window."""
        script = """([lon, lat]) => {
            const box = timeMap.map.getContainer().getBoundingClientRect();
            const at = timeMap.map.latLngToContainerPoint([lat, lon]);
            return [box.left + at.x, box.top + at.y];
        }"""
        x, y = self.page.evaluate(script, [lon, lat])
        return float(x), float(y)

    def thumb(self, which: str) -> Locator:
        return self.page.locator(f".tm-thumb-{which}")

    def drag(self, handle: Locator, dx: float, steps: int = 8) -> None:
        """Drag the middle of ``handle`` by ``dx`` pixels and let it go."""
        self.pull(handle, dx, steps)
        self.page.mouse.up()
        self.drawn()

    def pull(self, handle: Locator, dx: float, steps: int = 8) -> None:
        """Drag without letting go."""
        box = handle.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for step in range(1, steps + 1):
            self.page.mouse.move(x + dx * step / steps, y)

    def drawn(self) -> None:
        """Wait for two frames: what was asked for is on the screen."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def spot(self, row: int) -> tuple[float, float]:
        """Return where a point event is drawn, in pixels of the window."""
        script = """(row) => {
            const box = timeMap.map.getContainer().getBoundingClientRect();
            const at = timeMap.map.latLngToContainerPoint(timeMap.latLngOf(row));
            return [box.left + at.x, box.top + at.y];
        }"""
        x, y = self.page.evaluate(script, row)
        return float(x), float(y)

    def first_point(self) -> int:
        """Return the first row that is drawn as a point."""
        return int(self.page.evaluate("timeMap.events.rows.find((row) => timeMap.columns.bucket[row] === 0)"))

    def window(self) -> dict[str, Any]:
        return dict(self.page.evaluate("timeMap.app.windowValue()"))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    # One a module: Playwright's synchronous driver stands no second one beside it.
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def new_tab(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Return a function that makes a :class:`MapTab`; its arguments are those of a browser context."""
    contexts: list[BrowserContext] = []
    tabs: list[MapTab] = []

    def make(**options: Any) -> MapTab:
        settings = {"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce", "locale": "en-GB"}
        contexts.append(browser.new_context(**(settings | options)))
        contexts[-1].set_default_timeout(PATIENCE_MS)
        tabs.append(MapTab(contexts[-1], tmp_path))
        return tabs[-1]

    yield make
    for context in contexts:
        context.close()
    assert [tab.outside for tab in tabs] == [[]] * len(tabs), "the page asked something of the network"


@pytest.fixture
def tab(new_tab: Any) -> Iterator[MapTab]:
    """Return a tab that must end without a page error."""
    made: MapTab = new_tab()
    yield made
    assert made.errors == []
