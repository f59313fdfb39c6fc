"""An event in the words of the dashboard's table: those of the page's cards. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo.timeslice import Counts
from geo.when import date_words

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow
    from geopandas import GeoDataFrame

UNATTRIBUTED = "unattributed"  # the page's word for events no side is named for (geo.payload)
# The words of assets/js/words.js: the page and the table say the same of an event
TYPE_WORDS = {
    "shelling": "Shelling or strike",
    "control_change": "Change of control",
    "ceasefire_violation": "Ceasefire violation",
    "casualties": "Casualty report",
}
STANCE_WORDS = {"asserts": "says so", "denies": "denies it", "reports": "reports it"}
PRECISION_WORDS = {
    "site": "exact site",
    "settlement": "settlement",
    "pass": "mountain pass",
    "district": "somewhere in this district",
    "region": "somewhere in this region",
    "country": "somewhere in this country",
    "water": "somewhere on this water",
    "unlocated": "place unknown",
}

# What the table is made of
TOLD: tuple[str, ...] = ("id", "date_start", "date_end", "date_precision", "date_edtf", "place", "place_text")
TOLD += ("place_precision", "type", "title", "claims", "sources")
# The columns of the table with their widths, in pixels, and those of the list of articles
COLUMNS = ("Date", "Type", "Place", "Precision", "What", "Quote", "Who says so", "Sources")
WIDTHS = dict(zip(COLUMNS, (190, 130, 170, 95, 230, 420, 220, 200), strict=True)) | {"Title": 380, "Publisher": 240}


def type_words(kind: str) -> str:
    """Return an event type as a reader says it."""
    return TYPE_WORDS.get(kind, kind.capitalize())


def side_words(side: str) -> str:
    """Return a side as a reader says it."""
    return "No side named" if side == UNATTRIBUTED else side


def precision_words(precision: str) -> str:
    """Return how well a place is known, as a reader says it."""
    return PRECISION_WORDS[precision].capitalize()


def source_words(frame: GeoDataFrame) -> dict[str, str]:
    """Return a label for each article: its publisher and title, told apart by its name if need be."""
    held = {one["article"]: one for sources in frame["sources"] for one in sources}
    labels = {name: ": ".join(filter(None, (one.get("publisher"), one.get("title")))) for name, one in held.items()}
    taken = list(labels.values())
    return {
        name: label if label and taken.count(label) == 1 else f"{label} ({name})".strip()
        for name, label in labels.items()
    }


def claim_words(claims: Iterable[Mapping[str, Any]]) -> str:
    """Return who says so and who denies it, each once, in the order of the claims."""
    said = (f"{_voice(one['claimant'])} {STANCE_WORDS.get(one['stance'], one['stance'])}" for one in claims)
    return "; ".join(dict.fromkeys(said)) or "Nobody is named"


def _voice(claimant: str) -> str:
    return "Somebody not named" if claimant == "unnamed" else claimant


LOSS_WORDS = {
    "killed": "Killed",
    "wounded": "Wounded",
    "captured": "Captured",
    "displaced": "Displaced",
    "casualties": "Killed, wounded or missing",
}


def figure_words(low: int | None, high: int | None) -> str:
    """Return bounds as a reader says them: "30", "30 to 60", "at least 30", "at most 60"."""
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"at most {high:,}" if high is not None else ""
    if low == high:
        return f"{low:,}"
    return f"{low:,} to {high:,}" if low else f"at most {high:,}"


def loss_lines(losses: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a line a harm: each party's count, and who gives it where it is not the article itself."""
    told = list(losses)
    lines = {
        harm: [_loss_words(one, harm) for one in told if one.get(f"{harm}_low") is not None] for harm in LOSS_WORDS
    }
    return [f"{LOSS_WORDS[harm]}: {' · '.join(dict.fromkeys(words))}" for harm, words in lines.items() if words]


def _loss_words(loss: Mapping[str, Any], harm: str) -> str:
    said = f" (says {_voice(loss['claimant']).replace('Somebody', 'somebody', 1)})" if loss.get("claimant") else ""
    return f"{loss['party']} {figure_words(loss[f'{harm}_low'], loss.get(f'{harm}_high'))}{said}"


def place_words(row: Mapping[str, Any]) -> str:
    """Return the place to show; what the article said, or plainly that there is none."""
    if row["place_precision"] == "unlocated":
        return f"“{row['place_text']}”" if row["place_text"] else "None named"
    return str(row["place"])


def source_line(source: Mapping[str, Any]) -> str:
    """Return where a quote stands: publisher, title, day, as far as they are known."""
    named = source.get("publisher") or source["article"]
    return ", ".join(filter(None, (named, source.get("title"), source.get("published") or "date unknown")))


def source_list(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return the publishers (or names) of the reports, each once."""
    return "; ".join(dict.fromkeys(one.get("publisher") or one["article"] for one in sources))


def count_words(counted: Counts) -> str:
    """Return the page's own line of counts, which add up, and how many of them have no date."""
    total = "1 event" if counted.total == 1 else f"{counted.total:,} events"
    areas = "1 area" if counted.area == 1 else f"{counted.area:,} areas"
    undated = f" ({counted.undated:,} without a date)" if counted.undated else ""
    return f"{total}: {counted.mapped:,} on the map, {areas}, {counted.unlocated:,} without a place{undated}"


def article_table(meta: Mapping[str, Any]) -> pd.DataFrame:
    """Return the articles that were read, as a reader reads them."""
    names = {"title": "Title", "publisher": "Publisher", "published": "Published"}
    names |= {"published_basis": "Date known from", "events": "Events", "name": "File"}
    return _note_table(meta.get("articles") or [], names).fillna({"Published": "unknown"})


def rejected_table(meta: Mapping[str, Any]) -> pd.DataFrame:
    """Return what was left out and why, as a reader reads it."""
    return _note_table(meta.get("rejected") or [], {"source": "Source", "stage": "Step", "reason": "Reason"})


def _note_table(notes: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> pd.DataFrame:
    import pandas

    return pandas.DataFrame({shown: [note.get(name) for note in notes] for name, shown in names.items()})


def table(frame: pd.DataFrame) -> pyarrow.Table:
    """Return the rows as a reader reads them, in the frame's order; ``frame`` has the columns :data:`TOLD`."""
    import pyarrow

    rows = records(frame, *TOLD)
    columns: dict[str, Callable[[Any], str]] = {
        "Date": date_words,
        "Type": lambda row: type_words(row["type"]),
        "Place": place_words,
        "Precision": lambda row: row["place_precision"].capitalize(),
        "What": lambda row: row["title"],
        "Quote": lambda row: row["sources"][0]["quote"],
        "Who says so": lambda row: claim_words(row["claims"]),
        "Sources": lambda row: source_list(row["sources"]),
    }
    cells = {name: pyarrow.array([words(row) for row in rows], pyarrow.string()) for name, words in columns.items()}
    return pyarrow.table(cells)


def widths(*names: str) -> dict[str, Any]:
    """Return the widths of these columns as Streamlit takes them."""
    return {name: {"width": WIDTHS[name]} for name in names}


def records(frame: GeoDataFrame, *names: str) -> list[dict[str, Any]]:
    """Return these columns of each row as a dict."""
    columns = [frame[name].tolist() for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
