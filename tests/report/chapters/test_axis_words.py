from desktop.generator.model.card import TRAITS, VIEWS, Axis
from report.chapters.axis_words import BECOMES, axis_words


def axis(change: str = "", strength: float = 0.0) -> Axis:
    return Axis(1.0, 0.0, 1.0, change, strength)


def test_every_trait_has_words_for_both_ways():
    assert tuple(BECOMES) == TRAITS
    assert len({word for pair in BECOMES.values() for word in pair}) == 2 * len(TRAITS)


def test_what_was_measured_is_given_with_its_direction():
    sentence = axis_words([axis("size", 2.0), axis(), axis("lightness", -0.6)])
    assert "axis 1 makes them larger and axis 3 makes them darker" in sentence
    assert "what the other axes change differs from picture to picture, or one of these" in sentence
    assert "other axes" not in axis_words([axis("size", 2.0)] * 4)


def test_nothing_is_said_of_a_card_that_measured_nothing():
    assert axis_words([axis(), axis(VIEWS[0])]) == ""
