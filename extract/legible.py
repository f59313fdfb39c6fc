"""Texts hard to read for a machine (all capitals, letters taken for digits) made legible, character for character.

What is parsed has the same length as the article's text, so that every offset, and every quote, is of the
article as written.
"""

from __future__ import annotations

import re

from extract.fastlexis import Word, word
from extract.lookup import NameLookup
from extract.placewords import MONTHS_AND_DAYS

# Letters looked at, and the share of capitals above which capitals say nothing.
_SAMPLE = 4_000
_CAPITALS = 0.85
_MIN_LETTERS = 40
# Counted before each letter is looked at: where these are many, capitals are too few.
_COMMON = "etaoinshr"
_LONGEST_NAME = 4
_LONGEST = 60  # characters
# People in the largest place of a name from which a common word ("NICE", "READING") may be that name.
_LARGE = 100_000
# ... from which, after a preposition of place, a word that can only be a noun is that name.
_SMALL = 1_000
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LOCATIVE = frozenset("in at near from to of around outside inside towards between".split())
# The character to put right stands first in each pattern and what is before it after: found faster.
# Scanners take l for 1 inside words, and 1 for l, 0 for O inside numbers.
_ONE_IN_WORD = re.compile(r"1(?<=[a-z]1)(?=[a-z])")
# A grave or an acute accent typed for an apostrophe: "Iran`s".
_APOSTROPHE = re.compile(r"[`\u00b4](?<=[^\W\d_].)(?=s\b|[a-z]{1,2}\b)")
# A run of signs without a letter says nothing, and the tokeniser's work grows with its square.
_SIGNS = re.compile(r"[^\w\s]{100,}")
_LETTER_IN_NUMBER = re.compile(r"l(?<![\w-].)(?=\d)|[lIO](?<=\d.)(?=\d)")


def legible(text: str, lookup: NameLookup) -> str:
    """Return what to parse in place of a text: of the same length, mostly the text itself."""
    text = _ONE_IN_WORD.sub("l", text)
    text = _SIGNS.sub(lambda match: " " * len(match.group()), _APOSTROPHE.sub("'", text))
    text = _LETTER_IN_NUMBER.sub(lambda match: "0" if match.group() == "O" else "1", text)
    return _lowered(text, lookup) if is_shouted(text) else text


def is_shouted(text: str) -> bool:
    """Whether a whole text is in capitals."""
    sample = text[:_SAMPLE]
    if sum(map(sample.count, _COMMON)) >= (1 - _CAPITALS) * len(sample):
        return False
    letters = [char for char in sample if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= _MIN_LETTERS and capitals > _CAPITALS * len(letters)


def _lowered(text: str, lookup: NameLookup) -> str:
    """Put a text in capitals into small letters, but for names and the beginnings of sentences."""
    spans = [match.span() for match in _WORD.finditer(text)]
    pieces: list[str] = []
    end, at = 0, 0
    while at < len(spans):
        count = _name_at(text, spans, at, lookup)
        for start, stop in spans[at : at + max(count, 1)]:
            between = text[end:start]
            written = text[start:stop]
            named = count > 0 or not pieces or bool(re.search(r"[.!?]\s+\W*$|\n\s*$", between))
            pieces += [between, _same_length(written, written.capitalize() if named else written.lower())]
            end = stop
        at += max(count, 1)
    return "".join(pieces) + text[end:]


def _same_length(before: str, after: str) -> str:
    return after if len(before) == len(after) else before


def _name_at(text: str, spans: list[tuple[int, int]], at: int, lookup: NameLookup) -> int:
    """How many words from here on make a name; 0 when the first is a common word."""
    for count in range(min(_LONGEST_NAME, len(spans) - at), 1, -1):
        phrase = text[spans[at][0] : spans[at + count - 1][1]]
        if len(phrase) < _LONGEST and "\n" not in phrase and _is_name(phrase, _word_before(text, spans, at), lookup):
            return count
    lower = text[spans[at][0] : spans[at][1]].lower()
    if lower in MONTHS_AND_DAYS and (lower not in ("may", "march") or _beside_digit(text, *spans[at])):
        return 1
    if not _is_common(word(lower)) or lookup.demonym(lower.capitalize()) is not None:
        return 1
    return int(_is_place(lower, _word_before(text, spans, at), lookup))


def _beside_digit(text: str, start: int, end: int) -> bool:
    """As in "12 MAY", "MAY 12": the month, not the verb."""
    return text[max(0, start - 2) : start].strip().isdigit() or text[end : end + 2].strip().isdigit()


def _is_name(phrase: str, before: str, lookup: NameLookup) -> bool:
    """Whether several words are a place's name: not all common, or of a large place, or after "in"."""
    facts = lookup.known(_titled(phrase))
    if facts is None:
        return False
    words = [word(part.lower()) for part in re.split(r"[\s-]+", phrase) if part]
    if not all(_is_common(one) for one in words):
        return True
    return words[0].tag in ("", "JJ") and (before in _LOCATIVE or facts.population >= _LARGE)


def _titled(phrase: str) -> str:
    return " ".join(part.capitalize() for part in phrase.split())


def _word_before(text: str, spans: list[tuple[int, int]], at: int) -> str:
    return text[spans[at - 1][0] : spans[at - 1][1]].lower() if at else ""


def _is_common(one: Word) -> bool:
    """Whether a dictionary has the word; what none has is a name."""
    return bool(one.tag) or one.in_tables


def _is_place(lower: str, before: str, lookup: NameLookup) -> bool:
    """A common word that a large place bears too, after a preposition of place; a noun that is mostly a place's name.

    Dictionaries list such names ("florida") with the nouns: of 100,000 words of news in small letters 3 in 1,000 are
    taken for one wrongly, where the word can be nothing but a noun and no article stands before it.
    """
    one, facts = word(lower), lookup.known(lower.capitalize())
    if facts is None or one.tag:
        return False
    if before in _LOCATIVE and facts.population >= _LARGE:
        return True
    if one.may - _NOUN:
        return False
    if facts.primary and facts.kinds & {"country", "region"}:
        return True
    if before in _ARTICLES:
        return False
    great = facts.primary and facts.population >= _LARGE
    return great or (before in _LOCATIVE and facts.primary and facts.population >= _SMALL)


_NOUN = frozenset({"NN", "NNS"})
_ARTICLES = frozenset("a an the this that his her its their our each every one two".split())
