"""The nouns of extraction: frozen values that pass between the stages.

Offsets are code points of ``Article.text``, half open: ``text[span.start:span.end]``.
Dates are proleptic Gregorian calendar days, both ends of an interval inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DatePrecision = Literal["day", "week", "month", "season", "year", "decade", "range", "unknown"]
TimexKind = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceUse = Literal["literal", "demonym", "embedded", "metonymic"]
PlaceBasis = Literal["sentence", "context", "article", "none"]
DateBasis = Literal["sentence", "context", "published", "none"]
Stance = Literal["asserts", "denies", "reports"]
Status = Literal["reported", "claimed", "contested", "denied"]
EventKind = Literal[
    "battle",
    "shelling",
    "attack",
    "control_change",
    "ceasefire",
    "ceasefire_violation",
    "talks",
    "statement",
    "deployment",
    "displacement",
    "casualties",
    "protest",
    "disaster",
    "humanitarian",
    "other",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, ``start`` inclusive, ``end`` exclusive, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the text under the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. ``name`` is its file name (or record id) and its identity."""

    name: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    published_basis: Literal["sidecar", "argument", "text", "metadata", "inferred", "unknown"] = "unknown"
    published_sure: str = "unknown"
    url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """An interval of days with its stated precision; both ends None when undated."""

    start: date | None
    end: date | None
    precision: DatePrecision
    edtf: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A temporal expression: its TIMEX3 kind and value and, for dates, the days it covers."""

    span: Span
    text: str
    kind: TimexKind
    value: str
    when: TimeSpan


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text, not yet resolved.

    ``name`` is what to look up; ``text`` is the article's wording. ``kind_hint`` comes from the
    words around it ("province", "city", "pass"), ``container`` from "X in Y" or "X, Y",
    ``country`` (ISO 3166-1 alpha-2) from a demonym ("the Azeri city of X").
    """

    span: Span
    text: str
    name: str
    use: PlaceUse = "literal"
    kind_hint: str | None = None
    container: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Counts of people; None where nothing is said, high None for "at least"."""

    killed_low: int | None = None
    killed_high: int | None = None
    wounded_low: int | None = None
    wounded_high: int | None = None
    displaced_low: int | None = None
    displaced_high: int | None = None
    captured_low: int | None = None
    captured_high: int | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence: ``text == article.text[span.start:span.end]``, always."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so. ``side`` is the claimant's country (ISO alpha-2) or a party's name, or ""."""

    claimant: str
    side: str
    stance: Stance
    quote: Quote
    toll: Toll = field(default_factory=Toll)


@dataclass(frozen=True, slots=True)
class Loss:
    """What one party lost, by one voice.

    ``party``: the article's words for those who were hit ("Armenian soldiers", "rebels"); ``side``: ISO 3166-1
    alpha-2 of their country where it is one, else the party's proper name, or "" (civilians of nobody named);
    ``claimant``: who gives the figures, "" when the article says so itself. ``casualties_low`` and
    ``casualties_high`` (None for "at least") count killed and wounded, or all losses, that the text gives together.
    """

    party: str
    side: str
    toll: Toll
    claimant: str
    quote: Quote
    casualties_low: int | None = None
    casualties_high: int | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """A place where a report's incident may have happened, and what the text says for it, by kind of evidence."""

    mention: PlaceMention
    evidence: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, by one article, with unresolved places.

    ``places`` are the places of this one event (a list gives one feature per place later).
    ``place_basis`` and ``date_basis`` say where they were found: in the evidence sentence, in the
    sentences before it, or as the article's theatre / publication date. ``venues``: of a report's
    incident, all places that may be its own, for a map to choose from. ``losses``: what each party lost, by whose word.
    """

    kind: EventKind
    subtype: str | None
    title: str
    when: TimeSpan
    date_basis: DateBasis
    places: tuple[PlaceMention, ...]
    place_basis: PlaceBasis
    actor: str | None
    target: str | None
    toll: Toll
    status: Status
    claims: tuple[Claim, ...]
    evidence: tuple[Quote, ...]
    trigger: Span
    confidence: float
    venues: tuple[Venue, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """What the program dropped, and why: the counterpart of every count it shows."""

    source: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article.

    ``headline``: the places of a title that is no part of the text; their spans lie behind its end.
    """

    article: Article
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...] = ()
    headline: tuple[PlaceMention, ...] = ()
