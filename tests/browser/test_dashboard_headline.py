"""The toll that only a headline gives stands with the headline on the map's card and in the dashboard's open event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from geo import export
from geo.frame import frame_of
from tests.browser.dashboards import PHONE, Desk, served
from tests.builders import event_row

pytestmark = [pytest.mark.browser, pytest.mark.app]

TITLE = "Three dead, 5 hurt in crash"
TOLL: dict[str, Any] = {"killed_low": 3, "killed_high": 3, "wounded_low": 5, "wounded_high": 5}


def test_the_open_event_says_what_the_card_says(browser: Browser, tmp_path: Path) -> None:
    row = event_row(0)
    source = row["sources"][0] | {"title": TITLE, "quote": "Two cars collided."}
    told = event_row(0, sources=[source], claims=[], **TOLL)
    export.write(frame_of([told, event_row(1), event_row(3)]), tmp_path / "events.geojson", meta={})
    with served(tmp_path / "events.geojson", tmp_path / "server.log") as url:
        for size in ({}, PHONE):
            desk = Desk(browser, url, **size).open()
            desk.map.evaluate("id => timeMap.select(timeMap.app.index.rowOfId.get(id))", told["id"])
            expect(desk.map.locator(".tm-card")).to_contain_text(f"the headline says “{TITLE}”")
            line = desk.page.get_by_text(f"Toll: 3 killed, 5 wounded; the headline says “{TITLE}”")
            expect(line).to_be_visible()
            assert desk.errors == []
            desk.close()
