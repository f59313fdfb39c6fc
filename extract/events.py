"""Assemble events from the triggers of an article's sentences, with date, places, claim and toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from extract.accounts import accounts_of
from extract.asides import is_aside
from extract.attach import places_of
from extract.attachdates import DateContext, dated_beside, dates_of, looks_back, still_dated
from extract.civil import in_civil_life, tells_of_arms
from extract.claims import Attribution, attribution
from extract.clausedates import (
    clock_date,
    clock_heads,
    entry_date,
    has_sections,
    heads_section,
    is_diary,
    is_live_blog,
    line_end,
    tells_by_days,
)
from extract.confidence import confidence
from extract.echo import without_echo
from extract.entries import entry_of, note_of
from extract.eventhood import is_event
from extract.followers import followers
from extract.history import undated_if_history
from extract.inherit import Before, inherited, placed
from extract.lexicon import Lexicon
from extract.lookup import NameFacts, NameLookup
from extract.lossdrafts import Ledger, counted_with, people_counted
from extract.model import (
    Article,
    DateBasis,
    Event,
    EventKind,
    PlaceMention,
    Quote,
    TimeSpan,
    Toll,
)
from extract.otherdates import is_earlier, told_back
from extract.parties import actor_of, target_of
from extract.placedays import by_date, on_its_day
from extract.placeheads import heading_place, lists_places
from extract.published import is_stamp
from extract.report import dated_by_lead, reported
from extract.rereading import reread
from extract.retell import VIOLENT, Draft, add, joined_events, points_back, set_apart
from extract.sentence import Sentence, clause
from extract.shares import by_place
from extract.speakers import Speakers
from extract.themes import theme_of, theme_spoken
from extract.titles import title
from extract.tolls import NEUTRAL, completed, find_toll
from extract.triggers import Trigger, find_triggers, topic_noun
from extract.victims import victims_of

# A sentence this short does not end what an ordinal may count ("Brokered by others, all have failed.").
_SHORT = 12
# Sentences after an event in which "it happened" still speaks of it.
_CONTINUES = 3
# Sentences without an event that end a list.
_LIST = 2
# Characters from its start in which a sentence names the time it opens with ("At about 2:05 a.m.").
_OPENS = 12
# The date that heads a section holds until the next one.
_TO_NEXT = 10**9


@dataclass(slots=True)
class _Story:
    """What the sentences so far have established."""

    ledger: Ledger
    context: DateContext = field(default_factory=DateContext)
    trigger: Trigger | None = None
    speaker: str = ""
    before: Before = field(default_factory=Before)
    kind: str = ""
    subtype: str | None = None
    age: int = 99
    told: Counter[str] = field(default_factory=Counter)
    spoken: str = ""
    heard: Attribution | None = None
    quoting: bool = False
    sections: bool = False
    armed: bool = True
    listed: TimeSpan | None = None
    dated: TimeSpan | None = None
    is_settlement: Callable[[str], bool] = field(default=lambda name: False)


def find_events(
    article: Article,
    sentences: list[Sentence],
    lexicon: Lexicon,
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> list[Event]:
    """Return the events of an article in the order of its text; ``headline``: the places of its title."""
    speakers = Speakers(lookup)
    for doc in {id(s.tokens.doc): s.tokens.doc for s in sentences}.values():
        speakers.learn(doc)
    story = _Story(Ledger(article, speakers), is_settlement=lambda name: _is_settlement(lookup.known(name)))
    story.spoken = theme_spoken(sentences, lexicon)
    story.armed = story.spoken == "war" or tells_of_arms(sentences)
    story.sections = has_sections(sentences)
    told: list[Event] = []
    article = undated_if_history(article, sentences)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        own = [replace(d, sentence=number) for d in _sentence_events(article, sentence, lexicon, speakers, story)]
        drafts.extend(own)
        if not own:
            story.ledger.carried(drafts, number)
    many = _is_list(sentences)
    incident = None if many else reported(article, sentences, drafts, lookup, headline)
    if incident is None and not many:
        drafts = dated_by_lead(article, drafts)
    for draft in without_echo(drafts, sentences) if incident is None else incident.others:
        add(told, draft)
    return told if incident is None else [incident.event, *told]


def _is_list(sentences: list[Sentence]) -> bool:
    """Whether a text is laid out by days, places or the clock: it tells of many incidents."""
    by_day = tells_by_days(sentences) or is_diary(sentences)
    return by_day or lists_places(sentences) or is_live_blog(sentences)


def _is_settlement(facts: NameFacts | None) -> bool:
    """Whether a settlement bears a name that is no country's."""
    return facts is not None and "settlement" in facts.kinds and not facts.country


