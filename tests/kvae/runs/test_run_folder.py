import numpy as np

from kvae.config.toml import config_to_toml
from kvae.runs.numbered import create_run
from kvae.runs.run_folder import HISTORY_COLUMNS, RunFolder
from tests.kvae.settings import tiny


def test_what_is_written_is_read_again(tmp_path):
    run = create_run(tmp_path, "garden")
    images = np.random.default_rng(0).integers(0, 256, (3, 64, 64, 3)).astype(np.uint8)
    names = ("a.png", "Käse 猫.jpg", "c,d\n.png")
    run.write_photos(images, names)
    found, found_names = run.read_photos()
    assert np.array_equal(found, images)
    assert found_names == names
    run.write_codes(np.float32([[1.5, 2]]), np.float32([[0, -1]]))
    assert [part.tolist() for part in run.read_codes()] == [[[1.5, 2]], [[0, -1]]]
    assert run.read_evaluation() == {}
    run.write_evaluation({"psnr": 29.1, "advice": "größer"})
    assert run.read_evaluation() == {"psnr": 29.1, "advice": "größer"}
    assert [path.name for path in run.path.iterdir() if path.name.startswith(".")] == []


def test_the_summary_is_of_a_training_with_and_without_history(tmp_path):
    run = create_run(tmp_path, "garden")
    config = tiny(steps=40).with_changes("photos", count=71)
    about = {"created": "2026-11-22T16:00:00+00:00"}
    run.write_config(config_to_toml(config, about, {"backend": "torch"}))
    assert run.read_config() == config
    recorded = run.read_recorded()
    assert recorded.run == about | {"preset": "tiny"}
    assert "minutes" not in run.summary(recorded)
    row = dict.fromkeys(HISTORY_COLUMNS, 0.5) | {"step": 30, "seconds": 90.0}
    run.write_history([row | {"step": 20}, row])
    assert [line["step"] for line in run.read_history()] == ["20", "30"]
    summary = run.summary(recorded)
    assert (summary["steps_done"], summary["minutes"], summary["perceptual_loss"]) == (30, 1.5, 0.5)
    assert (summary["photos"], summary["preset"], summary["backend"]) == (71, "tiny", "torch")
    assert summary["created"] == about["created"]


def test_a_folder_without_number_is_named_by_its_name(tmp_path):
    assert RunFolder(tmp_path / "garden").name == "garden"


def test_photos_kept_out_lie_beside_those_learned(tmp_path):
    run = create_run(tmp_path, "garden")
    images = np.arange(5 * 4 * 4 * 3, dtype=np.uint8).reshape(5, 4, 4, 3)
    run.write_photos(images[:3], ("a", "b", "c"))  # as runs before it were written
    unseen, names = run.read_held_out()
    assert (unseen.shape, unseen.dtype, names) == ((0, 4, 4, 3), np.uint8, ())
    run.write_photos(images[:3], ("a", "b", "c"), (images[3:], ("d", "é")))
    unseen, names = run.read_held_out()
    assert np.array_equal(unseen, images[3:])
    assert names == ("d", "é")
    assert np.array_equal(run.read_photos()[0], images[:3])
