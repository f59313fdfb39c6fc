"""Online tiles: none unless the page was made with them and the reader switches them on."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.tiles import tiles_of
from geo.timemap import MapOptions, build_map, page_html
from tests.browser.conftest import MapTab
from tests.browser.test_page import GROUND, at
from tests.browser.tileserver import COLOR, TileServer, serving
from tests.builders import frame_of

pytestmark = pytest.mark.browser

INJECT = """(address) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done('loaded');
    image.onerror = () => done('failed');
    image.src = address;
})"""
ATTRIBUTION = "Tiles by <b>a stub</b>"
BOX = "Online tiles from 127.0.0.1"


@pytest.fixture
def tiles() -> Iterator[TileServer]:
    with serving() as server:
        yield server


def page(server: TileServer | None = None) -> str:
    rows = [at(0, "2020-10-10", lon=37.8, lat=35.4), at(1, "2020-10-12", lon=38.0, lat=35.6)]
    service = tiles_of(server.template, ATTRIBUTION) if server else None
    return page_html(build_map(frame_of(rows), basemap=GROUND, options=MapOptions(tiles=service)))


def asked(tab: MapTab) -> list[str]:
    """Return a list that gets every address the page asks for over the network, this machine's too."""
    found: list[str] = []
    tab.page.on("request", lambda one: found.append(one.url) if one.url.startswith("http") else None)
    return found


def seen(tab: MapTab, x: int, y: int) -> tuple[int, ...]:
    """Return the colour on the screen at a point of the map."""
    from PIL import Image

    box = tab.page.locator(".tm-map").bounding_box()
    assert box
    shot = Image.open(io.BytesIO(tab.page.screenshot())).convert("RGB")
    return tuple(shot.getpixel((int(box["x"]) + x, int(box["y"]) + y)))  # type: ignore[arg-type]


def test_a_page_asks_nothing_and_its_policy_would_forbid_it(new_tab: Any, tiles: TileServer) -> None:
    tab: MapTab = new_tab()
    found = asked(tab)
    tab.open(page())
    assert found == []
    expect(tab.page.get_by_label(re.compile("Online tiles"))).to_have_count(0)
    assert tab.page.evaluate(INJECT, tiles.template) == "failed"
    assert tiles.paths == []
    assert any("Content Security Policy" in error for error in tab.errors)


def test_control_without_the_policy_the_image_is_loaded(new_tab: Any, tiles: TileServer) -> None:
    tab: MapTab = new_tab()
    tab.open(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page()))
    assert tab.page.evaluate(INJECT, tiles.template) == "loaded"
    assert len(tiles.paths) == 1


# All tiles are there and faded in.
SHOWN = """() => {
    const tiles = [...document.querySelectorAll('.leaflet-tile')];
    const faded = (tile) => getComputedStyle(tile).opacity === '1';
    const there = tiles.filter((tile) => tile.matches('.leaflet-tile-loaded') && faded(tile));
    return there.length >= 4 && there.length === tiles.length;
}"""


def test_tiles_come_when_the_reader_asks_and_bring_their_attribution(tab: MapTab, tiles: TileServer) -> None:
    tab.open(page(tiles))
    credit = tab.page.locator(".tm-tiles-credit")
    assert tiles.paths == []
    expect(credit).to_be_hidden()
    before = seen(tab, 700, 40)
    tab.page.get_by_label(BOX).check()
    tab.page.wait_for_function(SHOWN)
    expect(credit).to_have_text(f" Tiles: {ATTRIBUTION}.")
    assert seen(tab, 700, 40) == COLOR != before
    assert tab.ink() > 100
    tab.page.get_by_label(BOX).uncheck()
    tab.drawn()
    assert seen(tab, 700, 40) == before
    expect(credit).to_be_hidden()


def test_only_the_named_host_is_let_through(new_tab: Any, tiles: TileServer) -> None:
    tab: MapTab = new_tab()
    tab.open(page(tiles))
    with serving() as other:
        assert tab.page.evaluate(INJECT, other.template) == "failed"
        assert other.paths == []
    assert tab.page.evaluate(INJECT, tiles.template) == "loaded"


def test_without_an_answer_the_offline_map_stays_and_the_page_says_so(new_tab: Any, tiles: TileServer) -> None:
    tab: MapTab = new_tab()
    tiles.works = False
    tab.open(page(tiles))
    before = seen(tab, 700, 40)
    tab.page.get_by_label(BOX).check()
    expect(tab.page.locator(".tm-tiles-note")).to_contain_text("No tiles come from 127.0.0.1")
    assert len(tiles.paths) > 0
    tab.drawn()
    assert seen(tab, 700, 40) == before
    assert tab.page.evaluate("timeMap.ground.chosen.map((entry) => entry.label.name)") == ["Landtown"]
