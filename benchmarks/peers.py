"""Pages of other tools with the same events, for :mod:`benchmarks.timemap` to time beside ours.

Their pages ask CDNs for Leaflet, jQuery and the plugins. The files come once from the package registries,
through ``npm pack`` and ``pip``, into the user's cache, and a handler answers the pages from there: what is
timed runs without a network. What a page wants beyond (styles of Bootstrap, icons) gets an empty answer.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

from geo.folders import cache_folder
from tests.browser.dashboards import free_port, server
from tests.builders import event_frame

# package and version -> what the pages ask for, and where it lies in the package
PACKAGES = {
    "leaflet@1.9.4": {"/leaflet.js": "dist/leaflet.js", "/leaflet.css": "dist/leaflet.css"},
    "jquery@3.7.1": {"jquery-3.7.1.min.js": "dist/jquery.min.js", "/jquery.min.js": "dist/jquery.min.js"},
    "moment@2.18.1": {"/moment.min.js": "min/moment.min.js"},
    "iso8601-js-period@0.2.1": {"/iso8601.min.js": "iso8601.js"},
    "leaflet-timedimension@1.1.1": {"/leaflet.timedimension.min.js": "dist/leaflet.timedimension.min.js"},
    "leaflet.timeline@1.6.0": {"/leaflet.timeline.min.js": "dist/leaflet.timeline.js"},
}
STREAMLIT_FOLIUM = "streamlit-folium==0.27.4"
Features = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A page of another tool: how it is made and the expression that puts its time at ``at`` (0 to 1)."""

    name: str
    make: Callable[[Features], str]
    move: str


def stock() -> Path:
    """Return the folder with the peers' files, fetched if need be."""
    folder = cache_folder() / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        inside = folder / package
        if not inside.is_dir():
            _unpack(package, inside)
    target = folder / STREAMLIT_FOLIUM
    if not target.is_dir():
        words = ["-m", "pip", "install", "-q", "--no-deps", "--target", str(target), STREAMLIT_FOLIUM]
        subprocess.run([sys.executable, *words], check=True)  # noqa: S603 - own words, no shell
    return folder


def _unpack(package: str, inside: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("The peers need npm, which fetches their files once: install it, or give --ours.")
    words = [npm, "pack", "--silent", package]
    done = subprocess.run(words, cwd=inside.parent, check=True, capture_output=True, text=True)  # noqa: S603
    archive = inside.parent / done.stdout.split()[-1]
    with tarfile.open(archive) as held:
        held.extractall(inside, filter="data")
    archive.unlink()


def answer_from(folder: Path, context: BrowserContext) -> None:
    """Let the tabs of ``context`` find the peers' files without a network."""
    found = {
        ending: folder / package / "package" / path
        for package, files in PACKAGES.items()
        for ending, path in files.items()
    }

    def answer(route: Route) -> None:
        address = route.request.url.split("?")[0]
        if address.startswith(("file:", "data:", "blob:", "http://localhost")):
            route.continue_()
            return
        path = next((path for ending, path in found.items() if address.endswith(ending)), None)
        kind = "text/css" if address.endswith(".css") else "text/javascript"
        route.fulfill(body=path.read_bytes() if path else b"", content_type=kind)

    context.route("**/*", answer)


def features(events: int) -> Features:
    """Return the events that have a position and a day, as the peers take them."""
    frame = event_frame(events, seed=1)
    kept = frame[frame["lon"].notna() & frame["date_start"].notna()]
    return [_feature(row) for row in kept.to_dict("records")]


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    start, end = row["date_start"], row["date_end"]
    told = {"start": start, "end": f"{end}T23:59:59", "times": [f"{start}T00:00:00"], "tooltip": row["title"]}
    told |= {"icon": "circle", "iconstyle": {"radius": 4, "weight": 1, "fillOpacity": 0.6}}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": told,
    }


def _map() -> Any:
    import folium

    return folium.Map(location=(36.2, 37.2), zoom_start=7, tiles=None, prefer_canvas=True)


