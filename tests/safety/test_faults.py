"""Faults of the machine: killed while writing, no space, no permission, flipped bits. Old or new, never a part."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from extract.errors import DataError, DatelineError, InputError, OutputError
from geo import atomic, cli, export
from geo.basemap import basemap
from geo.gazetteer import Gazetteer
from geo.importing import read_any
from geo.regions import Regions, data_folder
from tests.builders import event_frame

ROOT = Path(__file__).resolve().parents[2]
KILLS, FLIPS = 100, 50
OLD, NEW = b"old" * 400_000, b"new" * 400_000
# Writes without end, and says when it has begun; os alone, so that a hundred of them are soon started
WRITER = """
import sys
from pathlib import Path
from geo.atomic import write_atomically
old, new, path = b"old" * 400_000, b"new" * 400_000, Path(sys.argv[1])
print("ready", flush=True)
while True:
    write_atomically(path, new)
    write_atomically(path, old)
    print(".", end="", flush=True)
"""


def killed_while_writing(path: Path, after: int, code: str = WRITER) -> None:
    """Start a writer, let it write ``after`` rounds, and kill it wherever it then is."""
    words = [sys.executable, "-S", "-c", code, str(path)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.stdout.read(after)
        writer.send_signal(signal.SIGKILL)


def test_a_hundred_kills_leave_the_old_or_the_new_file_and_no_other(tmp_path: Path) -> None:
    path, rng = tmp_path / "events.geojson", random.Random(11)
    path.write_bytes(OLD)
    found: Counter[bytes] = Counter()
    for _ in range(KILLS):
        killed_while_writing(path, rng.randint(0, 3))
        held = path.read_bytes()
        assert held in (OLD, NEW), "a part of a file was left"
        found[held[:3]] += 1
    strays = [other.name for other in tmp_path.iterdir() if other != path]
    assert all(name.endswith(".part") for name in strays) and len(strays) <= 1
    assert sum(found.values()) == KILLS
    atomic.write_atomically(path, NEW)
    assert list(tmp_path.iterdir()) == [path], "what killed writers left is removed by the next"


def test_a_part_that_another_program_still_writes_is_left_to_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    path, part = tmp_path / "events.geojson", tmp_path / ".events.geojson.0123abcd.part"
    with part.open("wb") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        atomic.write_atomically(path, OLD)
        assert part.exists()
    atomic.write_atomically(path, NEW)
    assert not part.exists()


@pytest.mark.parametrize("nameless", [True, False], ids=["nameless", "named"])
def test_many_threads_may_write_one_file_at_once(
    nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:  # as where the system has no files without a name
        monkeypatch.setattr(atomic, "_write_nameless", lambda *_: None)
    path, contents = tmp_path / "events.geojson", [bytes([65 + i]) * 5000 for i in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: atomic.write_atomically(path, data), contents * 4))
    assert path.read_bytes() in contents and list(tmp_path.iterdir()) == [path]


def test_a_part_that_takes_the_name_of_a_removed_one_is_left_to_its_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    path, part, lock = tmp_path / "events.geojson", tmp_path / ".events.geojson.0123abcd.part", fcntl.flock
    part.write_bytes(OLD)

    def slow(file: object, how: int) -> None:
        if how & fcntl.LOCK_NB:  # meanwhile somebody else removed it, and its writer began again
            part.unlink()
            part.write_bytes(NEW)
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", slow)
    atomic.write_atomically(path, OLD)
    assert part.read_bytes() == NEW


CARELESS = WRITER.replace("write_atomically(path, new)", "path.write_bytes(new)").replace(
    "write_atomically(path, old)", "path.write_bytes(old)"
)


def test_control_a_plain_write_that_is_killed_leaves_a_part(tmp_path: Path) -> None:
    path, rng = tmp_path / "events.geojson", random.Random(11)
    for _ in range(KILLS):
        killed_while_writing(path, rng.randint(0, 3), CARELESS)
        if path.read_bytes() not in (OLD, NEW):
            return
    pytest.fail("no kill hit a write: the test above proves nothing")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_device_without_space_is_one_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The write really fails: every byte goes to the kernel's device that is always full."""
    built, out = tmp_path / "a.geojson", tmp_path / "b.csv"
    export.write(event_frame(5), built)
    out.write_bytes(b"old")
    real = atomic._fill

    def full(_: Any, data: bytes) -> None:
        with Path("/dev/full").open("wb") as device:
            real(device, data)

    monkeypatch.setattr(atomic, "_fill", full)
    assert cli.main(["export", str(built), "-o", str(out)]) == cli.UNUSABLE
    monkeypatch.undo()
    told = capsys.readouterr().err
    assert "b.csv: no space left on device" in told and len(told.splitlines()) == 1
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("ending", [".geojson", ".csv", ".parquet", ".kml", ".gpkg", ".bib"])
def test_a_folder_that_may_not_be_written_is_one_sentence(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(b"old")
    tmp_path.chmod(0o555)
    if os.geteuid() == 0:  # root may write anywhere: the system's answer is put in its place

        def refuse(*_: Any, **__: Any) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
        monkeypatch.setattr(Path, "open", refuse)
    try:
        with pytest.raises(OutputError, match=rf"x{ending}: permission denied") as told:
            export.write(event_frame(3), path)
    finally:
        monkeypatch.undo()
        tmp_path.chmod(0o755)
    assert "\n" not in str(told.value) and path.read_bytes() == b"old"


# --- data files of the program ------------------------------------------------------------------


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of our own, to damage."""
    folder = tmp_path_factory.mktemp("data")
    for part in ("regions", "gazetteer", "basemap", "lexicons"):
        shutil.copytree(data_folder() / part, folder / part)
    shutil.copy(data_folder() / "SHA256SUMS", folder)
    return folder


def use_regions(folder: Path) -> None:
    Regions.open(folder).unit_at(46.7, 39.9)


def use_basemap(folder: Path) -> None:
    basemap((40.0, 38.0, 50.0, 42.0), path=folder)


def use_gazetteer(folder: Path) -> None:
    Gazetteer.open(folder).close()


FILES: dict[str, Callable[[Path], None]] = {
    **dict.fromkeys(("regions/countries.parquet", "regions/admin1.parquet", "regions/groups.json"), use_regions),
    "regions/extents.geojson": use_regions,
    **dict.fromkeys(("basemap/ground.json", "basemap/labels.parquet", "basemap/lakes.parquet"), use_basemap),
    **dict.fromkeys(("gazetteer/codes.json", "gazetteer/labels.marisa", "gazetteer/names.marisa"), use_gazetteer),
    "gazetteer/places.npy": use_gazetteer,
}


def test_fifty_flipped_bits_are_all_told_with_the_name_of_the_file(copied: Path) -> None:
    rng = random.Random(5)
    silent = []
    for k in range(FLIPS):
        name = sorted(FILES)[k % len(FILES)]
        path = copied / name
        sound = path.read_bytes()
        at, bit = rng.randrange(len(sound)), 1 << rng.randrange(8)
        path.write_bytes(sound[:at] + bytes([sound[at] ^ bit]) + sound[at + 1 :])
        try:
            FILES[name](copied)
            silent.append((name, at))
        except DataError as error:
            assert path.name in str(error) and "\n" not in str(error)
        path.write_bytes(sound)
    assert silent == []


@pytest.mark.parametrize("name", FILES)
def test_control_the_same_files_are_sound_without_a_flip(name: str, copied: Path) -> None:
    FILES[name](copied)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_data_file_is_named(name: str, copied: Path) -> None:
    held = (copied / name).rename(copied / "aside")
    try:
        with pytest.raises(DataError, match=Path(name).name):
            FILES[name](copied)
    finally:
        held.rename(copied / name)


@pytest.mark.parametrize("ending", [".geojson", ".parquet", ".csv"])
def test_flipped_bits_in_a_built_file_never_end_in_a_traceback(ending: str, tmp_path: Path) -> None:
    path, rng = tmp_path / f"x{ending}", random.Random(7)
    export.write(event_frame(8), path)
    sound = bytearray(path.read_bytes())
    told = 0
    for _ in range(FLIPS):
        at, bit = rng.randrange(len(sound)), 1 << rng.randrange(8)
        sound[at] ^= bit
        path.write_bytes(bytes(sound))
        sound[at] ^= bit
        try:
            read_any(path)
        except InputError as error:
            told += 1
            assert path.name in str(error) and "\n" not in str(error)
    assert told


def test_every_data_file_is_looked_at_by_one_command_the_lexicons_too(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that are read as text on each start are compared there, and not each time."""
    lines = (copied / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    held = [line for line in lines if (copied / line.split("  ", 1)[1]).is_file()]
    (copied / "SHA256SUMS").write_text("\n".join(held) + "\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_DATA", str(copied))
    assert cli.main(["data", "check"]) == cli.DONE
    assert f"{len(held)} data files looked at, 0 not as recorded" in capsys.readouterr().out
    rng, lexicons = random.Random(12), sorted((copied / "lexicons").iterdir())
    assert len(lexicons) >= 5
    for path in lexicons:
        sound = bytearray(path.read_bytes())
        at, bit = rng.randrange(len(sound)), 1 << rng.randrange(8)
        sound[at] ^= bit
        path.write_bytes(bytes(sound))
        assert cli.main(["data", "check"]) == cli.UNUSABLE
        told = capsys.readouterr().err
        assert path.name in told and len(told.splitlines()) == 1
        sound[at] ^= bit
        path.write_bytes(bytes(sound))
    lexicons[0].unlink()
    assert cli.main(["data", "check"]) == cli.UNUSABLE and lexicons[0].name in capsys.readouterr().err


# --- clocks and company -------------------------------------------------------------------------


def test_a_clock_set_back_changes_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    before = {ending: export.to_bytes(event_frame(10), ending) for ending in (".geojson", ".gpkg", ".kml", ".parquet")}
    monkeypatch.setattr(time, "time", lambda: 86400.0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert before == {ending: export.to_bytes(event_frame(10), ending) for ending in before}


def test_two_programs_that_write_one_file_leave_one_of_the_two(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    path.write_bytes(OLD)
    words = [sys.executable, "-S", "-c", WRITER, str(path)]
    both = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    for one in both:
        assert one.stdout is not None
        one.stdout.readline()
    for _ in range(20):
        assert path.read_bytes() in (OLD, NEW)
    for one in both:
        one.kill()
        one.communicate()
    assert path.read_bytes() in (OLD, NEW)


def test_every_error_of_the_program_is_in_one_tree() -> None:
    assert all(issubclass(one, DatelineError) for one in (DataError, InputError, OutputError))
