"""What the sentences of an article have established so far: the day, the place, the speaker, the list.

A sentence seldom says all of it anew; :mod:`extract.events` reads each in the light of those before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extract.asides import is_aside
from extract.attachdates import DateContext, looks_back
from extract.civil import tells_of_arms
from extract.claims import Attribution
from extract.clausedates import clock_date, clock_heads, entry_date, has_sections, heads_section, line_end
from extract.doctext import text_of
from extract.inherit import Before, placed
from extract.lexicon import Lexicon
from extract.lookup import NameFacts, NameLookup
from extract.lossdrafts import Ledger
from extract.model import Article, Event, PlaceMention, TimeSpan
from extract.otherdates import is_earlier, told_back
from extract.placeheads import heading_place
from extract.published import is_stamp
from extract.sentence import Sentence
from extract.speakers import Speakers
from extract.themes import theme_spoken
from extract.triggers import Trigger

# Characters from its start in which a sentence names the time it opens with ("At about 2:05 a.m.").
_OPENS = 12
# The date that heads a section holds until the next one.
_TO_NEXT = 10**9


_LONG_AGO = 99  # sentences


@dataclass(slots=True)
class Story:
    """The article that is read, what to read it with, and what its sentences so far have established.

    ``context`` is the day and ``before`` the place of what was told last, of ``kind`` and ``subtype``, so many
    sentences ago (``age``); ``told`` counts the kinds. ``trigger`` is the noun that the sentence before was about.
    ``speaker`` is who was named last, ``heard`` who spoke last, ``quoting`` whether that quotation is still open.
    ``listed`` is the day before a list of places, ``dated`` the last one stated with an event, ``above`` the day and
    place over a list whose items stand each for itself. Of the whole text:
    what is ``spoken`` of, whether it tells of arms (``armed``) and whether it is laid out in ``sections``.
    """

    article: Article
    lexicon: Lexicon
    speakers: Speakers
    ledger: Ledger
    is_settlement: Callable[[str], bool]
    spoken: str
    armed: bool
    sections: bool
    context: DateContext = field(default_factory=DateContext)
    before: Before = field(default_factory=Before)
    kind: str = ""
    subtype: str | None = None
    age: int = _LONG_AGO
    told: Counter[str] = field(default_factory=Counter)
    trigger: Trigger | None = None
    speaker: str = ""
    heard: Attribution | None = None
    quoting: bool = False
    listed: TimeSpan | None = None
    dated: TimeSpan | None = None
    above: tuple[DateContext, Before] | None = None

    @property
    def quoted(self) -> Attribution | None:
        """Who still speaks, inside a quotation that an earlier sentence opened."""
        return self.heard if self.quoting else None

    @classmethod
    def of(cls, article: Article, sentences: list[Sentence], lexicon: Lexicon, lookup: NameLookup) -> Story:
        """Return what the text as a whole tells, before its first sentence is read."""
        speakers = Speakers(lookup)
        for doc in {id(s.tokens.doc): s.tokens.doc for s in sentences}.values():
            speakers.learn(doc)
        spoken = theme_spoken(sentences, lexicon)
        return cls(
            article,
            lexicon,
            speakers,
            Ledger(article, speakers),
            lambda name: _is_settlement(lookup.known(name)),
            spoken,
            spoken == "war" or tells_of_arms(sentences),
            has_sections(sentences),
        )


def _is_settlement(facts: NameFacts | None) -> bool:
    """Whether a settlement bears a name that is no country's."""
    return facts is not None and "settlement" in facts.kinds and not facts.country


def enter_line(sentence: Sentence, story: Story) -> None:
    """Take over the day that the head of a sentence's line gives: of an entry, of a clock time, of a list of places."""
    if (entered := clock_date(sentence)) is not None:  # each entry of a live blog tells of its own day
        story.context = replace(story.context, when=entered, age=0)
    elif clock_heads(sentence):  # ... and a line that only a clock heads goes on with the day of the line before
        story.context = replace(story.context, entry_end=line_end(sentence))
    _enter_item(sentence, story)
    in_entry = sentence.span.start < story.context.entry_end
    # Each line of a list of places goes on from the day before the list.
    if heading_place(sentence) is not None and not in_entry:
        story.listed = story.listed or story.dated or story.context.when
        story.context = replace(story.context, when=story.listed, age=0)


