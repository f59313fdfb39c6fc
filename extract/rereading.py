"""A sentence whose words of the vocabulary told nothing, read once more for a deed with a day and a place.

"The ship sailed from X on 15 June" holds a word of armies that tells of none here; "the paper brought word of his
death to X on 10 February" one of a death it only mentions. What is left is a main clause with its own day and its
own place, which tells an event whatever its verb (:mod:`extract.happening`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.lexicon import Lexicon
from extract.othersense import is_other_sense
from extract.sentence import Sentence
from extract.trigger import Trigger
from extract.triggers import told_in


def reread(sentence: Sentence, listed: Sequence[Trigger], lexicon: Lexicon, theme: str) -> Iterator[Trigger]:
    """Yield the verbs of the main clauses that state their own day and place, whatever else they hold.

    ``listed`` are the triggers that told nothing: a word in another sense ("shares fell") tells nothing either, nor
    does harm that counts nobody ("people were killed").
    """
    dated = any(t.when.start is not None for t in sentence.times)
    if not dated or not any(p.use == "literal" for p in sentence.places):
        return
    if any(is_other_sense(t.token, t.kind, sentence) for t in listed):
        return
    harmed = {t.token for t in listed if t.kind == "casualties"}
    for trigger in told_in(sentence, lexicon, [], theme):
        if trigger.token not in harmed:
            yield replace(
                trigger, kind=lexicon.themes.get(theme, {}).get(trigger.token.lemma_.lower(), "other"), subtype=None
            )
