"""Losses told side by side: whose dead, wounded and captured, how many, and by whose word.

A party's losses are those of one voice: the claimant a figure is attributed to, or the article itself. Figures of
different voices stand side by side; only the parts of one sentence and one voice are summed, and never
"casualties", which say neither killed nor wounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.claims import Attribution, attribution, denier, is_speech, name_of
from extract.lossaccount import Figure
from extract.lossfigures import figures
from extract.losslists import joined, key_of, stated, with_counts
from extract.lossparties import Party
from extract.losswords import loss_words
from extract.model import Article, Loss, Quote, Span, Toll
from extract.resources import one_of, word_list
from extract.sentence import Sentence
from extract.speakers import Speakers

if TYPE_CHECKING:
    from extract.document import Token

# A sentence without any of these words and a number tells of no losses.
_TELLS = re.compile(
    rf"{one_of('losses', 'tells')}|\b(?:{one_of('losses', 'begins')})|\b(?:{one_of('losses', 'whole')})\b"
)
_STEMS = tuple(word_list("losses", "stems"))


def _tells(text: str) -> bool:
    """Whether a sentence may tell of losses."""
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS) and _TELLS.search(lowered) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """A loss, the token of its sentence that tells it, and whether it is part of a count told with it."""

    loss: Loss
    at: Token
    part: bool = False


def losses_in(
    article: Article,
    sentence: Sentence,
    speakers: Speakers,
    previous: str = "",
    heard: Attribution | None = None,
    before: str = "",
) -> list[Told]:
    """Return the losses a sentence tells of parties it names; what somebody denies is none.

    Parameters
    ----------
    previous
        The last named speaker, for "he said".
    heard
        Who speaks in a quotation that an earlier sentence opened.
    before
        The harm last counted by the sentence before, where this one goes on after its semicolon.
    """
    if not before and not _tells(sentence.text):
        return []
    quote = Quote(article.name, sentence.span, sentence.span.of(article.text))
    found: list[Told] = []
    for figure in figures(sentence, speakers, before):
        said = _voice(figure, sentence, speakers, previous) or heard
        if said is not None and said.stance == "denies":
            continue
        claimant = "" if said is None else said.claimant or "unnamed"
        _add(found, _loss(figure, _words(figure.party, article, sentence), claimant, quote), figure)
    return found


def goes_on(told: Sequence[Told], sentence: Sentence) -> str:
    """Return the harm a sentence counts last when it ends with a semicolon, else ""."""
    if not told or not sentence.text.endswith(";"):
        return ""
    return stated(told[-1].loss)[-1]


def _words(party: Party, article: Article, sentence: Sentence) -> str:
    tokens = sentence.tokens.doc
    start, end = sentence.char_span(tokens[party.first]).start, sentence.char_span(tokens[party.last]).end
    return " ".join(Span(start, end).of(article.text).split())


def _loss(figure: Figure, party: str, claimant: str, quote: Quote) -> Loss:
    low, high = figure.number.low, figure.number.high
    if figure.harm == "casualties":
        return Loss(party, figure.party.side, Toll(), claimant, quote, low, high)
    return Loss(party, figure.party.side, with_counts(Toll(), figure.harm, (low, high)), claimant, quote)


def _add(found: list[Told], loss: Loss, figure: Figure) -> None:
    """Put a figure beside those of its party that are told with it ("200 dead and 500 wounded")."""
    if figure.number.is_part and any(stated(one.loss) == stated(loss) and not one.part for one in found):
        return  # the whole has a party of its own
    for n, other in enumerate(found):
        if key_of(other.loss) == key_of(loss) and not set(stated(other.loss)) & set(stated(loss)):
            found[n] = Told(joined(other.loss, loss), other.at, other.part)
            return
    whole = any(one.loss.casualties_low is not None for one in found)  # "200 casualties, including 40 dead"
    found.append(Told(loss, figure.at, figure.number.is_part and not whole))


def _voice(figure: Figure, sentence: Sentence, speakers: Speakers, previous: str) -> Attribution | None:
    """Who gives a figure: of "X put its losses at 12" X, else whoever is said to say what the sentence tells."""
    for verb in [*figure.at.ancestors][:2]:
        if verb.lemma_.lower() in loss_words().verbs["put"] and figure.at.dep_ in ("dobj", "nsubjpass"):
            own = name_of(verb, speakers, previous)
            if own is not None:
                return own
    if ";" in sentence.lowers:
        return _voice_of_part(figure.at, sentence, speakers)
    return attribution(figure.at, sentence, speakers, previous)


def _voice_of_part(at: Token, sentence: Sentence, speakers: Speakers) -> Attribution | None:
    """Who says what stands between two semicolons: the parser may hang one part on the other's verb."""
    tokens = list(sentence.tokens)
    ends = [t.i for t in tokens if t.text == ";"]
    first = max((i for i in ends if i < at.i), default=-1)
    last = min((i for i in ends if i > at.i), default=tokens[-1].i + 1)
    said = [t for t in tokens if first < t.i < last and t.pos_ == "VERB" and is_speech(t)]
    nearest = min(said, key=lambda t: (t.i > at.i, abs(t.i - at.i)), default=None)
    return denier(nearest, speakers) if nearest is not None else None