_ITEM = re.compile(r"[ \t]{0,8}[-*\u2022\u2013\u2014][ \t]")
_MARKER_CHARS = 12


def _enter_item(sentence: Sentence, story: Story) -> None:
    """Go back to the day and place above a list at each of its items, as in a digest; a chronicle's go on."""
    text, start = text_of(sentence.tokens.doc), sentence.span.start - sentence.offset
    line = text.rfind("\n", 0, start) + 1
    if any(map(str.isalnum, text[line:start])):
        return  # a later sentence of its line
    if _ITEM.match(text[line : line + _MARKER_CHARS]) is None or entry_date(sentence) is not None:
        story.above = None
        return
    story.above = story.above or (story.context, story.before)
    story.context, story.before = story.above


def remember(sentence: Sentence, events: list[Event], story: Story) -> None:
    """Put what a sentence and its events establish into the story."""
    when = _story_date(sentence, events, story.context.when)
    here = frozenset(place.name for place in sentence.places)
    clocked = any(t.kind == "TIME" and t.span.start - sentence.span.start <= _OPENS for t in sentence.times)
    stands = DateContext(when, places=here) if when is not None else story.context.later(clocked)
    story.context = _entered(stands, story.context, sentence, story.sections)
    story.before = placed(story.before, sentence, events, towns_of(sentence, story))
    story.dated = next((e.when for e in events if e.date_basis == "sentence"), story.dated)
    if events:
        story.kind, story.subtype, story.age = events[-1].kind, events[-1].subtype, 0
        story.told.update({e.kind for e in events})
    else:
        story.age += 1
    named = [t for t in sentence.tokens if t.dep_ == "nsubj" and t.ent_type_ == "PERSON"]
    if named:
        story.speaker = story.speakers.full_name(named[-1].text)
    elif story.heard is not None:
        story.speaker = story.heard.claimant
    story.quoting = _left_open(sentence.text, story.quoting)


def towns_of(sentence: Sentence, story: Story) -> list[PlaceMention]:
    """Return the settlements a sentence names as places."""
    named = [p for p in sentence.places if p.use == "literal" and story.is_settlement(p.name)]
    return [p for p in named if not is_aside(p, sentence)]


def _entered(context: DateContext, before: DateContext, sentence: Sentence, sections: bool) -> DateContext:
    """The context with the date that heads the line, or the section of a chronicle, the sentence stands in."""
    head = entry_date(sentence) or clock_date(sentence)
    if head is not None:
        section, live = sections and heads_section(sentence), entry_date(sentence) is None
        return replace(context, entry=head, entry_end=_TO_NEXT if section else line_end(sentence), live=live)
    return replace(context, entry=before.entry, entry_end=before.entry_end, live=before.live)


def _left_open(text: str, before: bool) -> bool:
    """Whether a quotation is still open at the end of a sentence."""
    last = max(text.rfind("\u201c"), text.rfind("\u201d"))
    if last >= 0:
        return text[last] == "\u201c"
    return before != (text.count('"') % 2 == 1)


_FINENESS = ("day", "week", "range", "month")


def _story_date(sentence: Sentence, events: list[Event], before: TimeSpan) -> TimeSpan | None:
    """The date the next sentence leans on: of the last event dated here, else the finest stated.

    What had happened before ("had left the evening before", "which had opened in April") does not turn it back.
    """
    if sentence.times and is_stamp(sentence.text):
        return None
    own = [e.when for e in events if e.date_basis == "sentence"]
    if own:
        return None if looks_back(sentence.tokens.root) and is_earlier(own[-1], before) else own[-1]
    stated = [t for t in sentence.times if t.when.precision in _FINENESS and t.kind in ("DATE", "TIME")]
    stated = [t for t in stated if not (is_earlier(t.when, before) and told_back(t, sentence))]
    return min((t.when for t in stated), key=lambda w: _FINENESS.index(w.precision), default=None)
