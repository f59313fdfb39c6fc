"""Short headlines for events, made from kind and place: never a quotation, never a judgement."""

from __future__ import annotations

import re

# With a place, and without. A headline says no more than where: whom a strike was meant for, or for which
# country a ceasefire was signed in a town, the quote says.
_PATTERNS: dict[str, tuple[str, str]] = {
    "battle": ("Fighting in {place}", "Fighting"),
    "shelling": ("Strike in {place}", "Shelling or strike"),
    "attack": ("Attack in {place}", "Attack"),
    "control_change": ("Change of control, {place}", "Change of control"),
    "ceasefire": ("Ceasefire, {place}", "Ceasefire"),
    "ceasefire_violation": ("Ceasefire breach in {place}", "Ceasefire breach"),
    "talks": ("Talks in {place}", "Talks"),
    "statement": ("Statement, {place}", "Statement"),
    "deployment": ("Deployment, {place}", "Deployment"),
    "displacement": ("People displaced, {place}", "People displaced"),
    "casualties": ("Casualties reported, {place}", "Casualties reported"),
    "protest": ("Protest in {place}", "Protest"),
    "disaster": ("Disaster in {place}", "Disaster"),
    "humanitarian": ("Humanitarian step, {place}", "Humanitarian step"),
    "other": ("Event in {place}", "Event"),
}
_SUBTYPES: dict[tuple[str, str], tuple[str, str]] = {
    ("shelling", "missile"): ("Missile strike in {place}", "Missile strike"),
    ("shelling", "artillery"): ("Artillery fire in {place}", "Artillery fire"),
    ("shelling", "air"): ("Air strike in {place}", "Air strike"),
    ("shelling", "drone"): ("Drone strike in {place}", "Drone strike"),
    ("control_change", "encirclement"): ("{place} surrounded", "Encirclement"),
    ("control_change", "handover"): ("{place} handed over", "Handover"),
    ("control_change", "withdrawal"): ("Withdrawal, {place}", "Withdrawal"),
    ("disaster", "earthquake"): ("Earthquake, {place}", "Earthquake"),
    ("disaster", "flood"): ("Flood, {place}", "Flood"),
    ("disaster", "storm"): ("Storm, {place}", "Storm"),
    ("disaster", "fire"): ("Fire, {place}", "Fire"),
    ("disaster", "landslide"): ("Landslide, {place}", "Landslide"),
    ("attack", "shooting"): ("Shooting in {place}", "Shooting"),
    ("attack", "bombing"): ("Bombing in {place}", "Bombing"),
    ("attack", "kidnapping"): ("Kidnapping in {place}", "Kidnapping"),
    # Whose forces are a government's is often what is fought about: the headline leaves it to the card.
    ("control_change", "state_gain"): ("{place} taken", "Ground taken"),
    ("control_change", "non_state_gain"): ("{place} taken", "Ground taken"),
    ("disaster", "volcano"): ("Volcanic eruption, {place}", "Volcanic eruption"),
    ("disaster", "epidemic"): ("Outbreak of disease, {place}", "Outbreak of disease"),
    ("disaster", "drought"): ("Drought or heat, {place}", "Drought or heat"),
    ("disaster", "accident"): ("Accident, {place}", "Accident"),
    ("attack", "suicide_bombing"): ("Suicide bombing in {place}", "Suicide bombing"),
    ("attack", "chemical"): ("Chemical attack, {place}", "Chemical attack"),
    ("attack", "grenade"): ("Grenade attack in {place}", "Grenade attack"),
    ("attack", "sexual_violence"): ("Sexual violence, {place}", "Sexual violence"),
    ("attack", "mob_violence"): ("Mob violence in {place}", "Mob violence"),
    ("attack", "property_destruction"): ("Property destroyed, {place}", "Property destroyed"),
    ("protest", "violent"): ("Violent demonstration in {place}", "Violent demonstration"),
    ("protest", "intervention"): ("Protest dispersed in {place}", "Protest dispersed"),
    ("protest", "force"): ("Force against protesters in {place}", "Force against protesters"),
    ("deployment", "base"): ("Base set up, {place}", "Base set up"),
    ("statement", "responsibility"): ("Responsibility claimed or denied, {place}", "Responsibility claimed or denied"),
    ("other", "arrest"): ("Arrest in {place}", "Arrest"),
    ("other", "weapons_seizure"): ("Weapons found or seized in {place}", "Weapons found or seized"),
    ("other", "crime"): ("Crime, {place}", "Crime"),
    ("other", "government"): ("Change of office, {place}", "Change of office"),
    ("other", "independence"): ("Independence, {place}", "Independence"),
    ("other", "emergency"): ("Emergency rule in {place}", "Emergency rule"),
    ("other", "justice"): ("Court case, {place}", "Court case"),
    ("other", "closure"): ("Closure, {place}", "Closure"),
    ("battle", "uprising"): ("Uprising in {place}", "Uprising"),
    ("battle", "coup"): ("Coup attempt in {place}", "Coup attempt"),
    ("control_change", "coup"): ("Seizure of power, {place}", "Seizure of power"),
    ("talks", "diplomacy"): ("Diplomatic step, {place}", "Diplomatic step"),
    ("talks", "agreement"): ("Agreement, {place}", "Agreement"),
    ("talks", "visit"): ("Visit to {place}", "Visit"),
}


# "In {place}" is English before the name of a town or country; "Border of Iran", "north of Khartoum" stand apart.
_PREPOSITION = re.compile(r" (?P<word>in|to) \{place\}$")
_APART = re.compile(r"\A(?:Border of |[a-z]+ (?:of|near) |near |between )")
_WITH_ARTICLE = re.compile(
    r"\A(?:(?:[A-Z][\w']+ )*(?:Republic|Kingdom|States|Emirates)(?: of .+)?|(?:\S+ )+(?:Islands|Mountains|Strip|Bank"
    r"|Peninsula|Desert)|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Caucasus|Balkans|Sahel)"
)


def title(kind: str, subtype: str | None, place: str | None, *, precision: str = "", stated: bool = True) -> str:
    """Return a headline for a kind and finer kind of event, with its place where there is one.

    Parameters
    ----------
    precision
        Precision of the place, as in the event record.
    stated
        Whether the event's own words name the place: of one that was taken from elsewhere the headline does
        not say that it was itself captured.
    """
    pattern, without = _SUBTYPES.get((kind, subtype or ""), _PATTERNS.get(kind, _PATTERNS["other"]))
    if not place:
        return without
    if pattern.startswith("{place}") and not stated:
        pattern = without + " in {place}"
    return _fitted(pattern, place, precision).format(place=place)


def _fitted(pattern: str, place: str, precision: str) -> str:
    """A pattern with the article its place wants, or without a preposition before what is no name."""
    if precision == "water" or _APART.match(place):
        return _PREPOSITION.sub(", {place}", pattern)
    article = "the " if _WITH_ARTICLE.fullmatch(place) else ""
    return _PREPOSITION.sub(rf" \g<word> {article}{{place}}", pattern)
