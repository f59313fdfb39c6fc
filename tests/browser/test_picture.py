"""The picture of the map that the page itself makes: what it shows, what it says, and that it is one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from geo.timemap import build_map, page_html
from tests.browser.conftest import MapTab
from tests.browser.test_page import GROUND
from tests.builders import event_frame

pytestmark = pytest.mark.browser

BUTTON = "Save a picture of the map"
# Where the drawn picture and the screen's canvas differ inside the map, and how many colours the caption has.
COMPARE = """() => {
    const { scene, map } = timeMap;
    const size = map.getSize();
    const picture = timeMap.picture();
    const pixels = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height).data;
    const at = map.layerPointToContainerPoint(scene.topLeft);
    const seen = scene.context.getImageData(0, 0, scene.canvas.width, scene.canvas.height).data;
    let differing = 0;
    for (let y = 0; y < size.y - 60; y += 7) for (let x = 100; x < size.x; x += 7) {
        const there = ((y - at.y) * scene.canvas.width + (x - at.x)) * 4;
        const here = (y * picture.width + x) * 4;
        if ([0, 1, 2].some((k) => Math.abs(pixels[here + k] - seen[there + k]) > 8)) differing += 1;
    }
    const colors = new Set();
    for (let k = size.y * picture.width * 4; k < pixels.length; k += 4) colors.add(pixels.slice(k, k + 3).join());
    return [differing, colors.size, picture.width - size.x, picture.height > size.y];
}"""


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(build_map(event_frame(80, seed=2), basemap=GROUND, title="A picture of a map"))


def saved(tab: MapTab, folder: Path) -> tuple[str, Any]:
    """Return the name and the image of the file that the button gives."""
    from PIL import Image

    with tab.page.expect_download() as waiting:
        tab.page.get_by_role("button", name=BUTTON).click()
    waiting.value.save_as(folder / "map.png")
    data = (folder / "map.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return waiting.value.suggested_filename, Image.open(io.BytesIO(data)).convert("RGB")


def test_the_button_saves_a_picture_named_by_its_window(tab: MapTab, html: str, tmp_path: Path) -> None:
    tab.open(html)
    window = tab.window()
    name, image = saved(tab, tmp_path)
    assert name == f"dateline-{window['start']}-to-{window['end']}.png"
    assert image.width == tab.page.evaluate("timeMap.map.getSize().x")
    assert len(image.getcolors(1 << 20)) > 50


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_is_what_is_seen_with_a_caption_below(new_tab: Any, html: str, theme: str) -> None:
    tab: MapTab = new_tab(color_scheme=theme)
    tab.open(html)
    differing, colors, wider, higher = tab.page.evaluate(COMPARE)
    assert (differing, wider, higher) == (0, 0, True)
    assert colors > 20


def test_the_caption_says_title_days_counts_types_and_sources(tab: MapTab, html: str) -> None:
    tab.open(html)
    said = tab.page.evaluate("timeMap.caption()")
    total = tab.counts()[0]
    assert said["title"] == "A picture of a map"
    assert f"{total} events:" in said["when"] and str(2016) in said["when"]
    assert sum(kind["count"] for kind in said["kinds"]) == total
    assert said["credits"].startswith("Borders and names do not imply endorsement.")
    assert "GeoNames, CC BY 4.0" in said["credits"] and "Natural Earth" in said["credits"]


def test_a_picture_follows_the_window(tab: MapTab, html: str, tmp_path: Path) -> None:
    tab.open(html)
    tab.page.get_by_label("First day").first.fill("2016-10-01")
    tab.drawn()
    assert saved(tab, tmp_path)[0].startswith("dateline-2016-10-01-to-")


def test_the_picture_of_a_phone_holds_its_caption(new_tab: Any, html: str, tmp_path: Path) -> None:
    tab: MapTab = new_tab(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    tab.open(html)
    _, image = saved(tab, tmp_path)
    assert image.width == 780
    assert image.height > 2 * tab.page.evaluate("timeMap.map.getSize().y") + 200