def timestamped(held: Features) -> str:
    """Return a page with folium's TimestampedGeoJson; each event stays for 30 days."""
    from folium.plugins import TimestampedGeoJson

    page = _map()
    data = {"type": "FeatureCollection", "features": held}
    TimestampedGeoJson(data, period="P1D", duration="P30D", auto_play=False, add_last_point=False).add_to(page)
    return str(page.get_root().render())


def timeline(held: Features) -> str:
    """Return a page with folium's Timeline and its slider."""
    from folium.plugins import Timeline, TimelineSlider
    from folium.utilities import JsCode

    page = _map()
    interval = JsCode("(one) => ({start: Date.parse(one.properties.start), end: Date.parse(one.properties.end)})")
    point = JsCode("(one, at) => L.circleMarker(at, one.properties.iconstyle)")
    layer = Timeline({"type": "FeatureCollection", "features": held}, get_interval=interval, point_to_layer=point)
    layer.add_to(page)  # before the slider, whose script names it
    TimelineSlider(auto_play=False, show_ticks=False).add_timelines(layer).add_to(page)
    return str(page.get_root().render())


PEERS = (
    Peer(
        "folium TimestampedGeoJson",
        timestamped,
        """(at) => {
            const map = Object.values(window).find((one) => one instanceof L.Map);
            const times = map.timeDimension.getAvailableTimes();
            map.timeDimension.setCurrentTime(times[Math.round(at * (times.length - 1))]);
        }""",
    ),
    Peer(
        "folium Timeline",
        timeline,
        """(at) => {
            const control = Object.values(window).find((one) => one instanceof L.TimelineSliderControl);
            control.setTime(control.start + at * (control.end - control.start));
        }""",
    ),
)
SLIDER_PAGE = '''"""A plain page of sliders: st.slider and st_folium, one layer, a fixed key."""
import json, sys
import folium, streamlit as st
from streamlit_folium import st_folium

held = json.load(open(sys.argv[1]))
days = sorted({one["properties"]["start"] for one in held})
last = st.slider("Day", 0, len(days) - 1, len(days) // 2)
first = days[max(0, last - 30)]
shown = [one for one in held if first <= one["properties"]["start"] <= days[last]]
layer = folium.FeatureGroup("events")
if shown:
    data = {"type": "FeatureCollection", "features": shown}
    folium.GeoJson(data, marker=folium.CircleMarker(radius=4)).add_to(layer)
plain = folium.Map((36.2, 37.2), zoom_start=7, tiles=None)
st_folium(plain, feature_group_to_add=layer, key="map", returned_objects=[])
st.text(f"shown {len(shown)}")
'''
# Whether the map of the frame shows as many events as the page says, and how many that is
SHOWN = """() => {
    const line = [...document.querySelectorAll('[data-testid=stText]')].map((one) => one.innerText).find(Boolean);
    const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    const paths = frame?.contentDocument?.querySelectorAll('path.leaflet-interactive').length;
    return line === `shown ${paths}` ? line : null;
}"""


@contextlib.contextmanager
def served_slider(stocked: Path, folder: Path) -> Iterator[str]:
    """Serve the plain page on the events of ``folder``/held.json and yield its address."""
    (folder / "slider.py").write_text(SLIDER_PAGE)
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    words = [sys.executable, "-m", "streamlit", "run", "slider.py", *options, "--", "held.json"]
    paths = os.pathsep.join([str(stocked / STREAMLIT_FOLIUM), os.environ.get("PYTHONPATH", "")])
    with server(words, port, folder / "slider.log", cwd=folder, env=os.environ | {"PYTHONPATH": paths}) as address:
        yield address


def painted(page: Page) -> str:
    """Wait until the map shows the events of the slider's day and return the page's line of them."""
    return str(page.wait_for_function(SHOWN).json_value())


def step(page: Page) -> float:
    """Press an arrow of the slider and return the milliseconds until other events are on the map."""
    before = painted(page)
    thumb = page.get_by_role("slider", name="Day")
    began = time.perf_counter()
    thumb.press("ArrowLeft")
    page.wait_for_function(f"(before) => {{ const now = ({SHOWN})(); return now && now !== before; }}", arg=before)
    return (time.perf_counter() - began) * 1000
