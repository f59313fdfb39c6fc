"""The victims of one incident, each counted once, from all the sentences that tell of them."""

from __future__ import annotations

import pytest

from extract.harmed import harmed_in
from extract.headcount import headcount
from extract.language import parse
from extract.sentence import sentences

CASES = [
    ("Nine people were shot, one fatally, outside a bar.", 1, 8),
    ("Two men were shot and one of them died.", 1, 1),
    ("A 19-year-old man was killed. The man was shot in the chest.", 1, None),
    ("A boy was hurt in the blast. He was taken to the hospital, where he was pronounced dead.", 1, None),
    ("Police found Maria Ortiz, 34, suffering from a gunshot wound. Ortiz was taken to a hospital.", None, 1),
    ("The fire left a 20-year-old man dead and seven others injured.", 1, 7),
    ("A quadruple shooting left three people dead.", 3, 1),
    ("Three people are dead and another was injured in an explosion at a mill.", 3, 1),
    ("The shelling killed two men and injured a third man and a 16-year-old boy.", 2, 2),
    ("A farmer fatally shot three people before turning the gun on himself.", 4, None),
    ("He shot his wife and two daughters to death before killing himself.", 4, None),
    ("At least 12 people were killed. Twelve people were killed and 30 were wounded.", 12, 30),
    ("A shooting left three teenagers injured and a 16-year-old boy dead.", 1, 3),
    ("A raid left three men and three women injured early Sunday.", None, 6),
    ("Four people were shot, one of them fatally.", 1, 3),
    ("Maria Jones, 15, was fatally shot in the head.", 1, None),
    ("Ali was one of five people shot during a fight. Ali Aziz, 24, was killed.", 1, 4),
    ("A teen was killed and three others injured when men burst into a shop.", 1, 3),
    ("One man is dead and another in critical condition after a shooting.", 1, 1),
    ("A boy remained in critical condition after a shooting that also injured three other people.", None, 4),
    ("A woman was killed and a girl, two women and a man are in serious condition. Five people were shot.", 1, 4),
    ("Medics took both men to a hospital, where one of them died.", 1, 1),
    ("All three victims are expected to survive.", None, 3),
    ("A bullet grazed his head.", None, 1),
    ("She was hit in the face. He struck her in the face.", None, 1),
    ("The gunman opened fire, striking four people.", None, 4),
    ("The storm claimed the life of a 5-year-old girl.", 1, None),
    ("The fire claimed four lives.", 4, None),
    ("A 21-year-old man and a 21-month-old boy were killed. The toddler and his uncle were shot dead.", 2, None),
    ("Police are investigating a deadly shooting that happened on Monday.", 1, None),
    ("Five men were shot -- three of them fatally -- on Wednesday.", 3, 2),
    ("Police found a man and two boys with gunshot wounds.", None, 3),
    ("Police would shoot any man who fled. Nobody was hurt.", None, None),
]


@pytest.mark.parametrize(("text", "killed", "wounded"), CASES)
def test_each_victim_counts_once(text: str, killed: int | None, wounded: int | None) -> None:
    told = [h for at, doc in parse(text) for s in sentences(doc, at, [], []) for h in harmed_in(s)]
    toll = headcount(told)
    assert (toll.killed_low, toll.wounded_low) == (killed, wounded)
