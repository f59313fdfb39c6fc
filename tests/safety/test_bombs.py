"""Bombs, entities, names that point elsewhere: refused in little time and memory, nothing touched. Controls do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.load import load
from extract.model import Article, Rejected
from tests.documents import docx_of, pdf_of_pages, text_at, zip_of
from tests.safety.bombs import MIB, READ, REFUSED, SECRET, fetching, word, zip_bomb
from tests.safety.watch import Cost, watched

SECONDS, MEMORY = 1.0, 100
SOUND = {
    "sound.zip": zip_of({"a.txt": b"One."}),
    "sound.docx": docx_of("<w:p><w:r><w:t>One.</w:t></w:r></w:p>"),
    "sound.pdf": pdf_of_pages([text_at(50, ["One."])]),
}


@pytest.fixture(scope="module", autouse=True)
def _warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the parsers be imported and set up by sound files: their own size is not the bombs'."""
    folder = tmp_path_factory.mktemp("sound")
    for name, data in SOUND.items():
        (folder / name).write_bytes(data)
    (folder / "sound.html").write_text("<html><body><p>One.</p></body></html>", encoding="utf-8")
    assert [one.text for one in load([folder]) if isinstance(one, Article)] == ["One."] * 4


def loaded(folder: Path, name: str, data: bytes) -> tuple[list[Article | Rejected], Cost]:
    (folder / name).write_bytes(data)
    with watched() as cost:
        found = list(load([folder / name]))
    return found, cost


def harmless(cost: Cost) -> bool:
    return cost.seconds < SECONDS and cost.mib < MEMORY and cost.touched == []


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence_and_costs_little(name: str, tmp_path: Path) -> None:
    data = REFUSED[name](tmp_path)
    before = sorted(tmp_path.rglob("*"))
    found, cost = loaded(tmp_path, name, data)
    assert found and all(isinstance(one, Rejected) for one in found), found
    for one in found:
        assert isinstance(one, Rejected) and one.reason.startswith(name) and ";" in one.reason
        assert one.reason.endswith(".") and "\n" not in one.reason and SECRET not in one.reason
        assert "cannot be understood" not in one.reason, "refused by luck and not by a rule"
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / name])
    assert harmless(cost), cost


@pytest.mark.parametrize("name", READ)
def test_it_is_read_without_what_it_asks_for(name: str, tmp_path: Path) -> None:
    found, cost = loaded(tmp_path, name, READ[name](tmp_path))
    assert [SECRET in one.text or "hahaha" in one.text for one in found if isinstance(one, Article)] == [False]
    assert harmless(cost), cost


# --- controls: the same files do harm where nothing guards ---------------------------------------


def test_control_unpacking_without_a_cap_takes_the_memory() -> None:
    with watched() as cost:
        unpacked = zipfile.ZipFile(io.BytesIO(zip_bomb(150))).read
        with pytest.raises(zipfile.BadZipFile):  # only at the end is the sum compared
            unpacked("a.txt")
    assert cost.mib > MEMORY and not harmless(cost)


def test_control_an_entity_fetches_the_file_where_it_may(tmp_path: Path) -> None:
    from lxml import etree

    careless = etree.XMLParser(resolve_entities=True, load_dtd=True)
    data = zipfile.ZipFile(io.BytesIO(word(fetching(tmp_path), "&x;"))).read("word/document.xml")
    assert SECRET in "".join(etree.fromstring(data, careless).itertext())


def test_control_a_careless_writer_leaves_its_folder(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    with watched() as cost:
        (inside / "../../evil.txt").write_bytes(b"x")
    assert (tmp_path / "evil.txt").exists() and not harmless(cost)


def test_control_work_and_memory_are_noticed() -> None:
    with watched() as cost:
        held = [bytearray(b"x" * MIB) for _ in range(MEMORY + 20)]
    assert cost.mib > MEMORY and len(held) > MEMORY
