"""What holds of the whole program: no network, the same bytes each time, visitors kept apart, friendly refusals."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tomllib
import tracemalloc
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError
from streamlit.testing.v1 import AppTest

from extract.errors import InputError
from extract.load import load
from extract.model import Rejected
from geo import dashboard_data as data
from geo import export, wording
from geo.gazetteer import Gazetteer, data_folder
from geo.importing import read_any
from geo.timeslice import counts
from tests.builders import event_frame

ROOT = Path(__file__).resolve().parents[2]
DASHBOARD = str(ROOT / "dashboard.py")

# --- 14: network --------------------------------------------------------------------------------


def test_every_format_is_written_with_sockets_blocked(tmp_path: Path) -> None:
    for ending in (".geojson", ".csv", ".parquet", ".gpkg", ".kml", ".html", ".bib", ".csl.json"):
        export.write(event_frame(5), tmp_path / f"x{ending}")
    assert len(list(tmp_path.iterdir())) == 8


def test_control_a_connection_is_noticed() -> None:
    with pytest.raises((SocketBlockedError, UserWarning), match="tried to use socket"):  # it warns before it raises
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


# --- 17: the same bytes -------------------------------------------------------------------------

BUILD = "import sys; from geo.cli import main; sys.exit(main(['build', *sys.argv[2:], '-o', sys.argv[1], '-q']))"


def built(folder: Path, seed: int, inputs: list[str]) -> bytes:
    """Build in a process of its own with a hash seed of its own, and return the file."""
    out = folder / f"out{seed}.geojson"
    words = [sys.executable, "-c", BUILD, str(out), *inputs]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    subprocess.run(words, cwd=folder, env=environment, check=True, capture_output=True, timeout=300)
    return out.read_bytes()


def test_three_hash_seeds_and_shuffled_input_give_the_same_bytes(tmp_path: Path, seeds: Path) -> None:
    names = sorted(path.name for path in seeds.glob("*.txt"))[:3]
    for name in names:
        whole = (seeds / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(whole[:3000].rsplit(".", 1)[0] + ".", encoding="utf-8")
    shutil.copy(seeds / "articles.toml", tmp_path)
    orders = [names, names[::-1], names[1:] + names[:1]]
    files = {built(tmp_path, seed, order) for seed, order in zip((0, 1, 4242), orders, strict=True)}
    assert len(files) == 1
    assert json.loads(files.pop())["features"], "no events: equal for want of anything to differ"


# --- 16: many visitors --------------------------------------------------------------------------

SESSIONS, MOVES, LEAK_MB = 20, 50, 50


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that pages made by :func:`visitor` show."""
    export.write(event_frame(40, seed=4), tmp_path / "e.geojson")
    monkeypatch.setenv(data.PATH_VARIABLE, str(tmp_path / "e.geojson"))
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    return tmp_path / "e.geojson"


def visitor() -> AppTest:
    return AppTest.from_file(DASHBOARD, default_timeout=300).run()


def moved(app: AppTest, kinds: list[str], window: tuple[date, date]) -> list[str]:
    """Set filter and window as a visitor does, and return the lines the page then shows."""
    state = {"start": window[0].isoformat(), "end": window[1].isoformat(), "count": 0, "full": False, "types": None}
    app.session_state["map"] = {"state": {"window": state}}
    app.multiselect(key="types").set_value(kinds).run()
    assert not app.exception
    return [text.value for text in app.text]


def test_twenty_visitors_of_fifty_moves_each_see_their_own(page: Path) -> None:
    """In turn, a move each, through the real page: whoever saw another's choice would show another's count."""
    held = data.load(page)
    kinds, rng, wrong = data.options(held.frame, "types"), random.Random(8), []
    apps = [visitor() for _ in range(SESSIONS)]
    for app in apps:  # what every page keeps after its first moves is no leak
        moved(app, kinds[:1], (date(2016, 7, 1), date(2016, 12, 1)))
    gc.collect()
    before = resident_mb()
    for _ in range(MOVES):
        for number, app in enumerate(apps):
            mine = [kinds[number % len(kinds)], kinds[(number * 7 + 3) % len(kinds)]]
            start = date(2016, 7, 1) + timedelta(days=rng.randint(0, 120))
            window = (start, start + timedelta(days=rng.randint(0, 60)))
            rows = data.shown(held.frame, data.Filters(types=tuple(mine)), data.Span(*window, full=False))
            if wording.count_words(counts(rows)) not in moved(app, mine, window):
                wrong.append(number)
    gc.collect()
    assert wrong == []
    assert resident_mb() - before < LEAK_MB


