"""The judgement: evaluation and parity in figures, a verdict, what to do next, how to repeat."""

from report.chapters import charts
from report.chapters.data_notes import DataNotes
from report.chapters.draw_quality import draw_quality
from report.chapters.findings import SLIDER_MOST, SLIDER_SEED, Findings
from report.chapters.verdict import next_steps, verdict
from report.document import Block, Code, Figure, Heading, Row, Section, Table, Text, Tile
from report.run_folder import Run, shown_folder
from report.wording import UNKNOWN, known, listed, number, small

TONES = {"good": "good", "fair": "fair", "poor": "poor", "plain": "–"}


def evaluation(run: Run, findings: Findings) -> Section:
    """The chapter on figures and the verdict."""
    judged = findings.judgements
    overall = verdict(run.evaluation)
    blocks: list[Block] = [Text(overall.text, overall.tone)]
    rows = tuple((name, TONES[c.tone], c.text) for name, c in judged.items())
    head = ("check", "verdict", "why")
    caption = "What the figures say one by one. Every threshold is named, so you may judge "
    caption += "differently."
    blocks.append(Table(caption, head, rows, (0.19, 0.14, 0.67)))
    blocks.append(_figures(run, findings))
    if not run.evaluation:
        text = f"There is no evaluation.json; python -m kvae.evaluate {run.path.name} makes it."
        blocks.append(Text(text))
    blocks += draw_quality(run.evaluation)
    if findings.reconstructions and len(findings.reconstructions.psnr) > 1:
        caption = "How well each photo comes back. A long tail to the left are photos that the "
        caption += "model finds hard; the dashed line is the mean."
        chart = charts.psnr_histogram(findings.reconstructions.psnr)
        blocks.append(Figure(caption, (Row((Tile(chart),), 92.0),)))
    blocks += [Heading("The exported file against the trained model"), *_parity(run, findings)]
    return Section("Evaluation and verdict", tuple(blocks))


def next_chapter(run: Run, findings: Findings) -> Section:
    """What to change: the evaluation's advice."""
    steps = next_steps(run.evaluation, findings.judgements)
    if not steps:
        text = "Nothing has to change. For other pictures, try another --seed or other photos; "
        text += "for sharper ones, more --minutes."
        return Section("What to do next", (Text(text),))
    numbered = tuple(Text(f"{i}. {step}") for i, step in enumerate(steps, 1))
    return Section("What to do next", numbered)


def credits(run: Run, notes: DataNotes) -> Section:
    """Licences of the photos and the model."""
    card = run.decoder.card
    blocks: list[Block] = []
    if card.licence:
        blocks.append(Text(f"Licence of the model file: {card.licence}"))
    if notes.credits:
        blocks.append(Text("The photos' authors and licences are listed in the first chapter."))
    elif card.credits:
        rows = tuple((line,) for line in card.credits)
        blocks.append(Table("Credits, from the model file.", ("credit",), rows, (1.0,)))
    if not blocks:
        blocks.append(Text("The model file names no licence and no credits."))
    blocks.append(Text("Fonts in this report's PDF: DejaVu, free to use and embed."))
    return Section("Licences and credits", tuple(blocks))


def reproduce(run: Run, findings: Findings) -> Section:
    """Commands and versions that make this run and this report again."""
    settings = {s: run.config.get(s, {}) for s in ("run", "photos", "training", "versions")}
    preset = settings["run"].get("preset", "default")
    folder = shown_folder(run) or "PHOTOS"
    seed = settings["training"].get("seed", settings["run"].get("seed", 0))
    train = f"python -m kvae.train --photos {folder} --preset {preset} --seed {seed}"
    train += f" --latent-dim {findings.latent_dim} --image-size {findings.image_size}"
    steps = known(settings["training"].get("steps"))
    if steps:  # the number that was found for the minutes: on another machine it would be another
        train += f" --steps {steps:.0f}"
    name = run.path.name
    commands = (
        train,
        f"python -m export.to_onnx runs/{name}",
        f"python -m report.build runs/{name}",
        f"python -m desktop.generator runs/{name}/decoder.onnx --count {SLIDER_MOST} "
        f"--seed {SLIDER_SEED} --out pictures",
    )
    rows = [("decoder.onnx, sha256", run.decoder.sha256)]
    if run.encoder:
        rows.append(("encoder.onnx, sha256", run.encoder.sha256))
    if settings["photos"].get("fingerprint"):
        rows.append(("photos, fingerprint", str(settings["photos"]["fingerprint"])))
    versions = settings["versions"] or run.decoder.card.training.get("versions") or {}
    rows += [(str(key), str(value)) for key, value in versions.items()]
    table = Table("What this run was made with.", ("what", "value"), tuple(rows), (0.28, 0.72))
    intro = "These commands train, export, report, and draw the pictures of the slider again. The "
    intro += "drawn pictures are the same to the pixel on one processor; another may round a few "
    intro += "values one level up or down."
    return Section("How to reproduce", (Text(intro), Code("\n".join(commands)), table))


def _figures(run: Run, findings: Findings) -> Table:
    found = run.evaluation
    rows = (
        ("PSNR", number(findings.psnr, 1, "dB"), "how close the reconstructions come, on average"),
        ("worst PSNR", number(found.get("psnr_worst"), 1, "dB"), "the same of the worst photo"),
        ("KL", number(findings.kl, 2, "nats"), "what a photo's code tells beyond N(0, 1)"),
        ("aggregated KL", number(findings.aggregated_kl, 2, "nats"),
         "how far all codes together lie from N(0, 1); 0 is perfect"),
        ("mutual information", number(findings.mutual_information, 2, "nats"),
         "what a code tells about which photo it is"),
        ("active axes", number(found.get("active_axes"), 0), f"of {findings.latent_dim}"),
    )  # fmt: skip
    known_rows = tuple(row for row in rows if row[1] != UNKNOWN)
    unknown = [row[0] for row in rows if row[1] == UNKNOWN]
    caption = "The figures of the evaluation after training, explained."
    if unknown:
        caption += f" Not known: {listed(unknown)}."
    return Table(caption, ("figure", "value", "what it says"), known_rows, (0.22, 0.18, 0.6), (1,))


def _parity(run: Run, findings: Findings) -> list[Block]:
    parity = run.decoder.card.parity
    checks = [(key, value) for key, value in parity.items() if isinstance(value, dict)]
    comment = findings.judgements["exported file"]
    blocks: list[Block] = [Text(comment.text, comment.tone)]
    if not checks:
        return blocks
    rows = tuple(
        (key.replace("_", " "), small(value.get("max_abs")), small(value.get("levels")))
        for key, value in checks
    )
    sizes = parity.get("batch_sizes")
    batches = f" in batches of {listed([str(n) for n in sizes])}" if sizes else ""
    caption = f"Largest difference between Keras and the ONNX file{batches}; allowed is "
    caption += f"{small(parity.get('tolerance'))} on the scale 0 to 1."
    head = ("codes compared", "difference, 0 to 1", "in 8-bit levels")
    return [*blocks, Table(caption, head, rows, (0.4, 0.3, 0.3), (1, 2))]
