"""From the language library's document to ours: every answer is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import Doc, Row, form_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

_FIELDS: list[int | str] = ["ORTH", "IDX", "TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START"]
_SIGN, _WRAP = 2**63, 2**64  # negative numbers come as unsigned ones
_STARTS = {0: None, 1: True}


def plain(parsed: Parsed, text: str) -> Doc:
    """Return a parsed document of a text as plain objects."""
    columns = parsed.to_array(_FIELDS).T.tolist() if len(parsed) else [[] for _ in _FIELDS]
    words, begins, tags, kinds, lemmas, roles, heads, starts = columns
    strings = parsed.vocab.strings
    name = {code: strings[code] for code in {*words, *tags, *kinds, *lemmas, *roles}}
    rows = [
        Row(
            form_of(name[word]), begin, name[tag], name[kind], name[lemma], name[role],
            at + (head if head < _SIGN else head - _WRAP), _STARTS.get(start, False),
        )
        for at, (word, begin, tag, kind, lemma, role, head, start) in enumerate(
            zip(words, begins, tags, kinds, lemmas, roles, heads, starts, strict=True)
        )
    ]  # fmt: skip
    doc = Doc(text, parsed.vocab, rows)
    doc.name((entity.start, entity.end, entity.label_) for entity in parsed.ents)
    return doc
