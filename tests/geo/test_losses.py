"""Losses told side by side, from several reports to one record, through every file and back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import InputError
from extract.model import Article, Loss
from geo import export
from geo.columnsets import ucdp_row
from geo.frame import frame_of
from geo.importing import read_any
from geo.merge import merge
from geo.model import LocatedEvent
from geo.parts import unmerge
from geo.rows import row_of
from geo.schema import ADDED
from geo.validity import LOSSES, rows_of, validate
from geo.wording import loss_lines
from tests.builders import event_row
from tests.geo.incidents import HAMA, located, loss


def report(name: str, day: int, *losses: Loss) -> LocatedEvent:
    """Return a report of one strike, printed on a day of August 2016."""
    feature = located(HAMA, name, losses=[replace(one, quote=replace(one.quote, article=name)) for one in losses])
    article = Article(name, "", publisher=name.title(), published=date(2016, 8, day), published_basis="metadata")
    return replace(feature, sources=tuple(replace(source, article=article) for source in feature.sources))


def told(*reports: LocatedEvent) -> list[tuple[str, int | None, str]]:
    """Return party, killed and claimant of each loss of the one event the reports make, whatever their order."""
    rows = [row_of(one) for order in (reports, reports[::-1]) for one in merge(order)]
    assert all(row == rows[0] for row in rows)
    return [(one["party"], one["killed_low"], one["claimant"]) for one in rows[0]["losses"]]


def test_two_reports_lay_the_losses_of_two_sides_side_by_side() -> None:
    assert told(report("a", 24, loss("army", 12)), report("b", 24, loss("rebels", 30))) == [
        ("army", 12, ""),
        ("rebels", 30, ""),
    ]


def test_equal_losses_stand_once() -> None:
    assert told(report("a", 24, loss("army", 12)), report("b", 25, loss("army", 12))) == [("army", 12, "")]


def test_a_later_figure_of_a_voice_takes_the_place_of_its_earlier_one() -> None:
    assert told(report("a", 24, loss("army", 12)), report("b", 25, loss("army", 15))) == [("army", 15, "")]


def test_a_lower_figure_that_is_no_correction_replaces_nothing() -> None:
    assert told(report("a", 24, loss("army", 12)), report("b", 25, loss("army", 9))) == [("army", 12, "")]


def test_a_correction_lowers_a_figure() -> None:
    lower = loss("army", 9)
    lower = replace(lower, quote=replace(lower.quote, text="The army's toll was revised to 9."))
    assert told(report("a", 24, loss("army", 12)), report("b", 25, lower)) == [("army", 9, "")]


def test_rival_voices_stay_side_by_side() -> None:
    found = told(report("a", 24, loss("army", 12, "the army")), report("b", 25, loss("army", 40, "the rebels")))
    assert found == [("army", 12, "the army"), ("army", 40, "the rebels")]


def test_those_who_fight_for_a_country_are_one_party_and_its_civilians_another() -> None:
    found = told(
        report("a", 24, loss("Syrian soldiers", 12, side="SY"), loss("Syrian civilians", 3, side="SY")),
        report("b", 25, loss("Syria", 15, side="SY")),
    )
    assert found == [("Syrian civilians", 3, ""), ("Syria", 15, "")]


def test_what_was_merged_comes_apart_with_each_report_s_own_losses() -> None:
    reports = [report("a", 24, loss("army", 12)), report("b", 25, loss("army", 15))]
    row = json.loads(json.dumps(row_of(merge(reports)[0])))
    assert [[one["killed_low"] for one in part["losses"]] for part in unmerge(row)] == [[12], [15]]


# --- the record ---

HARM = st.none() | st.integers(0, 40)


@st.composite
def losses(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some losses an event may have, of the article it cites."""
    made = []
    for _ in range(draw(st.integers(0, 3))):
        counts: dict[str, int | None] = {}
        for harm in LOSSES:
            low = draw(HARM)
            counts |= {f"{harm}_low": low, f"{harm}_high": None if low is None else draw(st.none() | st.just(low + 2))}
        counts["killed_low"] = counts["killed_low"] or 0
        who = {name: draw(st.text(min_size=1, max_size=6)) for name in ("party", "side", "claimant", "quote")}
        made.append({**who, **counts, "article": "herald.txt", "start_char": 3, "end_char": 9})
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(lost=losses(), ending=st.sampled_from([".geojson", ".csv", ".parquet"]))
def test_losses_come_back_from_every_file_as_they_were(
    lost: list[dict[str, Any]], ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from geo.clean import clean_value

    lost = [one for one in lost if clean_value(one)["party"] and clean_value(one)["quote"]]
    frame = frame_of([event_row(0, losses=lost)])
    path = tmp_path_factory.mktemp("files") / f"events{ending}"
    export.write(frame, path)
    assert list(read_any(path)[0]["losses"]) == [clean_value(lost)]


@pytest.mark.parametrize("ending", [".geojson", ".csv", ".parquet"])
def test_a_file_from_before_losses_were_told_still_opens(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"events{ending}"
    export.write(frame_of([event_row(1), event_row(2)]), path)
    _without_added(path)
    frame, _ = read_any(path)
    assert len(frame) == 2 and list(frame["losses"]) == [[], []]


def _without_added(path: Path) -> None:
    """Rewrite a file as one of before the columns of ``ADDED``."""
    if path.suffix == ".geojson":
        document = json.loads(path.read_text())
        for feature in document["features"]:
            for name in ADDED:
                del feature["properties"][name]
        path.write_text(json.dumps(document))
    elif path.suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
        names = [name for name in rows[0] if name not in ADDED]
        with path.open("w", newline="") as handle:
            writer = csv.DictWriter(handle, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    else:
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.parquet.read_table(path).drop_columns(list(ADDED)), path)


def test_a_csv_with_other_columns_is_still_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("id,losses\nev_1,[]\n")
    with pytest.raises(InputError, match="columns of no kind known"):
        read_any(path)


def a_loss(**changes: Any) -> dict[str, Any]:
    """Return a sound loss of an event of the builder, with changes."""
    counts = {f"{harm}_{end}": None for harm in LOSSES for end in ("low", "high")}
    about = {"party": "army", "side": "", "claimant": "", **counts, "killed_low": 12, "killed_high": 12}
    return about | {"quote": "12 died", "article": "herald.txt", "start_char": 0, "end_char": 7} | changes


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"party": ""}, "names no party"),
        ({"quote": ""}, "has no quote"),
        ({"article": "elsewhere.txt"}, "has no quote of an article the event cites"),
        ({"killed_low": None, "killed_high": None}, "counts nobody"),
        ({"killed_high": 3}, "are not a range"),
        ({"end_char": 0}, "at no place of its article"),
    ],
)
def test_an_unsound_loss_is_a_fault(changes: dict[str, Any], fault: str) -> None:
    assert validate(frame_of([event_row(0, losses=[a_loss()])])) == []
    (told_fault,) = validate(frame_of([event_row(0, losses=[a_loss(**changes)])]))
    assert fault in told_fault


