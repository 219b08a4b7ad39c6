"""What a card says of its training and its parity is read once, within bounds, and kept."""

import json
from dataclasses import fields

import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.model.card import CARD_KEY, ModelCard
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.parity import Difference, Parity
from desktop.generator.model.training_summary import TrainingSummary
from desktop.generator.model.untrusted import MOST_CHARS

TRAINING = {
    "run": "00001-shells", "created": "2026-11-22T16:00:00+00:00", "preset": "best", "photos": 71,
    "aligned": False, "seed": 2**63, "steps": 300, "backend": "torch", "steps_done": 299,
    "minutes": 5.51, "reconstruction_loss": 0.03, "perceptual_loss": 0.2,
    "versions": {"keras": "3.15.1"}, "psnr": 29.6, "kl_loss": 9.7, "aggregated_kl": 0.8,
    "state": "healthy", "curves": {"loss": {"steps": [1, 2], "values": [2.5, 1.5]}},
}  # fmt: skip
PARITY = {
    "batch_sizes": [1, 3, 12], "tolerance": 1e-4,
    "random_codes": {"max_abs": 0.25, "levels": 63.75}, "photos": {"max_abs": 0.0, "levels": 0.0},
}  # fmt: skip


def test_what_is_known_comes_back_in_its_order():
    for parsed, card in ((TrainingSummary, TRAINING), (Parity, PARITY)):
        assert json.dumps(parsed.from_json(card).to_json()) == json.dumps(card)
        assert parsed.from_json({}).to_json() == {}
    assert {field.name for field in fields(TrainingSummary)} == TRAINING.keys()


def test_the_card_that_ships_would_be_written_again_as_it_is():
    model = onnx.load(garden_decoder())
    (text,) = (each.value for each in model.metadata_props if each.key == CARD_KEY)
    assert ModelCard.from_json(text).to_json() == text


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("photos", [-1, 1.5, True, "71", None, [71], 2**64, 10**400]),
        ("aligned", [None, 0, 1, "yes", [True]]),
        ("minutes", [-0.5, float("nan"), float("inf"), True, "5", 10**400]),
        ("psnr", [-1, 101, float("nan"), "29"]),
        ("kl_loss", [1e13, -1e13, {}]),
        ("state", [None, 3, ["healthy"], "", " \n "]),
        ("versions", [None, "keras", [1], {}]),
        ("curves", [None, [], {"loss": {"steps": [1], "values": ["x"]}}]),
    ],
)
def test_what_it_cannot_be_is_left_out(key, values):
    for value in values:
        assert TrainingSummary.from_json(TRAINING | {key: value}).to_json() == {
            name: value for name, value in TRAINING.items() if name != key
        }


def test_a_text_is_one_line_and_not_endless():
    summary = TrainingSummary.from_json({"preset": "a\nb\t c", "state": "x" * 10**6})
    assert (summary.preset, len(summary.state)) == ("a b c", MOST_CHARS)


def test_a_difference_is_given_in_levels_too():
    found = Parity.from_json(PARITY | {"posterior_codes": {"levels": 1}, "photos": 0.1})
    assert found.differences == {"random_codes": Difference(0.25)}
    assert found.differences["random_codes"].levels == 63.75
    assert Parity.from_json({"batch_sizes": [1, True, 0, "3", 12]}).batch_sizes == (1, 12)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*TRAINING, *PARITY]), json_values))
def test_whatever_a_card_says_is_read_and_can_be_written(card):
    for parsed in (TrainingSummary, Parity):
        kept = parsed.from_json(card).to_json()
        again = parsed.from_json(json.loads(json.dumps(kept, allow_nan=False)))
        assert again.to_json() == kept
