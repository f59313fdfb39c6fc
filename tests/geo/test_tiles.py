"""The address of a tile service: what passes, what is refused, and which host the page's policy names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.errors import InputError, OutputError
from geo import cli, export
from geo.exports.page import to_html_bytes
from geo.tiles import Tiles, offer, tiles_from, tiles_of
from tests.builders import event_frame

OSM_LIKE = "https://{s}.tiles.example/{z}/{x}/{y}{r}.png?key=a_b"


@pytest.mark.parametrize(
    ("template", "origins"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", ["https://tiles.example"]),
        ("http://localhost:8080/{z}/{x}/{y}", ["http://localhost:8080"]),
        (OSM_LIKE, ["https://a.tiles.example", "https://b.tiles.example", "https://c.tiles.example"]),
    ],
)
def test_the_policy_names_the_hosts_of_the_address(template: str, origins: list[str]) -> None:
    tiles = tiles_of(template, "Somebody")
    assert tiles is not None
    assert list(tiles.origins) == origins


def test_the_page_is_told_the_host_without_its_subdomain() -> None:
    assert Tiles(OSM_LIKE, "x").as_settings()["host"] == "tiles.example"


@pytest.mark.parametrize(
    "template",
    [
        "tiles.example/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}",
        "https://tiles.example/{z}/{x}/{y}.png' *",
        "https://*.example/{z}/{x}/{y}.png",
        "https://user@tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}/{time}.png",
        "javascript:alert({x},{y},{z})",
    ],
)
def test_an_address_that_is_none_is_refused(template: str) -> None:
    with pytest.raises(InputError):
        tiles_of(template, "Somebody")


@pytest.mark.parametrize("given", [("https://t.example/{z}/{x}/{y}.png", ""), (None, "Somebody")])
def test_address_and_attribution_go_together(given: tuple[str | None, str | None]) -> None:
    with pytest.raises(InputError, match="both an address and an attribution"):
        tiles_of(*given)


def test_without_an_address_there_are_no_tiles() -> None:
    assert tiles_of(None, None) is None
    assert tiles_from({}) is None


def test_the_dashboard_inherits_what_the_command_was_told() -> None:
    environment: dict[str, str] = {}
    tiles = tiles_of(OSM_LIKE, "Somebody")
    offer(tiles, environment)
    assert tiles_from(environment) == tiles
    offer(None, environment)
    assert tiles_from(environment) == tiles


def policy(page: bytes) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.decode())
    assert found
    return found[1]


def test_a_page_lets_no_image_in_but_its_own_and_those_of_the_service_it_was_made_with() -> None:
    frame = event_frame(3)
    assert "img-src data: blob:;" in policy(to_html_bytes(frame))
    assert "img-src data: blob: https://t.example;" in policy(
        to_html_bytes(frame, tiles=tiles_of("https://t.example/{z}/{x}/{y}.png", "Somebody"))
    )


def test_tiles_go_into_a_page_only() -> None:
    with pytest.raises(OutputError, match="name the file"):
        export.to_bytes(event_frame(3), ".csv", tiles=tiles_of(OSM_LIKE, "Somebody"))


def test_the_command_makes_such_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events, page = tmp_path / "e.geojson", tmp_path / "p.html"
    export.write(event_frame(3), events)
    words = ["export", str(events), "-o", str(page), "--tiles", "https://t.example/{z}/{x}/{y}.png"]
    assert cli.main(words) == 1
    assert "--attribution" in capsys.readouterr().err
    assert not page.exists()
    assert cli.main([*words, "--attribution", "Somebody"]) == 0
    assert "https://t.example;" in policy(page.read_bytes())
