"""The main figures of an evaluation and its verdict, for a terminal."""

from collections.abc import Callable

from kvae.terminal import say


def describe(figures: dict) -> None:
    """Prints the content of evaluation.json in a few lines, on stderr."""
    say("\n".join(lines(figures)))


def lines(figures: dict) -> list[str]:
    """Returns what is printed: first what counts, then what it hangs on, last the verdict."""
    return [
        *_of_draws(figures),
        f"sharpness       {_percent(figures['sharpness'])} of the photos' detail, "
        f"of the new draws {_percent(figures['sharpness_of_new'])}",
        _of_meshes(figures),
        f"walks           {_percent(figures['jumps'])} of all change lies in the 3 largest of 36 "
        "steps (8% if all were alike)",
        *_framing(figures["framing"]),
        f"reconstruction  {figures['psnr']:.1f} dB (worst photo {figures['psnr_worst']:.1f})",
        f"KL              {figures['kl_loss']:.2f} nats per photo; all codes together are "
        f"{figures['aggregated_kl']:.2f} from N(0, I)",
        f"axes in use     {figures['active_axes']} of {len(figures['axes'])}",
        *_unseen(figures["hold_out"]),
        f"state           {figures['state']}: {figures['advice']}",
    ]


def _of_draws(figures: dict) -> list[str]:
    programs = "views", "bends", "mixtures", "morphs"
    sets = figures, *(figures["baselines"][name] for name in programs)

    def line(name: str, key: str, says: str, shown: Callable[[dict | None], str]) -> str:
        own, views, bends, mixed, learned = (shown(found[key]) for found in sets)
        others = f"photos in views: {views}, bent: {bends}, mixtures: {mixed}, learned: {learned}"
        return f"{name:15} {own} {says} ({others})"

    new = [
        line("new", "new", "of the draws are not a photo in another view", _percent),
        line("  in look", "new_look", "are not a bent photo either", _percent),
    ]
    if figures["judge"] is None:
        return new
    return [
        line("new and good", "success", f"of {figures['draws']} draws", _percent),
        *new,
        line("good", "good", f"are things, says {figures['judge']}", _percent),
        line("identified", "identified", "of the draws that are not new", _percent),
        line("KID x 1000", "kid", "from the photos", _plain),
        line("  of the new", "kid_of_new", "from the photos", _plain),
    ]


def _of_meshes(figures: dict) -> str:
    views = _percent(figures["baselines"]["views"]["mesh"])
    return (
        f"mesh            {_percent(figures['mesh'])} of the draws' detail repeats after 2, 4 or 8 "
        f"pixels (photos in views: {views})"
    )


def _framing(found: dict | None) -> list[str]:
    if found is None:
        return []
    shares = [f"{found[name]['value']:.0%}" for name in ("zoom_in", "zoom_out", "shift")]
    return [
        f"framing         {shares[0]} of the photos zoomed by 1.2 come back as themselves, "
        f"{shares[1]} zoomed by 0.8, {shares[2]} shifted by 10%"
    ]


def _unseen(found: dict | None) -> list[str]:
    if found is None:
        return []
    return [
        f"unseen photos   {found['psnr']:.1f} dB (worst {found['psnr_worst']:.1f}) for "
        f"{found['photos']} kept out, {found['encoded_psnr']:.1f} as the encoder names them; "
        f"{found['gain']:+.1f} dB beside the nearest training photo as the answer "
        f"({found['nearest_psnr']:.1f}); of the draws per photo "
        f"{_percent(found['nearer_to_training'])} fall to the training (50% is fair)"
    ]


def _percent(estimate: dict | None) -> str:
    if estimate is None:
        return "none"
    return f"{estimate['value']:.0%} ({100 * estimate['low']:.0f} to {100 * estimate['high']:.0f})"


def _plain(estimate: dict | None) -> str:
    if estimate is None:
        return "none"
    return f"{estimate['value']:.0f} ({estimate['low']:.0f} to {estimate['high']:.0f})"
