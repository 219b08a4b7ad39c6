"""How good a trained run is, in figures with their 95 % intervals, and in words.

    python -m kvae.evaluate RUN

Every figure comes from the averaged weights that are exported, and from the same draws each time.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.codes import Codes
from kvae.config import Config, ConfigError
from kvae.judging.describe import describe
from kvae.judging.evaluation import JUDGE
from kvae.judging.latent_figures import latent_figures
from kvae.judging.psnr import reconstruction_psnr
from kvae.judging.smoothness import jumps
from kvae.judging.unseen import unseen_figures
from kvae.judging.verdict import verdict
from kvae.network.coding import decode, encode
from kvae.randomness import Use, normal
from kvae.runs.run_folder import RunFolder
from kvae.runs.trained_run import load_trained_run
from kvae.seeing.features import HINT, load_judge
from kvae.terminal import fail, say


def evaluate(
    vae, images: np.ndarray, codes: Codes, config: Config, unseen: np.ndarray | None = None
) -> dict:
    """Measures a trained model; takes some 40 seconds of one CPU core and tells how far it is.

    Args:
        vae: the model, with the weights to judge.
        images: uint8 (N, S, S, 3), the photos it learned.
        codes: their codes.
        config: of the run.
        unseen: uint8 (M, S, S, 3), photos of the same kind that were kept out of training.

    Returns:
        The content of evaluation.json, described in `kvae.judging.evaluation`.
    """
    from kvae.judging.judge import Judge

    seed, count = config.training.seed, config.training.evaluation_draws
    axes = codes.z_mean.shape[1]
    psnr = reconstruction_psnr(decode(vae, codes.z_mean), images)
    network = load_judge()
    if network is None:
        say("Without a network there is no KID, and whether draws are good is not judged.")
    if network is None or network.name != JUDGE:
        say(f"hint: {HINT}, for a judge that no training looks through")
    say(f"Judging {count} draws ...")
    draws = decode(vae, normal(seed, 0, Use.SAMPLES, (count, axes)))
    judge = Judge(images, network, count, seed)
    found = judge.figures(draws)
    baselines = judge.baselines(lambda what: say(f"For comparison, {what} ..."))
    say("Walks, and photos framed otherwise ...")
    figures = {
        "judge": network.name if network else None,
        "draws": count,
        **found,
        "jumps": jumps(lambda z: decode(vae, z), axes, seed).rounded(3),
        "framing": None if network is None else _framing(vae, images, network),
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        **latent_figures(codes, encode(vae, draws), seed),
        "baselines": baselines,
        "hold_out": None,
    }
    if unseen is not None and len(unseen):
        rebuilt = decode(vae, encode(vae, unseen).z_mean)
        figures["hold_out"] = unseen_figures(rebuilt, draws, images, unseen)
    state, advice = verdict(figures, len(images))
    return figures | {"state": state, "advice": advice}


def _framing(vae, images: np.ndarray, network) -> dict:
    """Returns the shares of the photos that come back as themselves, framed otherwise."""
    from kvae.judging.framing import framing

    shares = framing(lambda some: decode(vae, encode(vae, some).z_mean), images, network)
    return {name: share.rounded(3) for name, share in shares.items()}


def main(argv: list[str] | None = None) -> int:
    """Evaluates a finished run again and writes its evaluation.json."""
    parser = argparse.ArgumentParser(
        prog="python -m kvae.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("run", type=Path, help="a run folder, like runs/00001-garden")
    run = RunFolder(parser.parse_args(argv).run)
    try:
        found = load_trained_run(run)
    except ConfigError as error:
        return fail(error)
    figures = evaluate(found.vae, found.images, found.codes, found.config, found.unseen)
    run.write_evaluation(figures)
    describe(figures)
    print(run.path / "evaluation.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
