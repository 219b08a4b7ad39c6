import numpy as np

from kvae.prior_pairs import softmax
from kvae.randomness import Use, normal
from kvae.run_folder import RunFolder
from kvae.trained_run import load_trained_run
from report.benchmarks import mixing_curve
from report.benchmarks.judging import SEED
from report.benchmarks.mixing_curve import main, redrawn


def test_draws_mix_as_asked_whatever_came_before(tiny_run):
    run = load_trained_run(RunFolder(tiny_run))
    z = normal(SEED, 0, Use.SAMPLES, (300, run.config.model.latent_dim))
    score = run.vae.decoder.get_layer("score")
    pictures, mixed = [], []
    for _, draws in redrawn(run, (0.3, 0.05, 0.3), 8):
        pictures.append(draws)
        mixed.append(1 - softmax(z @ score.kernel.numpy() + score.bias.numpy()).max(axis=1).mean())
    # 300 draws tell their mean to 0.02.
    assert np.allclose(mixed, (0.3, 0.05, 0.3), atol=0.05)
    assert np.array_equal(pictures[0], pictures[2])
    assert not np.array_equal(pictures[0], pictures[1])


def test_the_table_has_a_line_for_each_mixing(tiny_run, monkeypatch, capsys):
    monkeypatch.setattr(mixing_curve, "MIXINGS", (0.2, 0.02))
    assert main([str(tiny_run), "--draws", "16"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["mixing", "new"]
    assert [line.split()[0] for line in lines] == ["20.0%", "2.0%"]
    assert all(0 <= float(line.split()[1]) <= 1 for line in lines)


def test_a_folder_without_a_run_is_the_users_mistake(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert "\nhint: python -m kvae.train" in told
