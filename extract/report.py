"""One incident told over many sentences: a report's event with the best-supported day, place and toll.

A war's history tells of many events, each in its own sentence. A report tells of one: the lead says
what happened, later sentences add when ("police were called about 9 p.m. Sunday"), where (the city whose
police speak), and what became of the victims. Here the events of such a report's sentences are linked when
nothing one says contradicts the other, and what all its sentences say is weighed together. Where an
article is no such report, nothing is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.confidence import confidence
from extract.harmed import Harmed, harmed_in
from extract.headcount import headcount
from extract.headlinetoll import told_in_headline
from extract.lexicon import load_lexicon
from extract.linking import LEAD, Scene, linked, scene_of
from extract.lookup import NameLookup
from extract.model import Article, Event, PlaceBasis, PlaceMention, Quote, TimeSpan, Toll, Venue
from extract.recurrence import counts_incidents, of_others
from extract.reportdate import best_date
from extract.reportplace import best_place
from extract.retell import VIOLENT, Draft, joined_events
from extract.sentence import Sentence
from extract.timespan import UNDATED
from extract.unsaid import presupposed

# A report is short and mostly about its incident: a longer text, or one of many incidents, is a history.
_SENTENCES = (3, 90)
_SHARE = 0.5
_GROUPS = 4
# What may be a war's is one incident only when it is most of what is told.
_SHARE_OF_WAR = 0.6
_ARMED = frozenset({"battle", "shelling"})
# A trial may come years after the deed; what lies further back is history.
_NEWS_DAYS = 1500
# What armies and governments do: a text that tells of it is about a war, not about one incident of it.
_OF_WARS = frozenset({"control_change", "ceasefire", "ceasefire_violation", "deployment"})
# What a report tells beside its incident: who speaks, who is charged. Without an incident, this much at most.
_ASIDE = frozenset({"statement", "other"})
_ASIDES = 2
# Sentences after one about another incident that still speak of that one.
_ASIDE_REACH = 1
_LEAD_WEIGHT = 3
# Beyond a month: "in November" may still be when it happened.
_SUMMARY_DAYS = 31
# Days before publication of what a lead tells as news.
_FRESH = 7
# A fresh incident is not that of a day so many days before it.
_LONG_BEFORE = 60
# How far a draft's kind is the report's: who shoots may seem to fight, and whom a toll is of is said elsewhere.
_NAMES = {"attack": 2.0, "disaster": 0.5, "casualties": 0.0}
_SUPPORT = 0.02
_SURE = 0.97


@dataclass(frozen=True, slots=True)
class Incident:
    """The incident a report is about, and the drafts that tell of something else."""

    event: Event
    others: tuple[Draft, ...]


def reported(
    article: Article,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    lookup: NameLookup,
    headline: Sequence[PlaceMention] = (),
) -> Incident | None:
    """Return the incident an article reports, or None when it is not a report of one.

    ``headline`` are the places of a title beside the text.
    """
    if not _is_news(article, sentences) or _is_of_war(drafts):
        return None
    violent = [d for d in drafts if _is_violent(d.event) and _is_recent(d.event, article)]
    if not violent:
        unsaid = presupposed(article, sentences, load_lexicon()) if _only_asides(drafts) else None
        return _incident(article, sentences, drafts, [unsaid], lookup, headline) if unsaid is not None else None
    # What is told as another incident ("an earlier shooting") does not make the report one of many.
    aside = of_others(violent, sentences, _since(drafts, article))
    own = [d for d in violent if not d.anew and d.sentence not in aside and not _is_summary(d)] or violent
    groups = linked([scene_of(d, sentences[d.sentence], lookup) for d in own])
    main = max(groups, key=_weight)
    weighty = [d for d in drafts if d.event.kind not in _ASIDE]
    if (
        len(groups) > _GROUPS
        or _weight(main) < _share(drafts) * sum(map(_weight, groups))
        or len(violent) < _share(drafts) * len(weighty)
        or any(scene.several for scene in main)
    ):
        return None
    told = _incident(article, sentences, drafts, [scene.draft for scene in main], lookup, headline)
    return told if _is_recent(told.event, article) else None


def dated_by_lead(article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of no report of one incident: who is told of without day or place is of the lead's last day.

    "At least 18 people were shot on Tuesday and Wednesday" opens a text; a boy it goes on about was not shot on the
    day of publication.
    """
    stated = [d.event.when for d in drafts if d.sentence < LEAD and _is_violent(d.event) and _states_day(d.event)]
    recent = [w for w in stated if w.start and article.published and 0 < (article.published - w.start).days <= _FRESH]
    if not recent:
        return list(drafts)
    last = max(recent, key=lambda w: w.start or date.min)
    return [replace(d, event=replace(d.event, when=last, date_basis="context")) if _is_loose(d) else d for d in drafts]


