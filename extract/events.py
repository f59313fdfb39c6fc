"""Assemble events from the triggers of an article's sentences, with date, places, claim and toll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from extract.accounts import accounts_of
from extract.attach import places_of
from extract.attachdates import dated_beside, dates_of, still_dated
from extract.civil import in_civil_life
from extract.claims import attribution
from extract.clausedates import (
    is_diary,
    is_live_blog,
    tells_by_days,
)
from extract.confidence import confidence
from extract.echo import without_echo
from extract.entries import entry_of, note_of
from extract.eventhood import is_event
from extract.followers import followers
from extract.history import undated_if_history
from extract.inherit import inherited
from extract.lexicon import Lexicon
from extract.lookup import NameLookup
from extract.lossdrafts import counted_with, people_counted
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
from extract.parties import actor_of, target_of
from extract.placedays import by_date, on_its_day
from extract.placeheads import lists_places
from extract.report import dated_by_lead, reported
from extract.rereading import reread
from extract.retell import VIOLENT, Draft, add, joined_events, points_back, set_apart
from extract.sentence import Sentence, clause
from extract.shares import by_place
from extract.storyline import Story, enter_line, remember, towns_of
from extract.themes import theme_of
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


def find_events(
    article: Article,
    sentences: list[Sentence],
    lexicon: Lexicon,
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> list[Event]:
    """Return the events of an article in the order of its text; ``headline``: the places of its title."""
    article = undated_if_history(article, sentences)
    drafts = _drafts(Story.of(article, sentences, lexicon, lookup), sentences)
    many = _is_list(sentences)
    incident = None if many else reported(article, sentences, drafts, lookup, headline)
    if incident is None and not many:
        drafts = dated_by_lead(article, drafts)
    told: list[Event] = []
    for draft in without_echo(drafts, sentences) if incident is None else incident.others:
        add(told, draft)
    return told if incident is None else [incident.event, *told]


def _drafts(story: Story, sentences: list[Sentence]) -> list[Draft]:
    """The events of each sentence as it tells them."""
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        own = [replace(draft, sentence=number) for draft in _sentence_events(sentence, story)]
        drafts.extend(own)
        if not own:
            story.ledger.carried(drafts, number)
    return drafts


def _is_list(sentences: list[Sentence]) -> bool:
    """Whether a text is laid out by days, places or the clock: it tells of many incidents."""
    by_day = tells_by_days(sentences) or is_diary(sentences)
    return by_day or lists_places(sentences) or is_live_blog(sentences)


def _sentence_events(sentence: Sentence, story: Story) -> list[Draft]:
    """The events of a sentence; what it establishes for the next one is put into the story."""
    enter_line(sentence, story)
    theme = theme_of(story.told, story.spoken)
    listed = find_triggers(sentence, story.lexicon, story.trigger, story.kind if story.age < _CONTINUES else "", theme)
    triggers = _triggers(listed, sentence, theme, story)
    story.ledger.open(sentence, triggers, story.speaker, story.quoted)
    told = _told(triggers, sentence, story)
    if listed and not told:
        told = _told(_of_life(reread(sentence, listed, story.lexicon, theme), sentence, story), sentence, story)
    drafts = story.ledger.settled(told)
    remember(sentence, [d.event for d in drafts], story)
    noun = topic_noun(sentence, story.lexicon)
    if noun is not None and not drafts:
        story.told[noun.kind] += 1
    if noun is not None or len(sentence.tokens) > _SHORT:
        story.trigger = noun
    return drafts


def _triggers(listed: list[Trigger], sentence: Sentence, theme: str, story: Story) -> list[Trigger]:
    """The triggers the lexicon lists that tell of something here, those that go on from them, else an entry's noun."""
    triggers = _of_life(listed, sentence, story)
    in_list = story.age < _LIST
    triggers.extend(followers(sentence, triggers, story.kind, story.subtype, in_list))
    if not triggers and (entry := entry_of(sentence, story.kind, story.subtype, in_list)) is not None:
        return [entry]
    if not listed and not triggers and (note := note_of(sentence, story.lexicon, theme)) is not None:
        return [note]
    return triggers


def _of_life(triggers: Iterable[Trigger], sentence: Sentence, story: Story) -> list[Trigger]:
    """The triggers as a text of everyday life or of a war means them."""
    return list(in_civil_life(triggers, sentence, story.armed, story.told, story.speakers.country_named))


def _told(triggers: Sequence[Trigger], sentence: Sentence, story: Story) -> list[Draft]:
    return _distinct([draft for trigger in triggers for draft in _trigger_events(trigger, sentence, story)])


def _trigger_events(trigger: Trigger, sentence: Sentence, story: Story) -> Iterator[Draft]:
    published = story.article.published
    dates, basis = dates_of(trigger, sentence, story.context, published)
    for when in dates:
        event = _event(trigger, sentence, story, when, basis)
        if event is not None:
            refers = trigger.continues or (trigger.is_noun and points_back(trigger.token))
            beside = basis == "sentence" and dated_beside(trigger, sentence, published)
            anew = trigger.is_noun and set_apart(trigger.token)
            told = by_date(event, sentence) if len(dates) == 1 else on_its_day(event, sentence)
            yield from (Draft(one, refers, 0, beside, anew) for day in told for one in by_place(day, sentence))


def _event(trigger: Trigger, sentence: Sentence, story: Story, when: TimeSpan, date_basis: DateBasis) -> Event | None:
    article, speakers = story.article, story.speakers
    said = attribution(trigger.token, sentence, speakers, story.speaker) or story.quoted
    if said is not None and said.claimant:
        story.heard = said
    places, place_basis = places_of(trigger, sentence)
    if not places:
        places, place_basis = inherited(trigger, sentence, story.before, towns_of(sentence, story))
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
