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
from geo import paging, wording
from geo.downloads import MORE_OFFERS, OFFERS, Offer
from geo.front import Front, front_of
from geo.headlines import account_lines
from geo.host import map_state, time_map
from geo.when import date_words

# Keys of the session: widgets by name; then the open event, whether the table is to turn to the open event,
# "no type at all", and the state of the map that was taken over last
MAP, TABLE, PAGE, OPEN, TURN = "map", "table", "page", "open", "turn"
NO_TYPE, HEARD = "no_type", "heard"
FILTERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "types": ("Type of event", wording.type_words),
    "sides": ("Who says so", wording.side_words),
    "sources": ("Article", str),
    "precisions": ("Place known as", wording.precision_words),
}


@st.cache_resource(max_entries=4, show_spinner="Reading the events …")
def loaded(path: str, stamp: tuple[int, int]) -> data.Loaded:
    """Read the file once for each time it was built."""
    return data.set_aside(data.load(Path(path)))


@st.cache_resource(max_entries=4, show_spinner="Drawing the map …")
def front(path: str, stamp: tuple[int, int]) -> Front:
    """Return the map and the choices, which need no reading of the events once they were made."""
    return front_of(data.digest_of(Path(path)), partial(loaded, path, stamp))


def main() -> None:
    """Show the events file, or say in plain words why not."""
    st.set_page_config("Dateline", layout="wide", initial_sidebar_state="auto")
    path = data.events_path(sys.argv[1:], os.environ)
    try:
        version = str(path), data.stamp(path)
        show(front(*version), version)
    except DatelineError as error:
        st.title("Dateline")
        st.warning("There is nothing to show yet.", icon=":material/folder_open:")
        st.text(str(error))


def show(first: Front, version: tuple[str, tuple[int, int]]) -> None:
    """Lay out the page: filters aside, the map first, then the same in words. No fragments: see :mod:`geo.host`."""
    hear_map(first.choices["types"])
    with st.sidebar:
        st.title("Dateline")
        st.text("What happened, where and when, and who says so.")
        filters = ask_filters(first)
    if first.page:
        board(first, filters, version)
    else:
        st.info("No event was found in these articles. What was left out, and why, stands below.")
    about(loaded(*version))


def board(first: Front, filters: data.Filters, version: tuple[str, tuple[int, int]]) -> None:
    """Show the map and what follows from it."""
    chosen = st.session_state.get(OPEN)
    state = time_map(first.page, key=MAP, filters=filters.as_props(), select=chosen)
    held = loaded(*version)
    span = data.span_of(state.window) or first.opening
    rows = held.index.rows(filters, span)
    counted, saving = st.columns([1, 1], vertical_alignment="center")
    counted.text(wording.count_words(held.index.counts(rows)))
    with saving.container(horizontal=True, horizontal_alignment="right"):
        downloads(held, rows, data.export_meta(held.meta, filters, span, state.borders))
    if event := held.event(chosen):
        open_event(event)
    if len(rows):
        event_table(held, rows, held.index.at.get(chosen or ""))
    else:
        st.info("No event passes these filters in this window. Widen the window or clear a filter.")


def ask_filters(first: Front) -> data.Filters:
    """Ask what to show; nothing chosen means everything. The choice stands in the address."""
    chosen: dict[str, tuple[str, ...] | None] = {}
    for name, (label, words) in FILTERS.items():
        nothing = name == "types" and st.session_state.get(NO_TYPE, False)
        values = st.multiselect(
            label,
            first.choices[name],
            format_func=first.labels.__getitem__ if name == "sources" else words,
            key=name,
            bind="query-params",
            placeholder="None" if nothing else "All",
            on_change=partial(st.session_state.__setitem__, NO_TYPE, False),
        )
        chosen[name] = tuple(values) or (() if nothing else None)
    return data.Filters(**chosen)


def hear_map(known: list[str]) -> None:
    """Take over what the reader did on the map since the last run: the event they opened, the legend's filter."""
    # Not in a callback: the next click may stop a run at any line, and what it left half done is done again here
    state, session = map_state(MAP), st.session_state
    if state.window and state.pressed:  # the browser still sends what the sidebar showed before
        session["types"], session[NO_TYPE] = data.legend_choice(known, state.window.types)
    if state.at != session.get(HEARD, 0):
        session[OPEN], session[TURN], session[PAGE], session[HEARD] = state.selected, True, 1, state.at


def row_chosen(key: str, ids: list[str]) -> None:
    """Open the event whose row was chosen in the table of that key, which lists these ids."""
    if not st.session_state.get(TURN):
        rows = st.session_state[key]["selection"]["rows"]
        st.session_state[OPEN] = next((ids[row] for row in rows if row < len(ids)), None)


def downloads(held: data.Loaded, rows: Any, meta: dict[str, Any]) -> None:
    """Offer exactly what is on the screen; each file is made when it is asked for."""
    for offer in OFFERS:
        download(offer, offer.maker(held, rows, meta))
    with st.popover("More files", key="more", on_change="rerun") as more:
        for offer in MORE_OFFERS if more.open else ():
            download(offer, offer.maker(held, rows, meta))


def download(offer: Offer, maker: Callable[[], bytes]) -> None:
    """Offer one file."""
    st.download_button(
        offer.label,
        data=maker,
        file_name=offer.file_name,
        key=offer.key,
        on_click="ignore",
        icon=":material/download:",
        help="The events shown now, with the filters and the window noted where the format has a place for them.",
    )


def open_event(event: dict[str, Any]) -> None:
    """Show the sentences behind the event that is open, and who says so."""
    with st.container(border=True):
        st.text(f"{event['title']}: {date_words(event)}")
        for source in event["sources"]:
            st.text(f"“{source['quote']}”\n{wording.source_line(source)}")
        st.text("\n".join(account_lines(event)))


def event_table(held: data.Loaded, rows: Any, chosen: int | None) -> None:
    """List the events shown, some at a time; the open one is marked, and a row that is chosen opens."""
    turn = st.session_state.pop(TURN, False)
    page = paging.page(rows, st.session_state.get(PAGE, 1), chosen if turn else None)
    st.session_state[PAGE] = page.number
    part = held.told.iloc[page.rows]
    # Another page is another table: a click on rows that are being replaced opens none of those that follow
    ids, key = list(part["id"]), f"{TABLE}-{page.name}"
    st.session_state[key] = {"selection": {"rows": page.marked(chosen)}}
    if page.of > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(page.words)
            st.pagination(page.of, key=PAGE)
    st.dataframe(
        wording.table(part),
        hide_index=True,
        height=420,
        column_config=wording.widths(*wording.COLUMNS),
        on_select=partial(row_chosen, key, ids),
        selection_mode="single-row",
        key=key,
        alt="The events shown",
    )


def about(held: data.Loaded) -> None:
    """Tell what was read and what was dropped, with reasons; the lists are made when they are opened."""
    read, dropped = (held.meta.get(name) or [] for name in ("articles", "rejected"))
    box = st.expander(f"Articles read: {len(read)}", key="read", on_change="rerun")
    if box.open:
        columns = wording.widths("Title", "Publisher")
        box.dataframe(wording.article_table(held.meta), hide_index=True, column_config=columns, key="articles")
    box = st.expander(f"Left out: {len(dropped)}", key="dropped", on_change="rerun")
    if box.open and dropped:
        box.text("What the program dropped instead of guessing, and why.")
        box.dataframe(wording.rejected_table(held.meta), hide_index=True, key="rejected")
    elif box.open:
        box.text("Nothing was left out.")


if __name__ == "__main__":
    main()
