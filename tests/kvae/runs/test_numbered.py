import threading

import pytest

from kvae.runs.numbered import create_run, newest_run


def test_runs_are_numbered_and_never_reused(tmp_path):
    names = [create_run(tmp_path / "runs", name).path.name for name in ("garden", "a", "garden")]
    assert names == ["00001-garden", "00002-a", "00003-garden"]
    (tmp_path / "runs" / "00041-x").mkdir()
    (tmp_path / "runs" / "99-no-run").mkdir()
    assert create_run(tmp_path / "runs", "garden").path.name == "00042-garden"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Omas Gärten & Blumen", "omas-gärten-blumen"),
        ("猫", "猫"),
        ("../../etc", "etc"),
        ("a/b\\c:d*e?", "a-b-c-d-e"),
        ("...", "photos"),
        ("", "photos"),
        ("\n\x00\x7f", "photos"),
        ("x" * 300, "x" * 40),
        ("caf\udce9", "caf"),  # a byte of a file name that is not text
    ],
)
def test_odd_names_become_harmless_folders(tmp_path, name, folder):
    run = create_run(tmp_path, name)
    assert run.path == tmp_path / f"00001-{folder}"
    assert run.path.is_dir()
    assert run.name == folder


def test_trainings_started_together_get_folders_of_their_own(tmp_path):
    runs = []
    start = threading.Barrier(8)

    def create():
        start.wait()
        runs.append(create_run(tmp_path, "garden").path)

    threads = [threading.Thread(target=create) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(runs)) == 8


def test_the_newest_run_is_the_highest_number_that_is_trained(tmp_path):
    assert newest_run(tmp_path / "nowhere") is None
    for number in (2, 10, 9):
        (tmp_path / f"{number:05d}-x").mkdir()
    assert newest_run(tmp_path) is None
    for number in (2, 9):
        (tmp_path / f"{number:05d}-x" / "vae.keras").touch()
    assert newest_run(tmp_path).path.name == "00009-x"
