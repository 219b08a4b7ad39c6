"""The card survives the round trip exactly, and foreign text is never believed."""

import contextlib
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.generator.model.card import (
    FITS,
    FORMAT_VERSION,
    NAME_CHARS,
    TRAITS,
    VIEWS,
    Axis,
    ModelCard,
)
from desktop.generator.model.model_file import ModelFileError
from tests.desktop.tiny_models import tiny_card


@given(arrays.arrays(np.float32, (3, 8), elements=st.floats(-(2.0**99), 2.0**99, width=32)))
def test_codes_survive_to_the_bit(codes):
    card = tiny_card(z_mean=codes, z_log_var=-codes)
    back = ModelCard.from_json(card.to_json())
    assert back.z_mean.tobytes() == codes.tobytes()
    assert back.z_log_var.dtype == np.float32
    for name in ("kind", "name", "fit", "axes", "parity", "training", "licence", "credits"):
        assert getattr(back, name) == getattr(card, name)


def test_a_card_may_carry_no_codes():
    empty = np.empty((0, 8), np.float32)
    back = ModelCard.from_json(tiny_card(z_mean=empty, z_log_var=empty).to_json())
    assert back.z_mean.shape == (0, 8)


def test_a_newer_format_is_named():
    newer = {"format_version": FORMAT_VERSION + 1, "extra": 1}
    text = json.dumps(json.loads(tiny_card().to_json()) | newer)
    with pytest.raises(ModelFileError, match="newer kvae"):
        ModelCard.from_json(text)


@pytest.mark.parametrize("fit", FITS)
def test_the_fit_of_the_photos_comes_back(fit):
    assert ModelCard.from_json(tiny_card(fit=fit).to_json()).fit == fit


def test_a_card_of_the_first_format_means_auto():
    fields = json.loads(tiny_card(fit="pad").to_json())
    del fields["fit"]
    card = ModelCard.from_json(json.dumps(fields | {"format_version": 1}))
    assert card.fit == "auto"
    assert ModelCard.from_json(card.to_json()).fit == "auto"
    with pytest.raises(ModelFileError, match="fields differ: fit"):
        ModelCard.from_json(json.dumps(fields))  # later formats have it


def of_format(version: int, card: ModelCard) -> dict:
    """A card's fields as an earlier kvae wrote them."""
    fields = json.loads(card.to_json())
    for axis in fields["axes"]:
        del axis["strength"]
        if version < 3:
            del axis["change"]
    return fields | {"format_version": version}


@pytest.mark.parametrize("version", [1, 2])
def test_a_card_of_an_earlier_format_knows_no_changes(version):
    fields = of_format(version, tiny_card())
    card = ModelCard.from_json(json.dumps(fields))
    assert card.axes == tuple(replace(axis, change="", strength=0.0) for axis in tiny_card().axes)
    assert ModelCard.from_json(card.to_json()).axes == card.axes
    with pytest.raises(ModelFileError, match="an axis without kl, mean, sigma, change and str"):
        ModelCard.from_json(json.dumps(fields | {"format_version": 4}))


def test_a_card_of_the_third_format_keeps_what_its_formula_changes():
    axes = tuple(Axis(1.0, 0.0, 1.0, view) for view in VIEWS)
    fields = of_format(3, tiny_card(latent_dim=10, axes=axes))
    card = ModelCard.from_json(json.dumps(fields))
    assert card.axes == axes
    assert ModelCard.from_json(card.to_json()).axes == axes  # written anew, it is of the fourth
    fields["axes"][0]["change"] = "size"
    with pytest.raises(ModelFileError, match="a strength that does not fit its change"):
        ModelCard.from_json(json.dumps(fields))  # traits are measured since the fourth


def test_every_change_comes_back():
    axes = [Axis(1.0, 0.0, 1.0, change) for change in ("", *VIEWS)]
    axes += [Axis(1.0, 0.0, 1.0, trait, (-1) ** i / 3) for i, trait in enumerate(TRAITS)]
    assert not set(VIEWS) & set(TRAITS)
    for start in range(0, len(axes) - 4, 4):
        few = tuple(axes[start : start + 5])
        card = tiny_card(latent_dim=len(few), axes=few)
        assert ModelCard.from_json(card.to_json()).axes == few


