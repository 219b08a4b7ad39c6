"""The main figures of an evaluation and its verdict, for a terminal."""

import sys


def describe(figures: dict) -> None:
    """Prints the content of evaluation.json in a few lines, on stderr."""
    nearest, near = figures["nearest"], figures["near_copies"]
    lines = [
        f"reconstruction  {figures['psnr']:.1f} dB (worst photo {figures['psnr_worst']:.1f})",
        f"KL              {figures['kl_loss']:.2f} nats per image, of which "
        f"{figures['aggregated_kl']:.2f} are mismatch with N(0, I)",
        f"axes in use     {figures['active_axes']} of {len(figures['axes'])}",
        f"draws           {nearest['photos_found']} photos are the nearest of some of "
        f"{nearest['draws']} draws; {_percent(near)} are near copies",
        *_seen_by_the_network(figures),
        f"sharpness       {_percent(figures['sharpness'])} of the photos' detail",
        *_unseen(figures["hold_out"]),
        f"state           {figures['state']}: {figures['advice']}",
    ]
    print("\n".join(lines), file=sys.stderr)


def _seen_by_the_network(figures: dict) -> list[str]:
    if figures["kid"] is None:
        return []
    changed, mixed = (figures["yardsticks"][name] for name in ("augmented", "mixtures"))
    known = figures["identified"]
    return [
        f"identified      {_percent(known)} of the draws, showing {known['photos']} photos "
        f"(photos lightly changed: {changed['identified']['value']:.0%}, "
        f"mixed by half: {mixed['identified']['value']:.0%})",
        f"KID x 1000      {_plain(figures['kid'])} (photos lightly changed: "
        f"{changed['kid']['value']:.0f}, mixed by half: {mixed['kid']['value']:.0f})",
    ]


def _unseen(found: dict | None) -> list[str]:
    if found is None:
        return []
    return [
        f"unseen photos   {found['psnr']:.1f} dB (worst {found['psnr_worst']:.1f}) for "
        f"{found['photos']} kept out; of the draws per photo "
        f"{_percent(found['nearer_to_training'])} fall to the training (50% is fair)"
    ]


def _percent(estimate: dict) -> str:
    return f"{estimate['value']:.0%} ({100 * estimate['low']:.0f} to {100 * estimate['high']:.0f})"


def _plain(estimate: dict) -> str:
    return f"{estimate['value']:.0f} ({estimate['low']:.0f} to {estimate['high']:.0f})"
