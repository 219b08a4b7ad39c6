"""The report from title to appendix, as one document that both renderers draw."""

from report.chapters import learning as chapter_learning
from report.chapters import model as chapter_model
from report.chapters import photos as chapter_photos
from report.chapters import pictures as chapter_pictures
from report.chapters import results as results
from report.chapters.comments import PSNR_UNDERFITTED
from report.chapters.data_notes import DataNotes
from report.chapters.findings import Findings
from report.chapters.verdict import verdict
from report.document import Block, Document, KeyFigures, Section, Text, numbered
from report.run_folder import Run
from report.wording import counted, number


def document(
    run: Run, findings: Findings, notes: DataNotes, comparison: Section | None
) -> Document:
    """Chapters in the order a reader needs them, with one on other models if there is one."""
    sections = (
        chapter_photos.photos(run, findings, notes),
        chapter_model.model(run, findings),
        chapter_learning.distributions(run, findings),
        chapter_learning.training(run, findings),
        chapter_pictures.reconstructions(run, findings),
        chapter_pictures.generated(run, findings),
        chapter_pictures.latent_space(run, findings),
        results.evaluation(run, findings),
        *([comparison] if comparison else []),
        results.next_chapter(run, findings),
        results.credits(run, notes),
        results.reproduce(run, findings),
        chapter_model.appendix(run),
    )
    return Document(
        title=f"{run.decoder.card.name}: pictures drawn from {findings.latent_dim} normal "
        "distributions",
        subtitle=_subtitle(run),
        opening=_opening(run, findings),
        sections=numbered(sections),
    )


def _subtitle(run: Run) -> str:
    created = run.config.get("run", {}).get("created") or run.decoder.card.training.get("created")
    date = str(created)[:10] if created else ""
    parts = ["Report on a variational autoencoder", f"run {run.path.resolve().name}", date]
    return " · ".join(part for part in parts if part)


def _opening(run: Run, findings: Findings) -> tuple[Block, ...]:
    overall = verdict(run.evaluation)
    pairs = (
        (str(findings.photos), "photos"),
        (f"{findings.image_size} × {findings.image_size}", "pixels"),
        (str(findings.latent_dim), "normal distributions"),
        (number(findings.psnr, 1, "dB"), "PSNR of reconstructions"),
        (number(findings.kl, 1, "nats"), "KL per image"),
        (number(findings.aggregated_kl, 1, "nats"), "aggregated KL to N(0, I)"),
    )
    return (Text(_summary(findings)), KeyFigures(pairs), Text(overall.text, overall.tone))


def _summary(findings: Findings) -> str:
    minutes = findings.minutes
    time = f" in {number(minutes)} minutes" if minutes is not None else ""
    text = (
        f"A convolutional variational autoencoder learned {counted(findings.photos, 'photo')} of "
        f"{findings.image_size} × {findings.image_size} pixels{time}. It describes every photo "
        f"with {findings.latent_dim} normal distributions, each a mean and a sigma. "
    )
    if findings.psnr is not None:
        level = "above" if findings.psnr >= PSNR_UNDERFITTED else "below"
        text += (
            f"Photos come back from their codes with {number(findings.psnr, 1, 'dB')} on average, "
            f"{level} the {PSNR_UNDERFITTED:.0f} dB that would count as underfitted. "
        )
    if findings.novelty:
        new = findings.judgements["new pictures"].text
        text += f"New pictures come from random numbers. {new} "
    return text + "All of them are shown below."
