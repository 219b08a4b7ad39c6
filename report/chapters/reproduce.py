"""How to make this run again, whose work is in it, and every setting with its meaning."""

from report.chapters.data_notes import DataNotes
from report.chapters.findings import SLIDER_MOST, Findings
from report.chapters.objective import number_as_set
from report.chapters.setting_words import WORDS
from report.document import Block, Code, Heading, Section, Table, Text
from report.run_folder import Run
from report.texts import spoken
from report.train_command import shown_folder, train_command

# What the title and the first tables say already.
SHOWN_BEFORE = {("run", "name"), ("run", "created"), ("run", "seed"), ("photos", "fingerprint")}


def reproduce(run: Run, findings: Findings, notes: DataNotes) -> Section:
    """Commands, versions, licences."""
    intro = spoken(
        "These commands train, export, report, and draw the pictures of the slider at 12 again. "
        "The drawn pictures are the same to the pixel on one processor; another may round a few "
        "values one level up or down."
    )
    blocks: list[Block] = [Text(intro), Code("\n".join(_commands(run, findings))), _made_with(run)]
    return Section(spoken("How to reproduce"), (*blocks, *_credits(run, notes)))


def appendix(run: Run) -> Section:
    """Every setting as the run recorded it, and what it means."""
    rows = tuple(
        (f"{section}.{key}", _shown(run, key, value), _words(section, key))
        for section, settings in run.config.items()
        if section not in ("versions", "machine")
        for key, value in settings.items()
        if (section, key) not in SHOWN_BEFORE
    )
    title = spoken("Appendix: every setting")
    if not rows:
        text = spoken("The run folder holds no config.toml, so its settings are not known.")
        return Section(title, (Text(text),))
    head = tuple(map(spoken, ("setting", "value", "what it means")))
    table = Table(spoken("config.toml of the run."), head, rows, (0.27, 0.13, 0.6), dense=True)
    return Section(title, (table,))


def _words(section: str, key: str) -> str:
    words = WORDS.get((section, key))
    return spoken(words) if words else ""


def _shown(run: Run, key: str, value: object) -> str:
    if key == "folder":
        return shown_folder(run.config)
    if isinstance(value, bool):
        return spoken("yes") if value else spoken("no")
    if isinstance(value, list):
        return ", ".join(map(number_as_set, value))
    return number_as_set(value) or "–"


def _commands(run: Run, findings: Findings) -> tuple[str, ...]:
    name = run.name
    return (
        train_command(run.config, findings.latent_dim, findings.image_size),
        f"python -m export.to_onnx runs/{name}",
        f"python -m report.build runs/{name}",
        f"python -m desktop.generator runs/{name}/decoder.onnx --count {SLIDER_MOST} "
        f"--seed {SLIDER_MOST} --out pictures",
    )


def _made_with(run: Run) -> Table:
    rows = [(spoken("decoder.onnx, sha256"), run.decoder.sha256)]
    if run.encoder:
        rows.append((spoken("encoder.onnx, sha256"), run.encoder.sha256))
    if fingerprint := run.config.get("photos", {}).get("fingerprint"):
        rows.append((spoken("photos, fingerprint"), str(fingerprint)))
    versions = run.config.get("versions") or run.decoder.card.training.versions
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    rows.append((spoken("versions"), named or spoken("not known")))
    head = spoken("what"), spoken("value")
    return Table(spoken("What this run was made with."), head, tuple(rows), (0.24, 0.76))


def _credits(run: Run, notes: DataNotes) -> list[Block]:
    card = run.decoder.card
    blocks: list[Block] = [Heading(spoken("Licences"))]
    if card.licence:
        text = spoken("Licence of the model file: {licence}", licence=card.licence)
        blocks.append(Text(text))
    if notes.credits:
        text = spoken("The photos' authors and licences are listed in the first chapter.")
        blocks.append(Text(text))
    elif card.credits:
        rows, head = tuple((line,) for line in card.credits), (spoken("credit"),)
        blocks.append(Table(spoken("Credits, from the model file."), head, rows, (1.0,)))
    if not card.licence and not card.credits:
        blocks.append(Text(spoken("The model file names no licence and no credits.")))
    return [*blocks, Text(spoken("Fonts in this report's PDF: DejaVu, free to use and embed."))]
