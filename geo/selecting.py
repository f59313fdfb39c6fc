"""The options of ``dateline export`` that narrow the file, as the command line takes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, get_args

import typer

from extract.model import EventKind, Status
from geo.model import PlacePrecision


def day(text: str) -> date:
    """Return a day written as in ISO 8601; a wrong call for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day of the calendar; write it as 2020-10-12") from None


def box(text: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees, EPSG:4326; a wrong call for anything else."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise typer.BadParameter(f"{text!r} is no box; write west,south,east,north in degrees, as 46.0,39.0,47.5,40.5")
    return west, south, east, north


First = Annotated[
    date | None,
    typer.Option("--from", parser=day, metavar="DATE", help="First day; events that may lie in the window."),
]
Last = Annotated[date | None, typer.Option("--to", parser=day, metavar="DATE", help="Last day, inclusive.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="Type of event; may stand more than once.")
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help="Status; may stand more than once.")
]
Precisions = Annotated[
    list[str] | None,
    typer.Option("--precision", metavar="KIND", help="How the place is known; may stand more than once."),
]
Sides = Annotated[
    list[str] | None, typer.Option("--side", metavar="SIDE", help="Side that says so; may stand more than once.")
]
Articles = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="NAME", help="Article that reports it; may stand more than once."),
]
Search = Annotated[str, typer.Option("--search", metavar="WORDS", help="Words in title, quotes, places, parties.")]
Box = Annotated[Any, typer.Option("--bbox", parser=box, metavar="W,S,E,N", help="Box in degrees; its events touch it.")]

KNOWN: dict[str, tuple[str, ...]] = {
    "--type": get_args(EventKind),
    "--status": get_args(Status),
    "--precision": get_args(PlacePrecision),
}


def one_of(option: str, values: list[str] | None, held: Iterable[str] | None = None) -> tuple[str, ...] | None:
    """Return the values of an option, None when it was left out; a wrong call for one that cannot be."""
    if not values:
        return None
    known = KNOWN.get(option) or tuple(held or ())
    for value in values:
        if value not in known:
            raise typer.BadParameter(f"{option} {value!r} is none; give {', '.join(known) or 'another'}")
    return tuple(values)
