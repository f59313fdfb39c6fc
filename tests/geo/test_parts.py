"""What was merged can be taken apart again: exactly, from the row, from every file that holds it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import InputError
from extract.model import Toll
from geo import export
from geo.decimals import decimals
from geo.frame import read_events, to_frame
from geo.importing import read_any
from geo.merge import merge, merged
from geo.model import LocatedEvent
from geo.parts import unmerge
from geo.regions import Regions
from geo.rows import row_of
from geo.unmerge import split
from geo.validity import rows_of, validate
from tests.geo.incidents import DAY, HAMA, IDLIB, SYRIA, claim, located, loss, place

SPOTS = st.sampled_from([HAMA, IDLIB, SYRIA, None, place("Khattab", 36.712345, 35.212345)])


@st.composite
def reports(draw: st.DrawFn) -> list[LocatedEvent]:
    """Some reports, each of an article of its own, with or without place, day, toll and claims."""
    made = []
    for name in draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=5, unique=True)):
        days = draw(st.integers(0, 3))
        killed = draw(st.none() | st.integers(0, 9))
        lost = draw(st.lists(st.tuples(st.sampled_from(["Army", "Rebels"]), st.integers(0, 9)), max_size=3))
        claims = [claim(who, killed=killed) for who in draw(st.lists(st.sampled_from(["Army", "Rebels"]), max_size=2))]
        made.append(
            located(
                draw(SPOTS),
                f"{name}.txt",
                draw(st.sampled_from(["", "Herald", "Post"])),
                day=DAY + timedelta(days=days) if days else None,
                kind=draw(st.sampled_from(["attack", "casualties", "shelling"])),
                toll=Toll(killed_low=killed, killed_high=killed),
                claims=claims,
                losses=[loss(party, count, article=f"{name}.txt") for party, count in lost],
            )
        )
    return made


def sharp(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its point as sharp as files say it."""
    if row["lat"] is None:
        return row
    places = decimals(row["uncertainty_km"])
    return {**row, "lat": round(row["lat"], places), "lon": round(row["lon"], places)}


@settings(max_examples=150, deadline=None)
@given(reports())
def test_what_is_merged_comes_apart_as_it_was(features: list[LocatedEvent]) -> None:
    one = merged(features)
    row = json.loads(json.dumps(row_of(one)))
    apart = [sharp(part) for part in unmerge(row)]
    assert sorted(apart, key=lambda r: r["id"]) == sorted((sharp(row_of(f)) for f in features), key=lambda r: r["id"])


def test_a_single_report_has_no_parts_and_comes_apart_as_itself() -> None:
    row = row_of(located(HAMA))
    assert row["merged"] == []
    assert unmerge(row) == [row]


def test_parts_name_their_sources_and_claims_by_number() -> None:
    features = [located(HAMA, f"{n}.txt", claims=[claim(n.upper())]) for n in "ab"]
    (row,) = [row_of(one) for one in merge(features)]
    assert [(part["sources"], part["claims"]) for part in row["merged"]] == [([0], [0]), ([1], [1])]
    assert [part["id"] for part in row["merged"]] == [feature.id for feature in features]


FEATURES = [
    located(HAMA, "a.txt", claims=[claim("Army", killed=5)], toll=Toll(killed_low=5, killed_high=5)),
    located(HAMA, "b.txt", "Post", toll=Toll(killed_low=9, killed_high=9)),
    located(IDLIB, "c.txt", day=date(2016, 9, 1)),
]


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.open()


@pytest.mark.parametrize("ending", [".geojson", ".parquet", ".csv"])
def test_a_file_keeps_what_was_merged(ending: str, tmp_path: Path, regions: Regions) -> None:
    frame = to_frame(merge(FEATURES), regions)
    export.write(frame, tmp_path / f"events{ending}")
    back = read_any(tmp_path / f"events{ending}")[0]
    for row in rows_of(back):
        del row["geometry"]
        assert [part["id"] for part in unmerge(row)] in (["ev_a.txt_t:hama", "ev_b.txt_t:hama"], ["ev_c.txt_t:idlib"])


def test_a_table_with_one_event_taken_apart_is_the_table_of_its_reports(tmp_path: Path, regions: Regions) -> None:
    export.write(to_frame(merge(FEATURES), regions), tmp_path / "events.geojson")
    apart = split(read_events(tmp_path / "events.geojson"), "ev_b.txt_t:hama", regions)
    assert validate(apart) == []
    expected = list(rows_of(to_frame(FEATURES, regions)))
    assert [sharp(row) for row in rows_of(apart)] == [sharp(row) for row in expected]


@pytest.mark.parametrize("wrong", ["ev_c.txt_t:idlib", "nobody"])
def test_only_what_was_merged_comes_apart(wrong: str, regions: Regions) -> None:
    with pytest.raises(InputError, match="no merged event"):
        split(to_frame(merge(FEATURES), regions), wrong, regions)


def test_the_page_does_not_carry_the_parts(regions: Regions) -> None:
    from geo.payload import build_payload

    payload = build_payload(to_frame(merge(FEATURES), regions))
    assert "merged" not in json.dumps([payload.core, payload.details])