def _states_day(event: Event) -> bool:
    return event.date_basis == "sentence" and event.when.precision == "day"


def _is_loose(draft: Draft) -> bool:
    event = draft.event
    return _is_violent(event) and event.date_basis == "published" and not event.places


def _since(drafts: Sequence[Draft], article: Article) -> date | None:
    """Before which day nothing is of a fresh incident: one whose lead states a recent day, and no court hears of."""
    if article.published is None or any(d.event.subtype == "justice" for d in drafts):
        return None
    stated = [d.event.when.start for d in drafts if d.sentence < LEAD and d.event.date_basis == "sentence"]
    fresh = [one for one in stated if one is not None and (article.published - one).days <= _SUMMARY_DAYS]
    return min(fresh) - timedelta(days=_LONG_BEFORE) if fresh else None


def _only_asides(drafts: Sequence[Draft]) -> bool:
    """Whether what an article tells is no incident but who speaks of one, or a court's part in it."""
    court = any(d.event.subtype == "justice" for d in drafts)
    return court or len(drafts) <= _ASIDES or all(d.event.kind in _ASIDE for d in drafts)


def _is_summary(draft: Draft) -> bool:
    """What a report tells of a longer time below its lead is not its incident: "this year 40 people were killed"."""
    when = draft.event.when
    if draft.event.date_basis != "sentence" or when.start is None or when.end is None or draft.sentence < LEAD:
        return False
    return (when.end - when.start).days > _SUMMARY_DAYS


def _is_violent(event: Event) -> bool:
    return event.kind in VIOLENT and event.status != "denied"


def _share(drafts: Sequence[Draft]) -> float:
    """How much of what an article tells must be of one incident for a report of one."""
    return _SHARE_OF_WAR if any(d.event.kind in _ARMED for d in drafts) else _SHARE


def _is_news(article: Article, sentences: Sequence[Sentence]) -> bool:
    """A text of a report's length with a day of publication; a day inferred from its dates makes no news."""
    dated = article.published is not None and article.published_basis != "inferred"
    return dated and _SENTENCES[0] <= len(sentences) <= _SENTENCES[1]


def _is_recent(event: Event, article: Article) -> bool:
    if event.when.start is None or article.published is None:
        return True
    return (article.published - event.when.start).days <= _NEWS_DAYS


