"""Sliders are ordered by what their axes do; those that do nothing are kept apart."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.model.axis_effect import DEAD_BELOW, active_axes, by_effect, dead_axes
from desktop.generator.model.card import Axis
from kvae.judging.latent_figures import ACTIVE_KL

KLS = st.lists(st.floats(-0.1, 9.0), min_size=4, max_size=10)


def axes_of(kls):
    return [Axis(kl, 0.0, 1.0, "") for kl in kls]


def test_the_axis_that_does_most_comes_first_and_equals_keep_their_order():
    assert by_effect(axes_of([0.5, 2.0, 0.01, 2.0])) == [1, 3, 0, 2]


def test_the_window_calls_dead_what_training_counts_as_not_in_use():
    assert DEAD_BELOW == ACTIVE_KL
    assert dead_axes(axes_of([0.0999, 0.1, 3.0, 0.0])) == {0, 3}


def test_an_axis_that_is_known_to_change_something_is_never_dead():
    axes = [Axis(0.01, 0.0, 1.0, "turn"), Axis(0.01, 0.0, 1.0, "size", -2.0), *axes_of([3.0, 0.01])]
    assert dead_axes(axes) == {3}


def test_of_a_model_that_learned_nothing_all_axes_are_shown():
    assert not dead_axes(axes_of([0.0, 0.01, 0.0, 0.02]))
    assert active_axes(axes_of([0.0, 0.01, 0.0, 0.02])) == [3, 1, 0, 2]


@given(KLS)
def test_every_axis_is_either_active_or_dead(kls):
    axes = axes_of(kls)
    active = active_axes(axes)
    assert active
    assert sorted([*active, *dead_axes(axes)]) == list(range(len(kls)))
    assert sorted((kls[i] for i in active), reverse=True) == [kls[i] for i in active]
