"""Score the kind of conflict snippets: the label our main event of a snippet stands for.

The labels are the event types of the CASE 2021 shared task 2 (fine-grained classification of
socio-political events), which follow ACLED's sub-event types and add disasters, crime and diplomacy.
``weighted F`` is the mean of the F of the labels, each weighted by its gold count.

The main event of a snippet is the one with the highest confidence, of equals the one told first. A
snippet without an event is scored as :data:`NONE`, which no gold label equals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo.evaluation.sets import built, read_set

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SETS = ("kinds-case",)
NONE = "none"
# What a (type, subtype) of the record is called there; a type alone stands for its other subtypes.
LABELS: dict[tuple[str, str | None], str] = {
    ("battle", None): "ARMED_CLASH",
    ("ceasefire_violation", None): "ARMED_CLASH",
    ("shelling", None): "ART_MISS_ATTACK",
    ("shelling", "air"): "AIR_STRIKE",
    ("shelling", "drone"): "AIR_STRIKE",
    ("attack", None): "ATTACK",
    ("casualties", None): "ATTACK",
    ("attack", "grenade"): "GRENADE",
    ("attack", "bombing"): "REM_EXPLOS",
    ("attack", "suicide_bombing"): "SUIC_BOMB",
    ("attack", "chemical"): "CHEM_WEAP",
    ("attack", "sexual_violence"): "SEX_VIOL",
    ("attack", "kidnapping"): "ABDUCT_DISSAP",
    ("attack", "mob_violence"): "MOB_VIOL",
    ("attack", "property_destruction"): "PROPERTY_DISTRUCT",
    ("control_change", None): "NON_VIOL_TERRIT_TRANSFER",
    ("control_change", "state_gain"): "GOV_REGAINS_TERIT",
    ("control_change", "non_state_gain"): "NON_STATE_ACTOR_OVERTAKES_TER",
    ("ceasefire", None): "AGREEMENT",
    ("talks", None): "DIPLO",
    ("talks", "agreement"): "AGREEMENT",
    ("humanitarian", None): "AGREEMENT",
    ("statement", None): "DIPLO",
    ("statement", "responsibility"): "ATTRIB",
    ("deployment", None): "CHANGE_TO_GROUP_ACT",
    ("deployment", "base"): "HQ_ESTABLISHED",
    ("displacement", None): "OTHER",
    ("protest", None): "PEACE_PROTEST",
    ("protest", "violent"): "VIOL_DEMONSTR",
    ("protest", "intervention"): "PROTEST_WITH_INTER",
    ("protest", "force"): "FORCE_AGAINST_PROTEST",
    ("disaster", None): "NATURAL_DISASTER",
    ("disaster", "accident"): "MAN_MADE_DISASTER",
    ("other", None): "OTHER",
    ("other", "arrest"): "ARREST",
    ("other", "weapons_seizure"): "DISR_WEAP",
    ("other", "crime"): "ORG_CRIME",
}
# The types a label may have: the first is what it is counted as, the others are as good.
TYPES: dict[str, tuple[str, ...]] = {
    "ARMED_CLASH": ("battle", "ceasefire_violation"),
    "ART_MISS_ATTACK": ("shelling",),
    "AIR_STRIKE": ("shelling",),
    "ATTACK": ("attack", "casualties"),
    "GRENADE": ("attack",),
    "REM_EXPLOS": ("attack",),
    "SUIC_BOMB": ("attack",),
    "CHEM_WEAP": ("attack", "shelling"),
    "SEX_VIOL": ("attack",),
    "ABDUCT_DISSAP": ("attack",),
    "MOB_VIOL": ("attack",),
    "PROPERTY_DISTRUCT": ("attack",),
    "GOV_REGAINS_TERIT": ("control_change",),
    "NON_STATE_ACTOR_OVERTAKES_TER": ("control_change",),
    "NON_VIOL_TERRIT_TRANSFER": ("control_change",),
    "AGREEMENT": ("talks", "ceasefire", "humanitarian"),
    "DIPLO": ("talks", "statement"),
    "ATTRIB": ("statement",),
    "CHANGE_TO_GROUP_ACT": ("deployment",),
    "HQ_ESTABLISHED": ("deployment",),
    "PEACE_PROTEST": ("protest",),
    "VIOL_DEMONSTR": ("protest",),
    "PROTEST_WITH_INTER": ("protest",),
    "FORCE_AGAINST_PROTEST": ("protest",),
    "NATURAL_DISASTER": ("disaster",),
    "MAN_MADE_DISASTER": ("disaster",),
    "ARREST": ("other",),
    "DISR_WEAP": ("other",),
    "ORG_CRIME": ("other",),
    "OTHER": ("other",),
}


def label_of(kind: str, subtype: str | None) -> str:
    """Return the label a type and subtype of the record stand for."""
    return LABELS.get((kind, subtype)) or LABELS[(kind, None)]


def told_kinds(records: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, str | None]]:
    """Build the snippets and return the type and subtype of each one's main event."""
    return main_kinds(built(records, ("id", "text")))


