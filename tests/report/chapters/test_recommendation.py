from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from report.chapters.recommendation import Contender, recommendation


def estimate(value: float, margin: float) -> dict:
    return {"value": value, "low": value - margin, "high": value + margin}


GOOD = Contender(
    "00001-a", "garden 71", "VGG-16", "healthy", estimate(0.5, 0.04), estimate(40, 10), 5.0
)
SHARE, MARGIN = st.floats(0, 1), st.floats(0, 0.3)


def other(**changes) -> Contender:
    return replace(GOOD, name="00002-b", **changes)


def test_the_run_with_more_new_and_good_draws_beyond_chance_is_kept():
    found = recommendation([GOOD, other(success=estimate(0.3, 0.04))])
    assert found.tone == "good"
    assert "Keep 00001-a." in found.text
    assert "50 % (46 to 54)" in found.text


def test_shares_differ_beyond_chance_when_their_difference_does():
    # The margin of a difference of two is 1.4 times theirs, not twice.
    apart, close = (other(success=estimate(0.5 - gap, 0.04)) for gap in (0.06, 0.05))
    assert "Keep 00001-a." in recommendation([GOOD, apart]).text
    assert "cannot be told apart" in recommendation([GOOD, close]).text


def test_within_chance_the_distance_decides_and_then_time():
    near = other(success=estimate(0.47, 0.04), kid=estimate(10, 5))
    found = recommendation([GOOD, near])
    assert "00001-a and 00002-b cannot be told apart" in found.text
    assert "Keep 00002-b." in found.text
    quick = other(success=estimate(0.47, 0.04), minutes=2.0)
    found = recommendation([GOOD, quick])
    assert found.tone == "plain"
    assert "The quickest of them is 00002-b (2.0 minutes)" in found.text
    assert "no run is recommended" in recommendation([GOOD, replace(quick, minutes=None)]).text


def test_what_cannot_be_compared_is_not():
    for changes, reason in (
        ({"photos": "shells 60"}, "learned from different photos"),
        ({"judge": "EfficientNet-Lite0"}, "judged by different networks"),
        ({"success": {}}, "was not measured of 00002-b"),
    ):
        found = recommendation([GOOD, other(**changes)])
        assert reason in found.text
        assert found.text.endswith("So no run is recommended.")


def test_the_best_of_poor_runs_is_not_called_good():
    poor = replace(GOOD, state="underfitted")
    found = recommendation([poor, other(success=estimate(0.1, 0.02), state="ghosts")])
    assert found.tone == "fair"
    assert "verdict of its evaluation is underfitted" in found.text


@given(
    st.lists(st.tuples(SHARE, MARGIN, st.floats(0, 500), st.floats(0, 90)), min_size=2, max_size=5)
)
def test_whatever_is_named_is_one_of_those_with_the_best_share(runs):
    named = [
        Contender(f"run{i}", "p", "VGG-16", "healthy", estimate(s, r), estimate(k, 9.0), m)
        for i, (s, r, k, m) in enumerate(runs)
    ]
    found = recommendation(named)
    kept = found.text.rpartition("Keep ")[2] if "Keep " in found.text else ""
    kept = kept or found.text.partition("The quickest of them is ")[2]
    (run,) = [run for run in named if kept.startswith(run.name)]
    best = max(named, key=lambda each: each.success["value"])
    gap = best.success["value"] - run.success["value"]
    # Half widths add as squares: no farther apart than both together.
    assert gap <= sum((e["high"] - e["low"]) / 2 for e in (best.success, run.success)) + 1e-12
