"""The exported files: that they compute what was trained, how large they are, how fast."""

from report.architecture import Network
from report.chapters.findings import Findings
from report.document import Block, Section, Table, Text
from report.run_folder import Run
from report.texts import quoted, spoken
from report.wording import listed, number, small


def exported(run: Run, findings: Findings) -> Section:
    """The chapter on decoder.onnx and encoder.onnx."""
    comment = findings.judgements["exported file"]
    speed = findings.speed
    drawn = spoken(
        "decoder.onnx draws a picture in {time} of processor time (one thread of onnxruntime, "
        "{processor}; the median of five rounds of twelve), without any deep-learning framework.",
        time=number(speed.milliseconds, 1, "ms"), processor=speed.processor,
    )  # fmt: skip
    blocks: list[Block] = [Text(comment.text, comment.tone), Text(drawn), _files(run, findings)]
    return Section(spoken("The exported files"), (*blocks, *_parity(run)))


def _files(run: Run, findings: Findings) -> Table:
    halves = [("decoder.onnx", findings.decoder, run.decoder.sha256)]
    if run.encoder and findings.encoder:
        halves.append(("encoder.onnx", findings.encoder, run.encoder.sha256))
    rows = tuple(_file(run, *half) for half in halves)
    caption = spoken("What the files hold. A node is one operator that the runtime performs.")
    names = ("file", "parameters", "nodes", "transposes", "MB", "sha256 begins")
    head = tuple(map(spoken, names))
    return Table(caption, head, rows, (0.2, 0.17, 0.12, 0.15, 0.12, 0.24), (1, 2, 3, 4))


def _file(run: Run, name: str, half: Network, sha256: str) -> tuple[str, ...]:
    size = (run.path / name).stat().st_size
    counts = (half.parameters, half.nodes, half.transposes)
    return (name, *(number(count, 0) for count in counts), number(size / 1e6, 1), sha256[:16])


def _parity(run: Run) -> list[Block]:
    """The differences that the export found before it wrote anything, of both files."""
    rows = []
    for name, model in (("decoder.onnx", run.decoder), ("encoder.onnx", run.encoder)):
        if model is None:
            continue
        allowed = small(model.card.parity.tolerance)
        for key, found in model.card.parity.differences.items():
            levels = small(found.levels) if model is run.decoder else "–"
            on = quoted(key.replace("_", " "))
            what = spoken("{file}, {pictures}", file=name, pictures=on)
            rows.append((what, small(found.max_abs), allowed, levels))
    if not rows:
        return []
    caption = spoken(
        "Largest difference between Keras and the ONNX files: of a picture's values, 0 to 1, or of "
        "a code's means and ln σ²."
    )
    if sizes := run.decoder.card.parity.batch_sizes:
        batches = listed([str(n) for n in sizes])
        caption += " " + spoken("Compared in batches of {sizes}.", sizes=batches)
    head = tuple(map(spoken, ("compared on", "difference", "allowed", "in 8-bit levels")))
    return [Table(caption, head, tuple(rows), (0.4, 0.2, 0.2, 0.2), (1, 2, 3))]
