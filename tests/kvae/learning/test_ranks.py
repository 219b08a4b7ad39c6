"""Processes that train together: forks of this one, joined as `torchrun` would join them."""

import sys
import time
from datetime import timedelta

import numpy as np
import pytest

from kvae.config.settings import ConfigError
from kvae.learning.batches import Batches
from kvae.learning.preparation import _batches
from kvae.learning.rank_errors import RankError
from kvae.learning.ranks import ALONE, ENVIRONMENT, FIRST_SPEAKS, Ranks, joined
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.train import main
from tests.kvae.distributed.forked import forked
from tests.kvae.settings import photos, tiny

STEPS = 12


@pytest.fixture(scope="module")
def batches():
    return Batches(photos(), tiny(steps=STEPS))


class Reordered:
    """The same batches, with their rows in another order: only rounding changes."""

    def __init__(self, batches: Batches):
        self.batches, self.continuum, self.layout = batches, batches.continuum, batches.layout

    def at(self, step, beta, rows):
        batch = self.batches.at(step, beta, rows)
        whole = ("beta", "corner")
        return {name: value if name in whole else value[::-1] for name, value in batch.items()}


def trained(batches, ranks: Ranks = ALONE) -> dict[str, np.ndarray]:
    """What a training comes to: its first step's gradients, its last weights, all its terms."""
    config = tiny(steps=STEPS)
    vae, found, terms = build_vae(config), {}, []
    for state, each in training_steps(vae, batches, config, TrainingState(), None, ranks=ranks):
        terms.append([*each.values(), state.control.log_beta])
        if state.step == 1:  # clipped alike; Adam's are a tenth of them
            found["first"] = flat(vae.optimizer.momenta)
    found |= {"terms": np.array(terms), "weights": flat(vae.weights)}
    found |= {"average": np.concatenate(vae.average, None)}
    return found | {"optimizer": flat(vae.optimizer.variables)}


def flat(variables) -> np.ndarray:
    return np.concatenate([variable.numpy().ravel() for variable in variables])


@pytest.fixture(scope="module")
def one(batches):
    """What one process comes to. It has loaded all that its forks need."""
    return trained(batches)


@pytest.fixture(scope="module")
def together(one, batches, tmp_path_factory):
    """What each of two ranks comes to."""
    folder = tmp_path_factory.mktemp("ranks")

    def work(ranks: Ranks) -> None:
        np.savez(folder / f"{ranks.rank}.npz", **trained(batches, ranks))

    assert forked(2, work) == [0, 0]
    return [dict(np.load(folder / f"{rank}.npz")) for rank in range(2)]


def test_all_ranks_have_the_same_state_to_the_bit(together):
    first, second = together
    for name in first:
        assert np.array_equal(first[name], second[name]), name


def test_two_ranks_do_what_one_process_does(one, together, batches):
    otherwise, (two, _) = trained(Reordered(batches)), together
    # Sums of float32 in another order, and where a difference is nearly 0 its sign is rounding's
    # whim. Measured: 5e-5 of the largest for two ranks, 4e-7 for four and for other rows.
    assert np.abs(two["first"] - one["first"]).max() < 5e-4 * np.abs(one["first"]).max()
    # What follows magnifies rounding wherever a gradient is nearly nothing, since Adam and Muon
    # make steps of one size of all gradients. So the measure is what rounding alone comes to;
    # measured: 0.7 to 2 times that for two ranks, as much for four.
    noise = rms(otherwise["weights"] - one["weights"])
    assert noise > 0
    assert rms(two["weights"] - one["weights"]) < 20 * noise
    # Terms of the loss, means over the batch; measured: within 0.03 % of the largest.
    assert np.allclose(two["terms"], one["terms"], rtol=0.01, atol=0.002)


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.square(values).mean()))


def test_each_rank_learns_rows_of_its_own(batches):
    config = tiny(steps=STEPS)
    rows = [Ranks(rank, 2).rows(config) for rank in range(2)]
    first, second = (batches.at(5, 0.1, each) for each in rows)
    for name in ("image", "noise", "point"):
        assert len(first[name]) == len(second[name]) == 2
        for own in first[name]:
            assert not any(np.array_equal(own, other) for other in second[name])


