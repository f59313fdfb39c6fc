"""The time map: event frame -> one self-contained folium page, for the dashboard and as a download.

The only importer of folium, and the only place that swaps lon/lat to Leaflet's lat/lon. The page asks
nothing of the network: Leaflet, ground, polygons and events stand in it, and its Content-Security-Policy
forbids every request and every script but its own.
"""

from __future__ import annotations

import base64
import gzip
import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.bundle import leaflet_script, page_script, style_sheet
from geo.escape import strip_controls, to_script_json
from geo.ground import extent_entries, packed_ground, region_entries
from geo.payload import Payload, build_payload
from geo.policy import guarded
from geo.tiles import Tiles
from geo.viewbounds import Bounds, view_bounds, widened

if TYPE_CHECKING:
    import pandas as pd

    from geo.regions import Regions

__all__ = ["MapOptions", "TimeMap", "build_map", "page_html", "render_page", "view_bounds"]

# Beyond this many events the data are gzipped: the page stays a fifth of its size and opens a card
# a few milliseconds later. Below it they stay readable in the page's source.
_PACK_FROM = 2000
# folium's own line, which forbids a reader to enlarge the page on a phone
_FIXED_ZOOM = re.compile(r"<meta name=\"viewport\" content=\"[^\"]*user-scalable=no\"\s*/>")


@dataclass(frozen=True, slots=True)
class MapOptions:
    """``theme`` follows the reader's system with ``auto``; ``chunk`` events share a block of details.

    ``bounds`` (west, south, east, north; degrees, EPSG:4326) is the first view, found when None.
    ``tiles`` names an online service that the reader may switch on; None for a page without a network.
    """

    theme: Literal["auto", "light", "dark"] = "auto"
    chunk: int = 512
    bounds: Bounds | None = None
    tiles: Tiles | None = None


class TimeMap(MacroElement):
    """The folium plugin: one class, one template; adds the events of a payload to a ``folium.Map``."""

    # Each macro's text is rendered a second time by branca, as a template: hence the raw blocks.
    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>{{ this.raw(this.css) }}</style>
        <script>{{ this.raw(this.leaflet) }}</script>
        {% endmacro %}
        {% macro html(this, kwargs) %}
        <p class="tm-notice" id="tm-notice" role="status">Opening the map…</p>
        <noscript><p class="tm-notice">This map needs JavaScript, and nothing from the network.</p></noscript>
        {%- for name, kind, text in this.blocks %}
        <script type="{{ kind }}" id="{{ name }}">{{ this.raw(text) }}</script>
        {%- endfor %}
        {% endmacro %}
        {% macro script(this, kwargs) %}
        {{ this.raw(this.script) }}
        startTimeMap({{ this._parent.get_name() }}, {{ this.raw(this.settings) }});
        {% endmacro %}
        """
    )

    def __init__(
        self, payload: Payload, ground: dict[str, Any], settings: dict[str, Any], tiles: Tiles | None = None
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tiles = tiles
        self._name = "TimeMap"
        self._id = payload.core["hash"]
        self.css, self.leaflet, self.script = style_sheet(), leaflet_script(), page_script()
        packed = len(payload.details) > _PACK_FROM
        self.settings = to_script_json(settings | {"packed": packed})
        self.blocks = [
            _block("tm-core", payload.core, packed),
            ("tm-ground", "application/json", to_script_json(ground)),
            *_detail_blocks(payload.details, settings["chunk"], packed),
        ]

    @staticmethod
    def raw(text: str) -> str:
        """Return ``text`` so that branca's second rendering leaves it as it is."""
        return "{% raw %}" + text + "{% endraw %}"


def build_map(
    frame: pd.DataFrame,
    *,
    regions: Regions | None = None,
    basemap: dict[str, Any] | None = None,
    title: str = "Dateline",
    options: MapOptions | None = None,
) -> folium.Map:
    """Return ``frame`` (columns of :mod:`geo.schema`) as a folium map that needs no network.

    ``regions`` gives the polygons to light (without it, areas are drawn from the frame's geometry);
    ``basemap`` is the ground as :func:`geo.basemap.basemap` returns it, None for an empty one.
    """
    options = options or MapOptions()
    bounds = options.bounds or view_bounds(frame)
    entries = region_entries(frame, regions, basemap or {}, bounds) if regions else []
    payload = build_payload(frame, entries)
    west, south, east, north = bounds
    settings = {
        "title": title,
        "theme": options.theme,
        "chunk": options.chunk,
        "bounds": [[south, west], [north, east]],
        "worldview": regions.worldview if regions else None,
        "tiles": options.tiles.as_settings() if options.tiles else None,
    }
    figure_map = _empty_map(((south + north) / 2, (west + east) / 2), payload.core["hash"])
    ground = packed_ground(basemap or {}) | {"extents": extent_entries(entries, regions) if regions else []}
    TimeMap(payload, ground, settings, options.tiles).add_to(figure_map)
    figure: Any = figure_map.get_root()
    figure.title = html.escape(strip_controls(title))
    return figure_map


def render_page(
    frame: pd.DataFrame,
    *,
    regions: Regions | None = None,
    title: str = "Dateline",
    options: MapOptions | None = None,
) -> str:
    """Return one HTML page that shows ``frame``, self-contained: what the dashboard frames and offers.

    ``regions`` None opens the program's own. The same frame gives the same bytes.

    Raises
    ------
    DataError
        A data file of the program is missing or damaged.
    """
    from geo.basemap import basemap
    from geo.regions import Regions

    options = options or MapOptions()
    bounds = options.bounds or view_bounds(frame)
    page = build_map(
        frame,
        regions=regions or Regions.open(),
        basemap=basemap(widened(bounds)),
        title=title,
        options=replace(options, bounds=bounds),
    )
    return page_html(page)


def page_html(page: folium.Map) -> str:
    """Return the HTML of a map of :func:`build_map`, with its language and its policy.

    Raises
    ------
    DataError
        The page holds another number of scripts than its own: something in the data became one.
    """
    text = _FIXED_ZOOM.sub("", page.get_root().render(), count=1)
    tiles = next((child.tiles for child in page._children.values() if isinstance(child, TimeMap)), None)
    return guarded(text, tiles.origins if tiles else ())


def _detail_blocks(details: list[dict[str, Any]], chunk: int, packed: bool) -> list[tuple[str, str, str]]:
    blocks = []
    for k, start in enumerate(range(0, len(details), chunk)):
        blocks.append(_block(f"tm-details-{k}", details[start : start + chunk], packed))
    return blocks


def _block(name: str, value: Any, packed: bool) -> tuple[str, str, str]:
    """Return id, type and text of a block of data; ``packed`` as gzip in base64."""
    text = to_script_json(value)
    if not packed:
        return name, "application/json", text
    return name, "text/plain", base64.b64encode(gzip.compress(text.encode("ascii"), 6, mtime=0)).decode("ascii")


def _empty_map(center: tuple[float, float], name: str) -> folium.Map:
    """Return a folium map without tiles and without folium's CDN files; ``name`` makes it repeatable."""
    empty = folium.Map(
        location=center,
        zoom_start=6,
        tiles=None,
        attribution_control=False,
        min_zoom=2,
        max_zoom=14,
        world_copy_jump=False,
        zoom_snap=0.5,
    )
    empty._id = name
    empty.default_js, empty.default_css = [], []
    return empty
