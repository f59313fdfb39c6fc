"""From the language library's document to ours: every answer is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import Columns, Doc, form_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

_FIELDS: list[int | str] = ["ORTH", "IDX", "TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START"]
_SIGN, _WRAP = 2**63, 2**64  # negative numbers come as unsigned ones
_STARTS = {0: None, 1: True}


def plain(parsed: Parsed, text: str) -> Doc:
    """Return a parsed document of a text as plain objects."""
    codes = parsed.to_array(_FIELDS).T.tolist() if len(parsed) else [[] for _ in _FIELDS]
    words, begins, tags, kinds, lemmas, roles, heads, starts = codes
    strings = parsed.vocab.strings
    name = {code: strings[code] for code in {*words, *tags, *kinds, *lemmas, *roles}}
    columns = Columns(
        [form_of(name[word]) for word in words],
        begins,
        tags=[name[code] for code in tags],
        kinds=[name[code] for code in kinds],
        lemmas=[name[code] for code in lemmas],
        roles=[name[code] for code in roles],
        heads=[at + (head if head < _SIGN else head - _WRAP) for at, head in enumerate(heads)],
        starts=[_STARTS.get(start, False) for start in starts],
    )
    doc = Doc(text, parsed.vocab, columns)
    doc.name((entity.start, entity.end, entity.label_) for entity in parsed.ents)
    return doc
