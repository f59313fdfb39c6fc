"""Tell a text that is not English, and name its language as far as its small words or its letters do.

The rules of extraction read English. A rejection must be certain, so that all of the following must hold:
the text is long enough, English small words are all but missing, and another language's, or another
script, are there in numbers. Mixed texts, English with long quotations, lists of foreign names and
short texts pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extract.resources import data_file, read_table, word_lists

# Shorter texts pass: too little to be certain.
_MIN_WORDS = 20
_MIN_LETTERS = 60
# English news has above 0.25 of the English words listed, tables and lists of names above 0.05.
_ENGLISH = 0.03
# News in each of the other languages has above 0.15 of its own.
_FOREIGN = 0.10
_MIN_HITS = 4
_OTHER_SCRIPT = 0.6
# Looked at: the beginning, the middle and the end, of as many characters each.
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_NAMED_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI")


@dataclass(frozen=True, slots=True)
class Tongues:
    """Small words: of English, of the other languages by their script; and languages by script alone."""

    english: frozenset[str]
    words: dict[str, dict[str, frozenset[str]]]
    script: dict[str, str]


@lru_cache(maxsize=1)
def load_tongues() -> Tongues:
    """Read ``data/lexicons/tongues.toml``.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = data_file("lexicons/tongues.toml")
    return read_table(path, _made)


def _made(raw: Mapping[str, Any]) -> Tongues:
    keys = {script: "words" if script == "LATIN" else f"words_{script.lower()}" for script in _NAMED_SCRIPTS}
    words = {script: word_lists(raw[key]) for script, key in keys.items()}
    return Tongues(frozenset(raw["english"]["words"].split()), words, dict(raw["script"]))


def other_language(text: str) -> str | None:
    """Return the language of a text that is certainly not English ("French", "a language in Lao letters"), or None."""
    sample = _sample(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    tongues = load_tongues()
    if sum(word in tongues.english for word in words) > _ENGLISH * len(words):
        return None
    script, share = _script(sample)
    if script == "LATIN":
        return _by_words(words, tongues.words["LATIN"]) if len(words) >= _MIN_WORDS else None
    letters = sum(map(len, words))
    if share < _OTHER_SCRIPT or letters < _MIN_LETTERS:
        return None
    named = _by_words(words, tongues.words[script]) if script in tongues.words else tongues.script.get(script)
    return named or f"a language in {script.capitalize()} letters"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _script(sample: str) -> tuple[str, float]:
    """The script of most letters and their share; kana make a text of ideographs Japanese."""
    letters = Counter(char for char in sample if char.isalpha())
    scripts: Counter[str] = Counter()
    for char, count in letters.items():
        scripts["LATIN" if char.isascii() else unicodedata.name(char, "UNKNOWN").split()[0]] += count
    if not scripts:
        return "LATIN", 0.0
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana > 0.05 * scripts["CJK"]:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0) + scripts.pop("KATAKANA", 0)
    script, count = scripts.most_common(1)[0]
    return script, count / scripts.total()


def _by_words(words: list[str], languages: dict[str, frozenset[str]]) -> str | None:
    """The language whose small words are most frequent, if they are frequent enough."""
    counted = Counter(words)
    hits = {name: sum(counted[word] for word in listed) for name, listed in languages.items()}
    name, most = max(hits.items(), key=lambda item: item[1])
    return name if most >= max(_MIN_HITS, _FOREIGN * len(words)) else None
