"""What the program remembers, and that nothing it remembers can keep it from starting."""

import pytest

from desktop.ui.studio.settings import RECENT, RecentModel, Settings


def model(folder, name: str) -> RecentModel:
    path = folder / f"{name}.onnx"
    path.write_bytes(b"x")
    return RecentModel(path, name, name * 8)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "deep" / "kvae.ini"


def test_values_survive_a_restart_in_an_ini_file(file, tmp_path):
    settings = Settings(file, tmp_path)
    settings.set_text("theme", "dark")
    settings.remember_model(model(tmp_path, "Фото"))
    settings.sync()
    assert "theme=dark" in file.read_text("utf-8")
    again = Settings(file, tmp_path)
    assert again.text("theme", "system", ("system", "dark")) == "dark"
    assert again.recent_models() == [model(tmp_path, "Фото")]


def test_safe_settings_forget(file, tmp_path):
    safe = Settings(None, tmp_path)
    safe.set_text("theme", "dark")
    safe.remember_model(model(tmp_path, "a"))
    safe.sync()
    assert safe.text("theme") == "dark"  # within this run they hold
    assert not file.exists()


def test_a_value_that_makes_no_sense_is_not_set(file, tmp_path):
    settings = Settings(file, tmp_path)
    settings.set_text("theme", "pink")
    settings.set_text("save_folder", str(tmp_path / "gone"))
    assert settings.text("theme", "system", ("system", "dark")) == "system"
    assert settings.folder("save_folder", tmp_path) == tmp_path


@pytest.mark.parametrize(
    "rotten",
    ["", "{", "7", "[7]", '[["a"]]', '[{"path": 1}]', "null", '[[1, "a", "b"]]', "[" * 10**5],
    ids=lambda text: text[:20],
)
def test_a_rotten_list_of_models_is_empty(file, tmp_path, rotten):
    settings = Settings(file, tmp_path)
    settings.set_text("recent_models", rotten)
    assert settings.recent_models() == []
    assert settings.model_for_start() is None


def test_a_rotten_file_is_no_obstacle(file, tmp_path):
    file.parent.mkdir()
    file.write_bytes(bytes(range(256)) * 40)
    settings = Settings(file, tmp_path)
    assert settings.text("theme", "system", ("system", "dark")) == "system"
    assert settings.recent_models() == []


def test_recent_models_are_the_newest_that_are_still_there(file, tmp_path):
    settings = Settings(file, tmp_path)
    models = [model(tmp_path, f"m{number}") for number in range(RECENT + 3)]
    for one in [*models, models[5]]:
        settings.remember_model(one)
    found = settings.recent_models()
    assert len(found) == RECENT
    assert found[:2] == [models[5], models[-1]]
    models[-1].path.unlink()
    assert models[-1] not in settings.recent_models()


def test_a_model_that_took_the_program_down_is_not_opened_at_the_next_start(file, tmp_path):
    good, bad = model(tmp_path, "good"), model(tmp_path, "bad")
    settings = Settings(file, tmp_path)
    for one in (good, bad):
        settings.about_to_open(one.path)
        settings.remember_model(one)
    assert settings.model_for_start() == bad.path
    settings.about_to_open(bad.path)  # and here the program dies
    assert Settings(file, tmp_path).model_for_start() is None


def test_a_refused_model_is_not_tried_again(file, tmp_path):
    good, bad = model(tmp_path, "good"), model(tmp_path, "bad")
    settings = Settings(file, tmp_path)
    for one in (good, bad):
        settings.remember_model(one)
    settings.about_to_open(bad.path)  # it worked once, and was replaced by rubbish since
    settings.opening_failed()
    assert settings.model_for_start() == good.path


def test_after_the_garden_the_next_start_opens_the_garden(file, tmp_path):
    settings = Settings(file, tmp_path)
    settings.remember_model(model(tmp_path, "mine"))
    settings.remember_garden()
    assert settings.model_for_start() is None
    assert [one.name for one in settings.recent_models()] == ["mine"]
