"""A figure that stands in an article's headline and in no sentence quoted: the open event then quotes the headline.

The map's card does the same (``assets/js/headlines.js``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.tolls import NUMBER_WORDS
from geo.validity import plain
from geo.wording import claim_words, figure_words, loss_lines

_HARMS = ("killed", "wounded")
_SPELLED = 20  # numbers above are written in figures


def account_lines(event: Mapping[str, Any]) -> list[str]:
    """Return what the open event says below its quotes: the toll of a headline, each party's losses, who says so."""
    return [*toll_lines(event), *loss_lines(event["losses"]), claim_words(event["claims"])]


def toll_lines(event: Mapping[str, Any]) -> list[str]:
    """Return a line on the dead and wounded whom only headlines count, with these; none where a quote counts them."""
    titles = headlines_of_toll(event)
    if not titles:
        return []
    counts = {harm: figure_words(*(plain(event[f"{harm}_{end}"]) for end in ("low", "high"))) for harm in _HARMS}
    told = ", ".join(f"{words} {harm}" for harm, words in counts.items() if words)
    return [f"Toll: {told}; " + "; ".join(f"the headline says “{title}”" for title in titles)]


def headlines_of_toll(event: Mapping[str, Any]) -> list[str]:
    """Return the headlines that give an event's number of killed or wounded, which its quotes do not, each once."""
    counts = [count for harm in _HARMS if (count := plain(event[f"{harm}_low"]))]
    alone = [count for count in counts if not any(_tells(source["quote"], count) for source in event["sources"])]
    titles = dict.fromkeys(source.get("title") or "" for source in event["sources"])
    return [title for title in titles if any(_tells(title, count) for count in alone)]


def _tells(text: str, count: int) -> bool:
    """Whether a text has a number of people, in figures or in a word: "3", "three", "1,200"."""
    forms = {str(count), f"{count:,}"}
    if count <= _SPELLED:
        forms.add(next(word for word, value in NUMBER_WORDS.items() if value == count))
    return bool(re.search(rf"(?<![\w,.])(?:{'|'.join(sorted(forms))})(?!\w|[,.]\d)", text, re.IGNORECASE))
