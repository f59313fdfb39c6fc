"""A title's words are no second event where the text tells the event with its day and place."""

from __future__ import annotations

from tests.lookup import FRIDAY, events

_TEXT = "Rebels shelled Hama on September 4, 2023.\n\nTalks opened in Cairo on September 6, 2023."


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and basis of the date of each event."""
    return [(e.kind, e.date_basis) for e in events(text, FRIDAY)]


def test_a_title_that_the_text_tells_again_is_no_event_of_its_own() -> None:
    told = kinds(f"Rebels shell town as talks open in Egypt\n\n{_TEXT}")
    assert [basis for kind, basis in told if kind == "shelling"] == ["sentence"]


def test_a_title_with_its_own_day_stays() -> None:
    told = kinds(f"Rebels shelled Idlib on September 1, 2023\n\n{_TEXT}")
    assert len([kind for kind, _ in told if kind == "shelling"]) == 2


def test_what_only_the_title_tells_stays() -> None:
    text = "Rebels shelled Idlib\n\nTalks opened in Cairo on September 6, 2023."
    assert "shelling" in [kind for kind, _ in kinds(text)]
