"""What training does before, at and after its steps, as far as the run notes it."""

from kvae.images import FEW
from report.chapters.objective import here
from report.chapters.shown import shown_between
from report.document import Block, Text
from report.run_folder import Run
from report.texts import spoken
from report.wording import counted, known, percent

LEAST_RATE = 0.03  # of the learning rate, at the end of training
OPTIMISERS = {
    "muon": "Muon, Jordan et al. 2024, beside Adam",
    "adam": "Adam, Kingma and Ba 2015, arXiv:1412.6980",
}


def stages(run: Run) -> list[Block]:
    """Numbered paragraphs: what learns when, and what only helps."""
    paragraphs = (_layout(run), _steps(run), _start(run), _rate(run), _helpers(run))
    numbered = enumerate((text for text in paragraphs if text), 1)
    return [Text(spoken("{i}. {what}", i=i, what=text)) for i, text in numbered]


def _layout(run: Run) -> str:
    """Where photos lie, and what is learned at the points between them."""
    about = run.config.get("run", {})
    count = known(run.config.get("photos", {}).get("count")) or 0
    older = (known(about.get("kept")) or 0) + (known(about.get("removed")) or 0)
    many = max(count, older) > FEW
    sentences = [_laid_out(many) if "parent" not in about else _handed_over(about, many)]
    sentences.append(
        spoken(
            "Every place there then has a picture of its own: a morph of the two or three photos "
            "it lies between, sharp at every share."
        )
    )
    if run.scenes:
        sentences.append(_put_together(run))
    if about.get("outline") == "main photo":
        things = "Things on plain ground have one outline there, their main photo's."
        few = "Things on plain ground, if there are any, have one outline: their main photo's."
        sentences.append(spoken(few if run.scenes else things))
    return " ".join(sentences)


def _put_together(run: Run) -> str:
    """How scenes become collages."""
    together = "Scenes that do not fit are not bent but put together: one is seen in some "
    together += "parts of the picture and another in others. Which parts a scene favours was "
    together += "drawn by chance, once and for all"
    if run.config.get("photos", {}).get("align") == "yes":
        return spoken(
            together + "; mostly the middle or what is around it, up to the edges that it shows."
        )
    return spoken(together + ".")


def _laid_out(many: bool) -> str:
    if many:
        return spoken(
            "Before the first step nothing learns. Photos are laid out under N(0, I) so that "
            "those that look alike are neighbours, and each is brought into correspondence with "
            "its neighbours, place by place."
        )
    return spoken(
        "Before the first step nothing learns. Photos are brought into correspondence, place by "
        "place, and laid out under N(0, I) so that photos that fit one another are neighbours "
        "(classical scaling, Torgerson 1952)."
    )


def _handed_over(about: dict, many: bool) -> str:
    """Of a run that goes on from an older one with other photos."""
    gaps = {
        "parent": str(about["parent"]),
        "kept": counted(int(known(about.get("kept")) or 0), "photo"),
        "added": about.get("added"),
        "removed": about.get("removed"),
    }
    text = "This training began with what run {parent} knew. {kept} of that run stayed, {added} "
    text += "were added, {removed} left out. "
    if many:
        return spoken(text + "Each lies where that run's encoder saw it.", **gaps)
    text += "Those that stayed keep their places under N(0, I); a new one lies where that run's "
    return spoken(text + "encoder saw it, and is brought into correspondence with others.", **gaps)


def _steps(run: Run) -> str:
    text = "At every step, from the first to the last, encoder and decoder learn together, on "
    share = known(run.config.get("loss", {}).get("photo_share"))
    own = here("{share} of them are the photos themselves.", share)
    every = spoken(text + "pictures made for places drawn from N(0, I).")
    return " ".join(filter(None, (every, own)))


def _start(run: Run) -> str:
    """What the decoder began with, where the run says so."""
    if run.config.get("run", {}).get("first_weights") != "photos":
        return ""
    count = known(run.config.get("photos", {}).get("count")) or 0
    bank = known(run.config.get("model", {}).get("style_bank")) or 0
    rest = "in its coarsest map what patches of 8 by 8 pixels they show there, as principal "
    rest += "components; what picture these make, it has to learn. That is a start and no rule: "
    rest += "all of it may change from the first step on."
    if count > bank:
        some = "The decoder begins knowing the places of {bank} of the photos, and "
        return spoken(some + rest, bank=int(bank))
    return spoken("The decoder begins knowing which photos each place lies between, and " + rest)


def _rate(run: Run) -> str:
    training = run.config.get("training", {})
    warm, average = known(training.get("warmup_share")), known(training.get("average_share"))
    rate = "The learning rate rises at first, stays for half of training and falls along a cosine "
    rate += "to {least} of itself (optimiser: {optimiser}). The weights that are kept are a "
    rate += "running mean."
    optimiser = spoken(OPTIMISERS.get(training.get("optimizer"), OPTIMISERS["muon"]))
    sentences = (
        spoken(rate, least=percent(LEAST_RATE), optimiser=optimiser),
        here("Here it rises for the first {share} of the steps.", warm),
        here("Here the mean is over about {share} of training.", average),
    )
    return " ".join(filter(None, sentences))


def _helpers(run: Run) -> str:
    helpers = "Helpers, of which nothing is in the exported files: the {shown}, the places and the "
    with_network = helpers + "term with λ, the network of V, and β. Take them away and what is "
    without = helpers + "term with λ, and β. Take them away and what is "
    text = with_network if run.perceptual else without
    text += "left is the textbook's VAE, with d for its reconstruction term."
    return spoken(text, shown=shown_between(run))
