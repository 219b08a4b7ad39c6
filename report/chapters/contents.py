"""The report from title to appendix, as one document that both renderers draw."""

from report.chapters.comments import PSNR_UNDERFITTED
from report.chapters.data_notes import DataNotes
from report.chapters.draw_quality import part
from report.chapters.exported import exported
from report.chapters.findings import Findings
from report.chapters.latent import latent_space
from report.chapters.learning import training
from report.chapters.limits import limits
from report.chapters.model import model
from report.chapters.photos import photos
from report.chapters.pictures import generated, reconstructions
from report.chapters.quality import quality
from report.chapters.reproduce import appendix, reproduce
from report.chapters.verdict import verdict
from report.document import Block, Document, KeyFigures, Section, Text, finished
from report.run_folder import Run
from report.wording import counted, known, number, percent


def document(
    run: Run, findings: Findings, notes: DataNotes, comparison: Section | None
) -> Document:
    """Chapters in the order a reader needs them, with one on other models if there is one."""
    sections = (
        photos(run, findings, notes),
        model(run, findings),
        training(run, findings),
        reconstructions(run, findings),
        generated(findings),
        quality(run, findings),
        latent_space(run, findings),
        *([comparison] if comparison else []),
        exported(run, findings),
        limits(run, findings),
        reproduce(run, findings, notes),
        appendix(run),
    )
    return finished(
        Document(
            title=f"{run.decoder.card.name}: pictures drawn from {findings.latent_dim} normal "
            "distributions",
            subtitle=_subtitle(run),
            opening=_opening(run, findings),
            sections=sections,
        )
    )


def _subtitle(run: Run) -> str:
    created = run.config.get("run", {}).get("created") or run.decoder.card.training.get("created")
    date = str(created)[:10] if created else ""
    parts = ["Report on a variational autoencoder", f"run {run.name}", date]
    return " · ".join(part for part in parts if part)


def _opening(run: Run, findings: Findings) -> tuple[Block, ...]:
    overall = verdict(run.evaluation)
    success = known(part(run.evaluation, "success").get("value"))
    distance = known(part(run.evaluation, "kid").get("value"))
    pairs = (
        (str(findings.photos), "photos"),
        (f"{findings.image_size} × {findings.image_size}", "pixels"),
        (str(findings.latent_dim), "normal distributions"),
        (percent(success), "of the draws are new and good"),
        (number(distance, 0), "distance of the draws from the photos, KID × 1000"),
        (number(findings.psnr, 1, "dB"), "PSNR of reconstructions"),
    )
    judged = Text(overall.text, overall.tone)
    return (Text(_summary(findings)), *_damage(run), KeyFigures(pairs), judged)


def _damage(run: Run) -> tuple[Text, ...]:
    """What could not be read, named before anything else."""
    if not run.damaged:
        return ()
    text = f"Damaged, and left out of this report: {'; '.join(run.damaged)}. Train or export the "
    return (Text(f"{text}run again, or delete what is damaged.", "poor"),)


def _summary(findings: Findings) -> str:
    minutes = findings.minutes
    time = f" in {number(minutes, 0)} minutes" if minutes is not None else ""
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