def _is_of_war(drafts: Sequence[Draft]) -> bool:
    """One such draft among several may be a wrong reading ("men stormed a home")."""
    return sum(d.event.kind in _OF_WARS for d in drafts) > max(1, len(drafts) // 4)


def _incident(
    article: Article,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    main: Sequence[Draft],
    lookup: NameLookup,
    headline: Sequence[PlaceMention],
) -> Incident:
    own = _sentences_of(main, drafts, sentences)
    places = best_place(article, sentences, main, lookup, headline)
    event = _event(article, own, main, places)
    if event.date_basis == "published" and _is_of_court(drafts):
        event = replace(event, when=UNDATED, date_basis="none")
    return Incident(event, tuple(_beside(d, sentences, drafts) for d in drafts if d not in main))


def _beside(draft: Draft, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Draft:
    """A draft told beside the incident: the count of a year is a toll, and a trial's day is not that of a deed."""
    event = draft.event
    if not _is_violent(event):
        return draft
    if event.date_basis == "published" and _is_of_court(drafts):
        event = replace(event, when=UNDATED, date_basis="none")
    if _is_summary(draft) and counts_incidents(sentences[draft.sentence]):
        event = replace(event, kind="casualties", subtype=None, toll=replace(event.toll, cumulative=True))
    return replace(draft, event=event)


def _is_charge(draft: Draft) -> bool:
    """A charge follows its deed within days; a trial takes months."""
    quote = draft.event.evidence[0]
    at = draft.event.trigger.start - quote.span.start
    return quote.text[max(at, 0) :].lower().startswith("charge")


def _is_of_court(drafts: Sequence[Draft]) -> bool:
    """Whether a sentence of the lead tells of a trial and its deed: what it is about may be long ago."""
    lead = [d for d in drafts if d.sentence < LEAD]
    trials = {d.sentence for d in lead if d.event.subtype == "justice" and not _is_charge(d)}
    return any(d.sentence in trials for d in lead if _is_violent(d.event))


def _weight(group: Sequence[Scene]) -> int:
    return sum(_weight_of(scene.draft) for scene in group)


def _weight_of(draft: Draft) -> int:
    return _LEAD_WEIGHT if draft.sentence < LEAD else 1


def _sentences_of(main: Sequence[Draft], drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The incident's sentences and those that tell of no other event, nor go on about another."""
    own = {d.sentence for d in main}
    other = {d.sentence for d in drafts if d not in main and d.event.kind in VIOLENT} - own
    aside = {n + ahead for n in other for ahead in range(_ASIDE_REACH + 1)}
    told = {d.sentence for d in drafts}
    return [s for n, s in enumerate(sentences) if n in own or (n not in other and (n not in aside or n in told))]


def _event(
    article: Article,
    sentences: list[Sentence],
    main: Sequence[Draft],
    placed: tuple[tuple[PlaceMention, ...], PlaceBasis, tuple[Venue, ...]],
) -> Event:
    event = main[0].event
    for draft in main[1:]:
        event = _linked(event, draft.event)
    named = _naming(main)
    when, date_basis = best_date(article, sentences, main)
    places, place_basis, venues = placed
    told = [(s, found) for s in sentences if _is_of(s, when) and (found := harmed_in(s))]
    sure = confidence(date_basis, place_basis, event.status)
    support = _SUPPORT * (len({d.sentence for d in main}) - 1)
    return replace(
        event, kind=named.kind, subtype=named.subtype,
        when=when, date_basis=date_basis, places=places, place_basis=place_basis, venues=venues,
        toll=_toll([found for _, found in told], article, event.toll),
        evidence=_quotes(article, event, [s for s, _ in told]),
        confidence=round(min(max(sure, _SURE), sure + support), 2),
    )  # fmt: skip


def _naming(main: Sequence[Draft]) -> Event:
    """The event that names the incident's kind: what most of its drafts say, an attack before what else fits."""
    votes: dict[str, float] = defaultdict(float)
    for draft in main:
        if not _is_misread(draft):
            votes[draft.event.kind] += _NAMES.get(draft.event.kind, 1.0) * _weight_of(draft)
    kind = max(votes, key=lambda k: votes[k], default=main[0].event.kind)
    named = [d.event for d in main if d.event.kind == kind]
    return next((e for e in named if e.subtype), named[0])


def _is_misread(draft: Draft) -> bool:
    """A force of nature told below the lead of a report of harm to somebody: "rain poured as they waited"."""
    return draft.event.kind == "disaster" and draft.event.subtype is None and draft.sentence >= LEAD


def _quotes(article: Article, event: Event, victims: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The sentences of the incident's triggers, then those its victims are counted from."""
    more = (Quote(article.name, s.span, s.span.of(article.text)) for s in victims)
    return tuple(dict.fromkeys((*event.evidence, *more)))


def _linked(event: Event, other: Event) -> Event:
    joined = joined_events(event, other)
    claims = tuple(dict.fromkeys(event.claims + other.claims))
    evidence = tuple(dict.fromkeys(event.evidence + other.evidence))
    status = "reported" if "reported" in (event.status, other.status) else event.status
    return replace(joined, claims=claims, evidence=evidence, status=status, subtype=joined.subtype or other.subtype)


def _toll(told: Sequence[Sequence[Harmed]], article: Article, before: Toll) -> Toll:
    counted = headcount(told, told_in_headline(article.title))
    return replace(
        before, killed_low=counted.killed_low, killed_high=counted.killed_high,
        wounded_low=counted.wounded_low, wounded_high=counted.wounded_high,
    )  # fmt: skip


def _is_of(sentence: Sentence, when: TimeSpan) -> bool:
    """Whether a sentence may tell of the incident's victims: it gives no other year or longer time."""
    wide = [t.when for t in sentence.times if t.when.precision in ("year", "decade", "season")]
    return not any(w.start and when.start and not (w.start <= when.start <= (w.end or w.start)) for w in wide)