def test_a_line_a_harm_says_whose_and_by_whose_word() -> None:
    lost = [
        a_loss(party="Armenia", killed_low=31, killed_high=31, claimant="Armenia's defence ministry", wounded_low=60),
        a_loss(party="Azerbaijan", killed_high=None),
        a_loss(party="Union", killed_low=None, killed_high=None, casualties_low=23049, casualties_high=23049),
        a_loss(party="rebels", killed_low=5, killed_high=9, claimant="unnamed"),
    ]
    assert loss_lines(lost) == [
        "Killed: Armenia 31 (says Armenia's defence ministry) · Azerbaijan at least 12 · "
        "rebels 5 to 9 (says somebody not named)",
        "Wounded: Armenia at least 60 (says Armenia's defence ministry)",
        "Killed, wounded or missing: Union 23,049",
    ]


def test_kml_tells_the_losses_in_its_description() -> None:
    kml = export.to_kml_bytes(frame_of([event_row(0, losses=[a_loss()])])).decode()
    assert "Killed: army 12" in kml


def test_ucdp_has_the_dead_of_each_side_only_where_the_article_says_so_itself() -> None:
    lost = [
        a_loss(party="army"),
        a_loss(party="rebels", killed_low=30, killed_high=30, claimant="the army"),
        a_loss(party="civilians", killed_low=2, killed_high=None),
    ]
    (row,) = rows_of(frame_of([event_row(0, actor="Army", target="rebels", losses=lost)]))
    written = ucdp_row(row)
    assert [written[name] for name in ("deaths_a", "deaths_b", "deaths_civilians")] == [12, None, None]
