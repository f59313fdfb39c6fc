"""Ids made from content: the same input gives the same id, on every machine and in every run."""

from __future__ import annotations

import hashlib

from extract.model import Event
from geo.model import Resolution

_DIGITS = 12


def _digest(prefix: str, *parts: str) -> str:
    # The unit separator cannot occur in the parts: the text is cleaned of control characters.
    return prefix + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]


def feature_id(event: Event, resolution: Resolution | None) -> str:
    """Return ``ev_`` and 12 hex digits for an event at one of its places."""
    place = resolution.place if resolution else None
    where = place.id if place else resolution.mention.name if resolution else ""
    return _digest("ev_", event.kind, event.when.edtf, where, *_evidence(event))


def group_id(article: str, event: Event) -> str:
    """Return ``gr_`` and 12 hex digits, shared by all places of one event."""
    return _digest("gr_", article, event.kind, event.when.edtf, str(event.trigger.start), *_evidence(event))


def _evidence(event: Event) -> list[str]:
    return [f"{q.article}:{q.span.start}:{q.span.end}:{event.trigger.start}" for q in event.evidence]
