"""Years before Christ: given their value and left undated, for our intervals begin with year 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Span, TimeSpan
from extract.temporal.absolute import Dated, month_number
from extract.temporal.recognise import Expression
from extract.temporal.story import Story
from extract.temporal.words import SEASON_VALUES
from extract.timespan import UNDATED


def before_christ(item: Expression, story: Story) -> Dated:
    """As in "480 BC", "April 480 BC", "the 470s BC"."""
    number = int(item.args["bc"])
    if "decade" in item.args:
        return UNDATED, f"BC{number // 10:03d}"
    story.bc = number
    if "m" in item.args:
        return UNDATED, f"BC{number:04d}-{month_number(item.args['m']):02d}"
    if "season" in item.args:
        return UNDATED, f"BC{number:04d}-{SEASON_VALUES[item.args['season'].lower()]}"
    return UNDATED, f"BC{number:04d}"


def before_christ_range(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    """As in "499-493 BC": two years, the second with the era's letters."""
    story.bc = int(item.args["bc"])
    end = item.span.start + len(item.args["bc"])
    rest = re.search(r"\d", story.text[end : item.span.end])
    second = end + (rest.start() if rest else 0)
    yield Span(item.span.start, end), UNDATED, f"BC{int(item.args['bc']):04d}"
    yield Span(second, item.span.end), UNDATED, f"BC{int(item.args['bc2']):04d}"
