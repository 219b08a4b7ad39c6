import threading
import time

import numpy as np

from report.benchmarks.task import Clock, Outcome, Task


def test_a_task_is_read_as_it_was_written(tmp_path):
    task = Task("photos.npz", "out.npz", 660.0, 2, 8, 512, {"model": "VAE"})
    task.write(tmp_path / "task.json")
    assert Task.read(tmp_path / "task.json") == task


def test_an_outcome_is_read_as_it_was_written(tmp_path):
    draws = np.arange(2 * 4 * 4 * 3, dtype=np.uint8).reshape(2, 4, 4, 3)
    codes = np.ones((3, 8), np.float32)
    for z_mean in (codes, None):  # an autoencoder has no distributions
        written = Outcome(draws, draws, {"steps": 3}, z_mean, z_mean)
        written.write(tmp_path / "out.npz")
        read = Outcome.read(tmp_path / "out.npz")
        assert np.array_equal(read.draws, draws)
        assert read.figures == {"steps": 3}
        assert (read.z_mean is None) == (z_mean is None)


def test_the_clock_counts_what_all_threads_compute():
    # Hashing lets go of the interpreter's lock, so both threads compute at the same time, or in
    # turn on one core: either way the sum is what each of them measures of itself.
    import hashlib

    data, own = bytes(1 << 24), []

    def work():
        hashlib.sha256(data).digest()
        own.append(time.thread_time())

    clock = Clock()
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.cpu_seconds() >= sum(own)


def test_the_clock_does_not_count_waiting():
    clock = Clock()
    threading.Event().wait(0.2)  # what is measured is a wait
    figures = clock.figures()
    assert figures["wall_seconds"] >= 0.2
    assert figures["cpu_seconds"] <= 0.1
