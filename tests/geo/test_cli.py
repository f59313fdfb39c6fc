"""The command line: exit codes, one sentence an error, nothing heavy before it is needed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.errors import OutputError
from extract.model import Article, Rejected
from geo import build as builder
from geo import cli, console, evaluate, export, server
from geo.frame import empty_frame, read_events
from tests.builders import event_frame

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Shells hit Barda on Monday, killing 21 people."
Build = Callable[..., builder.BuildResult]


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "geo", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Put a build in place of the real one: 30 made-up events. The list gets each call's arguments."""
    calls: list[dict[str, Any]] = []

    def build(paths: Sequence[Path], **options: Any) -> builder.BuildResult:
        calls.append({"paths": list(paths), **options})
        if options["progress"]:
            options["progress"]("Reading articles", 1, 2)
        rejected = tuple(Rejected(f"{n}.txt", "load", f"{n}.txt is empty; remove it.") for n in range(30))
        return builder.BuildResult(event_frame(30, seed=1), (Article("a.txt", TEXT),), rejected)

    monkeypatch.setattr(builder, "build", build)
    return calls


# --- start-up -----------------------------------------------------------------------------------


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys; from geo.cli import main; main(['--help']); print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    heavy = {"spacy", "geopandas", "pandas", "numpy", "shapely", "folium", "streamlit", "trafilatura", "lxml"}
    assert "build" in done.stdout
    assert not heavy & set(done.stderr.split())


@pytest.mark.parametrize("command", ["build", "mentions", "eval", "serve", "export"])
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert "Usage: dateline" in capsys.readouterr().out


def documented() -> str:
    return "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))


def commands_and_options() -> list[tuple[str, str]]:
    import typer

    group: Any = typer.main.get_command(cli.app)
    return [
        (name, option)
        for name, command in group.commands.items()
        for option in ("", *(o for p in command.params for o in p.opts if o.startswith("--")))
        if option != "--help"
    ]


@pytest.mark.parametrize(("command", "option"), commands_and_options())
def test_commands_and_options_are_documented(command: str, option: str) -> None:
    text = documented()
    assert f"dateline {command}" in text
    assert option in text


# --- bad input, as a user meets it ----------------------------------------------------------------

