"""What befell one place befalls the next: "Hama fell on Monday; Idlib followed a week later"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.sentence import Sentence
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# What can be told of one place after another.
_SPREADS = frozenset("control_change shelling battle attack disaster protest".split())


_TURN = frozenset({"turn", "next"})


def followers(
    sentence: Sentence, found: Sequence[Trigger], kind: str, subtype: str | None, goes_on: bool
) -> Iterator[Trigger]:
    """Yield a trigger for each place that "follows", of the kind of what was told before it.

    ``kind`` and ``subtype`` are those of the last event of the sentences before, which counts where ``goes_on``.
    """
    if "follow" not in sentence.lemmas and _TURN.isdisjoint(sentence.lowers):
        return
    for verb in sentence.tokens:
        if not _follows(verb, sentence) or any(t.token == verb for t in found):
            continue
        before = [t for t in found if t.token.i < verb.i]
        told = (before[-1].kind, before[-1].subtype) if before else (kind, subtype) if goes_on else ("", None)
        if told[0] in _SPREADS:
            yield Trigger(verb, *told, sentence.char_span(verb), False)


def _follows(verb: Token, sentence: Sentence) -> bool:
    """As in "Idlib followed": a place as subject, and no object; "it was the turn of Idlib"."""
    if verb.lemma_.lower() == "be":
        return _turn_comes(verb, sentence)
    if verb.lemma_.lower() != "follow" or verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
        return False
    subject = {c.i for c in verb.children if c.dep_ == "nsubj"}
    return any(place.use in ("literal", "metonymic") for place in sentence.places_in(subject))


def _turn_comes(verb: Token, sentence: Sentence) -> bool:
    """As in "Two days later it was the turn of Idlib", "Idlib was next"."""
    after = [c for c in verb.children if c.dep_ == "attr" and c.lower_ == "turn"]
    whose = {t.i for c in after for t in c.subtree}
    if not after:
        whose = {c.i for c in verb.children if c.dep_ == "nsubj"}
        if not any(c.lower_ == "next" for c in verb.children):
            return False
    return any(place.use in ("literal", "metonymic") for place in sentence.places_in(whose))
