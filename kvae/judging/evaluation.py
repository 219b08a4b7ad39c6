"""What evaluation.json holds: every figure of a run, in the order a reader needs them.

An *estimate* is {"value", "low", "high"} with the bounds of a 95 % interval. What could not be
measured is null. Shares lie between 0 and 1, distances and errors have their unit.

    judge               name of the network that judged
    draws               how many pictures were drawn and judged
    success             estimate, share of the draws that are new and good
    good                estimate, share that are things as photos show things: `goodness`
    identified          estimate, share of the draws that are *not* new that show one certain photo
    kid                 estimate, distance of all draws from the photos, times 1000: `kid`
    kid_of_new          the same of the new draws alone
    distance_of_new     median distance of a new draw to its nearest photo, one minus the cosine of
                        the network's features
    lpips               estimate, mean perceptual distance of a quarter of the draws to the photo
                        nearest in these features: `lpips`; null unless VGG-16 judges
    precision           estimate, share of that quarter that lies among the photos: `manifold`
    recall, coverage    estimates, share of the photos that lie among these draws, and near one
    new                 estimate, share that are not a photo in another view: `novelty`
    new_look            estimate, share of the first 128 that are not a bent photo either: `bending`
    sharpness           estimate, fine detail of the draws over that of the photos
    sharpness_of_new    the same of the new draws alone
    mesh                estimate, share of the draws' fine detail that repeats after 2, 4 or 8
                        pixels, beyond what does in the photos: `mesh`
    photos_found        how many photos some draw is nearest to
    photos_even         how many photos, drawn equally often, would be as varied
    jumps               estimate, share of a walk's change in its three largest steps of 36
    framing             estimates zoom_in, zoom_out, shift: share of the photos that come back as
                        themselves when zoomed by 1.2 or 0.8 or shifted by 10 %
    psnr, psnr_worst    dB, of the photos' reconstructions: mean, and the worst photo's
    reconstruction_lpips
                        estimate, mean perceptual distance of the same pairs; null as above
    kl_loss             nats per photo
    mutual_information  nats, what a code says about which photo it is
    aggregated_kl       nats, by which the codes of all draws together miss N(0, I):
                        `latent_figures.distance_from_prior`
    active_axes, axes   how many axes carry something; of each its kl, mean and sigma
    baselines           views (photos in random views), bends (photos bent at random), mixtures (of
                        two photos) and morphs (what was learned from, at the first of the draws'
                        codes; not in files of older versions): of each the figures from success to
                        photos_even
    hold_out            null, or of the photos kept out: photos (how many), psnr, psnr_worst, their
                        codes sought on (`kvae.network.refinement`), encoded_psnr (as the encoder
                        names them), nearest_psnr (of the nearest training photo as the answer),
                        gain (dB that psnr is better than that), nearer_to_training (estimate,
                        share of the draws per photo that fall to those learned)
    state, advice       the verdict: `verdict`
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from kvae.codes import Codes
from kvae.config.settings import Config
from kvae.judging.framing import framing
from kvae.judging.judge import Judge
from kvae.judging.latent_figures import latent_figures
from kvae.judging.lpips import mean_lpips
from kvae.judging.psnr import reconstruction_psnr
from kvae.judging.smoothness import jumps
from kvae.judging.unseen import unseen_figures
from kvae.judging.verdict import verdict
from kvae.network.coding import decode, encode, refine
from kvae.randomness import Use, normal
from kvae.seeing.features import HINT, Network, load_judge
from kvae.terminal import say

if TYPE_CHECKING:
    from kvae.network.vae import VAE

JUDGE = "VGG-16"
OF_PICTURES = (
    "success", "good", "identified", "kid", "kid_of_new", "distance_of_new", "lpips", "precision",
    "recall", "coverage", "new", "new_look", "sharpness", "sharpness_of_new", "mesh",
    "photos_found", "photos_even",
)  # fmt: skip
FIGURES = (
    "judge", "draws", *OF_PICTURES, "jumps", "framing", "psnr", "psnr_worst",
    "reconstruction_lpips", "kl_loss", "mutual_information", "aggregated_kl", "active_axes", "axes",
    "baselines", "hold_out", "state", "advice",
)  # fmt: skip


def evaluate(
    vae: "VAE",
    images: np.ndarray,
    codes: Codes,
    config: Config,
    unseen: np.ndarray | None,
    *,
    morphs: Callable[[int], np.ndarray],
) -> dict:
    """Measures a trained model; takes a minute or two of one CPU core and says how far it is.

    Args:
        vae: the model, with the weights to judge.
        images: uint8 (N, S, S, 3), the photos it learned; of many, those nearest to the draws.
        codes: their codes.
        config: of the run.
        unseen: uint8 (M, S, S, 3), photos of the same kind that were kept out of training.
        morphs: returns what it was shown in training, at so many of the draws' codes:
            `kvae.learning.batches.Batches.at_draws`.

    Returns:
        The content of evaluation.json, described above.
    """
    seed, count = config.training.seed, config.training.evaluation_draws
    axes = codes.z_mean.shape[1]
    rebuilt = decode(vae, codes.z_mean)
    psnr = reconstruction_psnr(rebuilt, images)
    network = load_judge()
    _say_what_judges(network, len(images), config)
    draws = decode(vae, normal(seed, 0, Use.SAMPLES, (count, axes)))
    judge = Judge(images, network, count, seed)
    found = judge.figures(draws)
    baselines = judge.baselines(morphs, lambda what: say(f"For comparison, {what} ..."))
    say("Walks, and photos framed otherwise ...")
    figures = {
        "judge": network.name if network else None,
        "draws": count,
        **found,
        "jumps": jumps(lambda z: decode(vae, z), axes, seed).rounded(3),
        "framing": None if network is None else _framing(vae, images, judge.photos, network),
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        "reconstruction_lpips": None if network is None else _lpips(network, rebuilt, images),
        **latent_figures(codes, encode(vae, draws), seed),
        "baselines": baselines,
        "hold_out": None if unseen is None else _hold_out(vae, unseen, draws, images),
    }
    state, advice = verdict(figures, len(images))
    return figures | {"state": state, "advice": advice}


def _say_what_judges(network: Network | None, shown: int, config: Config) -> None:
    """Says which network judges the draws, and by how many of the run's photos."""
    if config.photos.count > shown:
        say(f"Of {config.photos.count:,} photos the judge uses the {shown} nearest to the draws.")
    if network is None:
        say("Without a network there is no KID, and whether draws are good is not judged.")
    if network is None or network.name != JUDGE:
        say(f"hint: {HINT}, for a judge that no training uses")
    say(f"Judging {config.training.evaluation_draws} draws ...")


def _lpips(network: Network, rebuilt: np.ndarray, images: np.ndarray) -> dict | None:
    found = mean_lpips(network, rebuilt, images)
    return found.rounded(3) if found else None


def _hold_out(vae: "VAE", unseen: np.ndarray, draws: np.ndarray, images: np.ndarray) -> dict | None:
    """Returns what the model makes of photos kept out, (M, S, S, 3); None if there are none."""
    if not len(unseen):
        return None
    say(f"{len(unseen)} photos that were kept out ...")
    z = encode(vae, unseen).z_mean
    encoded, sought = decode(vae, z), decode(vae, refine(vae, z, unseen))
    return unseen_figures(encoded, sought, draws, images, unseen)


def _framing(vae: "VAE", images: np.ndarray, photos: np.ndarray, network: Network) -> dict:
    """Returns the shares of the photos that come back as themselves, framed otherwise."""
    shares = framing(lambda some: decode(vae, encode(vae, some).z_mean), images, photos, network)
    return {name: share.rounded(3) for name, share in shares.items()}
