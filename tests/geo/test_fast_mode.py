"""``--fast`` on the command line: without the language model, and the result says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli import main

TEXT = (
    "Rebels shelled Aleppo on September 4, 2016, killing at least nine people. The army took Hama on September 6, 2016."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_fast_build_says_so_on_the_file_and_in_the_summary(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "events.geojson"
    assert main(["build", str(article), "-o", str(out), "--fast"]) == 0
    built = json.loads(out.read_text("utf-8"))
    assert built["dateline"]["mode"] == "fast"
    assert {f["properties"]["date_start"] for f in built["features"]} == {"2016-09-04", "2016-09-06"}
    assert "fast mode" in capsys.readouterr().out


def test_a_build_with_the_model_says_nothing_of_modes(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "events.geojson"
    assert main(["build", str(article), "-o", str(out)]) == 0
    assert "mode" not in json.loads(out.read_text("utf-8"))["dateline"]
    assert "fast mode" not in capsys.readouterr().out


def test_mentions_are_found_without_the_model(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the fast mode has loaded the model")

    monkeypatch.setattr("extract.language.pipeline", refuse)
    out = tmp_path / "mentions.jsonl"
    assert main(["mentions", str(article), "-o", str(out), "--fast"]) == 0
    (found,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [place["text"] for place in found["places"]] == ["Aleppo", "Hama"]
