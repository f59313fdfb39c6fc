"""The publication date as people and programs write it into a field -> ``date``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import partial

HOW = "write it as 2020-10-12 or leave it out"
_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")  # never 1/2/2020: its month is a guess


def read_date(value: object) -> date | None:
    """Return the calendar day of a publication date.

    Taken are ISO 8601 dates and times (``2020-10-12``, ``2020-10-12T08:00:00Z``), English
    ones with the month in letters (``12 October 2020``, ``Oct 12, 2020``), the form of mail and RSS
    (``Mon, 12 Oct 2020 08:00:00 GMT``), and ``date`` or ``datetime`` values. A time keeps
    the day it was written with; no time zone is applied. Empty text and None mean "not known".

    Raises
    ------
    ValueError
        When the value is anything else: no guess is made.
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a date cannot be {type(value).__name__}")
    text = value.strip()
    return _from_text(text) if text else None


def _from_text(text: str) -> date:
    if len(text) > 64:  # no date is as long
        raise ValueError("too long for a date")
    readers: tuple[Callable[[str], datetime], ...] = (
        datetime.fromisoformat,
        *(partial(_strptime, form=form) for form in _FORMS),
        parsedate_to_datetime,
    )
    for read in readers:
        with suppress(ValueError):
            return read(text).date()
    raise ValueError("not a date")


def _strptime(text: str, form: str) -> datetime:
    return datetime.strptime(text, form)
