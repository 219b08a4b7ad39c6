import keras
import numpy as np
import pytest

from kvae.learning.muon import Muon, is_matrix, orthogonalised


def matrix(rows: int, columns: int, seed: int = 0) -> np.ndarray:
    """Singular values fall over two decades, as those of gradients do."""
    random = np.random.default_rng(seed)
    values = np.geomspace(1.0, 0.01, min(rows, columns))
    left = np.linalg.qr(random.normal(size=(rows, len(values))))[0]
    right = np.linalg.qr(random.normal(size=(columns, len(values))))[0]
    return (3.0 * left * values @ right.T).astype(np.float32)


@pytest.mark.parametrize("shape", [(288, 32), (32, 288), (64, 64)])
def test_a_matrix_becomes_nearly_orthogonal_and_keeps_its_directions(shape):
    x = matrix(*shape)
    (y,) = orthogonalised([keras.ops.convert_to_tensor(x)], [1.0])
    y = np.asarray(y)
    left, _, right = np.linalg.svd(x, full_matrices=False)
    core = left.T @ y @ right.T
    # The polynomial sends singular values above a hundredth of the norm into 0.6..1.25
    # (Jordan et al. 2024); those of this matrix start at 0.7 of a hundredth.
    assert np.all((np.diag(core) > 0.3) & (np.diag(core) < 1.3))
    # Off the diagonal only float32 is left, enlarged by the iteration.
    assert np.abs(core - np.diag(np.diag(core))).max() < 1e-2


def test_matrices_of_all_shapes_together_are_what_each_is_alone():
    shapes = [(288, 32), (16, 400), (32, 32), (64, 32), (400, 16)]
    matrices = [keras.ops.convert_to_tensor(matrix(*s, seed=i)) for i, s in enumerate(shapes)]
    for one, together in zip(matrices, orthogonalised(matrices, [1.0] * 5), strict=True):
        (alone,) = orthogonalised([one], [1.0])
        # A batched product may add in another order.
        assert np.asarray(together) == pytest.approx(np.asarray(alone), abs=1e-4)


def test_thin_and_flat_weights_are_left_to_adam():
    assert is_matrix((3, 3, 8, 16))
    assert not is_matrix((8, 256))
    assert not is_matrix((3, 3, 8, 3))
    assert not is_matrix((4096,))


def test_a_step_has_the_size_of_adams_in_every_direction():
    kernel = keras.Variable(np.zeros((3, 3, 32, 48), np.float32))
    optimizer = Muon(1e-2)
    optimizer.build([kernel])
    gradient = matrix(288, 48).reshape(kernel.shape)
    optimizer.apply([keras.ops.convert_to_tensor(gradient)], [kernel])
    change = kernel.numpy().reshape(288, 48)
    # Singular values end between 0.3 and 1.3 of the promise, see above.
    promise = 1e-2 * 0.2 * np.sqrt(288)
    values = np.linalg.svd(change, compute_uv=False) / promise
    assert np.all((values > 0.3) & (values < 1.3))
    assert np.sum(change * gradient.reshape(288, 48)) < 0  # downhill
    assert np.sqrt(np.mean(change**2)) == pytest.approx(0.2 * 1e-2, rel=0.4)


def test_a_step_looks_ahead_along_the_momentum_of_the_steps_before():
    """Nesterov's: g + 0.95 m, where m = 0.95 m + g, is what is orthogonalised."""
    kernel = keras.Variable(np.zeros((32, 48), np.float32))
    optimizer = Muon(1e-2)
    optimizer.build([kernel])
    first, second = matrix(32, 48, seed=1), matrix(32, 48, seed=2)
    optimizer.apply([keras.ops.convert_to_tensor(first)], [kernel])
    before = kernel.numpy()
    optimizer.apply([keras.ops.convert_to_tensor(second)], [kernel])
    ahead = second + 0.95 * (0.95 * first + second)
    (direction,) = orthogonalised([keras.ops.convert_to_tensor(ahead)], [1.0])
    expected = -1e-2 * 0.2 * np.sqrt(48) * np.asarray(direction)
    # Float32 sums in another order, enlarged by the iteration.
    assert kernel.numpy() - before == pytest.approx(expected, abs=1e-3 * np.abs(expected).max())


def test_a_real_training_goes_down_and_repeats_exactly():
    def losses() -> list[float]:
        # Not by Keras's seed for all: to set TensorFlow's, too, it would load that for seconds.
        initial = {"kernel_initializer": keras.initializers.GlorotUniform(seed=0)}
        random = np.random.default_rng(0)
        x = random.normal(size=(32, 8, 8, 3)).astype(np.float32)
        y = np.tanh(2 * x.mean(axis=(1, 2)))
        model = keras.Sequential(
            [
                keras.layers.Conv2D(16, 3, activation="relu", **initial),
                keras.layers.Flatten(),
                keras.layers.Dense(3, **initial),
            ]
        )
        model.compile(Muon(2e-3), "mse", jit_compile=False)
        return [float(model.train_on_batch(x, y)) for _ in range(40)]

    first = losses()
    assert first[-1] < 0.2 * first[0]
    assert losses() == first


def test_adam_is_adam():
    start = np.linspace(-1, 1, 8, dtype=np.float32)
    found = []
    for optimizer in (Muon(1e-2), keras.optimizers.Adam(1e-2, beta_2=0.99)):
        weight = keras.Variable(start)
        optimizer.build([weight])
        for i in range(5):
            optimizer.apply([keras.ops.convert_to_tensor(start * (i - 1.5) + 0.1)], [weight])
        found.append(weight.numpy())
    # Same formula, one factor computed in another order.
    assert found[0] == pytest.approx(found[1], abs=1e-6)
