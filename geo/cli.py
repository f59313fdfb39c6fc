"""The command line: ``dateline`` and ``python -m geo``.

Exit codes: 0 done, 1 nothing usable or a file that cannot be written, 2 a wrong call. What goes
wrong is one sentence on standard error; ``DATELINE_DEBUG=1`` adds the traceback. Commands import
what they need when they run, so that ``dateline --help`` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from extract.errors import DatelineError, OutputError
from geo import selecting
from geo.console import complain, counts, is_terminal, plural, progress_bar, say, show_rejected

DONE, UNUSABLE, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
FORMATS = ".geojson, .parquet, .csv, .kml, .html, .png, .gpkg, .bib or .csl.json"

app = typer.Typer(
    name="dateline",
    help="Turn news articles into a sourced, mapped timeline, offline.",
    epilog="Exit codes: 0 done, 1 nothing usable, 2 wrong call.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help="Articles (txt, md, html, pdf, docx, json, jsonl, csv, zip) or folders of them."
    ),
]
Published = Annotated[
    date | None,
    typer.Option(parser=selecting.day, metavar="DATE", help="Day of publication of articles that state none."),
]
Out = Annotated[
    Path,
    typer.Option("--out", "-o", metavar="OUT", help=f"File to write; its ending is the format: {FORMATS}."),
]
TileAddress = Annotated[
    str | None,
    typer.Option(
        "--tiles", metavar="URL", help="Map tiles the reader may switch on: https://tiles.example/{z}/{x}/{y}.png."
    ),
]
TileCredit = Annotated[
    str | None, typer.Option("--attribution", metavar="TEXT", help="What the tile service asks to be shown.")
]
Fast = Annotated[
    bool,
    typer.Option("--fast", help="Read without the language model: several times faster, finds less and errs more."),
]


@app.command()
def build(
    paths: Paths,
    out: Out,
    published: Published = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes to read with.")] = 1,
    fast: Fast = False,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers read instead: tcp://host:8786.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> int:
    """Turn articles into one file of mapped, dated events."""
    from geo import export

    _check_out(out, export.ENDINGS, paths)
    from geo import build as builder

    with progress_bar(is_terminal() and not quiet) as step:
        result = builder.build(paths, published=published, progress=step, jobs=jobs, scheduler=scheduler, fast=fast)
    show_rejected(result.rejected)
    if not result.articles:
        return _nothing_usable()
    export.write(result.frame, out, meta=result.meta())
    if not quiet:
        articles = plural(len(result.articles), "article")
        rejected = f"{len(result.rejected):,} rejected"
        say(f"{articles}: {counts(result.frame)}, {rejected}; wrote {out}{_FAST if fast else ''}")
    return DONE


_FAST = " (fast mode, without the language model: lower quality)"


@app.command()
def mentions(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="File to write; ends with .jsonl.")],
    published: Published = None,
    fast: Fast = False,
) -> int:
    """List the places and dates found in each article.

    One line of JSON an article, with offsets into its clean text.
    """
    _check_out(out, (".jsonl", ".ndjson"), paths)
    from extract.model import Rejected
    from geo import build as builder
    from geo.atomic import write_atomically

    lines: list[str] = []
    rejected: list[Rejected] = []
    for found in builder.mentions(paths, published=published, fast=fast):
        if isinstance(found, Rejected):
            rejected.append(found)
        else:
            lines.append(json.dumps(found, ensure_ascii=False))
    show_rejected(rejected)
    if not lines:
        return _nothing_usable()
    write_atomically(out, "".join(f"{line}\n" for line in lines).encode())
    say(f"{plural(len(lines), 'article')}, {len(rejected):,} rejected; wrote {out}{_FAST if fast else ''}")
    return DONE


@app.command(name="eval")
def evaluate(
    sets: Annotated[list[str], typer.Argument(metavar="SET", help="Names or files of evaluation sets.")],
) -> int:
    """Score the program on evaluation sets and print the report."""
    from geo import evaluate as evaluation

    for name in sets:
        say(evaluation.evaluate(name))
    return DONE


@app.command()
def serve(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A built geojson, parquet or csv.")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8501,
    tiles: TileAddress = None,
    attribution: TileCredit = None,
) -> int:
    """Open the dashboard in the browser, for this machine only."""
    from geo import server
    from geo.tiles import offer, tiles_of

    if file is not None and not file.is_file():
        raise typer.BadParameter(f"{file} is no file; build one with dateline build")
    offer(tiles_of(tiles, attribution), os.environ)
    return server.serve(file, port)


@app.command()
def export(
    file: Annotated[
        Path, typer.Argument(metavar="IN", help="A built .geojson, .parquet or .csv, or a table of ACLED or UCDP.")
    ],
    out: Out,
    like: Annotated[
        str | None, typer.Option("--like", metavar="SET", help="For .csv: the columns of acled or ucdp.")
    ] = None,
    first: selecting.First = None,
    last: selecting.Last = None,
    types: selecting.Types = None,
    sides: selecting.Sides = None,
    articles: selecting.Articles = None,
    precisions: selecting.Precisions = None,
    statuses: selecting.Statuses = None,
    search: selecting.Search = "",
    bbox: selecting.Box = None,
    tiles: TileAddress = None,
    attribution: TileCredit = None,
) -> int:
    """Write a file of events in another format: all of them, or those of a window, filters, words and a box."""
    from geo import export as exporter
    from geo import selection

    _check_out(out, exporter.ENDINGS, [file])
    if like is not None and (like not in exporter.LIKE or exporter.ending_of(out) != ".csv"):
        raise typer.BadParameter(f"--like {like} does not go: give {' or '.join(exporter.LIKE)}, and a .csv to write")
    if first and last and first > last:
        raise typer.BadParameter(f"--from {first} is after --to {last}; exchange the two")
    from geo.dashboard_data import Filters, options
    from geo.importing import losses, read_any
    from geo.tiles import tiles_of

    service = tiles_of(tiles, attribution)
    one_of = selecting.one_of
    listed = {"types": one_of("--type", types), "precisions": one_of("--precision", precisions)}
    status = one_of("--status", statuses)
    frame, meta = read_any(file)
    show_rejected(losses(meta))
    listed["sides"] = one_of("--side", sides, options(frame, "sides") if sides else None)
    listed["sources"] = one_of("--article", articles, options(frame, "sources") if articles else None)
    asked = selection.Choice(Filters(**listed), first, last, status, search, bbox)
    rows, told = selection.chosen(frame, meta, asked)
    exporter.write(rows, out, meta=told, like=like, tiles=service)
    say(f"{counts(rows)}{f' of {len(frame):,}' if len(rows) < len(frame) else ''}; wrote {out}")
    return DONE


data = typer.Typer(name="data", help="The gazetteer's own places and yours.", rich_markup_mode=None)
app.add_typer(data)


@data.callback()
def _data() -> None:
    """The places the program knows."""


@data.command(name="add")
def add_places(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump, or a CSV with name, lat, lon.")],
    override: Annotated[
        bool, typer.Option("--override", help="Its places win over the program's places of the same name.")
    ] = False,
) -> int:
    """Add places of your own to the gazetteer; rows that cannot be used are told by number."""
    from geo.usergazetteer import add

    added = add(file, override=override)
    for number, reason in added.rejected:
        complain(f"{file}, row {number}: {reason}.")
    say(f"{plural(added.places, 'place')} added, {len(added.rejected):,} rejected; kept in {added.path}")
    return DONE if added.places else UNUSABLE


@data.command(name="check")
def check_data() -> int:
    """Compare every data file of the program with its recorded hash; each that differs is named."""
    from geo.integrity import faults_of
    from geo.regions import data_folder

    count, faults = faults_of(data_folder())
    for fault in faults:
        complain(fault)
    say(f"{plural(count, 'data file')} looked at, {len(faults):,} not as recorded")
    return UNUSABLE if faults else DONE


def _check_out(out: Path, endings: Iterable[str], inputs: Sequence[Path]) -> None:
    """Refuse, before the work, a place the result cannot be written to; make its folder."""
    if not out.name.lower().endswith(tuple(endings)):
        raise typer.BadParameter(f"{out} has no ending that names a format: give {', '.join(endings)}")
    if out.is_dir():
        raise typer.BadParameter(f"{out} is a folder; give the name of a file")
    if any(out.resolve() == path.resolve() for path in inputs):
        raise typer.BadParameter(f"{out} is an input; give another name for the result")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"Cannot make the folder {out.parent}: {reason}; give another with -o.") from error


def _nothing_usable() -> int:
    complain("Nothing usable: no article could be read; see the reasons above.")
    return UNUSABLE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing is raised."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a title the terminal cannot show
    try:
        return _run(arguments)
    except Exception as error:  # noqa: BLE001 - the one place where an error becomes a sentence
        return _failed(error)


def _run(arguments: Sequence[str] | None) -> int:
    command: Any = typer.main.get_command(app)
    args = None if arguments is None else list(arguments)
    code = command.main(args, prog_name="dateline", standalone_mode=False)
    return int(code or DONE)


def _failed(error: Exception) -> int:
    if os.environ.get("DATELINE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, DatelineError):
        complain(f"{error}" if str(error) else "It failed without a reason.")
        return UNUSABLE
    if isinstance(error, typer.TyperException):
        complain(f"{error.format_message().rstrip('.')}. Try dateline --help.")
        return error.exit_code
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    complain(f"The program has a fault ({what}); please report it with the output under DATELINE_DEBUG=1.")
    return UNUSABLE
