"""The README's commands do what it says, on real photos and a preset of seconds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from kvae.photos.load import MINIMUM
from report.benchmarks.results import read_rows
from report.benchmarks.table import OF_RIVALS, markdown

ROOT = Path(__file__).parent.parent

# Runs one module after another as `python -m MODULE --help` does, in one process.
ASK_FOR_HELP = """
import runpy, sys
for module in sys.argv[1:]:
    print("\\n---", module, "answers ", end="")
    sys.argv = [module, "--help"]
    code = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code or 0
    print("and ends with", code, end="")
"""
README = (ROOT / "README.md").read_text("utf-8")


def documented(pattern: str) -> list[str]:
    blocks = re.findall(r"^```\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.search(pattern, line)]


@pytest.fixture
def shells(tmp_path):
    """A person's own photos: as many of the originals, cut-outs of all sizes, as are needed."""
    folder = tmp_path / "Pictures" / "shells"
    folder.mkdir(parents=True)
    for photo in sorted((ROOT / "data" / "originals").iterdir())[:MINIMUM]:
        shutil.copy(photo, folder)
    return folder


def test_two_commands_are_documented():
    assert documented("^python bootstrap.py run$")
    assert "python bootstrap.py test" in README


@pytest.mark.slow
def test_bootstrap_run_on_own_photos(shells, smaller_judge, tmp_path, monkeypatch, capsys):
    """From photos to pictures and report without a display, as the README writes it.

    Only making .venv is left out: CI reaches this test through the very same code.
    """
    (command,) = documented("bootstrap.py run --photos")
    words = command.replace("~/Pictures/shells", str(shells)).split()[1:]
    extra = ["--preset", "tiny", "--steps", "8", "--runs", str(tmp_path / "runs")]
    monkeypatch.setattr(sys, "argv", [*words, *extra])
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    monkeypatch.setattr(bootstrap, "set_up", lambda extras, libraries: None)
    monkeypatch.setattr(bootstrap, "has_display", lambda: False)
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 0
    run = Path(capsys.readouterr().out.splitlines()[-1])
    assert run.name == "00001-shells"
    assert len(list((run / "pictures").glob("*.png"))) == 12
    made = (
        "decoder.onnx",
        "encoder.onnx",
        "report/report.html",
        "report/report.pdf",
        "window.png",
    )
    assert all((run / name).stat().st_size > 1000 for name in made)


def test_photo_check_of_the_readme(shells):
    (command,) = documented("kvae.photos")
    words = command.replace("~/Pictures/shells", str(shells)).split()[1:]
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(MINIMUM) in done.stdout + done.stderr


def test_every_documented_module_answers_help():
    modules = set(re.findall(r"python -m ([\w.]+)", README))
    assert {
        "kvae.photos",
        "desktop",
        "kvae.train",
        "export.to_onnx",
        "report.build",
    } <= modules
    asked = [sys.executable, "-c", ASK_FOR_HELP, *sorted(modules)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    answers = [answer.split(" answers ") for answer in done.stdout.split("\n--- ")[1:]]
    assert [module for module, _ in answers] == sorted(modules)
    for module, answer in answers:
        assert answer.startswith("usage: "), module
        assert answer.endswith("\nand ends with 0"), module


def test_every_folder_of_the_table_exists():
    folders = re.findall(r"^\| `(\w+)/`", README, flags=re.MULTILINE)
    assert len(folders) >= 6
    assert all((ROOT / folder).is_dir() for folder in set(folders) - {"runs"})


def test_the_table_of_other_models_holds_what_was_measured():
    rows, cut = read_rows(ROOT / "report" / "garden" / "comparison.jsonl")
    assert not cut
    table, caption = markdown(rows, OF_RIVALS).split("\n\n")
    assert table in README
    assert caption.strip() in " ".join(README.split())
