"""The language model: loaded once, sentences at layout breaks, long texts in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from extract import language
from extract.errors import DataError
from extract.language import parse, pipeline
from extract.wordtables import tables


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, stripped."""
    return [s.text.strip() for _, doc in parse(text) for s in doc.sents if s.text.strip()]


def test_the_model_is_loaded_once() -> None:
    assert pipeline() is pipeline()


def test_a_model_that_is_not_installed_is_a_data_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model")
    with pytest.raises(DataError, match="no_such_model"):
        pipeline.__wrapped__()


def test_a_model_that_lacks_a_part_is_a_data_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    monkeypatch.setenv("DATELINE_MODEL", str(tmp_path / "blank"))
    with pytest.raises(DataError, match="no tagger and no parser"):
        pipeline.__wrapped__()


def test_a_paragraph_ends_a_sentence() -> None:
    assert sentences("Fighting in Hama\n\nShelling was heard at night.")[0] == "Fighting in Hama"


def test_a_line_that_goes_on_in_small_letters_is_one_sentence() -> None:
    text = "Rebels shelled the town and\n\nfled across the border."
    assert sentences(text) == [text]


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentences("") == []
    assert sentences("  \n\n ") == []


def test_the_pieces_of_a_long_text_are_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PIECE_CHARACTERS", 60)
    text = "Rebels shelled Hama on Monday. Soldiers fled the town. " * 5
    pieces = list(parse(text))
    assert len(pieces) > 2
    assert "".join(doc.text for _, doc in pieces) == text
    assert all(text.startswith(doc.text, offset) for offset, doc in pieces)


def test_a_piece_ends_where_a_sentence_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PIECE_CHARACTERS", 60)
    pieces = [doc.text.strip() for _, doc in parse("Rebels shelled Hama on Monday. Soldiers fled the town. " * 5)]
    assert all(piece.endswith(".") for piece in pieces)


def test_a_package_without_a_way_to_load_its_model_is_loaded_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a_model_of_a_package" / "model"
    folder.mkdir(parents=True)
    spacy.blank("en").to_disk(folder)
    (folder.parent / "__init__.py").write_text("", encoding="utf-8")
    information = tmp_path / "a_model_of_a_package-1.0.dist-info" / "METADATA"
    information.parent.mkdir()
    information.write_text("Metadata-Version: 2.1\nName: a-model-of-a-package\nVersion: 1.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("DATELINE_MODEL", "a_model_of_a_package")
    assert language.load_model().lang == "en"


# Each form is of a verb in "-e" that another verb has the stem of, or of a noun the tables take for another.
FORMS = {
    "raped": "rape", "raged": "rage", "waged": "wage", "staged": "stage", "hoped": "hope", "riding": "ride",
    "stages": "stage", "bases": "base", "graves": "grave", "corpses": "corpse",
}  # fmt: skip
SHORT = {"planned": "plan", "robbed": "rob", "stopped": "stop", "winning": "win", "hopped": "hop", "crises": "crisis"}


@pytest.mark.parametrize("fast", [False, True], ids=["model", "fast"])
@pytest.mark.parametrize(("form", "lemma"), [*FORMS.items(), *SHORT.items()])
def test_a_consonant_that_is_not_doubled_is_of_the_verb_in_e(form: str, lemma: str, fast: bool) -> None:
    """Else nobody "raped" and no fighting "raged"."""
    noun = form.endswith("s") and form != "stages"
    text = f"The men saw the {form} there." if noun else f"They say he {form} it." if form == "stages" else ""
    ((_, doc),) = parse(text or f"The men {'were ' if form.endswith('ing') else ''}{form} there.", fast=fast)
    assert [t.lemma_ for t in doc if t.text == form] == [lemma]


def test_known_words_are_not_looked_up_one_after_the_other() -> None:
    """The library keeps them in lists of up to 60,000: a word met for the first time would be held against each."""
    of_model = pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for known in (of_model, tables()["lemma_index"]):
        assert len(known) > 3
        assert all(isinstance(words, frozenset) for words in known.values())
