"""The victims of one incident, each counted once, from all the sentences that tell of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import DataError
from extract.harmed import Harmed, harmed_in
from extract.headcount import chosen, headcount, weights
from extract.headlinetoll import told_in_headline
from extract.language import parse
from extract.model import Toll
from extract.sentence import sentences
from extract.tollevidence import evidence_of
from extract.tollfeatures import killed_features, wounded_features

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
    ("An ambush killed 17 soldiers and wounded 30. Among the dead was a colonel. The wounded were flown out.", 17, 30),
    (
        "A bomber killed at least 42 people at a mosque. More than 100 others were wounded. The bomber died too.",
        42,
        100,
    ),
    ("An earthquake killed at least 1,200 people and injured thousands. A mother was pulled out dead.", 1200, 2000),
    ("Two missiles killed nine people, including three children. Twenty-six others were injured.", 9, 26),
    ("A ferry capsized. Rescuers recovered 34 bodies. Twenty-one people were taken to a hospital.", 34, 21),
    ("Two trains collided. The death toll rose to 12 on Monday. Sixty people were injured, eight seriously.", 12, 60),
    ("A gunman killed the mayor and two of his guards. His driver was wounded in the shoulder.", 3, 1),
    ("Clashes left two protesters dead and 19 people hurt, among them five officers.", 2, 19),
    ("A landslide buried ten houses. Nobody was hurt.", None, None),
    ("A deadly fire killed four people on Monday. The fatal fire began in a shop.", 4, None),
    ("Police would shoot any man who fled. Nobody was hurt.", None, None),
    ("A man shot a boy and then himself in a murder-suicide. The boy and the man died.", 2, None),
    ("A man and two children were found dead in an apparent murder-suicide.", 3, None),
    ("The killer murdered three people. The gunman then shot himself dead.", 4, None),
    ("A total of 50 people were killed, including the gunman. The gunman shot himself dead.", 50, None),
    ("Two men were wounded. The victims mourned a friend who was killed in a previous attack.", None, 2),
    ("A third man has died after a fire in the harbour.", 3, None),
    ("Ann Lee and Jo Lee were killed. Ann died at home.", 2, None),
]


@pytest.mark.parametrize(("text", "killed", "wounded"), CASES)
def test_each_victim_counts_once(text: str, killed: int | None, wounded: int | None) -> None:
    told = [harmed_in(s) for at, doc in parse(text) for s in sentences(doc, at, [], [])]
    toll = headcount(told)
    assert (toll.killed_low, toll.wounded_low) == (killed, wounded)


def read(text: str) -> list[list[Harmed]]:
    """Return what each sentence of a text says of people harmed."""
    return [harmed_in(s) for at, doc in parse(text) for s in sentences(doc, at, [], [])]


def test_a_headline_helps_to_choose_between_counts() -> None:
    text = "Three men were killed in the north on Friday. Five men were killed in the north, police said."
    assert [headcount(read(text), told_in_headline(t)).killed_low for t in ("3 killed", "5 killed")] == [3, 5]


def test_a_count_told_as_at_least_stays_open() -> None:
    toll = headcount(read("At least 12 people were killed and 30 wounded."))
    assert (toll.killed_low, toll.killed_high, toll.wounded_high) == (12, None, 30)


def test_nothing_told_counts_nobody() -> None:
    assert headcount([], []) == Toll()


@pytest.mark.parametrize("harm", ["killed", "wounded"])
def test_every_feature_has_a_weight_and_every_weight_a_feature(harm: str) -> None:
    told = evidence_of(read("Two men were killed and three were hurt."))
    features = killed_features(told, 2) if harm == "killed" else wounded_features(told, 2, 3)
    assert features.keys() == weights()[harm].keys()


def test_the_candidate_with_the_highest_sum_is_chosen_and_of_equals_the_lowest() -> None:
    assert chosen([1, 2, 3], lambda n: {"size": float(min(n, 2))}, {"size": 1.0}) == 2


@pytest.mark.parametrize("text", ["[killed", '[killed]\n"told" = 1.0\n', '[killed]\n"told" = "much"\n[wounded]\n'])
def test_damaged_weights_say_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "headcount.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"headcount\.toml .*restore"):
        weights(path)
