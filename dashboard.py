"""The dashboard: ``streamlit run dashboard.py -- events.geojson``. Layout and widgets, nothing else."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from extract.errors import DatelineError
from geo import dashboard_data as data
from geo.host import MapState, time_map
from geo.timeslice import counts
from geo.when import date_words

MAP, TABLE = "map", "table"
FILTER_LABELS = {
    "types": "Type",
    "sides": "Who says so",
    "sources": "Article",
    "precisions": "Place known as",
}
WIDTHS = {"Date": 150, "Type": 120, "Place": 170, "Precision": 90, "What": 230, "Quote": 420}


@st.cache_resource(max_entries=4, show_spinner="Reading the events ...")
def loaded(path: str, stamp: tuple[int, int]) -> data.Loaded:
    """Read the file once for each time it was built."""
    return data.load(Path(path))


@st.cache_resource(max_entries=4, show_spinner="Drawing the map ...")
def page_bytes(digest: str, _held: data.Loaded) -> bytes:
    """Render the map page once for each content; ``digest`` is the cache's key."""
    from geo.timemap import render_page

    page: str = render_page(_held.frame)
    return page.encode()


def main() -> None:
    """Show the events file, or say in one sentence why not."""
    st.set_page_config("Dateline", layout="wide", initial_sidebar_state="auto")
    path = data.events_path(sys.argv[1:], os.environ)
    try:
        held = loaded(str(path), data.stamp(path))
    except DatelineError as error:
        st.title("Dateline")
        st.warning("There is nothing to show yet.", icon=":material/info:")
        st.text(str(error))
        return
    show(held)


def show(held: data.Loaded) -> None:
    """Lay out the page: filters aside, the map first, then what it shows as words."""
    with st.sidebar:
        st.title("Dateline")
        filters = ask_filters(held)
    if held.frame.empty:
        st.info("No event was found in these articles. What was left out, and why, stands below.")
        about(held)
        return
    state = time_map(page_bytes(held.digest, held), key=MAP, filters=filters.as_props())
    window = state.window
    span = data.Span(window.start, window.end, window.full) if window else None
    rows = data.shown(held.frame, filters, span)
    counted, saving = st.columns([3, 2], vertical_alignment="center")
    counted.text(data.count_words(counts(rows)))
    with saving:
        downloads(rows, data.export_meta(held, filters, span))
    selected(held, state)
    event_table(rows, state)
    about(held)


def ask_filters(held: data.Loaded) -> data.Filters:
    """Ask what to show; nothing chosen means everything. The choice stands in the address."""
    labels = data.source_words(held.frame)
    words = {"types": data.type_words, "sides": data.side_words, "sources": labels.__getitem__}
    chosen = {
        name: st.multiselect(
            label,
            data.options(held.frame, name),
            format_func=words.get(name, str.capitalize),
            key=name,
            bind="query-params",
            placeholder="All",
        )
        for name, label in FILTER_LABELS.items()
    }
    return data.Filters(**{name: tuple(values) or None for name, values in chosen.items()})


def downloads(rows: Any, meta: dict[str, Any]) -> None:
    """Offer exactly what is on the screen; each file is made when it is asked for."""
    from geo import export

    formats = {"GeoJSON": ".geojson", "CSV": ".csv", "Web page": ".html"}
    with st.container(horizontal=True, horizontal_alignment="right"):
        for label, ending in formats.items():
            st.download_button(
                label,
                data=partial(export.to_bytes, rows, ending, meta),
                file_name=f"dateline{ending}",
                key=f"save{ending}",
                on_click="ignore",
                icon=":material/download:",
                help="Saves the events shown now, with the filters and the window.",
            )


def selected(held: data.Loaded, state: MapState) -> None:
    """Show the sentences behind the event that is open on the map."""
    found = held.frame.loc[held.frame["id"] == state.selected]
    if found.empty:
        return
    row = found.iloc[0]
    with st.container(border=True):
        st.text(f"{date_words(row)} · {data.place_words(row)} · {row['title']}")
        for source in row["sources"]:
            st.text(f"“{source['quote']}”")
            st.text(f"{source['publisher'] or source['article']}, {source['published'] or 'date unknown'}")
        st.text(data.claim_words(row["claims"]))


def event_table(rows: Any, state: MapState) -> None:
    """List the events shown; the one that is open on the map is marked."""
    if rows.empty:
        st.info("No event passes these filters in this window. Widen the window or clear a filter.")
        return
    st.dataframe(
        data.table(rows),
        hide_index=True,
        height="auto",
        column_config={name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
        key=TABLE,
    )


def about(held: data.Loaded) -> None:
    """Tell what was read and what was dropped, with reasons."""
    articles, rejected = held.meta.get("articles") or [], held.meta.get("rejected") or []
    if articles:
        with st.expander(f"Articles read: {len(articles)}"):
            st.dataframe(articles, hide_index=True, key="articles")
    with st.expander(f"Left out: {len(rejected)}"):
        st.text("What the program dropped instead of guessing, and why.")
        if rejected:
            st.dataframe(rejected, hide_index=True, key="rejected")


main()
