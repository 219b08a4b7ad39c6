"""The report from title to appendix, as one document that both renderers draw."""

from kvae.judging.verdict import UNDERFITTED_PSNR
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
from report.chapters.shown import shown_between
from report.chapters.verdict import verdict
from report.document import Block, Document, KeyFigures, Section, Text, finished
from report.held_out import HeldOut
from report.run_folder import Run
from report.texts import isolated, quoted, spoken
from report.wording import counted, known, number, percent


def document(
    run: Run,
    findings: Findings,
    notes: DataNotes,
    comparison: Section | None = None,
    held: HeldOut | None = None,
) -> Document:
    """Chapters in the order a reader needs them.

    Args:
        run: what was read of it.
        findings: what it amounts to.
        notes: how its photos were gathered.
        comparison: the chapter on other models, if there is one.
        held: another training that photos were kept out of, if there is one.
    """
    sections = (
        photos(run, findings, notes),
        model(run, findings),
        training(run, findings),
        reconstructions(run, findings),
        generated(findings),
        quality(run, findings, held),
        latent_space(run, findings),
        *([comparison] if comparison else []),
        exported(run, findings),
        limits(run, findings, held),
        reproduce(run, findings, notes),
        appendix(run),
    )
    return finished(
        Document(
            title=spoken(
                "{name}: pictures drawn from {distributions}",
                name=quoted(run.decoder.card.name),
                distributions=counted(findings.latent_dim, "normal distribution"),
            ),
            subtitle=_subtitle(run),
            opening=_opening(run, findings),
            sections=sections,
        )
    )


def _subtitle(run: Run) -> str:
    created = run.config.get("run", {}).get("created") or run.decoder.card.training.created
    date = str(created)[:10] if created else ""
    parts = [spoken("Report on a variational autoencoder"), spoken("run {run}", run=run.name), date]
    return " · ".join(isolated(part) for part in parts if part)


def _opening(run: Run, findings: Findings) -> tuple[Block, ...]:
    overall = verdict(run.evaluation)
    success = known(part(run.evaluation, "success").get("value"))
    distance = known(part(run.evaluation, "kid").get("value"))
    pairs = (
        (str(findings.photos), spoken("photos")),
        (f"{findings.image_size} × {findings.image_size}", spoken("pixels")),
        (str(findings.latent_dim), spoken("normal distributions")),
        (percent(success), _beside_what_was_shown(run)),
        (number(distance, 0), spoken("KID × 1000, distance of the draws from the photos")),
        (number(findings.psnr, 1, "dB"), spoken("PSNR of reconstructions")),
    )
    judged = Text(overall.text, overall.tone)
    return (Text(_summary(findings)), *_damage(run), KeyFigures(pairs), judged)


def _beside_what_was_shown(run: Run) -> str:
    """What share the first figure is, and what it is of a program that has learned nothing."""
    morphs = part(part(run.evaluation, "baselines"), "morphs")
    shown = known(part(morphs, "success").get("value"))
    if shown is None:
        return spoken("of the draws are new and good")
    return spoken(
        "of the draws are new and good; of the {shown} they were learned from {share}",
        shown=shown_between(run), share=percent(shown),
    )  # fmt: skip


def _damage(run: Run) -> tuple[Text, ...]:
    """What could not be read, named before anything else."""
    if not run.damaged:
        return ()
    text = "Damaged, and left out of this report: {files}. Train or export the run again, or "
    files = spoken("; ").join(map(isolated, run.damaged))
    return (Text(spoken(text + "delete what is damaged.", files=files), "poor"),)


def _summary(findings: Findings) -> str:
    gaps = {
        "photos": counted(findings.photos, "photo"),
        "size": f"{findings.image_size} × {findings.image_size}",
    }
    learned = "A convolutional variational autoencoder learned {photos} of {size} pixels"
    if findings.minutes is None:
        sentences = [spoken(learned + ".", **gaps)]
    else:
        minutes = number(findings.minutes, 0, "minutes")
        sentences = [spoken(learned + " in {minutes}.", **gaps, minutes=minutes)]
    describes = "It describes every photo with {distributions}, each a mean and a sigma."
    distributions = counted(findings.latent_dim, "normal distribution")
    sentences.append(spoken(describes, distributions=distributions))
    if findings.psnr is not None:
        text = "Photos come back from their codes with {psnr} on average, "
        above = text + "above the {limit} under which it would count as underfitted."
        below = text + "below the {limit} under which it counts as underfitted."
        sentences.append(
            spoken(
                above if findings.psnr >= UNDERFITTED_PSNR else below,
                psnr=number(findings.psnr, 1, "dB"), limit=number(UNDERFITTED_PSNR, 0, "dB"),
            )
        )  # fmt: skip
    if findings.novelty:
        new = findings.judgements["new pictures"].text
        sentences += [spoken("New pictures come from random numbers."), new]
    return " ".join((*sentences, spoken("All of them are shown below.")))
