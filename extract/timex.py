"""Recognise temporal expressions: what was written where, without saying when it was.

The patterns stand in :mod:`extract.temporal.rules`; :mod:`extract.times` works out the days.
"""

from __future__ import annotations

from extract.temporal.recognise import Expression, recognise

__all__ = ["Expression", "recognise"]