AXIS = {"kl": 1.0, "mean": 0.0, "sigma": 1.0, "change": "size", "strength": -1.5}
UNFIT = [("size", 0), ("turn", 1.0), ("", -1.0), ("size", "1"), ("size", None)]
STRANGE = ["Turn", "spin", None, 0, ["turn"], {}]  # what no axis changes
MALFORMED = {
    "kind": ["", "Decoder", None, 1],
    "name": [None, 3, "x" * 20_000],
    "latent_dim": [3, 11, 8.0, True, "8", None, 7],  # 7: the rest has 8
    "image_size": [63, 129, 64.0, None],
    "fit": ["", "stretch", None, 1, ["auto"]],
    "axes": [
        [],
        [AXIS] * 7,
        [AXIS | {"sigma": -1}] * 8,
        [AXIS | {"kl": "1"}] * 8,
        [1] * 8,
        {},
        *([AXIS] * 7 + [AXIS | {"change": strange}] for strange in STRANGE),
        *([AXIS] * 7 + [AXIS | {"change": name, "strength": s}] for name, s in UNFIT),
    ],
    "z_mean": [[[0.0] * 8], [[0.0] * 7] * 20, [[True] * 8] * 20, [[10**400] * 8] * 20, "z", None],
    "z_log_var": [[[0.0] * 8] * 2001, [0.0] * 20, [["0"] * 8] * 20],
    "parity": [None, []],
    "training": ["", 3],
    "licence": [None, "x" * 301, "two\nlines", "\x1b[31mred"],
    "credits": ["one string", [1], None, ["x" * 301], ["\u202eegdam"], ["Ann"] * 2001],
    "format_version": [0, "1", True, None],
}


@pytest.mark.parametrize(
    ("field", "value"), [(key, value) for key, values in MALFORMED.items() for value in values]
)
def test_a_malformed_field_is_refused(field, value):
    text = json.dumps(json.loads(tiny_card().to_json()) | {field: value})
    with pytest.raises(ModelFileError, match=r"malformed") as caught:
        ModelCard.from_json(text)
    assert len(str(caught.value)) <= 200


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", "[" * 100_000, '{"a": NaN}', " " * (9 * 2**20), "\x00"]
)
def test_what_is_no_card_is_refused(text):
    with pytest.raises(ModelFileError):
        ModelCard.from_json(text)


def test_missing_and_unknown_fields_are_refused():
    fields = json.loads(tiny_card().to_json())
    with pytest.raises(ModelFileError, match="surprise"):
        ModelCard.from_json(json.dumps(fields | {"surprise": 1}))
    del fields["axes"]
    with pytest.raises(ModelFileError, match="axes"):
        ModelCard.from_json(json.dumps(fields))


def test_what_cannot_be_read_is_not_written():
    with pytest.raises(ModelFileError, match="image_size"):
        tiny_card(image_size=32).to_json()
    with pytest.raises(ModelFileError, match="cannot be written"):
        tiny_card(axes=(Axis(float("nan"), 0.0, 1.0, ""),) * 8).to_json()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(MALFORMED)), json_values)
@settings(max_examples=200)
def test_any_value_in_any_field_is_read_or_refused(field, value):
    text = json.dumps(json.loads(tiny_card().to_json()) | {field: value})
    # Anything but a card or our own error fails the test by itself.
    with contextlib.suppress(ModelFileError):
        assert ModelCard.from_json(text).latent_dim == 8


@pytest.mark.parametrize("name", ["", "x" * (NAME_CHARS + 1), "a\nb", "\x1b[31mred", "a\u202eb"])
def test_a_card_whose_name_cannot_be_shown_is_refused(name):
    with pytest.raises(ModelFileError, match="its name cannot be shown"):
        ModelCard.from_json(json.dumps(json.loads(tiny_card().to_json()) | {"name": name}))


@pytest.mark.parametrize(
    "name", ["<img src='/dev/zero'>", "x" * NAME_CHARS, "猫 😀 👩\u200d🌾", "حديقة"]
)
def test_any_name_that_can_be_shown_is_kept(name):
    assert ModelCard.from_json(tiny_card(name=name).to_json()).name == name
