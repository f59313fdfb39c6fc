"""A title over a text repeats what the text tells: its words are no second event."""

from __future__ import annotations

from collections.abc import Sequence

from extract.doctext import text_of
from extract.retell import VIOLENT, Draft
from extract.sentence import Sentence

_ENDS = (".", "!", "?", '"', "\u201d")


def without_echo(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Return the drafts without those a title gives no day of their own and the text below tells again.

    A title's event is dated by publication and placed by what the text is about; where the text tells an event
    of its kind, with its day and place, the title adds a wrong one.
    """
    if not sentences or not _is_title(sentences[0]):
        return list(drafts)
    below = {_family(d) for d in drafts if d.sentence > 0}
    return [d for d in drafts if d.sentence > 0 or d.event.date_basis == "sentence" or _family(d) not in below]


def _family(draft: Draft) -> str:
    return "violence" if draft.event.kind in VIOLENT else draft.event.kind


def _is_title(first: Sentence) -> bool:
    """Whether the first sentence is a line of its own without an end mark."""
    after = text_of(first.tokens.doc)[first.span.end - first.offset :]
    return not first.text.rstrip().endswith(_ENDS) and (first.text.endswith("\n") or after.lstrip(" ").startswith("\n"))
