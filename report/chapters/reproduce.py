"""How to make this run again, whose work is in it, and every setting with its meaning."""

from report.chapters.data_notes import DataNotes
from report.chapters.findings import SLIDER_MOST, Findings
from report.chapters.model import number_as_set
from report.chapters.setting_words import WORDS
from report.document import Block, Code, Heading, Section, Table, Text
from report.run_folder import Run, shown_folder
from report.wording import known

# What the title and the first tables say already.
TOLD_BEFORE = {("run", "name"), ("run", "created"), ("run", "seed"), ("photos", "fingerprint")}


def reproduce(run: Run, findings: Findings, notes: DataNotes) -> Section:
    """Commands, versions, licences."""
    intro = "These commands train, export, report, and draw the pictures of the slider at 12 "
    intro += "again. The drawn pictures are the same to the pixel on one processor; another may "
    intro += "round a few values one level up or down."
    blocks: list[Block] = [Text(intro), Code("\n".join(_commands(run, findings))), _made_with(run)]
    return Section("How to reproduce", (*blocks, *_credits(run, notes)))


def appendix(run: Run) -> Section:
    """Every setting as the run recorded it, and what it means."""
    rows = tuple(
        (f"{section}.{key}", _shown(run, key, value), WORDS.get((section, key), ""))
        for section, settings in run.config.items()
        if section not in ("versions", "machine")
        for key, value in settings.items()
        if (section, key) not in TOLD_BEFORE
    )
    title = "Appendix: every setting"
    if not rows:
        text = "The run folder holds no config.toml, so its settings are not known."
        return Section(title, (Text(text),))
    head = ("setting", "value", "what it means")
    table = Table("config.toml of the run.", head, rows, (0.26, 0.2, 0.54))
    return Section(title, (table,))


def _shown(run: Run, key: str, value: object) -> str:
    if key == "folder":
        return shown_folder(run)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(number_as_set, value))
    return number_as_set(value) or "–"


def _commands(run: Run, findings: Findings) -> tuple[str, ...]:
    settings = {s: run.config.get(s, {}) for s in ("run", "photos", "loss", "training")}
    preset = settings["run"].get("preset", "default")
    folder = shown_folder(run) or "PHOTOS"
    seed = settings["training"].get("seed", settings["run"].get("seed", 0))
    train = f"python -m kvae.train --photos {folder} --preset {preset} --seed {seed}"
    train += f" --latent-dim {findings.latent_dim} --image-size {findings.image_size}"
    photos, mixing = settings["photos"], known(settings["loss"].get("mixing"))
    if (fit := photos.get("fit", "auto")) != "auto":
        train += f" --fit {fit}"
    if photos.get("recursive"):
        train += " --recursive"
    if held_out := known(photos.get("hold_out")):
        train += f" --hold-out {held_out:g}"
    if mixing is not None:
        train += f" --mixing {mixing:g}"
    steps = known(settings["training"].get("steps"))
    if steps:  # the number that was found for the minutes: on another machine it would be another
        train += f" --steps {steps:.0f}"
    name = run.name
    return (
        train,
        f"python -m export.to_onnx runs/{name}",
        f"python -m report.build runs/{name}",
        f"python -m desktop.generator runs/{name}/decoder.onnx --count {SLIDER_MOST} "
        f"--seed {SLIDER_MOST} --out pictures",
    )


def _made_with(run: Run) -> Table:
    rows = [("decoder.onnx, sha256", run.decoder.sha256)]
    if run.encoder:
        rows.append(("encoder.onnx, sha256", run.encoder.sha256))
    if fingerprint := run.config.get("photos", {}).get("fingerprint"):
        rows.append(("photos, fingerprint", str(fingerprint)))
    versions = run.config.get("versions") or run.decoder.card.training.get("versions") or {}
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    rows.append(("versions", told or "not known"))
    return Table("What this run was made with.", ("what", "value"), tuple(rows), (0.24, 0.76))


def _credits(run: Run, notes: DataNotes) -> list[Block]:
    card = run.decoder.card
    blocks: list[Block] = [Heading("Licences")]
    if card.licence:
        blocks.append(Text(f"Licence of the model file: {card.licence}"))
    if notes.credits:
        blocks.append(Text("The photos' authors and licences are listed in the first chapter."))
    elif card.credits:
        rows = tuple((line,) for line in card.credits)
        blocks.append(Table("Credits, from the model file.", ("credit",), rows, (1.0,)))
    if not card.licence and not card.credits:
        blocks.append(Text("The model file names no licence and no credits."))
    return [*blocks, Text("Fonts in this report's PDF: DejaVu, free to use and embed.")]
