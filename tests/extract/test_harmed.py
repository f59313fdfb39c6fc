"""Who one sentence says was hit, wounded or killed, in the words of news from anywhere."""

from __future__ import annotations

import pytest

from extract.harmed import harmed_in
from extract.language import parse
from extract.sentence import sentences

CASES = [
    ("A fisherman hospitalized after the storm has died.", [("killed", 1, 1)]),
    (
        "Relatives of a 16-year-old boy shot and killed on Friday in the old town held a vigil.",
        [("killed", 1, 1)] * 2,
    ),
    ("The miner killed just metres from the exit on Thursday was identified as Jan Kowal.", [("killed", 1, 1)]),
    ("Rescuers found two deceased miners and two injured colleagues.", [("killed", 2, 2), ("wounded", 2, 2)]),
    ("After being airlifted to a hospital, Cha died of his injuries.", [("wounded", 1, 1), ("killed", 1, 1)]),
    ("The boy was taken to a clinic and pronounced dead on Saturday.", [("wounded", 1, 1), ("killed", 1, 1)]),
    ("A total of 50 people were killed; an additional 53 were injured.", [("killed", 50, 50), ("wounded", 53, 53)]),
    ("Militants opened fire, killing 49 worshippers and wounding 12.", [("killed", 49, 49), ("wounded", 12, 12)]),
    ("The lane turned bloody when bullets started flying, striking five boys.", [("hit", 5, 5)]),
    ("The guards returned fire and struck the intruder.", [("hit", 1, 1)]),
    ("A farmer said a man trying to rob his home shot himself after kicking in the door.", [("hit", 1, 1)]),
    ("They found Howard Smith shot in the head.", [("hit", 1, 1)]),
    ("Soldiers arrived to find the teen shot.", [("hit", 1, 1)]),
    ("Five members of a family were shot.", [("hit", 5, 5)]),
    ("Weber was killed at the barracks, along with two other men.", [("killed", 3, 3)]),
    ("Ana Benz, 19-year-old Karl Daniel and Jo Mack were killed.", [("killed", 3, 3)]),
    ("Police found the bodies of three people in a cellar.", [("killed", 3, 3)]),
    ("George Henley, 34, suffered a fatal shot in his back.", [("killed", 1, 1)]),
    ("A 17-year-old boy and three women were injured by the shell.", [("wounded", 4, 4)]),
    ("The raid killed three men and left two wounded.", [("killed", 3, 3), ("wounded", 2, 2)]),
    ("The nurse was treated for a shrapnel wound.", [("wounded", 1, 1)] * 2),
    ("The driver was discharged from the hospital on Sunday.", [("wounded", 1, 1)]),
    ("He remained hospitalized on Monday.", [("wounded", 1, 1)]),
    ("The quake left a woman dead and her daughter in a coma.", [("killed", 1, 1), ("wounded", 1, 1)]),
    ("A 39-year-old man was fatally wounded.", [("killed", 1, 1)]),
    ("Fourteen people were hit, two of them fatally.", [("hit", 14, 14), ("killed", 2, 2)]),
    ("A bullet went through the wall and hit a girl in the thigh.", [("hit", 1, 1)]),
    ("A farmer shot his son and then himself.", [("hit", 1, 1), ("hit", 1, 1)]),
    ("The farmer fatally shot his wife, his son and himself.", [("killed", 3, 3)]),
    ("Four people, three women and one man, were shot.", [("hit", 4, 4)]),
    ("When they arrived, 13 people, 11 men and two women, were located with gunshot wounds.", [("hit", 13, 13)]),
    ("He and four others were shot.", [("hit", 5, 5)]),
    ("Omar Aziz, a doctor and father of two, was killed.", [("killed", 1, 1)]),
    ("Four other passengers are expected to be okay.", [("wounded", 4, 4)]),
    ("The coroner identified the dead men as Jan Kowal and Petr Novak.", [("killed", 2, 2)]),
    ("Jan Booker, a customer at the shop, was killed.", [("killed", 1, 1)]),
    ("The nurse told a friend who shot her before she died.", [("hit", 1, 1), ("killed", 1, 1)]),
    ("The person was dead when the rescuers arrived.", [("killed", 1, 1)]),
    ("Weber died, along with Jan Kowal and Petr Novak.", [("killed", 3, 3)]),
    ("Neither driver was injured.", []),
    ("The minister survived an attempted assassination of two deputies.", []),
    ("The province was hit by floods.", []),
    ("Residents were hit hard by the sanctions.", []),
    ("The soldiers shot at two men.", []),
    ("The bill was killed in committee.", []),
    ("Rebels threatened to kill two hostages.", []),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_sentence_tells_who_came_to_harm(text: str, told: list[tuple[str, int, int | None]]) -> None:
    found = [one for at, doc in parse(text) for s in sentences(doc, at, [], []) for one in harmed_in(s)]
    assert [(one.fate, one.low, one.high) for one in found] == told
