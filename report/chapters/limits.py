"""What the model and its figures do not show, what speaks against it, and what to change."""

from collections.abc import Mapping

from report.chapters.comments import Comment
from report.chapters.draw_quality import part
from report.chapters.findings import Findings
from report.chapters.verdict import next_steps
from report.document import Block, Heading, Section, Text
from report.run_folder import Run
from report.wording import known, listed, number, percent


def limits(run: Run, findings: Findings) -> Section:
    """The chapter that says what the figures do not, and what to do next."""
    points = [*_of_the_model(run), *_of_the_figures(run, findings)]
    blocks: list[Block] = [Text(f"{i}. {point}") for i, point in enumerate(points, 1)]
    return Section(
        "Limits, and what to do next", (*blocks, *_against(findings), *_next(run, findings))
    )


def _of_the_model(run: Run) -> list[str]:
    found = run.evaluation
    points = [
        "It draws what lies between its own photos. It knows no other things: given a photo of "
        f"something else it answers with one of its own kind. {_unseen(found)}"
    ]
    sharp = known(part(found, "sharpness_of_new").get("value"))
    if sharp is not None:
        points.append(
            f"New draws have {percent(sharp)} of the photos' fine detail: what is between "
            "photos is "
            "softer than they are."
        )
    size = run.decoder.card.image_size
    points.append(
        f"Pictures are {size} × {size} pixels. Whether it is worth anything at a larger size, "
        "these figures do not say."
    )
    return points


def _of_the_figures(run: Run, findings: Findings) -> list[str]:
    points = [
        "New means: no photo in another view, after the best affine map and colours. A photo bent "
        "in any other way would count as new; morphs are photos bent, and mixed.",
        f"With {findings.photos} photos the balls around them are wide: precision and coverage "
        f"near {percent(1)} are easily had, also by copies. Every figure is to be read beside "
        "those of the two programs without a model.",
        "The intervals are about the draws of this one training. Another seed gives another model; "
        "how far two such models differ was not measured here.",
    ]
    judge = run.evaluation.get("judge")
    if isinstance(judge, str) and judge:
        points.append(
            f"Good is what {judge} takes for things as photos show them. It had learned from "
            "ImageNet's photos, and the thresholds were set with the photos of the garden in "
            "sight; no person was asked. The network of the training's perceptual term had seen "
            "ImageNet, too."
        )
    return points


def _unseen(evaluation: Mapping[str, object]) -> str:
    held = part(evaluation, "hold_out")
    if known(held.get("psnr")) is None:
        return "No photos were kept out of this training (--hold-out), so that was not measured."
    return (
        f"{number(held.get('photos'), 0)} photos kept out of training come back at "
        f"{number(held.get('psnr'), 1, 'dB')}; the nearest photo that it learned, as the "
        "answer, has "
        f"{number(held.get('nearest_psnr'), 1, 'dB')}."
    )


def _against(findings: Findings) -> list[Block]:
    """The comments that are not good, once more and together; and what nobody measured."""
    judged = findings.judgements
    blocks: list[Block] = []
    poor = [comment for comment in judged.values() if comment.tone in ("fair", "poor")]
    if poor:
        blocks.append(Heading("What speaks against this run"))
        blocks += [Text(comment.text, comment.tone) for comment in poor]
    missing = [name for name, comment in judged.items() if _not_measured(comment)]
    if missing:
        blocks.append(Text(f"Not measured in this run: {listed(missing)}."))
    return blocks


def _not_measured(comment: Comment) -> bool:
    return comment.tone == "plain" and "was not measured" in comment.text


def _next(run: Run, findings: Findings) -> list[Block]:
    steps = next_steps(run.evaluation, findings.judgements)
    if not steps:
        text = "Nothing has to change. For other pictures, try another --seed or other photos; "
        text += "for sharper ones, more --minutes."
        return [Heading("What to do next"), Text(text)]
    numbered = [Text(f"{i}. {step}") for i, step in enumerate(steps, 1)]
    return [Heading("What to do next"), *numbered]