def test_batches_that_cannot_be_parted_evenly_are_refused():
    with pytest.raises(ConfigError, match="3 processes cannot share batches of 4") as refused:
        Ranks(0, 3).rows(tiny())
    assert refused.value.hint == "launch 1, 2 or 4 of them"


def test_one_rank_brings_the_photos_into_correspondence_for_all(batches, monkeypatch):
    class Group:
        def broadcast(self, value):
            return batches.layout if value is None else value

    asked = []
    monkeypatch.setattr("kvae.learning.batches.layout_of", lambda *given: asked.append(given))
    other = _batches(photos(), batches.config, None, Ranks(1, 2, Group()))
    assert other.layout is batches.layout
    assert asked == []


def test_what_one_rank_wants_all_know():
    def work(ranks: Ranks) -> None:
        assert ranks.any(ranks.rank == 1, False) == [True, False]
        assert ranks.mean({"a": float(ranks.rank), "b": 1.0}) == {"a": 1.0, "b": 1.0}
        assert ranks.sum(ranks.rank) == 3
        assert ranks.broadcast(lambda: f"by {ranks.rank}") == "by 0"
        ranks.agree("numbers", lambda: [np.arange(3)])
        with pytest.raises(RankError, match="do not all have the same numbers"):
            ranks.agree("numbers", lambda: [np.arange(3) + (ranks.rank == 2)])

    assert forked(3, work) == [0, 0, 0]


def test_a_rank_that_is_lost_is_noticed_at_once(one, batches, capfd):
    def work(ranks: Ranks) -> None:
        began = time.monotonic()
        for state, _ in training_steps(
            build_vae(tiny()), batches, tiny(), TrainingState(), None, ranks=ranks
        ):
            if ranks.rank == 1 and state.step == 3:
                sys.exit("gone")
        raise AssertionError(f"went on for {time.monotonic() - began} s")

    assert forked(2, work) == [1, 1]
    assert "RankError: another process of this training is lost" in capfd.readouterr().err


@pytest.mark.slow
def test_a_rank_that_hangs_is_waited_for_in_vain_for_a_while_only(one, batches, capfd):
    def work(ranks: Ranks) -> None:
        ranks.group.patience = timedelta(seconds=2)
        for state, _ in training_steps(
            build_vae(tiny()), batches, tiny(), TrainingState(), None, ranks=ranks
        ):
            if ranks.rank == 1 and state.step == 3:
                time.sleep(6)  # hangs, and does not die: that would be noticed at once
                sys.exit("gone")

    assert forked(2, work) == [1, 1]
    printed = capfd.readouterr().err
    assert "RankError: another process of this training is lost" in printed
    assert "imed out" in printed


@pytest.fixture
def launched(monkeypatch):
    """As the second of two that a launcher has started."""
    for name, value in zip(ENVIRONMENT, ("0", "2", "127.0.0.1", "1"), strict=True):
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_without_a_launcher_a_process_is_alone(monkeypatch):
    for name in (*ENVIRONMENT, "TORCHELASTIC_RUN_ID"):
        monkeypatch.delenv(name, raising=False)
    with joined() as ranks:
        assert ranks is ALONE
        assert ranks.broadcast(lambda: 3) == 3
        assert ranks.begun() is None


def test_other_backends_are_refused_in_a_sentence(launched, tmp_path, capsys):
    launched.setattr("keras.backend.backend", lambda: "jax")
    assert main(["--runs", str(tmp_path / "runs")]) == 2
    printed = capsys.readouterr()
    assert printed.err.splitlines()[0] == (
        "error: processes train together on PyTorch only, not on jax"
    )
    assert printed.out == ""
    assert not (tmp_path / "runs").exists()


def test_a_launch_that_says_half_of_it_is_refused(launched, tmp_path, capsys):
    launched.delenv("MASTER_ADDR")
    assert main(["--runs", str(tmp_path / "runs")]) == 2
    assert "launched with others, but MASTER_ADDR is not set" in capsys.readouterr().err


def test_another_rank_lets_the_first_one_say_what_is_wrong(launched, capsys):
    slept = []
    launched.setattr("kvae.learning.ranks.time.sleep", slept.append)
    launched.setattr("keras.backend.backend", lambda: "jax")
    launched.setenv("RANK", "1")
    assert main([]) == 2
    assert slept == [FIRST_SPEAKS]
    assert "error: " in capsys.readouterr().err  # none has ended it: it is its own mistake
