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
    new                 estimate, share that are no photo in another view: `novelty`
    sharpness           estimate, fine detail of the draws over that of the photos
    sharpness_of_new    the same of the new draws alone
    photos_found        how many photos some draw is nearest to
    photos_even         how many photos, drawn equally often, would be as varied
    jumps               estimate, share of a walk's change in its three largest steps of 36
    framing             estimates zoom_in, zoom_out, shift: share of the photos that come back as
                        themselves when zoomed by 1.2 or 0.8 or shifted by 10 %
    psnr, psnr_worst    dB, of the photos' reconstructions: mean, and the worst photo's
    kl_loss             nats per photo
    mutual_information  nats, what a code tells about which photo it is
    aggregated_kl       nats, by which the codes of all draws together miss N(0, I):
                        `latent_figures.distance_from_prior`
    active_axes, axes   how many axes carry something; of each its kl, mean and sigma
    baselines           views (photos in random views) and mixtures (of two photos): of either the
                        figures from success to photos_even
    hold_out            null, or of the photos kept out: photos (how many), psnr, psnr_worst,
                        nearest_psnr (of the nearest training photo as the answer), gain (dB that
                        the model is better than that), nearer_to_training (estimate, share of the
                        draws per photo that fall to those learned)
    state, advice       the verdict: `verdict`
"""

JUDGE = "VGG-16"
OF_PICTURES = (
    "success", "good", "identified", "kid", "kid_of_new", "distance_of_new", "new", "sharpness",
    "sharpness_of_new", "photos_found", "photos_even",
)  # fmt: skip
FIGURES = (
    "judge", "draws", *OF_PICTURES, "jumps", "framing", "psnr", "psnr_worst", "kl_loss",
    "mutual_information", "aggregated_kl", "active_axes", "axes", "baselines", "hold_out",
    "state", "advice",
)  # fmt: skip
