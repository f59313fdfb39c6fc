"""Load the event vocabulary of ``data/lexicons/triggers.toml``; its head comment defines the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.resources import data_file, read_table


@dataclass(frozen=True, slots=True)
class Kind:
    """The words of one event kind; all are lemmas in lower case.

    ``nouns_by_last`` and ``phrases_by_first`` hold the wordings of a word, the longest first: the longest counts.
    """

    name: str
    verbs: frozenset[str]
    verbs_with: tuple[tuple[str, frozenset[str]], ...]
    nouns: frozenset[tuple[str, ...]]
    phrases: frozenset[tuple[str, ...]]
    subtypes: tuple[tuple[str, frozenset[str]], ...]
    nouns_by_last: Mapping[str, tuple[tuple[str, ...], ...]]
    phrases_by_first: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All kinds in order of precedence, the cue words, and the light verbs.

    ``starts`` are the verbs and the first words of phrases, ``endings`` the last words of nouns,
    ``untold`` the verbs that tell no event even with a day and a place, ``no_actors`` the nouns that name nobody
    who acts,
    ``themes`` the kind of a verb in a text about a war or a disaster, ``theme_words`` the nouns that a text
    about one is full of.
    """

    kinds: tuple[Kind, ...]
    cues: dict[str, frozenset[str]]
    light: frozenset[str]
    untold: frozenset[str]
    no_actors: frozenset[str]
    themes: Mapping[str, Mapping[str, str]]
    theme_words: Mapping[str, frozenset[str]]
    starts: frozenset[str]
    endings: frozenset[str]
    of_word: Mapping[str, tuple[Kind, ...]]

    def kinds_of(self, lemma: str, word: str) -> tuple[Kind, ...]:
        """Return the kinds, in order of precedence, one of whose wordings begins or ends with a word."""
        one, other = self.of_word.get(lemma, ()), self.of_word.get(word, ())
        if one == other or not other:
            return one
        return tuple(kind for kind in self.kinds if kind in one or kind in other) if one else other

    def kind(self, name: str) -> Kind:
        """Return a kind by name; KeyError when there is none."""
        return {k.name: k for k in self.kinds}[name]


@lru_cache(maxsize=4)
def load_lexicon(path: Path | None = None) -> Lexicon:
    """Read the vocabulary.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/triggers.toml")
    return read_table(path, _made)


def _made(raw: Mapping[str, Any]) -> Lexicon:
    cues = {name: frozenset(words) for name, words in raw["cues"].items()}
    kinds = tuple(_kind(item) for item in raw["kind"])
    light, untold = (frozenset(raw[name]["verbs"]) for name in ("light", "told"))
    no_actors = frozenset(raw["told"]["no_actors"])
    themes = {name: _by_verb(table) for name, table in raw["theme"].items()}
    spoken = {name: frozenset(words) for name, words in raw.get("theme_words", {}).items()}
    known = (_starts(kinds), _endings(kinds), _of_word(kinds))
    return Lexicon(kinds, cues, light, untold, no_actors, themes, spoken, *known)


def _by_verb(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {verb: kind for kind, verbs in table.items() for verb in verbs}


def _starts(kinds: tuple[Kind, ...]) -> frozenset[str]:
    verbs = {verb for kind in kinds for verb in kind.verbs}
    cued = {verb for kind in kinds for _, words in kind.verbs_with for verb in words}
    return frozenset(verbs | cued | {phrase[0] for kind in kinds for phrase in kind.phrases})


def _endings(kinds: tuple[Kind, ...]) -> frozenset[str]:
    bodies = (phrase[:-1] if phrase[-1] == "of" else phrase for kind in kinds for phrase in kind.nouns)
    return frozenset(body[-1] for body in bodies)


def _of_word(kinds: tuple[Kind, ...]) -> dict[str, tuple[Kind, ...]]:
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds:
        for word in _starts((kind,)) | _endings((kind,)):
            found[word] = (*found.get(word, ()), kind)
    return found


def _kind(item: dict[str, object]) -> Kind:
    nouns = frozenset(tuple(phrase.split()) for phrase in _words(item, "nouns"))
    phrases = frozenset(tuple(phrase.split()) for phrase in _words(item, "phrases"))
    return Kind(
        name=str(item["name"]),
        verbs=frozenset(_words(item, "verbs")),
        verbs_with=_table(item, "verbs_with"),
        nouns=nouns,
        phrases=phrases,
        subtypes=_table(item, "subtypes"),
        nouns_by_last=_by_word(nouns, lambda noun: noun[-2] if noun[-1] == "of" else noun[-1]),
        phrases_by_first=_by_word(phrases, lambda phrase: phrase[0]),
    )


def _by_word(
    wordings: frozenset[tuple[str, ...]], word: Callable[[tuple[str, ...]], str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for wording in sorted(wordings, key=lambda one: (-len(one), one)):
        found[word(wording)] = (*found.get(word(wording), ()), wording)
    return found


def _words(item: dict[str, object], key: str) -> list[str]:
    words = item.get(key, [])
    if not isinstance(words, list):
        raise TypeError(f"{key} of kind {item.get('name')} is not a list")
    return [str(word) for word in words]


def _table(item: dict[str, object], key: str) -> tuple[tuple[str, frozenset[str]], ...]:
    table = item.get(key, {})
    if not isinstance(table, dict):
        raise TypeError(f"{key} of kind {item.get('name')} is not a table")
    return tuple((str(name), frozenset(words)) for name, words in table.items())