UNUSABLE: dict[str, dict[str, bytes]] = {
    "empty folder": {},
    "empty file": {"a.txt": b""},
    "blank file": {"a.txt": b" \n "},
    "binary": {"a.txt": bytes(range(256)) * 20},
    "image": {"a.png": b"\x89PNG\r\n\x1a\n"},
    "pdf": {"a.pdf": b"%PDF-1.4"},
    "broken json": {"a.json": b"{"},
    "deep json": {"a.json": b"[" * 100_000},
    "broken jsonl": {"a.jsonl": b"{\n}\n"},
    "records without text": {"a.jsonl": b'{"id": 1}\n{"id": 2}\n'},
    "bad date": {"a.jsonl": b'{"text": "x", "published": "soon"}\n'},
    "csv without header": {"a.csv": b"1,2,3\n4,5,6\n"},
    "empty html": {"a.html": b"<html></html>"},
    "utf-16 cut short": {"a.txt": b"\xff\xfe\x00"},
    "only a sidecar": {"articles.toml": b'[[article]]\nfile = "a.txt"\n'},
    "broken sidecar": {"articles.toml": b"[[["},
    "strange name": {"\x1b[31mred\u202e.txt": b""},
    "too large": {"a.txt": b"x" * (11 * 1024 * 1024)},
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_nothing_usable_is_exit_code_1_and_sentences(tmp_path: Path, case: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in UNUSABLE[case].items():
        (folder / name).write_bytes(content)
    done = run("build", "in", "-o", "out.geojson", cwd=tmp_path)
    assert done.returncode == cli.UNUSABLE
    assert done.stdout == ""
    assert_sentences(done.stderr)
    assert done.stderr.splitlines()[-1].startswith("Nothing usable")
    assert not (tmp_path / "out.geojson").exists()


def assert_sentences(text: str) -> None:
    """Lines for people: no traceback, nothing that steers the terminal, a full stop at each end."""
    assert "Traceback" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert all(line.endswith(".") for line in text.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["build"],
        ["build", "a.txt"],
        ["build", "-o", "x.geojson"],
        ["build", "a.txt", "-o", "x.doc"],
        ["build", "a.txt", "-o", "."],
        ["build", "a.txt", "-o", "x"],
        ["build", "a.txt", "-o", "x.geojson", "--published", "soon"],
        ["build", "a.txt", "-o", "x.geojson", "--published", "2020-02-30"],
        ["build", "a.txt", "-o", "x.geojson", "--loud"],
        ["build", "a.csv", "-o", "./a.csv"],
        ["mentions", "a.txt", "-o", "x.geojson"],
        ["eval"],
        ["serve", "missing.geojson"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "web"],
        ["export", "a.geojson"],
        ["export", "a.geojson", "-o", "a.geojson"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_exit_code_2_and_one_sentence(
    words: list[str], article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(article.parent)
    assert cli.main(words) == cli.WRONG_CALL
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert_sentences(said.err)


@pytest.mark.parametrize(
    "words",
    [
        ["export", "missing.geojson", "-o", "x.csv"],
        ["export", "a.txt", "-o", "x.csv"],
        ["build", "a.txt", "-o", "a.txt/x.geojson"],
        ["build", "missing.txt", "-o", "x.geojson"],
        ["eval", "no-such-set"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_exit_code_1_and_sentences(words: list[str], article: Path) -> None:
    done = run(*words, cwd=article.parent)
    assert done.returncode == cli.UNUSABLE
    assert done.stderr
    assert_sentences(done.stderr)


def test_a_wrong_call_of_the_process_is_exit_code_2(tmp_path: Path) -> None:
    done = run("build", cwd=tmp_path)
    assert done.returncode == cli.WRONG_CALL
    assert_sentences(done.stderr)


def test_a_fault_of_the_program_is_a_sentence_and_a_traceback_when_asked(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise KeyError("column\nof two lines")

    monkeypatch.setattr(builder, "build", fail)
    words = ["build", str(article), "-o", str(article.with_suffix(".geojson"))]
    assert cli.main(words) == cli.UNUSABLE
    plain = capsys.readouterr().err
    assert "KeyError" in plain
    assert_sentences(plain)
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    assert cli.main(words) == cli.UNUSABLE
    assert "Traceback" in capsys.readouterr().err


# --- build ----------------------------------------------------------------------------------------


def test_build_writes_what_it_says(
    stand_in: list[dict[str, Any]], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = article.parent / "new" / "folder" / "events.geojson"
    assert cli.main(["build", str(article), "-o", str(out), "--published", "2020-10-12"]) == cli.DONE
    frame = read_events(out)
    said = capsys.readouterr()
    assert said.out == f"1 article: {console.counts(frame)}, 30 rejected; wrote {out}\n"
    asked = {"progress": None, "jobs": 1, "scheduler": None, "fast": False}
    assert stand_in == [{"paths": [article], "published": date(2020, 10, 12), **asked}]


def test_rejections_stand_on_stderr_up_to_a_limit(
    stand_in: list[dict[str, Any]], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(article), "-q", "-o", str(article.with_suffix(".csv"))]) == cli.DONE
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0] == "rejected: 0.txt is empty; remove it."
    assert lines[-1] == "rejected: 10 more (10 at stage load)."
    assert len(lines) == console.MAX_SHOWN + 1
    assert len(stand_in) == 1


def test_progress_is_shown_on_a_terminal_only(
    stand_in: list[dict[str, Any]],
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["build", str(article), "-o", str(article.with_suffix(".csv"))]
    monkeypatch.setattr(cli, "is_terminal", lambda: True)
    assert cli.main(words) == cli.DONE
    assert "Reading articles" in capsys.readouterr().err
    assert cli.main([*words, "--quiet"]) == cli.DONE
    assert "Reading articles" not in capsys.readouterr().err
    assert [bool(call["progress"]) for call in stand_in] == [True, False]


def test_a_result_that_cannot_be_written_is_one_sentence(
    stand_in: list[dict[str, Any]],
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OutputError("Cannot write x.csv: no space left on device; free some.")

    monkeypatch.setattr(export, "write", full)
    assert cli.main(["build", str(article), "-o", str(article.with_suffix(".csv"))]) == cli.UNUSABLE
    assert capsys.readouterr().err.endswith("no space left on device; free some.\n")
    assert stand_in


def test_counts_add_up() -> None:
    frame = event_frame(200, seed=3)
    precision = frame["place_precision"]
    mapped = int(precision.isin(["site", "settlement", "pass"]).sum())
    unlocated = int((precision == "unlocated").sum())
    areas = 200 - mapped - unlocated
    assert console.counts(frame) == f"200 events ({mapped} mapped, {areas} areas, {unlocated} unlocated)"
    assert console.counts(empty_frame()) == "0 events (0 mapped, 0 areas, 0 unlocated)"


# --- the other commands -----------------------------------------------------------------------------


def test_mentions_are_lines_of_json(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(paths: Sequence[Path], published: date | None = None, fast: bool = False) -> Any:
        yield Rejected("b.txt", "load", "b.txt is empty; remove it.")
        yield {"article": paths[0].name, "places": [{"text": "Şuşa"}], "times": []}

    monkeypatch.setattr(builder, "mentions", found)
    out = article.with_suffix(".jsonl")
    assert cli.main(["mentions", str(article), "-o", str(out)]) == cli.DONE
    assert json.loads(out.read_text(encoding="utf-8"))["places"] == [{"text": "Şuşa"}]
    said = capsys.readouterr()
    assert said.out == f"1 article, 1 rejected; wrote {out}\n"
    assert "b.txt is empty" in said.err


def test_eval_prints_each_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(evaluate, "evaluate", lambda name: f"report of {name}")
    assert cli.main(["eval", "one", "two"]) == cli.DONE
    assert capsys.readouterr().out == "report of one\nreport of two\n"


def test_export_writes_another_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, out = tmp_path / "a.geojson", tmp_path / "b.parquet"
    frame = event_frame(20, seed=2)
    export.write(frame, built)
    assert cli.main(["export", str(built), "-o", str(out)]) == cli.DONE
    assert list(read_events(out)["id"]) == list(frame["id"])
    assert capsys.readouterr().out == f"{console.counts(frame)}; wrote {out}\n"


def test_serve_starts_streamlit_for_this_machine_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(server, "_become", lambda words: called.append(words) or 3)
    monkeypatch.setattr(server, "_is_taken", lambda _port: False)
    built = tmp_path / "a b;c.geojson"
    built.touch()
    assert cli.main(["serve", str(built), "--port", "8777"]) == 3
    (words,) = called
    assert words[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert {"--server.address=localhost", "--server.port=8777"} <= set(words)
    assert words[-2:] == ["--", str(built)]


@pytest.mark.parametrize(("variable", "headless"), [("DISPLAY", "false"), ("NOTHING", "true")])
def test_a_browser_is_opened_where_there_is_a_screen(
    variable: str, headless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, ":0")
    assert f"--server.headless={headless}" in server.command(None, 8501)


@pytest.mark.app
def test_a_taken_port_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)]) == cli.UNUSABLE
    assert capsys.readouterr().err == f"Port {port} is taken by another program; give another with --port.\n"


def test_a_missing_page_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(server, "DASHBOARD", Path("/no/dashboard.py"))
    assert cli.main(["serve"]) == cli.UNUSABLE
    assert capsys.readouterr().err.startswith("/no/dashboard.py is missing;")


# --- the whole way ----------------------------------------------------------------------------------


def test_one_article_all_the_way_in_a_process_of_its_own(tmp_path: Path, article: Path) -> None:
    done = run("build", "a.txt", "-o", "out.geojson", "--published", "2020-10-28", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (cli.DONE, "")
    assert done.stdout.startswith("1 article: ")
    built = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert built["type"] == "FeatureCollection"
    for feature in built["features"]:
        for source in feature["properties"]["sources"]:
            assert TEXT[source["start_char"] : source["end_char"]] == source["quote"]


def test_word_lists_that_cannot_be_read_are_one_sentence(tmp_path: Path, article: Path) -> None:
    """They are read when the rules are imported, before anything else is done."""
    words = tmp_path / "data" / "lexicons" / "words.toml"
    words.parent.mkdir(parents=True)
    words.write_text("[cues", encoding="utf-8")
    done = run("build", "a.txt", "-o", "out.geojson", cwd=tmp_path, DATELINE_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stdout) == (cli.UNUSABLE, "")
    assert str(words) in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec")
def test_the_server_takes_the_place_of_the_command(tmp_path: Path) -> None:
    """Whoever stops ``dateline serve`` stops the server: there is one process, not two."""
    page = tmp_path / "page.py"
    page.write_text("import os; print(os.getpid(), os.getcwd())", encoding="utf-8")
    code = (
        "import os, sys; from pathlib import Path; from geo import server; print(os.getpid(), flush=True);"
        f"server.DASHBOARD = Path({str(page)!r}); server._become([sys.executable, {str(page)!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    first, second = done.stdout.splitlines()
    assert second == f"{first} {tmp_path}"