def _sentence_events(
    article: Article, sentence: Sentence, lexicon: Lexicon, speakers: Speakers, story: _Story
) -> Iterator[Draft]:
    goes_on = story.kind if story.age < _CONTINUES else ""
    if (entered := clock_date(sentence)) is not None:  # each entry of a live blog tells of its own day
        story.context = replace(story.context, when=entered, age=0)
    elif clock_heads(sentence):  # ... and a line that only a clock heads goes on with the day of the line before
        story.context = replace(story.context, entry_end=line_end(sentence))
    in_entry = sentence.span.start < story.context.entry_end
    # Each line of a list of places goes on from the day before the list.
    if heading_place(sentence) is not None and not in_entry:
        story.listed = story.listed or story.dated or story.context.when
        story.context = replace(story.context, when=story.listed, age=0)
    theme = theme_of(story.told, story.spoken)
    listed = find_triggers(sentence, lexicon, story.trigger, goes_on, theme)
    triggers = list(in_civil_life(listed, sentence, story.armed, story.told, speakers.country_named))
    triggers.extend(followers(sentence, triggers, story.kind, story.subtype, story.age < _LIST))
    if not triggers and (entry := entry_of(sentence, story.kind, story.subtype, story.age < _LIST)) is not None:
        triggers = [entry]
    if not listed and not triggers and (note := note_of(sentence, lexicon, theme)) is not None:
        triggers = [note]
    story.ledger.open(sentence, triggers, story.speaker, _quoted(sentence, story))
    told = _distinct([d for t in triggers for d in _trigger_events(article, sentence, t, speakers, story)])
    if listed and not told:
        verbs = reread(sentence, listed, lexicon, theme)
        again = in_civil_life(verbs, sentence, story.armed, story.told, speakers.country_named)
        told = _distinct([d for t in again for d in _trigger_events(article, sentence, t, speakers, story)])
    drafts = story.ledger.settled(told)
    yield from drafts
    _remember(story, sentence, [d.event for d in drafts], speakers)
    noun = topic_noun(sentence, lexicon)
    if noun is not None and not drafts:
        story.told[noun.kind] += 1
    if noun is not None or len(sentence.tokens) > _SHORT:
        story.trigger = noun


def _remember(story: _Story, sentence: Sentence, events: list[Event], speakers: Speakers) -> None:
    when = _story_date(sentence, events, story.context.when)
    here = frozenset(place.name for place in sentence.places)
    clocked = any(t.kind == "TIME" and t.span.start - sentence.span.start <= _OPENS for t in sentence.times)
    stands = DateContext(when, places=here) if when is not None else story.context.later(clocked)
    story.context = _entered(stands, story.context, sentence, story.sections)
    story.before = placed(story.before, sentence, events, _towns(sentence, story))
    story.dated = next((e.when for e in events if e.date_basis == "sentence"), story.dated)
    if events:
        story.kind, story.subtype, story.age = events[-1].kind, events[-1].subtype, 0
        story.told.update({e.kind for e in events})
    else:
        story.age += 1
    named = [t for t in sentence.tokens if t.dep_ == "nsubj" and t.ent_type_ == "PERSON"]
    if named:
        story.speaker = speakers.full_name(named[-1].text)
    elif story.heard is not None:
        story.speaker = story.heard.claimant
    story.quoting = _left_open(sentence.text, story.quoting)


def _towns(sentence: Sentence, story: _Story) -> list[PlaceMention]:
    """The settlements a sentence names as places."""
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


def _trigger_events(
    article: Article, sentence: Sentence, trigger: Trigger, speakers: Speakers, story: _Story
) -> Iterator[Draft]:
    dates, basis = dates_of(trigger, sentence, story.context, article.published)
    for when in dates:
        event = _event(article, sentence, trigger, speakers, story, when, basis)
        if event is not None:
            refers = trigger.continues or (trigger.is_noun and points_back(trigger.token))
            beside = basis == "sentence" and dated_beside(trigger, sentence, article.published)
            anew = trigger.is_noun and set_apart(trigger.token)
            told = by_date(event, sentence) if len(dates) == 1 else on_its_day(event, sentence)
            yield from (Draft(one, refers, 0, beside, anew) for day in told for one in by_place(day, sentence))


