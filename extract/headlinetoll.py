"""What a headline says of people hit, wounded or killed: "2 dead, 3 hurt in crash", "Teen, mother shot dead".

Headlines leave out articles and auxiliaries and are written in capitals, which the language model does
not parse; their grammar is so small that the order of a few kinds of words tells it. Every word becomes
one letter (:data:`_KINDS`) and patterns over those letters find who is counted and what became of them.
A figure of a headline is no quote of the text: it only helps :mod:`extract.headcount` to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.fates import Fate, people_words
from extract.harmed import Harmed
from extract.harmwords import harm_words
from extract.limits import MAX_HEADLINE_CHARACTERS
from extract.tolls import count_words

# The letter of each list of the headline's words in the lexicon, the first that holds a word counting.
_KINDS = (
    ("z", "none"), ("t", "measures"), ("s", "self"), ("d", "killed"), ("i", "hurt"), ("h", "hit"), ("f", "fatally"),
    ("K", "kills"), ("I", "hurts"), ("H", "hits"), ("S", "hitting"), ("L", "leaves"), ("D", "deaths"), ("q", "plural"),
    ("&", "and"), (".", "stops"),
)  # fmt: skip
# Besides: n number, y age, p person, g group of people, a "8-year-old", M "triple", o "of", "," and x any other word.
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[\w'\u2019-]+|&|[^\w\s]")
# Wordings made one word before the rest is read.
_JOINED = ((r"\bat least\b", "at-least"), (r"\bto death\b", "dead"), (r"\b(\w+) year-old\b", r"\1-year-old"))
_AGED = re.compile(r"(?:\d{1,3}|\b[a-z]{3,12})-year-old")
_OUTLET = re.compile(r"\s(?:[-|\u2013\u2014]|::)\s[^-|\u2013\u2014]*$")
# One member of a list: "3 women", "Springfield teen", "8-year-old boy", "boy, 5," with an age, "father of 3".
_ONE = r"(?:n(?!t)(?:x{0,3}?[pqg]+|x{0,2})|x{0,3}?a?[pg]+|a|q|s)(?:on|ox)?(?:,y)?"
_LIST = rf"(?:{_ONE})(?:,?&?(?<=[,&])(?:{_ONE}))*"
# After a verb a list ends before the next clause: "shoots himself, father charged".
_OBJECTS = rf"(?:{_ONE})(?:,?&?(?<=[,&])(?:{_ONE}|xs)(?!x))*"
_FATE = r"[dihf](?:[,&]{0,2}[dihf])*"
# Who is told of before what became of them; a count after it, with nothing of its own, is whom they hit.
_OF_ANOTHER = rf"x{{0,1}}{_ONE}(?![,&]{{0,2}}x{{0,2}}[dihf])"
_PASSIVE = re.compile(rf"(?P<who>{_LIST}),?x{{0,2}}(?P<fate>(?>{_FATE}))(?!{_OF_ANOTHER}|[HKI])")
_ACTIVE = re.compile(rf"(?P<fate>f?[KIHS]|[HS][,&]{{1,2}}[KI]|(?:{_FATE}))x{{0,1}}(?P<who>{_OBJECTS})(?P<more>,?d)?")
_DEATHS = re.compile(rf"Dox?(?P<who>{_LIST})")
# "One of 5 shot in bar dies": the number of the part, and of all.
_PART = re.compile(rf"(?P<part>n)o(?P<all>{_ONE})x?(?P<fate>[hi])")
_FATES: dict[str, Fate] = {"d": "killed", "f": "killed", "K": "killed", "i": "wounded", "I": "wounded"}


@dataclass(frozen=True, slots=True)
class _Headline:
    """The words of a headline, in lower case, and one letter for each."""

    words: tuple[str, ...]
    letters: str


def told_in_headline(title: str) -> list[Harmed]:
    """Return what a headline says of people hit, wounded or killed; empty when it counts nobody."""
    headline = _read(_without_outlet(title[:MAX_HEADLINE_CHARACTERS]))
    found = [*_passive(headline), *_active(headline), *_deaths(headline)]
    if not any(one.fate == "killed" for one in found) and (died := list(_at_the_end(headline))):
        found = [*(one for one in found if one.high != 1), *died]  # who was hurt has died
    return list(dict.fromkeys(found))


def _without_outlet(title: str) -> str:
    """A headline without the name of the outlet behind it ("... - The Daily News")."""
    cut = _OUTLET.sub("", title)
    return cut if len(cut) >= len(title) / 3 else title


def _read(title: str) -> _Headline:
    plain = title.replace("\u2019", "'").lower()
    for pattern, word in _JOINED:
        plain = re.sub(pattern, word, plain)
    words = tuple(_WORD.findall(plain))
    letters = [_letter(w) for w in words]
    for at, letter in enumerate(letters):
        after_what = words[at - 1] if at else ""
        if letter == "S" and after_what not in harm_words().headline["before_hitting"]:
            letters[at] = "x"
        elif letter == "n":
            letters[at] = _age(words, letters, at)
        elif letter == "H" and after_what == "to":
            letters[at] = "x"
        elif letter == "K" and (after_what == "to" or (words[at] == "killing" and words[at + 1 : at + 2] == ("of",))):
            letters[at] = "x" if after_what == "to" else "D"
    return _Headline(words, "".join(letters))


def _age(words: tuple[str, ...], letters: list[str], at: int) -> str:
    """The letter of a number: an age between commas, after a person ("boy, 5, shot") or a name ("Jane Doe, 13,")."""
    if words[at - 1 : at] != (",",) or words[at + 1 : at + 2] not in ((",",), ()) or not words[at].isdigit():
        return "n"
    return {"x": "p", "p": "y", "a": "y"}.get(letters[at - 2] if at > 1 else "", "n")


@lru_cache(maxsize=4096)
def _letter(word: str) -> str:
    lists = harm_words().headline
    found = next((letter for letter, name in _KINDS if word in lists[name]), "")
    if found:
        return found
    if word in harm_words().multiples:
        return "M"
    if _AGED.fullmatch(word):
        return "a"
    if word[0].isdigit() or (word.isalpha() and count_words(word) is not None and word not in ("a", "an", "both")):
        return "n" if count_words(word) is not None else "x"
    return _letter_of_people(word)


def _letter_of_people(word: str) -> str:
    people = people_words() | harm_words().people["male"] | harm_words().people["female"]
    if word in harm_words().collectives or word == "family":
        return "g"
    if word in harm_words().people["pointing"] | harm_words().people["pronouns"]:
        return "x"
    if word in ("of", ","):
        return "o" if word == "of" else ","
    if word in people:
        return "x" if word == "police" else "p"
    if word.endswith("s") and word[:-1] in people:
        return "q"
    return "x" if word[0].isalnum() else "."


def _passive(headline: _Headline) -> Iterator[Harmed]:
    """As in "2 dead, 3 hurt", "Teen shot and killed"."""
    part = _PART.search(headline.letters)
    if part is not None and (count := _count(headline, *part.span("all"))) is not None:
        yield Harmed(_fate(part["fate"]), *count)
    for match in _PASSIVE.finditer(headline.letters):
        count = _count(headline, *match.span("who")) if part is None or match.start() != part.start() else None
        if count is not None and not _denied(headline, match.start()):
            yield Harmed(_fate(match["fate"]), *count)


def _fate(letters: str) -> Fate:
    """The worst of several: "shot and killed"; who is "shot, wounded" lives."""
    return next((_FATES[c] for c in "dfKiI" if c in letters), "hit")


def _denied(headline: _Headline, at: int) -> bool:
    return headline.letters[max(0, at - 1) : at] == "z"


def _active(headline: _Headline) -> Iterator[Harmed]:
    """As in "Storm kills 3", "Man shoots sister", "shooting that left 3 dead" being passive."""
    passive = {at for m in _PASSIVE.finditer(headline.letters) for at in range(*m.span("fate"))}
    for match in _ACTIVE.finditer(headline.letters):
        if match.start() in passive or not _names_people(headline.letters[slice(*match.span("who"))]):
            continue
        count = _count(headline, *match.span("who"))
        if count is not None:
            yield Harmed("killed" if match["more"] else _fate(match["fate"]), *count)


def _names_people(letters: str) -> bool:
    return any(c in letters for c in "pqgas") or letters.startswith("n")


def _deaths(headline: _Headline) -> Iterator[Harmed]:
    """As in "death of 4", "triple murder", "murder of a boy"."""
    for match in _DEATHS.finditer(headline.letters):
        count = _count(headline, *match.span("who"))
        if count is not None:
            yield Harmed("killed", *count)
    for match in re.finditer("M(?P<deed>[xDK])", headline.letters):
        times = harm_words().multiples[headline.words[match.start()]]
        deed = headline.words[match.start("deed")]
        if match["deed"] in "DK":
            yield Harmed("killed", times, times)
        elif deed in harm_words().words["hitting"]:
            yield Harmed("hit", times, times)


def _at_the_end(headline: _Headline) -> Iterator[Harmed]:
    """As in "Teen hurt in crash pronounced dead", "One of 5 shot in bar dies": the first one is meant."""
    first = re.match(rf"[x,.]*?(?P<who>{_ONE})", headline.letters)
    if first is not None and "d" in headline.letters[first.end() :]:
        count = _count(headline, *first.span("who"))
        if count == (1, 1):
            yield Harmed("killed", 1, 1)


def _count(headline: _Headline, start: int, end: int) -> tuple[int, int | None] | None:
    """The people of a list together."""
    low, high = 0, 0 if end > start else None
    for match in re.finditer(_ONE, headline.letters[start:end]):
        told = _count_of_one(headline, start + match.start(), start + match.end())
        if told is None:
            return None
        low, high = low + told[0], None if high is None or told[1] is None else high + told[1]
    return (low, high) if low else None


def _count_of_one(headline: _Headline, start: int, end: int) -> tuple[int, int | None] | None:
    letters = headline.letters[start:end]
    number = letters.find("n")
    if "g" in letters and not re.search("g.*[pq]", letters):
        return _count_of_group(headline, start, letters)
    if any(word in harm_words().headline["ordinals"] for word in headline.words[start:end]):
        return 1, None  # "third person dies"
    person = re.search(r"[apqs]", letters)
    if number >= 0 and (person is None or number < person.start()):
        return count_words(_with_bound(headline, start + number))
    if person is None:
        return None
    return (2, None) if person[0] == "q" else (1, 1)


def _count_of_group(headline: _Headline, start: int, letters: str) -> tuple[int, int | None] | None:
    """As in "couple", "family of four", "two families" (nobody knows how many)."""
    at = letters.index("g")
    if letters[at + 1 : at + 3] == "on":
        return count_words(headline.words[start + at + 2])
    size = harm_words().collectives.get(headline.words[start + at], 0)
    return (size, size) if size and "n" not in letters[:at] else None


def _with_bound(headline: _Headline, at: int) -> str:
    """A number with the words that bound it ("at least 25")."""
    least = headline.words[at - 1 : at] == ("at-least",)
    return f"at least {headline.words[at]}" if least else headline.words[at]