def main_kinds(frame: GeoDataFrame) -> dict[str, tuple[str, str | None]]:
    """Return the type and subtype of the main event of every article of a frame."""
    best: dict[str, tuple[float, int, str, str | None]] = {}
    for row in frame.itertuples():
        for source in row.sources:
            told = (-float(row.confidence), int(source["start_char"]), str(row.type), row.subtype)
            known = best.get(source["article"])
            if known is None or told[:2] < known[:2]:
                best[source["article"]] = told
    return {article: (told[2], told[3]) for article, told in best.items()}


def weighted_f(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the mean F of the gold labels, weighted by their gold count, of (gold, told) pairs."""
    held = list(pairs)
    gold, told = Counter(g for g, _ in held), Counter(t for _, t in held)
    right = Counter(g for g, t in held if g == t)
    return sum(n * 2 * right[label] / (n + told[label]) for label, n in gold.items()) / len(held) if held else 0.0


def coarse(label: str, kind: str) -> tuple[str, str]:
    """Return the gold and told type of a snippet; a type that is as good counts as the label's first."""
    allowed = TYPES[label]
    return allowed[0], allowed[0] if kind in allowed else kind


def scored(records: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the (gold, told) pairs of some records: of labels, and of types."""
    told = told_kinds(records)
    fine, types = [], []
    for record in records:
        gold, kind = str(record["label"]), told.get(str(record["id"]))
        fine.append((gold, label_of(*kind) if kind else NONE))
        types.append(coarse(gold, kind[0] if kind else NONE))
    return fine, types


def measures(name: str = "kinds-case", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, on every n-th snippet."""
    fine, types = scored(read_set(name)[::every])
    return {"label_f": weighted_f(fine), "type_f": weighted_f(types)}


def report(name: str = "kinds-case") -> str:
    """Return the scores as text: both weighted F, their halves, and each label's recall and confusions.

    The even records are the half the vocabulary was made on, the odd ones the half it was only checked on.
    """
    records = read_set(name)
    fine, types = scored(records)
    lines = [
        f"{name}: {len(records)} snippets, {sum(t == NONE for _, t in fine)} without an event",
        f"weighted F over the {len(TYPES)} labels  {weighted_f(fine):.3f}  "
        f"(half developed on {weighted_f(fine[::2]):.3f}, half only checked {weighted_f(fine[1::2]):.3f})",
        f"weighted F over the types      {weighted_f(types):.3f}  "
        f"(half developed on {weighted_f(types[::2]):.3f}, half only checked {weighted_f(types[1::2]):.3f})",
    ]
    return "\n".join([*lines, *_by_label(fine)])


def _by_label(pairs: Sequence[tuple[str, str]]) -> Iterable[str]:
    for label, n in Counter(g for g, _ in pairs).most_common():
        told = Counter(t for g, t in pairs if g == label)
        wrong = ", ".join(f"{t} {k}" for t, k in told.most_common() if t != label)
        yield f"  {label:<30} {told[label]:3} of {n:3}   {wrong}"