def _event(
    article: Article, sentence: Sentence, trigger: Trigger, speakers: Speakers, story: _Story,
    when: TimeSpan, date_basis: DateBasis,
) -> Event | None:  # fmt: skip
    said = attribution(trigger.token, sentence, speakers, story.speaker) or _quoted(sentence, story)
    if said is not None and said.claimant:
        story.heard = said
    places, place_basis = places_of(trigger, sentence)
    if not places:
        places, place_basis = inherited(trigger, sentence, story.before, _towns(sentence, story))
    losses = story.ledger.of(trigger)
    when, date_basis = still_dated(when, date_basis, places, sentence, story.context, article.published)
    toll = counted_with(_toll(trigger, sentence), losses)
    if not is_event(trigger, sentence, date_basis, places, people_counted(toll, losses, sentence)):
        return None
    if place_basis == "context" and trigger.kind == "battle" and trigger.is_noun and story.kind in VIOLENT:
        # "The attack hit a neighbourhood": the event before, told on, keeps its kind.
        trigger = replace(trigger, kind=story.kind, subtype=story.subtype)
    quote = Quote(article.name, sentence.span, sentence.span.of(article.text))
    claims, status = accounts_of(said, sentence, trigger, quote, toll, speakers)
    return Event(
        kind=cast(EventKind, trigger.kind),
        subtype=trigger.subtype,
        title=title(trigger.kind, trigger.subtype, None),
        when=when,
        date_basis=date_basis,
        places=places,
        place_basis=place_basis,
        actor=actor_of(trigger, said, sentence),
        target=target_of(trigger),
        toll=toll,
        status=status,
        claims=claims,
        evidence=(quote,),
        trigger=trigger.span,
        confidence=confidence(date_basis, place_basis, status),
        losses=tuple(one.loss for one in losses),
    )


def _quoted(sentence: Sentence, story: _Story) -> Attribution | None:
    """Inside a quotation that an earlier sentence opened, its speaker still speaks."""
    return story.heard if story.quoting else None


def _toll(trigger: Trigger, sentence: Sentence) -> Toll:
    """The counts of the trigger's clause, else of what the same subject did next ("opened fire and killed four")."""
    own = _counted(trigger, sentence, clause(trigger.verb))
    if own != NEUTRAL or trigger.kind not in VIOLENT:
        return own
    next_verbs = (c for c in trigger.verb.children if c.dep_ == "conj" and c.pos_ == "VERB")
    shared = (c for c in next_verbs if not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children))
    return next((toll for c in shared if (toll := _counted(trigger, sentence, clause(c))) != NEUTRAL), own)


def _counted(trigger: Trigger, sentence: Sentence, area: set[int]) -> Toll:
    """The counts that stand in an area of the sentence and in the trigger's own phrase."""
    inside = area | ({t.i for t in trigger.token.subtree} if trigger.is_noun else set())
    # "Feb. 27" counts nobody.
    dated = {t.i for m in sentence.times if m.when.start is not None for t in sentence.under(m.span)}
    counted = inside - dated
    written = [(t.i, t.text_with_ws) for t in sentence.tokens.doc[min(inside) : max(inside) + 1]]
    text = "".join(word if at in counted else " " * len(word) for at, word in written)
    return completed(find_toll(text), victims_of(trigger.verb))


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One event a kind, date and place set in a sentence; a stronger trigger absorbs bare casualties."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _same(k.event, draft.event)), None)
        if twin is None:
            kept.append(draft)
        else:
            joined = joined_events(twin.event, draft.event)
            refers, beside = twin.refers and draft.refers, twin.beside or draft.beside
            kept[kept.index(twin)] = Draft(joined, refers, twin.sentence, beside, twin.anew or draft.anew)
    return kept


def _same(one: Event, other: Event) -> bool:
    weak = {one.kind, other.kind} & {"casualties", "battle"} and {one.kind, other.kind} <= VIOLENT | {"displacement"}
    if one.kind != other.kind and not weak:
        return False
    # What holds as of publication ("thousands have died") is not of the day another clause states.
    near = one.when == other.when or {one.date_basis, other.date_basis} not in ({"sentence"}, {"sentence", "published"})
    return near and (set(one.places) <= set(other.places) or set(other.places) <= set(one.places))
