"""The Streamlit component that shows the map page and carries its messages.

The page stands in a frame that survives reruns: Streamlit gets the page's media address (made from
its content), so a rerun costs some hundred bytes and the map keeps its pan, zoom and window. What
the reader does comes back when the hand rests: the window, the selected event and the view.

It may not stand in a fragment (``st.fragment``): when a whole run ends and a fragment's run starts at once,
Streamlit (1.67, ``ForwardMsgQueue.clear``) drops what the whole run has not sent of that fragment, and still
tells the browser that the run is complete. The browser then removes what it got nothing of and draws it anew:
the map would be loaded a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import streamlit as st

ASSETS = Path(__file__).parent / "assets" / "host"
Theme = Literal["auto", "light", "dark"]
POINTS_OF_VIEW = ("de_facto", "de_jure")
NO_FILTERS: Mapping[str, Any] = {"types": None, "sides": None, "sources": None, "precisions": None}


@dataclass(frozen=True, slots=True)
class MapWindow:
    """Days the slider shows, both inclusive; ``full`` when it holds everything, undated too.

    ``types`` is the legend's filter: the event types that pass, None for all, after so many
    ``presses`` of it, of which the browser had seen so many ``heard``. ``certain`` when only
    events count that lie in the window whichever of their possible days is the true one. ``borders`` is
    the point of view of the map ("de_jure", "de_facto"), None where there is no choice.
    """

    start: date
    end: date
    count: int
    full: bool
    types: tuple[str, ...] | None = None
    presses: int = 0
    heard: int = 0
    certain: bool = False
    borders: str | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """Centre of the map in degrees, EPSG:4326, and the zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class MapState:
    """What the reader last did; None for what they have not touched. ``selected`` is an event id.

    ``at`` names the state: another number, another state.
    """

    window: MapWindow | None = None
    selected: str | None = None
    view: MapView | None = None
    at: int | None = None

    @property
    def pressed(self) -> bool:
        """Whether the legend was pressed and the browser's sidebar does not show it yet."""
        return self.window is not None and self.window.heard < self.window.presses

    @property
    def borders(self) -> str | None:
        """The point of view of the map, None where there is no choice or nothing was told yet."""
        return self.window.borders if self.window else None


def time_map(
    page: str | bytes,
    *,
    key: str,
    height: int = 720,
    filters: Mapping[str, Any] | None = None,
    theme: Theme = "auto",
    select: str | None = None,
) -> MapState:
    """Show the page of :func:`geo.timemap.render_page` and return what the reader does in it.

    Parameters
    ----------
    page
        The whole self-contained page. The same content keeps the frame; another one loads it anew.
    key
        Names the component; the state is kept under it when the reader leaves the page.
    height
        The most pixels it takes; a low window or a phone gets less.
    filters
        ``types``, ``sides``, ``sources``, ``precisions``: a list of what passes, or None for all.
    theme
        "auto" follows Streamlit's theme, as the reader switches it.
    select
        The id of the event that is open; the page follows when it changes. None for no event.
    """
    told = map_state(key)
    heard = {"heard": told.window.presses if told.window else 0, "at": told.at}
    data = {
        **_address(page, key),
        "height": height,
        "props": {"filters": {**NO_FILTERS, **(filters or {})}, "theme": theme, "select": select, **heard},
        "state": st.session_state.get(_kept(key), {}),
    }
    _component()(key=key, data=data, default={"state": {}}, on_state_change=_nothing)
    return map_state(key)


def map_state(key: str) -> MapState:
    """Return what the reader last did in the map of that key, before or after it is drawn.

    Streamlit drops a component's own value when its page is left, so a copy is kept beside it.
    """
    held = st.session_state.get(key) or {}
    if held.get("state"):
        st.session_state[_kept(key)] = dict(held["state"])
    return parse_state(st.session_state.get(_kept(key), {}))


def _kept(key: str) -> str:
    return f"{key}:kept"


def parse_state(value: Any) -> MapState:
    """Return what the browser sent as a state; anything malformed counts as not sent."""
    held = value if isinstance(value, Mapping) else {}
    selected, at = held.get("selected"), held.get("at")
    return MapState(
        window=_parse_window(held.get("window")),
        selected=selected if isinstance(selected, str) and selected else None,
        view=_parse_view(held.get("view")),
        at=at if isinstance(at, int) else None,
    )


def _parse_window(value: Any) -> MapWindow | None:
    try:
        start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
        count, presses = int(value["count"]), int(value.get("presses", 0))
        heard = int(value.get("heard", 0))
        types, borders = value.get("types"), value.get("borders")
        full, certain = value["full"] is True, value.get("certain") is True
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    chosen = tuple(map(str, types)) if isinstance(types, list) else None
    view = borders if borders in POINTS_OF_VIEW else None
    return MapWindow(start, end, count, full, chosen, presses, heard, certain, view) if start <= end else None


def _parse_view(value: Any) -> MapView | None:
    try:
        return MapView(float(value["lat"]), float(value["lon"]), float(value["zoom"]))
    except (KeyError, TypeError, ValueError):
        return None


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline_time_map",
        js=(ASSETS / "host.js").read_text(encoding="utf-8"),
        css=(ASSETS / "host.css").read_text(encoding="utf-8"),
    )


def _address(page: str | bytes, key: str) -> dict[str, Any]:
    """Return where the frame finds the page: a media address, or the page itself with its hash."""
    data = page.encode() if isinstance(page, str) else page
    address = _media_address(data, key)
    if address is not None:
        return {"address": address, "page": None}
    return {"address": sha256(data).hexdigest(), "page": data.decode()}


def _media_address(data: bytes, key: str) -> str | None:
    """Return the address Streamlit's media store gives ``data``, or None if it gives none.

    The store is not part of Streamlit's public interface: the only place of the program that
    touches it. In a test without a server there is no store.
    """
    try:
        from streamlit.runtime import get_instance

        return str(get_instance().media_file_mgr.add(data, "text/html", f"{key}:page"))
    except (ImportError, AttributeError, TypeError, RuntimeError):
        return None


def _nothing() -> None:
    """Stand in as the callback Streamlit asks for; the value is read after the call."""
