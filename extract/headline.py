"""The places of a title that stands beside its text, not in it.

A title may say what the text takes for granted: a local paper's "Springfield man hurt in shooting" goes on
without naming Springfield again. It is no quote, for quotes are of the text; it says where the text is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.language import parse
from extract.lookup import NameLookup
from extract.model import Article, PlaceMention, Span
from extract.placewords import CIVIC, INHABITANTS
from extract.resources import word_list
from extract.toponyms import find_places

# Characters between the text's end and its title: so far that the two are never read as "X, Y".
_APART = 100
# The address of the page's site and what stands behind it: "Two shot - WALB.com, South Georgia News, Weather".
_SITE = re.compile(r" [-|\u2013\u2014] [\w.-]{1,40}\.(?:com|net|org|tv)\b.{0,200}$")


def headline_places(article: Article, lookup: NameLookup, *, fast: bool = False) -> Iterator[PlaceMention]:
    """Yield the places of a title that its text does not begin with; their spans lie behind the text's end."""
    title = _SITE.sub("", article.title.strip())
    if not title or article.text.lstrip().startswith(title):
        return
    behind = len(article.text) + _APART
    for offset, doc in parse(title, fast=fast):
        found = find_places(doc, offset, lookup) or _local(title, lookup)
        for place in found:
            yield replace(place, span=Span(place.span.start + behind, place.span.end + behind))


# "Springfield Teen Hurt", "Update: Franklin shooting victim named": a town as a title names it, which begins with it.
_LOCAL = re.compile(r"(?:^|[:\u2013\u2014] )(?P<name>[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)??) (?P<what>[\w-]+)")
_DEEDS = word_list("headline", "deeds")


def _local(title: str, lookup: NameLookup) -> Iterator[PlaceMention]:
    """The town a title begins with, where what follows is of a town: its people, its police, what happened there."""
    for match in _LOCAL.finditer(title):
        facts = lookup.known(match["name"])
        if facts is not None and "settlement" in facts.kinds and match["what"].lower() in INHABITANTS | _DEEDS | CIVIC:
            yield PlaceMention(Span(*match.span("name")), match["name"], match["name"])
