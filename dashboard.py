"""The dashboard: ``streamlit run dashboard.py -- events.geojson``. Layout and widgets, nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from extract.errors import DatelineError
from geo import dashboard_data as data
from geo import wording
from geo.host import map_state, time_map
from geo.timeslice import counts
from geo.when import date_words

# Keys of the session: widgets by name, then the open event, the table's ids, and "no type at all"
MAP, TABLE, OPEN, ROWS, NO_TYPE = "map", "table", "open", "rows", "no_type"
FILTERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "types": ("Type of event", wording.type_words),
    "sides": ("Who says so", wording.side_words),
    "sources": ("Article", str),
    "precisions": ("Place known as", wording.precision_words),
}
WIDTHS = {"Date": 190, "Type": 130, "Place": 170, "Precision": 95, "What": 230, "Quote": 420, "Who says so": 220}
WIDTHS |= {"Sources": 200, "Title": 380, "Publisher": 240}
Files = dict[str, tuple[str, str | None]]  # label -> ending, and whose columns
FORMATS: Files = {"GeoJSON": (".geojson", None), "CSV": (".csv", None), "Web page": (".html", None)}
MORE: Files = {"GeoParquet": (".parquet", None), "GeoPackage": (".gpkg", None), "KML": (".kml", None)}
MORE |= {"CSV like ACLED": (".csv", "acled"), "CSV like UCDP": (".csv", "ucdp")}
MORE |= {"Articles, BibTeX": (".bib", None), "Articles, CSL-JSON": (".csl.json", None)}


@st.cache_resource(max_entries=4, show_spinner="Reading the events ...")
def loaded(path: str, stamp: tuple[int, int]) -> data.Loaded:
    """Read the file once for each time it was built."""
    return data.load(Path(path))


@st.cache_resource(max_entries=4, show_spinner="Drawing the map ...")
def page_bytes(digest: str, _held: data.Loaded) -> bytes:
    """Render the map page once for each content; ``digest`` is the cache's key."""
    from geo.tiles import tiles_from
    from geo.timemap import MapOptions, render_page

    page: str = render_page(_held.frame, options=MapOptions(tiles=tiles_from(os.environ)))
    return page.encode()


def main() -> None:
    """Show the events file, or say in plain words why not."""
    st.set_page_config("Dateline", layout="wide", initial_sidebar_state="auto")
    path = data.events_path(sys.argv[1:], os.environ)
    try:
        held = loaded(str(path), data.stamp(path))
        page = b"" if held.frame.empty else page_bytes(held.digest, held)
    except DatelineError as error:
        st.title("Dateline")
        st.text("There is nothing to show yet.")
        st.text(str(error))
        return
    show(held, page)


def show(held: data.Loaded, page: bytes) -> None:
    """Lay out the page: filters aside, the map first, then the same events in words."""
    with st.sidebar:
        st.title("Dateline")
        st.text("What happened, where and when, and who says so.")
        filters = ask_filters(held)
    if held.frame.empty:
        st.info("No event was found in these articles. What was left out, and why, stands below.")
        about(held)
        return
    chosen = st.session_state.get(OPEN)
    state = time_map(page, key=MAP, filters=filters.as_props(), select=chosen, on_change=map_used)
    window = state.window or held.opening
    span = data.Span(window.start, window.end, window.full) if window else None
    rows = data.shown(held.frame, filters, span)
    counted, saving = st.columns([1, 1], vertical_alignment="center")
    counted.text(wording.count_words(counts(rows)))
    with saving:
        downloads(rows, data.export_meta(held.meta, filters, span))
    open_event(held, chosen)
    event_table(held, rows, chosen)
    about(held)


