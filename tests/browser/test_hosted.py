"""The map inside the dashboard: a picture can be saved from the frame, and tiles come when the server offers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, expect

from geo.export import write
from geo.tiles import ATTRIBUTION_VARIABLE, TEMPLATE_VARIABLE
from tests.browser.dashboards import PATIENCE_MS, READY, served
from tests.browser.tileserver import serving
from tests.builders import event_frame

pytestmark = [pytest.mark.browser, pytest.mark.app]


def test_the_hosted_map_saves_a_picture_and_shows_the_tiles_it_was_told_of(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(event_frame(30, seed=2), tmp_path / "events.geojson")
    with serving() as tiles:
        monkeypatch.setenv(TEMPLATE_VARIABLE, tiles.template)
        monkeypatch.setenv(ATTRIBUTION_VARIABLE, "A stub")
        with served(tmp_path / "events.geojson", tmp_path / "log") as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(PATIENCE_MS)
            page.goto(address)
            handle = page.locator("[data-testid=timemap]").element_handle()
            frame = handle.content_frame() if handle else None
            assert isinstance(frame, Frame)
            frame.wait_for_selector(READY)
            with page.expect_download() as waiting:
                frame.get_by_role("button", name="Save a picture of the map").click()
            waiting.value.save_as(tmp_path / "map.png")
            assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
            assert tiles.paths == []
            frame.get_by_label("Online tiles from 127.0.0.1").check()
            expect(frame.locator(".tm-tiles-credit")).to_have_text(" Tiles: A stub.")
            frame.wait_for_function("() => document.querySelectorAll('.leaflet-tile-loaded').length >= 4")
            assert tiles.paths
            page.close()
