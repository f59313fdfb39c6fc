"""The builder: what it files names under, and that a small index goes round."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from geo.gazetteer import Gazetteer, data_folder
from geo.gazetteer_files import FILES, MANIFEST

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def builder() -> Iterator[ModuleType]:
    sys.path.insert(0, str(DATA))
    try:
        import build_gazetteer

        yield build_gazetteer
    finally:
        sys.path.remove(str(DATA))


@pytest.mark.parametrize(
    ("name", "population", "kind"),
    [
        ("Barda", 100, 2),
        ("ba er da", 100, None),
        ("FZL", 100, None),
        ("NYC", 8_000_000, 3),
        ("Барда", 100, 2),
        ("Պարտավ", 100, 2),
        ("漢肯德", 100, None),
        ("北京", 20_000_000, 2),
        ("", 100, None),
        ("123", 100, None),
    ],
)
def test_alternate_names_are_sifted(builder: ModuleType, name: str, population: int, kind: int | None) -> None:
    assert builder.gazetteer_rows._alternate_kind(name, population) == kind


@pytest.mark.parametrize(
    ("entry", "id"),
    [
        ({"name": "Barda", "source": "GeoNames 587057", "region_id": ""}, "gn:587057"),
        ({"name": "Iran", "source": "Wikipedia", "region_id": "iso:IR"}, "iso:IR"),
        ({"name": "Lachin Pass", "source": "Wikipedia", "region_id": ""}, "dl:lachin-pass"),
    ],
)
def test_ids_follow_the_source(builder: ModuleType, entry: dict[str, str], id: str) -> None:
    assert builder.gazetteer_rows.own_id(entry) == id


def _rows(builder: ModuleType) -> list[object]:
    make = builder.gazetteer_rows.Row
    land = make("iso:ZB", "Zembla", "", "country", 66.0, 30.0, 200.0, "ZB", 1000, region_id="iso:ZB")
    unit = make("iso:ZB-ON", "Onhava", "", "region", 66.5, 31.0, 50.0, "ZB", 600, "ADM1", region_id="iso:ZB-ON")
    town = make("gn:7", "Şonhava", "Şonhava / Onkhava", "settlement", 66.52, 31.1, 1.5, "ZB", 500, "PPLC")
    town.admin1 = unit.id
    for row in (land, unit, town):
        row.call(row.name, 0)
    land.call("Z.B.", 3)
    return [land, unit, town]


def test_a_small_index_goes_round_and_two_runs_are_equal(builder: ModuleType, tmp_path: Path) -> None:
    for run in ("one", "two"):
        (tmp_path / run / "lexicons").mkdir(parents=True)
        (tmp_path / run / "gazetteer").mkdir()
        for name in ("demonyms.csv", "ambiguous_names.txt"):
            (tmp_path / run / "lexicons" / name).write_bytes((data_folder() / "lexicons" / name).read_bytes())
        builder.write(_rows(builder), tmp_path / run / "gazetteer")
    for name in (*FILES, MANIFEST):
        one, two = ((tmp_path / run / "gazetteer" / name).read_bytes() for run in ("one", "two"))
        assert one == two
    index = Gazetteer.open(tmp_path / "one")
    place = index.candidates("Shonhava")[0].place
    assert (place.id, place.label, place.admin1, place.feature) == ("gn:7", "Şonhava / Onkhava", "Onhava", "PPLC")
    assert (place.lon, place.lat, place.uncertainty_km, place.population) == (31.1, 66.52, 1.5, 500)
    assert index.candidates("Z.B.")[0].place.id == "iso:ZB"
    assert index.candidates("zb") == []
    assert index.parents("gn:7") == ("iso:ZB", "iso:ZB-ON")
    index.close()
