"""The map as one page that needs no network, and as a picture of that page."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import OutputError
from geo.escape import to_script_json
from geo.exports.geojson import data_version
from geo.meta import dateline_member

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.tiles import Tiles

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1600, 1000
MAX_HEADING = 120  # characters: what fits above the map; the whole of it stands in the page's source
_LIMIT_SECONDS = 120
_FLAGS = ("--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions")
_OFFLINE = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")
_NO_HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND"  # whatever it would ask for, no name resolves


def to_html_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None, *, tiles: Tiles | None = None) -> bytes:
    """Return the standalone map page of these events; it opens without a network.

    The filters and the window of ``meta`` stand in its heading, and the whole ``dateline`` member
    as a block of JSON (``id="dateline"``) in its source. ``tiles`` names an online service the reader
    may switch on; without it the page's policy forbids every request.
    """
    from geo.regions import WORLDVIEWS, Regions
    from geo.timemap import MapOptions, render_page

    member = dateline_member(meta, data_version(frame))
    borders = member.get("borders")
    regions = Regions.open(worldview=borders if borders in WORLDVIEWS else None)
    page = render_page(frame, regions=regions, title=_heading(member), options=MapOptions(tiles=tiles))
    block = f'<script type="application/json" id="dateline">{to_script_json(member)}</script>\n</head>'
    return page.replace("</head>", block, 1).encode()


def _heading(member: Mapping[str, Any]) -> str:
    """Return the page's heading: what narrows it stands there for all to see."""
    window, filters = member["window"], member["filters"] or {}
    narrowed = [f"{window['start']} to {window['end']}"] if window else []
    narrowed += ["certain dates only"] if window and window.get("certain") else []
    narrowed += [f"{name}: {', '.join(held) or 'none'}" for name, held in filters.items() if held is not None]
    heading = "Dateline: " + "; ".join(narrowed) if narrowed else "Dateline"
    return heading if len(heading) <= MAX_HEADING else heading[: MAX_HEADING - 2] + " …"


def browser() -> str | None:
    """Return the path of an installed Chromium (``$CHROMIUM`` first), or None."""
    names = (os.environ.get("CHROMIUM"), *BROWSERS)
    return next((path for name in names if name and (path := shutil.which(name))), None)


def to_png_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return a picture (1600 by 1000 pixels) of the standalone page, taken by an installed Chromium.

    Raises
    ------
    OutputError
        There is no Chromium, or it gave no picture.
    """
    program = browser()
    if program is None:
        raise OutputError("A picture of the map needs Chromium: install it, set CHROMIUM to it, or write a .html.")
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "map.html"), Path(folder, "map.png")
        page.write_bytes(to_html_bytes(frame, meta))
        _photograph(program, page, picture)
        if not picture.is_file():
            raise OutputError(f"{program} gave no picture of the map; write a .html and open it instead.")
        return picture.read_bytes()


def _photograph(program: str, page: Path, picture: Path) -> None:
    """Run the browser once, without a shell, with a profile of its own and no way to the network."""
    root = os.name == "posix" and os.geteuid() == 0  # Chromium's sandbox does not run as root
    words = [program, *_FLAGS, *_OFFLINE, _NO_HOSTS, *(["--no-sandbox"] if root else [])]
    words += [f"--user-data-dir={page.parent / 'profile'}", f"--window-size={WIDTH},{HEIGHT}"]
    words += ["--virtual-time-budget=20000", f"--screenshot={picture}", page.as_uri()]
    try:
        subprocess.run(words, capture_output=True, timeout=_LIMIT_SECONDS, check=False)  # noqa: S603 - no shell, own words
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError(f"{program} gave no picture of the map; write a .html and open it instead.") from error
