"""The page as text: what stands in it, what does not, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo import bundle
from geo.payload import NO_DATE, NO_POINT, build_payload
from geo.shapes import circle, pack_polygons
from geo.timemap import build_map, page_html, view_bounds
from tests.builders import event_frame, event_row, frame_of

FRAME = event_frame(80, seed=5)


def column(core: dict[str, Any], name: str) -> Any:
    kind, offset, length = core["columns"][name]
    return np.frombuffer(base64.b64decode(core["blob"]), dtype="<" + kind, count=length, offset=offset)


def block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def unpacked(ring: list[int]) -> list[tuple[float, float]]:
    steps = np.cumsum(np.array(ring).reshape(-1, 2), axis=0)
    return [(float(x) / 1e4, float(y) / 1e4) for x, y in steps]


def test_columns_are_sorted_aligned_and_hold_the_frame() -> None:
    core = build_payload(FRAME).core
    by_id = FRAME.set_index("id")
    start = column(core, "start")
    assert (np.diff(start) >= 0).all()
    assert all(offset % 8 == 0 for _, offset, _ in core["columns"].values())
    for i, name in enumerate(core["ids"]):
        row = by_id.loc[name]
        day = int(np.datetime64(row["date_start"], "D").astype(int)) if row["date_start"] else NO_DATE
        assert start[i] == day
        assert core["types"][column(core, "kind")[i]] == row["type"]
        point = row["place_precision"] in ("site", "settlement", "pass")
        assert column(core, "lon")[i] == (round(row["lon"] * 1e5) if point else NO_POINT)
        assert column(core, "lat")[i] == (round(row["lat"] * 1e5) if point else NO_POINT)
        ends = column(core, "source_at")
        articles = [core["sources"][k] for k in column(core, "source")[ends[i] : ends[i + 1]]]
        assert articles == sorted({source["article"] for source in row["sources"]})


def test_an_event_without_claims_is_unattributed() -> None:
    core = build_payload(frame_of([event_row(0, claims=[])])).core
    assert core["sides"] == ["unattributed"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    shuffled = FRAME.sample(frac=1, random_state=4)
    assert page_html(build_map(shuffled)) == page_html(build_map(FRAME))


def test_the_hash_follows_the_data() -> None:
    one, other = build_payload(FRAME).core["hash"], build_payload(event_frame(80, seed=6)).core["hash"]
    assert one != other


def test_areas_without_a_known_region_bring_their_own_shape() -> None:
    from shapely.geometry import box

    area = {"place_precision": "district", "lon": 37.0, "lat": 36.0, "uncertainty_km": 10.0, "region_id": "none:such"}
    rows = [
        event_row(0, **area, geometry=box(36, 35, 38, 37), place_id="a"),
        event_row(1, **area, geometry=None, place_id="b"),
    ]
    core = build_payload(frame_of(rows)).core
    assert sorted(shape["id"] for shape in core["shapes"]) == ["own:a", "own:b"]
    assert set(column(core, "region").tolist()) == {0, 1}


def test_a_known_region_is_used_with_its_dates_and_source() -> None:
    entry = {
        "id": "iso:XX-1", "label": "North / Nord", "level": "extent", "valid_from": "1994-05-12", "valid_to": None,
        "worldview": "de_facto", "source": "a book", "polygons": [[[[0, 0], [2, 0], [2, 2], [0, 0]]]],
    }  # fmt: skip
    row = event_row(0, place_precision="region", region_id="iso:XX-1", lon=1.0, lat=1.0)
    core = build_payload(frame_of([row]), [entry]).core
    (shape,) = core["shapes"]
    assert (shape["label"], shape["wide"]) == ("North / Nord", False)
    assert {k: shape["extents"][0][k] for k in ("valid_from", "worldview", "source")} == {
        "valid_from": "1994-05-12", "worldview": "de_facto", "source": "a book",
    }  # fmt: skip
    assert column(core, "region").tolist() == [0]


def test_rings_are_packed_within_six_metres() -> None:
    ring = [(46.123456, 39.654321), (46.2, 39.7), (46.15, 39.9), (46.123456, 39.654321)]
    ((packed,),) = pack_polygons([[ring]])
    for (x, y), (lon, lat) in zip(unpacked(packed), ring[:-1], strict=True):
        assert abs(x - lon) <= 0.00005 + 1e-9 and abs(y - lat) <= 0.00005 + 1e-9


def test_rings_that_round_away_are_left_out() -> None:
    assert pack_polygons([[[(1, 1), (1.00001, 1), (1, 1.00001), (1, 1)]]]) == []


@pytest.mark.parametrize("lat", [0.0, 40.0, -65.0])
def test_a_circle_has_its_radius(lat: float) -> None:
    from pyproj import Geod

    ((ring,),) = circle(46.0, lat, 25.0)
    away = [Geod(ellps="WGS84").inv(46.0, lat, x, y)[2] / 1000 for x, y in ring]
    assert min(away) == pytest.approx(25, rel=0.01) and max(away) == pytest.approx(25, rel=0.01)


def test_the_first_view_holds_the_main_place_and_not_a_far_capital() -> None:
    from shapely.geometry import Point

    def at(i: int, lon: float, lat: float) -> dict[str, Any]:
        when = {"date_start": "2020-10-10", "date_end": "2020-10-10", "date_precision": "day"}
        return event_row(i, place_precision="settlement", lon=lon, lat=lat, geometry=Point(lon, lat), **when)

    rows = [at(i, 46.5 + i / 20, 39.5 + i / 30) for i in range(12)] + [at(20, 37.6, 55.75), at(21, -77.0, 38.9)]
    west, south, east, north = view_bounds(frame_of(rows))
    assert west < 46.5 < 47.05 < east and south < 39.5 < 39.87 < north
    assert east - west < 3 and north - south < 3


def test_the_page_asks_nothing_of_the_network() -> None:
    page = page_html(build_map(FRAME))
    loads = re.findall(r"""<(?:script|link|img|iframe|object|embed)\b[^>]*\b(?:src|href|data)=""", page)
    assert loads == []
    assert not re.search(r"url\((?!#)", page) and "@import" not in page and "sourceMappingURL" not in page


def test_the_policy_allows_the_scripts_of_the_page_by_hash_and_no_other() -> None:
    page = page_html(build_map(FRAME))
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = found[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy and "'unsafe-inline'" not in policy.split("style-src")[0]
    bodies = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert len(bodies) == 3
    for body in bodies:
        assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy


def test_the_title_is_text() -> None:
    page = page_html(build_map(FRAME, title="</title><script>alert(1)</script>{{7*7}}"))
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}</title>" in page
    assert page.count("<script>") == 3


def test_many_events_pack_their_details() -> None:
    import gzip

    page = page_html(build_map(event_frame(2100)))
    found = re.search(r'<script type="text/plain" id="tm-details-0">([^<]*)</script>', page)
    assert found
    details = json.loads(gzip.decompress(base64.b64decode(found[1])))
    assert len(details) == 512 and "quote" in details[0]["sources"][0]


def test_details_keep_every_quote_and_drop_unsafe_links() -> None:
    source = event_row(0)["sources"][0]
    rows = [event_row(0, sources=[source | {"url": "javascript:alert(1)", "quote": "He said: “no”."}])]
    page = page_html(build_map(frame_of(rows)))
    assert block(page, "tm-details-0")[0]["sources"] == [{"article": 0, "quote": "He said: “no”."}]
    assert "url" not in block(page, "tm-core")["articles"][0]


def test_the_seed_corpus_size_is_within_its_budget() -> None:
    from geo.timemap import render_page

    assert len(render_page(event_frame(60)).encode()) <= 2_500_000


def test_vendored_files_are_the_vetted_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "Leaflet 1.9.4" in bundle.leaflet_script()
    folder = tmp_path / "vendor" / bundle.LEAFLET
    folder.mkdir(parents=True)
    (folder / "leaflet.js").write_text("something else")
    (tmp_path / "vendor" / "SHA256SUMS").write_text((bundle.ASSETS / "vendor" / "SHA256SUMS").read_text())
    monkeypatch.setattr(bundle, "ASSETS", tmp_path)
    with pytest.raises(RuntimeError, match="vetted"):
        bundle.leaflet_script.__wrapped__()


def test_every_module_is_bundled_once_after_what_it_imports() -> None:
    script = bundle.page_script()
    names = re.findall(r"^const (\w+)_js = \(\(\) => \{$", script, re.M)
    assert sorted(names) == sorted(path.stem for path in (bundle.ASSETS / "js").glob("*.js"))
    for name in names:
        needed = {part for _, part in bundle._IMPORT.findall(bundle._module(name))}
        assert needed <= set(names[: names.index(name)])
    assert not re.search(r"^(import|export) ", script, re.M)


def test_a_module_that_would_end_the_script_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "bad.js").write_text("const x = '</script>';\n")
    monkeypatch.setattr(bundle, "ASSETS", tmp_path)
    with pytest.raises(RuntimeError, match=r"bad\.js"):
        bundle._module("bad")


@pytest.mark.parametrize("name", sorted(path.name for path in (bundle.ASSETS / "js").glob("*.js")))
def test_no_module_writes_markup(name: str) -> None:
    text = (bundle.ASSETS / "js" / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