def ask_filters(held: data.Loaded) -> data.Filters:
    """Ask what to show; nothing chosen means everything. The choice stands in the address."""
    chosen: dict[str, tuple[str, ...] | None] = {}
    for name, (label, words) in FILTERS.items():
        nothing = name == "types" and st.session_state.get(NO_TYPE, False)
        values = st.multiselect(
            label,
            held.choices[name],
            format_func=held.labels.__getitem__ if name == "sources" else words,
            key=name,
            bind="query-params",
            placeholder="None" if nothing else "All",
            on_change=partial(st.session_state.__setitem__, NO_TYPE, False),
        )
        chosen[name] = tuple(values) or (() if nothing else None)
    st.session_state["known_types"] = held.choices["types"]
    return data.Filters(**chosen)


def map_used() -> None:
    """Take over what the reader did on the map: the event they opened, the legend's filter."""
    state = map_state(MAP)
    st.session_state[OPEN] = state.selected
    if state.window is not None:
        types = state.window.types
        known = st.session_state.get("known_types", [])
        st.session_state["types"] = [one for one in known if one in (types or ())]
        st.session_state[NO_TYPE] = types is not None and not st.session_state["types"]


def row_chosen() -> None:
    """Open the event whose row was chosen in the table."""
    rows = st.session_state[TABLE]["selection"]["rows"]
    st.session_state[OPEN] = st.session_state[ROWS][rows[0]] if rows else None


def downloads(rows: Any, meta: dict[str, Any]) -> None:
    """Offer exactly what is on the screen; each file is made when it is asked for."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        for label, (ending, like) in FORMATS.items():
            download(rows, meta, label, ending, like)
        with st.popover("More files"):
            for label, (ending, like) in MORE.items():
                download(rows, meta, label, ending, like)


def download(rows: Any, meta: dict[str, Any], label: str, ending: str, like: str | None) -> None:
    """Offer one file, made by the function that `dateline export` calls."""
    from geo import export
    st.download_button(
        label,
        data=partial(export.to_bytes, rows, ending, meta, like=like),
        file_name=f"dateline{'-' + like if like else ''}{ending}",
        key=f"save{like or ''}{ending}",
        on_click="ignore",
        icon=":material/download:",
        help="The events shown now, with the filters and the window noted where the format has a place for them.",
    )


def open_event(held: data.Loaded, chosen: str | None) -> None:
    """Show the sentences behind the event that is open, and who says so."""
    for row in held.frame.loc[held.frame["id"] == chosen].to_dict("records"):
        with st.container(border=True):
            st.text(f"{row['title']}: {date_words(row)}")
            for source in row["sources"]:
                st.text(f"“{source['quote']}”\n{wording.source_line(source)}")
            st.text(wording.claim_words(row["claims"]))


def event_table(held: data.Loaded, rows: Any, chosen: str | None) -> None:
    """List the events shown; the one that is open is marked, and a row that is chosen opens."""
    if rows.empty:
        st.info("No event passes these filters in this window. Widen the window or clear a filter.")
        return
    ids = list(rows["id"])
    st.session_state[ROWS] = ids
    st.session_state[TABLE] = {"selection": {"rows": [ids.index(chosen)] if chosen in ids else []}}
    st.dataframe(
        held.words.loc[rows.index],
        hide_index=True,
        height=420,
        column_config=columns(*held.words),
        on_select=row_chosen,
        selection_mode="single-row",
        key=TABLE,
    )


def about(held: data.Loaded) -> None:
    """Tell what was read and what was dropped, with reasons."""
    articles, rejected = wording.article_table(held.meta), wording.rejected_table(held.meta)
    with st.expander(f"Articles read: {len(articles)}"):
        st.dataframe(articles, hide_index=True, column_config=columns("Title", "Publisher"), key="articles")
    with st.expander(f"Left out: {len(rejected)}"):
        if rejected.empty:
            st.text("Nothing was left out.")
        else:
            st.text("What the program dropped instead of guessing, and why.")
            st.dataframe(rejected, hide_index=True, key="rejected")


def columns(*names: str) -> dict[str, Any]:
    """Return the widths of these columns as Streamlit takes them."""
    return {name: st.column_config.TextColumn(width=WIDTHS[name]) for name in names}


if __name__ == "__main__":
    main()
