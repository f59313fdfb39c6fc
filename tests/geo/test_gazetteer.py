"""The offline index: what it knows, how it refuses, and what it does with damaged files."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import DataError
from extract.lookup import NameLookup
from geo.gazetteer import Gazetteer, data_folder, distance_km
from geo.gazetteer_files import FILES, MANIFEST, checksum
from geo.model import Candidate

DATA = data_folder()
# Coordinates of capitals and large cities from an atlas, to whole degrees.
CITIES = """
Tokyo JP 36 140; Delhi IN 29 77; Shanghai CN 31 121; Cairo EG 30 31; Mexico City MX 19 -99; Mumbai IN 19 73
Beijing CN 40 116; Dhaka BD 24 90; Osaka JP 35 136; New York US 41 -74; Karachi PK 25 67; Buenos Aires AR -35 -58
Istanbul TR 41 29; Kolkata IN 23 88; Lagos NG 6 3; Kinshasa CD -4 15; Manila PH 15 121; Moscow RU 56 38
Los Angeles US 34 -118; Paris FR 49 2; London GB 52 0; Lima PE -12 -77; Bangkok TH 14 101; Seoul KR 38 127
Tehran IR 36 51; Ho Chi Minh City VN 11 107; Luanda AO -9 13; Berlin DE 53 13; Madrid ES 40 -4; Baghdad IQ 33 44
Singapore SG 1 104; Riyadh SA 25 47; Santiago CL -33 -71; Rome IT 42 12; Kabul AF 35 69; Nairobi KE -1 37
Kyiv UA 50 31; Ankara TR 40 33; Sydney AU -34 151; Warsaw PL 52 21; Addis Ababa ET 9 39; Damascus SY 34 36
Casablanca MA 34 -8; Toronto CA 44 -79; Vienna AT 48 16; Minsk BY 54 28; Baku AZ 40 50; Yerevan AM 40 45
Tbilisi GE 42 45; Reykjavik IS 64 -22; Auckland NZ -37 175; Havana CU 23 -82
"""


def _cities() -> Iterator[tuple[str, str, int, int]]:
    for entry in CITIES.replace("\n", ";").split(";"):
        if entry.strip():
            *words, land, lat, lon = entry.split()
            yield " ".join(words), land, int(lat), int(lon)


def _first(gazetteer: Gazetteer, name: str, kind: str) -> Candidate:
    return next(c for c in gazetteer.candidates(name) if c.place.kind == kind)


def test_it_is_a_name_lookup(gazetteer: Gazetteer) -> None:
    lookup: NameLookup = gazetteer
    facts = lookup.known("Stepanakert")
    assert facts is not None and facts.primary and facts.countries == {"AZ"}


@pytest.mark.parametrize(("name", "land", "lat", "lon"), list(_cities()))
def test_cities_stand_in_their_country_axes_in_order(
    gazetteer: Gazetteer, name: str, land: str, lat: int, lon: int
) -> None:
    place = _first(gazetteer, name, "settlement").place
    assert place.country == land
    assert distance_km(place.lon, place.lat, lon, lat) < 90


@pytest.mark.parametrize("name", ["West", "the West", "Soviet Union", "USSR", "European Union", "EU"])
def test_names_known_not_to_be_places_resolve_to_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.known(name) is None
    assert gazetteer.candidates(name) == []


@pytest.mark.parametrize("word", ["Of", "May", "March", "Us", "On", "John", "Monday", "Smith", "IN", "", "x" * 5000])
def test_common_words_are_not_known(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.known(word) is None


@pytest.mark.parametrize("name", ["Turkey", "Georgia", "Chad", "Jordan", "US", "U.S.", "Mali", "Cuba"])
def test_countries_are_known_as_countries(gazetteer: Gazetteer, name: str) -> None:
    facts = gazetteer.known(name)
    assert facts is not None and "country" in facts.kinds


@pytest.mark.parametrize(
    ("written", "id"),
    [("La.", "iso:US-LA"), ("Calif.", "iso:US-CA"), ("B.C.", "iso:CA-BC"), ("UK", "iso:GB"), ("NYC", "gn:5128581")],
)
def test_abbreviations_need_their_dots_or_capitals(gazetteer: Gazetteer, written: str, id: str) -> None:
    assert gazetteer.candidates(written)[0].place.id == id
    small = [c.place.id for c in gazetteer.candidates(written.replace(".", "").lower()) if c.match == "abbreviation"]
    assert small == []


@pytest.mark.parametrize(
    "spelling", ["Stepanakert", "Khankendi", "Khankandi", "Xankəndi", "XANKƏNDI", "Степанакерт", "Ստեփանակերտ"]
)
def test_both_names_of_a_disputed_town_reach_one_place(gazetteer: Gazetteer, spelling: str) -> None:
    labels = {c.place.id: c.place.label for c in gazetteer.candidates(spelling)}
    assert labels["gn:146970"] == "Stepanakert / Khankendi"


def test_prefixes_lead_to_longer_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.has_prefix("New")
    assert gazetteer.has_prefix("St.")
    assert gazetteer.has_prefix("Nagorno")
    assert not gazetteer.has_prefix("Zzyzzx")
    assert not gazetteer.has_prefix("")


@pytest.mark.parametrize(("word", "land"), [("Azeri", "AZ"), ("Turks", "TR"), ("british", "GB"), ("Sri Lankan", "LK")])
def test_demonyms_give_their_country(gazetteer: Gazetteer, word: str, land: str) -> None:
    assert gazetteer.demonym(word) == land


def test_every_demonym_names_a_known_country(gazetteer: Gazetteer) -> None:
    text = (DATA / "lexicons" / "demonyms.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row for row in rows if gazetteer.country(row["country"]) is None] == []
    assert len({row["word"].casefold() for row in rows}) == len(rows) > 500


def test_places_know_the_units_that_hold_them(gazetteer: Gazetteer) -> None:
    assert gazetteer.parents("gn:148106") == ("iso:AZ", "iso:AZ-FUZ")
    chicago = _first(gazetteer, "Chicago", "settlement").place
    assert gazetteer.parents(chicago.id)[:2] == ("iso:US", "iso:US-IL")


def test_areas_name_their_polygon_and_points_do_not(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("iso:AZ-FUZ").region_id == "iso:AZ-FUZ"
    assert gazetteer.place("iso:AZ").region_id == "iso:AZ"
    assert gazetteer.place("dl:nagorno-karabakh").region_id == "dl:nagorno-karabakh"
    assert gazetteer.place("gn:148106").region_id is None


def test_nearest_is_the_settlement_at_the_point(gazetteer: Gazetteer) -> None:
    place = gazetteer.nearest(46.7528, 39.8177)
    assert place is not None and place.id == "gn:146970"
    assert gazetteer.nearest(-140.0, -50.0) is None


def test_unknown_ids_are_key_errors(gazetteer: Gazetteer) -> None:
    for id in ("gn:1", "gn:x", "iso:ZZ", "dl:nowhere", ""):
        with pytest.raises(KeyError):
            gazetteer.place(id)


def test_hostile_names_are_only_names(gazetteer: Gazetteer) -> None:
    before = [checksum(DATA / "gazetteer" / name) for name in FILES]
    for name in ("'; DROP TABLE x; --", "\x00", "\ud800", "=1+1", "\u202eabc", "{{7*7}}", "%s" * 50, "🙂" * 100):
        gazetteer.known(name)
        gazetteer.candidates(name)
        gazetteer.has_prefix(name)
    assert [checksum(DATA / "gazetteer" / name) for name in FILES] == before


def _own_rows() -> list[tuple[str, dict[str, str]]]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["lat"]]
    return [
        (name.replace(" (proposed)", "").replace(" (hist.)", ""), row)
        for row in rows
        for name in [row["name"], *row["alternates"].split("|")]
        if name
    ]


@pytest.mark.parametrize(("name", "row"), _own_rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_spelling_of_our_places_reaches_its_point(gazetteer: Gazetteer, name: str, row: dict[str, str]) -> None:
    errors = [
        distance_km(c.place.lon, c.place.lat, float(row["lon"]), float(row["lat"])) for c in gazetteer.candidates(name)
    ]
    assert errors and min(errors) <= float(row["uncertainty_km"])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "gazetteer", tmp_path / "gazetteer")
    shutil.copytree(DATA / "lexicons", tmp_path / "lexicons")
    return tmp_path


@pytest.mark.parametrize("name", [*FILES, MANIFEST])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / "gazetteer" / name).unlink()
    with pytest.raises(DataError, match=name):
        Gazetteer.open(copy)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.0, 0.31, 0.77, 1.0])
def test_a_flipped_bit_is_noticed(copy: Path, name: str, share: float) -> None:
    path = copy / "gazetteer" / name
    data = bytearray(path.read_bytes())
    data[int(share * (len(data) - 1))] ^= 4
    path.write_bytes(data)
    with pytest.raises(DataError, match=name):
        Gazetteer.open(copy)


def test_a_manifest_of_another_version_is_refused(copy: Path) -> None:
    path = copy / "gazetteer" / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 99}))
    with pytest.raises(DataError, match=MANIFEST):
        Gazetteer.open(copy)


def test_the_data_folder_can_be_chosen(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(copy))
    (copy / "lexicons" / "demonyms.csv").write_text("word,country,kind\nZembla,AQ,people\n", encoding="utf-8")
    with_own = Gazetteer.open()
    assert with_own.demonym("zembla") == "AQ"
    with_own.close()


def test_files_stay_within_their_size() -> None:
    sizes = [(DATA / "gazetteer" / name).stat().st_size for name in FILES]
    assert max(sizes) < 8_000_000
    assert sum(sizes) < 17_000_000


def test_a_stroke_and_a_dot_on_one_letter_are_a_stroke() -> None:
    with_stroke = Gazetteer.open()
    assert "Kīrtipur" in {found.place.label for found in with_stroke.candidates("Kirtipur")}
    with_stroke.close()
