"""What the dashboard shows first is kept on disk, and never shown for anything but what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import dashboard_data as data
from geo import export, front
from geo.folders import CACHE_VARIABLE
from tests.builders import event_frame


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> data.Loaded:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    export.write(event_frame(30, seed=1), tmp_path / "events.geojson")
    return data.load(tmp_path / "events.geojson")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache" / "dashboard").glob("*.page"))


def never() -> data.Loaded:
    raise AssertionError("the events were read, though the front is on disk")


def test_a_second_start_reads_what_the_first_drew(held: data.Loaded, tmp_path: Path) -> None:
    first = front.front_of(held.digest, lambda: held)
    assert front.front_of(held.digest, never) == first
    assert b"timeMap" in first.page and first.opening == data.opening_span(held.frame)
    assert first.choices["types"] == data.options(held.frame, "types")
    (path,) = kept(tmp_path)
    assert path.parent.stat().st_mode & 0o077 == 0, "others of this machine may read it"


def test_another_file_setting_or_program_is_drawn_anew(held: data.Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    front.front_of(held.digest, lambda: held)
    with pytest.raises(AssertionError, match="were read"):
        front.front_of(held.digest + "0", never)
    with monkeypatch.context() as changed:
        changed.setenv("DATELINE_WORLDVIEW", "de_jure")
        with pytest.raises(AssertionError, match="were read"):
            front.front_of(held.digest, never)
    monkeypatch.setattr(front, "_program", lambda: "another")
    with pytest.raises(AssertionError, match="were read"):
        front.front_of(held.digest, never)


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-1], lambda text: text.replace(b"timeMap", b"timeMop"), lambda _: b""]
)
def test_a_damaged_copy_is_drawn_anew(held: data.Loaded, tmp_path: Path, spoil: object) -> None:
    first = front.front_of(held.digest, lambda: held)
    (path,) = kept(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert front.front_of(held.digest, lambda: held) == first
    assert front.front_of(held.digest, never) == first


def test_only_the_last_few_are_kept(held: data.Loaded, tmp_path: Path) -> None:
    for number in range(front.KEPT_FRONTS + 2):
        front.front_of(f"{held.digest}{number}", lambda: held)
    assert len(kept(tmp_path)) == front.KEPT_FRONTS
    front.front_of(f"{held.digest}{front.KEPT_FRONTS + 1}", never)


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(
    held: data.Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file"))
    assert front.front_of(held.digest, lambda: held).page


def test_what_was_built_is_ready_for_the_dashboard(held: data.Loaded, tmp_path: Path) -> None:
    front.prepare(tmp_path / "events.geojson")
    assert front.front_of(held.digest, never).page


def test_a_file_that_cannot_be_shown_stops_no_build(held: data.Loaded, tmp_path: Path) -> None:
    (tmp_path / "other.geojson").write_text("{}", encoding="utf-8")
    front.prepare(tmp_path / "other.geojson")
    assert kept(tmp_path) == []
