"""Tag the words of a sentence by what they can be and by their neighbours: the light tagger of the fast mode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extract.fastlexis import BE, DO, HAVE, Word

POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "RB": "ADV", "CD": "NUM", "IN": "ADP", "DT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WRB": "SCONJ", "CC": "CCONJ", "TO": "PART", "MD": "AUX",
    "POS": "PART", "_SP": "SPACE", ",": "PUNCT", ".": "PUNCT", "``": "PUNCT",
    "VB": "VERB", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "VBP": "VERB",
}  # fmt: skip
_NOMINAL = frozenset({"DT", "PRP$", "JJ", "CD", "POS"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "PRP", "WP"})
_OBJECT_STARTS = frozenset({"DT", "PRP$", "PRP", "CD", "IN", "TO", "JJ", "``", "RB"})
_FINITE = ("VBD", "VBZ")


def tag(words: Sequence[Word]) -> list[str]:
    """Return a Penn Treebank tag for each word of a sentence."""
    shouted = _all_capitals(words)
    tags: list[str] = []
    helper, before, first = "", "", True
    for word, following in zip(words, _following(words), strict=True):
        if word.tag == "_SP":
            tags.append("_SP")
            continue
        chosen = _choose(word, before, helper, following, first or shouted)
        tags.append(chosen)
        helper = _helper(word, chosen, helper)
        before, first = chosen, first and chosen in ("``", ",")
    return tags


def _following(words: Sequence[Word]) -> list[Word | None]:
    """For each word the next one that is no space, of the two that follow."""
    near: list[Word | None] = [None if word.tag == "_SP" else word for word in words[1:]]
    return [one or other for one, other in zip_longest([*near, None], near[1:])][: len(words)]


def _all_capitals(words: Sequence[Word]) -> bool:
    """A headline: most words begin with a capital, so that a capital says nothing."""
    open_class = [w for w in words if not w.tag and w.text[:1].isalpha()]
    return len(open_class) > 3 and sum(w.capital for w in open_class) > 0.8 * len(open_class)


def _helper(word: Word, chosen: str, helper: str) -> str:
    """The auxiliary that governs the next verb: kept over adverbs, over "'s" it is none."""
    if chosen == "RB":
        return helper
    if chosen in ("MD", "TO") or word.lower in DO:
        return "VB"
    if chosen == "POS":
        return ""
    return "BE" if word.lower in BE else "HAVE" if word.lower in HAVE else ""


def _choose(word: Word, before: str, helper: str, following: Word | None, weak_capital: bool) -> str:
    if word.lower == "'s" and before in ("PRP", "WP", "WRB", "RB"):
        return "VBZ"
    if _counts(word, following):
        return "RB"
    if word.lower == "her" and (following is None or following.tag in ("IN", ".", ",", "CC", "TO")):
        return "PRP"
    if word.lower == "that" and following is not None and following.tag in ("", "CD") and before in ("IN", "``", ""):
        return "DT"
    if word.tag:
        return word.tag
    if word.capital and not (weak_capital and _is_common(word)):
        return "NNP"
    return _governed(word, helper) or _after(word, before, following)


# "at least 12", "up to 12", "more than 12": they bound the number and are no prepositions.
_BOUNDS = frozenset("about around nearly almost over than least most some to up".split())
_BOUNDING = _BOUNDS | {"at", "more"}


def _counts(word: Word, following: Word | None) -> bool:
    if following is None or word.lower not in _BOUNDING:
        return False
    pairs = (word.lower, following.lower) in (("at", "least"), ("at", "most"), ("more", "than"), ("up", "to"))
    return pairs or (word.lower in _BOUNDS and following.tag == "CD" and following.lower.isalnum())


def _is_common(word: Word) -> bool:
    return bool(word.may & {"NN", "NNS", "VB", "VBD", "VBN", "VBG", "VBZ", "JJ", "RB"}) and not word.text.isupper()


_FORMS = {"": (), "VB": ("VB",), "BE": ("VBG", "VBN"), "HAVE": ("VBN",)}


def _governed(word: Word, helper: str) -> str:
    """The form an auxiliary asks for."""
    return next((form for form in _FORMS[helper] if form in word.may), "")


def _after(word: Word, before: str, following: Word | None) -> str:
    may, nouns = word.may, word.may & {"NN", "NNS"}
    if "RB" in may:
        return "RB"
    if before in _NOMINAL:
        return _modifier(word, following)
    verbs = [form for form in (*_FINITE, "VB", "VBG", "VBN") if form in may]
    if "VBG" in may and before == ",":
        return "VBG"
    if verbs and before in _SUBJECTS and (not nouns or verbs[0] == "VBD" or _takes_object(following, before)):
        return "VBP" if verbs[0] == "VB" else verbs[0]
    if nouns:
        return "JJ" if "JJ" in may and _is_noun(following) else min(nouns)
    if verbs:
        return "VBN" if verbs[0] == "VBD" and "VBN" in may and following and following.lower == "by" else verbs[0]
    return "JJ" if "JJ" in may else "NN"


def _modifier(word: Word, following: Word | None) -> str:
    """After an article or an adjective: an adjective or a noun."""
    nominal = word.may & {"NN", "NNS"}
    if _is_noun(following) and word.may & {"JJ", "VBN", "VBG"} and "NNS" not in nominal:
        return "JJ"
    return min(nominal, default="JJ")


def _is_noun(word: Word | None) -> bool:
    return word is not None and not word.tag and bool(word.capital or word.may & {"NN", "NNS"})


def _takes_object(following: Word | None, before: str) -> bool:
    """Whether what follows looks like an object or a phrase of place: "attacks the town", "fight in the hills"."""
    if following is None:
        return False
    return following.tag in _OBJECT_STARTS or (following.capital and before != "NNP")
