"""A user's own places: both file forms, what is refused and how it is told, and how they stand with the base."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extract.errors import DataError, InputError
from geo.cli import main
from geo.gazetteer import Gazetteer, data_folder
from geo.usergazetteer import add
from geo.userplaces import FILE, FOLDER_VARIABLE, UserPlaces, opened, user_folder

HEAD = "name,lat,lon,alternates,kind,country,population\n"


def dump_row(id: str, name: str, lat: str, lon: str, code: str = "PPL", feature: str = "P", people: str = "900") -> str:
    """One line of a GeoNames dump."""
    cells = [id, name, name, f"{name}abad,Старый {name}", lat, lon, feature, code, "AZ", "", "01", "", "", "", people]
    return "\t".join([*cells, "", "120", "Asia/Baku", "2020-01-01"])


@pytest.fixture()
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of the test's own."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "mine"))
    return tmp_path / "mine"


def written(tmp_path: Path, text: str, name: str = "mine.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_places_of_a_csv_are_found_by_every_name(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, HEAD + "Qwertabad,40.5,47.25,Old Qwert|Qwërt,settlement,az,1200\n"))
    with_user = Gazetteer.open()
    for name in ("Qwertabad", "QWERTABAD", "old qwert", "Qwert"):
        place = with_user.candidates(name)[0].place
        assert (place.name, place.lat, place.lon, place.country, place.population) == (
            "Qwertabad",
            40.5,
            47.25,
            "AZ",
            1200,
        )
    facts = with_user.known("Qwertabad")
    assert facts is not None and facts.kinds == {"settlement"} and facts.countries == {"AZ"} and facts.primary
    assert with_user.has_prefix("Old") and with_user.known("Qwertaba") is None
    assert with_user.place(place.id) == place and with_user.parents(place.id) == ("iso:AZ",)


def test_places_of_a_geonames_dump_are_found(folder: Path, tmp_path: Path) -> None:
    rows = [
        dump_row("999000001", "Zzkand", "39.5", "47.1"),
        dump_row("999000002", "Zzpass", "39.6", "46.9", "PASS", "T"),
    ]
    found = add(written(tmp_path, "\n".join(rows) + "\n", "AZ.txt"))
    assert (found.places, found.rejected) == (2, ())
    gazetteer = Gazetteer.open()
    assert gazetteer.candidates("Старый Zzkand")[0].place.id == "gn:999000001"
    assert gazetteer.place("gn:999000002").kind == "pass"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Nowhere,91,47", "lat 91 is not within -90 to 90"),
        ("Nowhere,40,181", "lon 181 is not within -180 to 180"),
        ("Nowhere,north,47", "lat 'north' is no number"),
        ("Nowhere,nan,47", "lat nan is not within -90 to 90"),
        ("Nowhere,,47", "lat '' is no number"),
        (",40,47", "it has no name"),
        ("x" * 121 + ",40,47", "its name has more than 120 characters"),
        ("Nowhere,40,47,,castle", "kind 'castle' is none of country, district, pass, region, settlement, site, water"),
        ("Nowhere,40,47,,,Azerbaijan", "country 'Azerbaijan' is no ISO 3166-1 alpha-2 code"),
        ("Nowhere,40,47,,,AZ,-5", "population -5 is not within 0 to 1e+10"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_the_rest_is_taken(
    folder: Path, tmp_path: Path, row: str, reason: str
) -> None:
    found = add(written(tmp_path, HEAD + f"Somewhere,40,47\n\n{row}\nElsewhere,41,48\n"))
    assert (found.places, found.rejected) == (2, ((4, reason),))


def test_a_row_after_a_cell_of_two_lines_keeps_its_number(folder: Path, tmp_path: Path) -> None:
    found = add(written(tmp_path, 'name,lat,lon,label\nA place,1,1,"two\nlines"\nBad,99,1\n'))
    assert [number for number, _ in found.rejected] == [4]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name,lat\nA,1\n"])
def test_a_file_of_another_form_is_refused(folder: Path, tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"mine\.csv"):
        add(written(tmp_path, text))
    assert not folder.exists()


def test_without_override_the_base_stays_first_and_the_new_stands_beside(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, HEAD + "Paris,10,10,,settlement,TD,50\n"))
    found = [c.place.country for c in Gazetteer.open().candidates("Paris")]
    assert found[0] == "FR" and "TD" in found


def test_with_override_the_users_places_win(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, HEAD + "Paris,10,10,,settlement,TD,50\n"), override=True)
    assert [c.place.country for c in Gazetteer.open().candidates("Paris")] == ["TD"]


def test_adding_again_keeps_the_earlier_places_and_renews_the_same_id(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, "id,name,lat,lon\nu1,Qwertabad,1,1\nu2,Asdfgrad,2,2\n"))
    add(written(tmp_path, "id,name,lat,lon\nu1,Qwertabad,3,3\n"))
    gazetteer = Gazetteer.open()
    assert [c.place.lat for c in gazetteer.candidates("Qwertabad")] == [3]
    assert [c.place.lat for c in gazetteer.candidates("Asdfgrad")] == [2]


def test_names_are_parameters_never_questions(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, HEAD + '"Rob\'); drop table place;--",40,47\n'))
    before = (folder / FILE).read_bytes()
    gazetteer = Gazetteer.open()
    for hostile in ("Rob'); drop table place;--", "' or 1=1 --", '"; delete from name; --', "%", "_"):
        gazetteer.candidates(hostile)
        gazetteer.has_prefix(hostile)
    assert gazetteer.candidates("Rob'); drop table place;--")
    assert (folder / FILE).read_bytes() == before


def test_a_damaged_file_is_named_with_what_to_do(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(b"not a database, but long enough to be read as one" * 40)
    with pytest.raises(DataError, match=r"places\.sqlite is damaged.*dateline data add"):
        Gazetteer.open()


def test_no_file_is_no_places(folder: Path) -> None:
    assert opened() is None


def test_the_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "dateline"


def test_the_command_tells_rejected_rows_and_where_it_keeps_the_rest(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "add", str(written(tmp_path, HEAD + "Good,1,1\nBad,99,1\n")), "--override"]) == 0
    told = capsys.readouterr()
    assert "row 3: lat 99 is not within -90 to 90." in told.err
    assert "1 place added, 1 rejected" in told.out and str(folder) in told.out


def test_the_command_fails_when_nothing_is_usable(folder: Path, tmp_path: Path) -> None:
    assert main(["data", "add", str(written(tmp_path, HEAD + "Bad,99,1\n"))]) == 1
    assert main(["data", "add", str(tmp_path / "none.csv")]) == 1


def test_the_base_alone_is_untouched_by_the_users_file(folder: Path, tmp_path: Path) -> None:
    add(written(tmp_path, HEAD + "Paris,10,10,,settlement,TD,50\n"), override=True)
    alone = Gazetteer(data_folder() / "gazetteer")
    assert alone.candidates("Paris")[0].place.country == "FR"


def test_the_file_is_opened_read_only(folder: Path, tmp_path: Path) -> None:
    path = add(written(tmp_path, HEAD + "Good,1,1\n")).path
    places = UserPlaces(path)
    with pytest.raises(DataError):
        places._ask("delete from name")


def test_places_that_are_let_go_close_their_file(folder: Path, tmp_path: Path) -> None:
    places = UserPlaces(add(written(tmp_path, HEAD + "Good,1,1\n")).path)
    held = places._base
    del places
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        held.execute("select 1")
