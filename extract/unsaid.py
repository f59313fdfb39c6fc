"""The event of a report no single sentence tells: its victims in one, its event noun in another.

"The suspects may have information on the shooting." "A child was taken to a hospital with a wound." Neither
says that something happened, both presuppose it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from extract.confidence import confidence
from extract.harmed import Harmed, harmed_in
from extract.lexicon import Lexicon
from extract.linking import LEAD
from extract.model import Article, Event, EventKind, Quote, Toll
from extract.retell import Draft
from extract.sentence import Sentence
from extract.timespan import UNDATED, day
from extract.titles import title
from extract.triggers import find_triggers, topic_noun

# Kinds whose bare noun ("the shooting") stands for one incident; "the war" does not.
_KINDS = frozenset({"attack", "shelling", "disaster"})
# Sentences from the top in which a deed without day, place or victim is the report's.
_TOP = 12


def presupposed(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon) -> Draft | None:
    """Return a draft of what an article's sentences presuppose, or None when nobody comes to harm in it."""
    found = ((n, s, told) for n, s in enumerate(sentences) if (told := _worst(s)) is not None)
    nouns = (topic_noun(s, lexicon) for s in sentences)
    kinds = [t.kind for t in nouns if t is not None and t.kind in _KINDS]
    kind = kinds[0] if kinds else ""
    first = next(found, None)
    if first is None:
        return _bare_deed(article, sentences, lexicon, kind) if kind else None
    number, sentence, told = first
    if told.fate == "hit" and "attack" in kinds:
        kind = "attack"  # "they returned fire and hit him" is no blaze
    kind = (
        kind or {"killed": "casualties", "hit": "attack", "wounded": "casualties" if number < LEAD else ""}[told.fate]
    )
    return Draft(_event(article, sentence, cast(EventKind, kind)), False, number) if kind else None


def _bare_deed(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon, kind: str) -> Draft | None:
    """A deed told without day, place or victim ("he fired at the inn"), of the kind another sentence's noun names."""
    for number, sentence in enumerate(sentences[:_TOP]):
        if any(t.kind == kind and not t.is_noun and t.verb.tag_ == "VBD" for t in find_triggers(sentence, lexicon)):
            return Draft(_event(article, sentence, cast(EventKind, kind)), False, number)
    return None


def _worst(sentence: Sentence) -> Harmed | None:
    return max(harmed_in(sentence), key=lambda h: ("wounded", "hit", "killed").index(h.fate), default=None)


def _event(article: Article, sentence: Sentence, kind: EventKind) -> Event:
    quote = Quote(article.name, sentence.span, sentence.span.of(article.text))
    when, basis = (day(article.published), "published") if article.published else (UNDATED, "none")
    return Event(
        kind=kind, subtype=None, title=title(kind, None, None), when=when, date_basis=basis,  # type: ignore[arg-type]
        places=(), place_basis="article", actor=None, target=None, toll=Toll(), status="reported", claims=(),
        evidence=(quote,), trigger=sentence.span, confidence=confidence("none", "none", "reported"),
    )  # fmt: skip
