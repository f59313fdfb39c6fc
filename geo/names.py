"""Place names as they are written, and the key under which the index keeps them.

:func:`fold` gives one key to the spellings a reader would call the same; :func:`variants` lists
the keys of other romanisations. Both are pure and linear in the length of the name.
"""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 120  # code points; the longest name of the index has 97
MAX_VARIANTS = 12

# Letters that no Unicode decomposition takes apart, by their usual plain spelling.
_LETTERS = {
    "ə": "e",
    "ǝ": "e",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŋ": "n",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ŧ": "t",
    "ѐ": "е",
}
_APOSTROPHES = "'’‘ʻʼʾʿ`´ʹʺ′″‛ˈ＇\u02bd\u055a\u05f3\u05f4"
_DROPPED = _APOSTROPHES + '."“”„«»\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00b7\u0640'
_CONTROLS = "".join(chr(code) for code in (*range(0x00, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))
_CONTROLS += "".join(map(chr, range(0x2066, 0x206A)))
_SPACES = "-‐‑‒–—―−_/,;:()[]{}#&+*!?¡¿|\\"
_TABLE = str.maketrans(
    {
        **_LETTERS,
        **{control: " " if control.isspace() else "" for control in _CONTROLS},
        **dict.fromkeys(_DROPPED, ""),
        **dict.fromkeys(_SPACES, " "),
    }
)
# First words that are written short or in full ("St. Louis", "Mt Pleasant", "Ft. Worth").
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_PLAIN = re.compile(r"[a-z0-9 ]*\Z")


def fold(name: str) -> str:
    """Return the key of ``name``: two spellings of one name fold alike.

    Case, compatibility forms (NFKC), diacritics, apostrophes, dots, hyphens and spacing are levelled;
    ``ə`` becomes ``e``, ``ı`` becomes ``i``, a leading "St." "Saint". Idempotent, and equal for NFC and
    NFD input. Names beyond :data:`MAX_NAME` code points are cut there.
    """
    key = name[:MAX_NAME].lower() if name.isascii() else _level(name[:MAX_NAME])
    if not _PLAIN.match(key):
        key = key.translate(_TABLE)
    words = key.split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)[:MAX_NAME].rstrip()  # a ligature within the cut name became two letters


def _level(name: str) -> str:
    """Casefold and strip diacritics until nothing changes (three rounds settle all of Unicode)."""
    for _ in range(3):
        levelled = _level_once(name)
        if levelled == name:
            break
        name = levelled
    return name


def _level_once(name: str) -> str:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(c for c in text if not ("\u0300" <= c <= "\u036f" or "\ud800" <= c <= "\udfff")).translate(_TABLE)
    return unicodedata.normalize("NFKC", text)


# Romanisations of one sound, after folding: what a writer may use, and what the index may hold.
_SWAPS: tuple[tuple[str, str], ...] = (
    ("kh", "x"),
    ("x", "kh"),
    ("gh", "q"),
    ("q", "g"),
    ("dzh", "j"),
    ("zh", "j"),
    ("tch", "ch"),
    ("yy", "y"),
    ("iy", "i"),
    ("ye", "e"),
    ("ou", "u"),
    ("sch", "sh"),
)


def variants(name: str) -> tuple[str, ...]:
    """Return the keys under which ``name`` may be filed, :func:`fold` of it first.

    The others follow from romanisation habits: letter by letter for alphabets with own letters
    (``ə`` as a or e, ``ç`` as ch, ``ş`` as sh, ``ğ`` as gh, ``x`` as kh, ``q`` as g, ``c`` as j),
    German or Nordic umlauts as two letters, and the other way round where English spells a sound
    in two. At most :data:`MAX_VARIANTS`, without repeats. They are guesses: look them up only
    when the first key finds nothing, or file a known name under them.
    """
    keys = [fold(name), *respellings(name)]
    for left, right in _SWAPS:
        keys += [key.replace(left, right) for key in keys[:4] if left in key]
    return tuple(dict.fromkeys(key for key in keys if key))[:MAX_VARIANTS]


def respellings(name: str) -> tuple[str, ...]:
    """Return the keys that follow from the letters of ``name`` itself ("Şuşa": "shusha")."""
    return tuple(dict.fromkeys(fold(spelling) for spelling in _respell(name[:MAX_NAME])))


# The Arabic article is written as it stands, or as it sounds before these: "Al-Raqqah", "Er Raqqah", "Ash Shaddadah".
_ARTICLES = ("al", "el")
_SUN_LETTERS = ("sh", "th", "dh", "d", "l", "n", "r", "s", "t", "z")


def other_articles(key: str) -> tuple[str, ...]:
    """Return the keys of a name with the Arabic article ("al hol") under its other spellings ("el hol")."""
    article, _, rest = key.partition(" ")
    if article not in _ARTICLES or not rest:
        return ()
    sounds = next(((vowel + sun for vowel in "ae") for sun in _SUN_LETTERS if rest.startswith(sun)), ())
    return tuple(f"{other} {rest}" for other in dict.fromkeys((*_ARTICLES, *sounds)) if other != article)


_TURKIC_E = str.maketrans(
    {
        "x": "kh",
        "q": "g",
        "c": "j",
        "ç": "ch",
        "ş": "sh",
        "ğ": "gh",
        "ə": "e",
        "ǝ": "e",
        "ı": "i",
        "ö": "o",
        "ü": "u",
    }
)
_TURKIC_A = _TURKIC_E | {ord("ə"): "a", ord("ǝ"): "a"}
_TURKIC_Y = _TURKIC_A | {ord("ı"): "y", ord("ö"): "yo", ord("ü"): "yu"}
_TURKIC_MILD = {ord(k): v for k, v in {"ç": "ch", "ş": "sh", "ğ": "gh", "ə": "a", "ǝ": "a"}.items()}
_TURKIC_LETTERS = frozenset("əǝşğıç")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def _respell(name: str) -> list[str]:
    """Spell letters that English lacks the ways English writes them."""
    text = unicodedata.normalize("NFC", name).lower().replace("i\u0307", "i")
    if text.isascii():
        return []
    turkic = _TURKIC_LETTERS & set(text)
    tables = [_TURKIC_A, _TURKIC_E, _TURKIC_MILD, _TURKIC_Y] if turkic else [_UMLAUTS]
    return [text.translate(table) for table in tables]