def resident_mb() -> float:
    """Return the memory this process holds, in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def test_control_a_page_that_kept_another_s_choice_would_be_noticed(page: Path) -> None:
    held, one = data.load(page), visitor()
    window = (date(2016, 7, 1), date(2016, 12, 1))
    lines = moved(one, data.options(held.frame, "types")[:2], window)
    rows = data.shown(
        held.frame, data.Filters(types=tuple(data.options(held.frame, "types")[2:4])), data.Span(*window, full=False)
    )
    assert wording.count_words(counts(rows)) not in lines


# --- 12, 15: bad files, friendly words ----------------------------------------------------------

SOUND = export.to_geojson_bytes(event_frame(2))
BAD: dict[str, bytes] = {
    "nothing.geojson": b"",
    "cut.geojson": SOUND[: len(SOUND) // 2],
    "binary.geojson": bytes(range(256)) * 9,
    "array.geojson": b"[]",
    "deep.geojson": b"[" * 100_000,
    "foreign.geojson": b'{"type":"FeatureCollection","features":[]}',
    "newer.geojson": SOUND.replace(b'"schema":1', b'"schema":9'),
    "nan.geojson": SOUND.replace(b'"confidence":0', b'"confidence":NaN, "x":0', 1),
    "text.geojson": "Şuşa — not JSON".encode(),
    "utf16.geojson": SOUND.decode().encode("utf-16"),
    "lat.geojson": SOUND.replace(b'"lat":3', b'"lat":93', 1),
    "kind.geojson": SOUND.replace(b'"status":"', b'"status":"x', 1),
    "huge.geojson": b'{"dateline":{"schema":1},"features":[{"geometry":null,"properties":' + b"1" * 5000 + b"}]}",
    "picture.parquet": b"\x89PNG\r\n\x1a\n",
    "text.parquet": b"PAR1 not really PAR1",
    "nothing.csv": b"",
    "header.csv": b"a,b,c\n1,2,3\n",
    "quote.csv": b'"id","group_id\n',
    "acled.csv": b"event_date,event_type,latitude,longitude,geo_precision,notes\nsoon,Battles,99,x,1,\n",
    "nul.csv": b"\x00" * 500,
    "word.docx": b"PK\x03\x04",
}


@pytest.mark.parametrize("name", BAD)
def test_twenty_bad_files_are_twenty_sentences(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    with pytest.raises(InputError) as told:
        read_any(tmp_path / name)
    assert name in str(told.value) and "\n" not in str(told.value) and "Traceback" not in str(told.value)


def test_there_are_twenty_and_the_sound_one_is_read(tmp_path: Path) -> None:
    assert len(BAD) >= 20
    (tmp_path / "sound.geojson").write_bytes(SOUND)
    assert len(read_any(tmp_path / "sound.geojson")[0]) == 2


def test_streamlit_is_set_up_for_this_machine_only() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "localhost" and config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] == 20
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


# --- 8: bombs and entities ----------------------------------------------------------------------


def test_bombs_and_entities_are_refused_or_read_as_text(tmp_path: Path) -> None:
    """No outside file is read through an entity, no archive is opened on the way in, nothing is written."""
    secret = tmp_path / "secret"
    secret.write_text("TOP-SECRET-WORD", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"> <!ENTITY a "{"ha" * 5000}">'
    doctype += '<!ENTITY b "' + "&a;" * 5000 + '"><!ENTITY c "' + "&b;" * 5000 + '">]>'
    (folder / "xxe.html").write_text(f"{doctype}<html><body><p>One &x; &c; two.</p></body></html>", encoding="utf-8")
    bomb = b"\x1f\x8b" + b"\0" * 2000
    (folder / "bomb.gz").write_bytes(bomb)
    tracemalloc.start()
    found = list(load([folder]))
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    assert peak < 100
    assert "TOP-SECRET-WORD" not in "".join(one.text for one in found if not isinstance(one, Rejected))
    assert any(isinstance(one, Rejected) and "bomb.gz" in one.source for one in found)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["bomb.gz", "in", "secret", "xxe.html"]


# --- 13: names are data -------------------------------------------------------------------------


def test_five_hundred_hostile_names_change_no_index() -> None:
    quotes = ["'", '"', ";", "--", "/*", "\\", "\0", "%", "_", "*", "(", "\u2019"]
    words = ["DROP TABLE places", "OR 1=1", "UNION SELECT", "x", "Baku", "../../etc", "^a(b+)+$"]
    rng, files = random.Random(2), sorted((data_folder() / "gazetteer").iterdir())
    before = [hashlib.sha256(path.read_bytes()).digest() for path in files]
    gazetteer = Gazetteer.open()
    for _ in range(500):
        name = "".join(rng.choice(quotes) + rng.choice(words) for _ in range(rng.randint(1, 6)))
        assert all(one.place.name for one in gazetteer.candidates(name))
    assert gazetteer.candidates("Baku"), "nothing is found at all: the test would prove nothing"
    gazetteer.close()
    assert before == [hashlib.sha256(path.read_bytes()).digest() for path in files]
