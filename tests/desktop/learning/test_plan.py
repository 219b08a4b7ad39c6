"""What comes next is seen in files, and commands are those that the programs take."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

import export.to_onnx
import kvae.train_options
import report.build
from desktop.learning.plan import (
    ALIGNS,
    FITS,
    MINUTES,
    MIXINGS,
    MOST_ALIGNED,
    PRESETS,
    Plan,
    Step,
    read_plan,
    report_of,
    write_plan,
)
from desktop.learning.trainer import Trainer
from desktop.ui import texts
from kvae.config.toml import load_preset, preset_names
from kvae.images import FEW
from kvae.learning.known_run import FIXED
from kvae.learning.resume import refuse
from kvae.photos.choices import ALIGNS as KVAE_ALIGNS
from kvae.photos.choices import FITS as KVAE_FITS
from kvae.photos.load import MINIMUM

TRAINER = Trainer(Path("python"))


def finished(path: Path, at: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    os.utime(path, (at, at))


def test_the_steps_follow_each_other(tmp_path):
    assert Plan().next_step() is Step.TRAIN
    plan = Plan(run=str(tmp_path))
    assert plan.next_step() is Step.TRAIN
    finished(tmp_path / "vae.keras", 100)
    assert plan.next_step() is Step.EXPORT
    finished(tmp_path / "decoder.onnx", 110)
    assert plan.next_step() is Step.REPORT
    assert Plan(run=str(tmp_path), without=(Step.REPORT,)).next_step() is None
    finished(tmp_path / "report" / "report.html", 120)
    assert plan.next_step() is None


def test_a_model_that_learned_on_is_exported_and_reported_anew(tmp_path):
    plan = Plan(run=str(tmp_path))
    finished(tmp_path / "decoder.onnx", 110)
    finished(tmp_path / "report" / "report.html", 120)
    finished(tmp_path / "vae.keras", 200)
    assert plan.next_step() is Step.EXPORT
    finished(tmp_path / "decoder.onnx", 210)
    assert plan.next_step() is Step.REPORT


def test_a_run_whose_folder_is_gone_begins_anew(tmp_path):
    plan = Plan(run=str(tmp_path / "gone"))
    assert plan.folder is None
    assert plan.next_step() is Step.TRAIN
    assert "--photos" in plan.command(TRAINER, tmp_path, tmp_path, "en")


def test_the_training_takes_what_it_is_given(tmp_path):
    plan = Plan(
        name="Meine Blumen", fit="pad", image_size=128, minutes=40, latent_dim=6, hold_out=20
    )
    command = plan.command(TRAINER, tmp_path / "photos", tmp_path / "models", "en")
    assert command[:3] == ["python", "-m", "kvae.train"]
    given = kvae.train_options.parse(command[3:], "")
    config = kvae.train_options.configured(given)
    assert (config.photos.fit, config.photos.hold_out) == ("pad", 0.2)
    assert (config.model.image_size, config.model.latent_dim) == (128, 6)
    assert (config.training.minutes, config.training.steps) == (40, 0)
    assert (given.name, given.preset, given.progress) == ("Meine Blumen", "best", "json")
    assert given.orders == "stdin"


@pytest.mark.parametrize("mixing", MIXINGS)
def test_how_far_from_the_photos_is_the_presets_unless_chosen(tmp_path, mixing):
    plan = Plan(minutes=40, mixing=mixing)
    given = kvae.train_options.parse(plan.command(TRAINER, tmp_path, tmp_path, "en")[3:], "")
    config = kvae.train_options.configured(given)
    usual = load_preset("best").loss.mixing
    assert config.loss.mixing == (usual if MIXINGS[mixing] is None else MIXINGS[mixing])


def test_photos_are_cut_alike_where_that_can_be(tmp_path):
    assert (ALIGNS, FITS, MOST_ALIGNED) == (KVAE_ALIGNS, KVAE_FITS, FEW)
    for plan, expected in (
        (Plan(align="yes"), "yes"),
        (Plan(fit="crop", align="no"), "no"),
        (Plan(fit="pad", align="yes"), None),  # which the training would refuse
    ):
        given = kvae.train_options.parse(plan.command(TRAINER, tmp_path, tmp_path, "en")[3:], "")
        assert (given.fit, given.align) == (plan.fit, expected)
        assert plan.may_align == (expected == "yes")
    assert Plan(align="yes").cannot_align(MOST_ALIGNED + 1)
    for plan in (Plan(), Plan(align="yes", fit="pad"), Plan(align="no")):
        assert not plan.cannot_align(MOST_ALIGNED + 1)
    assert not Plan(align="yes").cannot_align(MOST_ALIGNED)


def test_a_model_learns_on_with_the_settings_that_it_was_made_with(tmp_path):
    older = tmp_path / "00001-cups"
    plan = Plan(
        "Cups", align="yes", minutes=15, latent_dim=6, mixing="nearer", hold_out=20,
        older=str(older),
    )  # fmt: skip
    from_nothing = kvae.train_options.parse(plan.command(TRAINER, tmp_path, tmp_path, "en")[3:], "")
    assert from_nothing.resume is None  # the older one has gone
    older.mkdir()
    given = kvae.train_options.parse(plan.command(TRAINER, tmp_path, tmp_path, "en")[3:], "")
    assert (given.resume, given.photos, given.minutes) == (older, tmp_path, 15)
    refuse(given, FIXED)


@pytest.mark.parametrize(("hold_out", "least"), [(0, 50), (10, 56), (20, 62)])
def test_enough_photos_are_left_to_learn(hold_out, least):
    assert Plan(hold_out=hold_out).least_photos() == least
    assert least - round(least * hold_out / 100) >= MINIMUM
    assert (least - 1) - round((least - 1) * hold_out / 100) < MINIMUM


def test_what_was_begun_is_resumed_then_exported_then_reported(tmp_path):
    plan = Plan(run=str(tmp_path))
    command = plan.command(TRAINER, tmp_path, tmp_path, "en")
    assert kvae.train_options.parse(command[3:], "").resume == tmp_path
    finished(tmp_path / "vae.keras", 100)
    command = plan.command(TRAINER, tmp_path, tmp_path, "en")
    assert command[2] == "export.to_onnx"
    assert export.to_onnx._parse(command[3:]).run == tmp_path
    finished(tmp_path / "decoder.onnx", 100)
    command = plan.command(TRAINER, tmp_path, tmp_path, "en")
    assert command[2] == "report.build"
    assert report.build._parser().parse_args(command[3:]).run == tmp_path
    finished(tmp_path / "report" / "report.html", 100)
    with pytest.raises(ValueError, match="nothing left"):
        plan.command(TRAINER, tmp_path, tmp_path, "en")


@pytest.mark.parametrize("language", texts.CATALOGUES)
def test_the_report_is_written_in_the_windows_language_and_found(tmp_path, language):
    plan = Plan(run=str(tmp_path))
    for name in ("vae.keras", "decoder.onnx"):
        finished(tmp_path / name, 100)
    command = plan.command(TRAINER, tmp_path, tmp_path, language)
    assert report.build._parser().parse_args(command[3:]).language == language
    name = {"en": "report.html", "ar": "report.ar.html"}[language]
    finished(tmp_path / "report" / name, 120)
    assert report_of(tmp_path).name == name
    assert plan.next_step() is None


def test_of_two_reports_the_last_one_is_shown(tmp_path):
    for name, at in (("report.html", 100), ("report.ar.html", 120), ("report.de.html", 110)):
        finished(tmp_path / "report" / name, at)
    assert report_of(tmp_path).name == "report.ar.html"


def test_each_choice_of_time_has_a_preset_that_there_is():
    assert PRESETS.keys() == set(MINUTES)
    assert set(PRESETS.values()) <= set(preset_names())


def test_a_plan_is_kept(tmp_path):
    older, run = str(tmp_path / "older"), str(tmp_path)
    choices = "Cups", "crop", "yes", 64, 15, 10, "nearer", 20
    plan = Plan(*choices, older, True, run, True, (Step.REPORT,))
    write_plan(tmp_path / "plan.json", plan)
    assert read_plan(tmp_path / "plan.json") == plan


def test_a_plan_of_an_older_window_is_read(tmp_path):
    """Before photos could be cut around what they have in common."""
    older = asdict(Plan("Cups", minutes=15))
    del older["align"]
    (tmp_path / "plan.json").write_text(json.dumps(older))
    assert read_plan(tmp_path / "plan.json") == Plan("Cups", align="auto", minutes=15)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "3", "null", '{"minutes": 7}', '{"fit": "stretch"}', '{"name": 5}',
        '{"align": []}',
        '{"image_size": [96]}', '{"latent_dim": 3}', '{"mixing": []}', '{"hold_out": 5}',
        '{"run": {}}', '{"older": 1}', '{"begun": 1}', '{"stopped": 1}', '{"without": 3}',
    ],
)  # fmt: skip
def test_a_damaged_plan_is_none(tmp_path, text):
    (tmp_path / "plan.json").write_text(text)
    assert read_plan(tmp_path / "plan.json") == Plan()
    assert read_plan(tmp_path / "none.json") == Plan()
