import importlib.util
import shutil
from pathlib import Path

import keras
import numpy as np
import onnx
import pytest

from desktop.generator.model.card import TRAITS, ModelCard
from desktop.generator.model.checked_file import read_model_file
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.inference import OUTLINE_STEP
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from desktop.generator.trial.trials import Trials
from export.exported_run import EXPORTERS, export_run
from export.keras_to_onnx import to_onnx
from export.parity import ParityError, measure
from export.to_onnx import VIA, main
from kvae.config.settings import LATENT_DIMS
from kvae.images import to_float
from kvae.network.networks import build_decoder, build_encoder
from tests.export.both_sides import randomise, run_keras, run_onnx
from tests.kvae.settings import tiny

KINDS = ("decoder", "encoder")
SIGNATURES = {
    "decoder": ([("z", 4)], [("image", 64, 64, 3)]),
    "encoder": ([("image", 64, 64, 3)], [("z_mean", 4), ("z_log_var", 4)]),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("batch", [1, 3, 12])
def test_the_trained_file_computes_what_keras_does(run, tiny_run, kind, batch):
    proto = onnx.load(tiny_run / f"{kind}.onnx")
    values = draws(5, batch, 4) if kind == "decoder" else to_float(run.images[:batch])
    model = getattr(run, kind)
    for a, b in zip(run_keras(model, values), run_onnx(proto, values), strict=True):
        assert a.shape == b.shape
        # Rounding of float32 sums, see export.parity; a tenth of what the exporter lets pass.
        np.testing.assert_allclose(b, a, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_keeps_to_the_contract(tiny_run, kind):
    proto = onnx.load(tiny_run / f"{kind}.onnx", load_external_data=False)
    stored = {weight.name for weight in proto.graph.initializer}
    needed = [value for value in proto.graph.input if value.name not in stored]
    found = tuple(
        [(v.name, *(d.dim_value for d in v.type.tensor_type.shape.dim[1:])) for v in values]
        for values in (needed, proto.graph.output)
    )
    assert found == SIGNATURES[kind]
    optional = [value.name for value in proto.graph.input if value.name in stored]
    assert optional == ([OUTLINE_STEP] if kind == "decoder" else [])
    values = [*needed, *proto.graph.output]
    assert {value.type.tensor_type.shape.dim[0].dim_param for value in values} == {"batch"}
    assert {value.type.tensor_type.elem_type for value in values} == {onnx.TensorProto.FLOAT}
    assert not any(onnx.external_data_helper.uses_external_data(w) for w in proto.graph.initializer)
    names = [name for node in proto.graph.node for name in node.output]
    assert len(names) == len(set(names))


def test_both_files_open_in_the_window_with_a_whole_card(run, tiny_run):
    decoder, encoder = Decoder.open(tiny_run / "decoder.onnx"), Encoder.open(
        tiny_run / "encoder.onnx"
    )  # fmt: skip
    for kind, card in (("decoder", decoder.card), ("encoder", encoder.card)):
        assert (card.kind, card.name, card.latent_dim, card.image_size) == (kind, "garden", 4, 64)
        assert np.array_equal(card.z_mean, run.codes.z_mean)
        assert np.array_equal(card.z_log_var, run.codes.z_log_var)
        assert {axis.change for axis in card.axes} <= {"", *TRAITS}
        assert card.axes == decoder.card.axes
        assert card.parity.batch_sizes == (1, 3, 12)
        keys = {"run", "photos", "preset", "seed", "steps", "steps_done", "minutes", "backend"}
        keys |= {"psnr", "aggregated_kl", "state", "created", "versions", "kl_loss"}
        assert keys <= card.training.to_json().keys()
        assert (card.training.backend, card.training.photos) == ("torch", 71)
        assert ModelCard.from_json(card.to_json()).to_json() == card.to_json()
    assert {"random_codes", "posterior_codes"} == decoder.card.parity.differences.keys()
    assert {"photos", "random_pictures"} == encoder.card.parity.differences.keys()
    assert "(" in decoder.card.licence
    assert len(decoder.card.credits) > 3
    z_mean, _ = encoder.encode(run.images[:2])
    np.testing.assert_allclose(z_mean, run.codes.z_mean[:2], rtol=1e-5, atol=1e-5)  # as above
    assert decoder.decode(z_mean).shape == (2, 64, 64, 3)


def wrong(model):
    """Our exporter with one weight changed by more than rounding."""
    proto = to_onnx(model)
    # The last: one number more on all scores of the mapping, the first, would change no softmax.
    *_, weight = (w for w in proto.graph.initializer if w.name.endswith("/bias"))
    values = onnx.numpy_helper.to_array(weight) + np.float32(1e-2)
    weight.CopyFrom(onnx.numpy_helper.from_array(values, weight.name))
    return proto


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_here_needs_no_trial(tiny_run, kind):
    assert not Trials.usual().needs(read_model_file(tiny_run / f"{kind}.onnx"))


def test_half_the_bytes_draw_the_same_pictures(run, tiny_run, tmp_path):
    _, path = export_run(run, tmp_path, half=True)
    whole = Decoder.open(tiny_run / "decoder.onnx")
    assert path.stat().st_size < 0.7 * whole.path.stat().st_size  # cards and biases stay
    half, codes = Decoder.open(path), draws(5, 12, 4)
    apart = np.abs(half.decode_float(codes) - whole.decode_float(codes)).max()
    # Trained models differ by 0.4 of a level at most; this one has hardly learned, and shows up to
    # three times as much of what rounding does to its maps.
    assert 0 < apart < 1.5 / 255
    assert half.card.parity.tolerance < 1 / 255


def test_a_wrong_number_anywhere_and_nothing_is_written(run, tiny_run, tmp_path, capsys):
    for kind in KINDS:
        (tmp_path / f"{kind}.onnx").write_bytes(b"the old one")
    with pytest.raises(ParityError, match="differs by"):
        export_run(run, tmp_path, wrong)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(EXPORTERS, "kvae", wrong)
        assert main([str(tiny_run), "--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "error: " in said.err
    assert "hint: " in said.err
    assert said.out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decoder.onnx", "encoder.onnx"]
    assert (tmp_path / "decoder.onnx").read_bytes() == b"the old one"


def test_what_the_window_would_refuse_is_not_written(run, tmp_path):
    def with_a_strange_operator(model):
        proto = to_onnx(model)
        proto.graph.node.append(onnx.helper.make_node("Sin", [proto.graph.input[0].name], ["x"]))
        return proto

    with pytest.raises(ModelFileError, match="Sin"):
        export_run(run, tmp_path / "out", with_a_strange_operator)
    assert not (tmp_path / "out").exists()


def test_numbers_that_are_none_are_no_parity(run):
    proto = to_onnx(run.decoder)
    with pytest.raises(ParityError):
        measure(run.decoder, proto.SerializeToString(), np.full((12, 4), np.nan, np.float32))


def test_a_path_that_cannot_be_written_to_is_said_before_the_work(tiny_run, tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    assert main([str(tiny_run), "--out", str(tmp_path / "file" / "out")]) == 2
    said = capsys.readouterr().err
    assert f"error: {tmp_path / 'file' / 'out'} cannot be written to: Not a directory" in said
    assert "hint: name another folder with --out" in said
    assert "differ by" not in said


def test_the_newest_trained_run_is_exported(tiny_run, tmp_path, capsys):
    for name in ("00002-garden", "00010-garden"):
        shutil.copytree(tiny_run, tmp_path / name, ignore=shutil.ignore_patterns("*.onnx"))
    (tmp_path / "00011-stopped").mkdir()
    assert main(["--runs", str(tmp_path)]) == 0
    newest = tmp_path / "00010-garden"
    assert capsys.readouterr().out.splitlines()[-1] == str(newest / "decoder.onnx")
    again, first = (
        onnx.load(Path(folder) / "decoder.onnx").graph.SerializeToString()
        for folder in (newest, tiny_run)
    )
    assert again == first
    assert not list((tmp_path / "00002-garden").glob("*.onnx"))


@pytest.mark.parametrize(("backend", "package"), [("tensorflow", "tf2onnx"), ("jax", "jax2onnx")])
def test_what_keras_lacks_to_export_is_named(
    tiny_run, tmp_path, capsys, monkeypatch, backend, package
):
    found = importlib.util.find_spec
    monkeypatch.setattr(keras.backend, "backend", lambda: backend)
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == package else found(name)
    )
    assert main([str(tiny_run), "--out", str(tmp_path), "--via", "keras"]) == 2
    said = capsys.readouterr().err
    assert f"error: on {backend} Keras exports through {package}, which is not installed" in said
    assert f"hint: pip install {package}" in said
    assert not list(tmp_path.iterdir())


def test_each_way_to_export_can_be_asked_for():
    assert set(VIA) == EXPORTERS.keys()


@pytest.mark.parametrize("options", [["--runs", "nowhere"], ["nowhere/00001-garden"]])
def test_without_a_run_the_user_is_named(options, capsys):
    assert main(options) == 2
    said = capsys.readouterr().err
    assert "error: no trained run in nowhere" in said
    assert "hint: " in said


@pytest.mark.parametrize("name", ["config.toml", "photos.npz", "codes.npz", "vae.keras"])
def test_a_damaged_file_is_named(tiny_run, tmp_path, capsys, name):
    run = tmp_path / "00001-garden"
    shutil.copytree(tiny_run, run, ignore=shutil.ignore_patterns("*.onnx"))
    (run / name).write_bytes((run / name).read_bytes()[:100])
    assert main([str(run)]) == 2
    said = capsys.readouterr().err
    assert f"error: {run / name} is missing" in said
    assert "hint: " in said
    assert not list(run.glob("*.onnx"))


SIZES = (64, 72, 96, 127, 128)


@pytest.mark.parametrize("build", [build_decoder, build_encoder])
@pytest.mark.parametrize("latent_dim", LATENT_DIMS)
def test_every_size_of_model_is_exported(latent_dim, build):
    """Each number of axes, each size: the smallest, the largest and some that are cut to fit."""
    assert_parity(build(tiny(latent_dim=latent_dim, image_size=SIZES[latent_dim % 5]).model))


@pytest.mark.slow
@pytest.mark.parametrize("build", [build_decoder, build_encoder])
@pytest.mark.parametrize("latent_dim", LATENT_DIMS)
def test_every_size_of_model_is_exported_with_every_number_of_axes(latent_dim, build):
    for size in SIZES:
        assert_parity(build(tiny(latent_dim=latent_dim, image_size=size).model))


@pytest.mark.parametrize("latent_dim", [4, 10])
def test_decoders_of_scenes_are_exported(latent_dim):
    for size in (64, 93, 128):
        model = tiny(latent_dim=latent_dim, image_size=size, scenes=True).model
        assert_parity(build_decoder(model))


def test_models_of_black_and_white_photos_are_exported():
    assert_parity(build_decoder(tiny(latent_dim=4, image_size=100, colours=1).model))


def assert_parity(model: keras.Model) -> None:
    """Compares a model of random weights with its file at batch 1, 3 and 12."""
    randomise(model)
    rng = np.random.default_rng(3)
    values = rng.normal(size=(12, *model.inputs[0].shape[1:])).astype(np.float32)
    # Raises above 1e-4, a fortieth of a level: so a rounded picture is at most one level off, where
    # a value lies next to where rounding turns. Random weights are larger than trained ones, so
    # leave it at that.
    assert measure(model, to_onnx(model).SerializeToString(), values).max_abs <= 1e-4
