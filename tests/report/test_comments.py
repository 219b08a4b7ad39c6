import math

from hypothesis import given
from hypothesis import strategies as st

from report import comments, draw_comments, latent_comments
from report.comments import Comment
from report.verdict import next_steps, verdict

# Whatever a JSON file may hold where a figure is expected.
ANYTHING = st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=3), st.booleans())
FIGURE = st.floats(0, 100)
COUNT = st.integers(1, 2000)
TONES = {"good", "fair", "poor", "plain"}


def assert_readable(comment: Comment) -> None:
    """Words, no stray numbers, and a remedy exactly where something is wrong."""
    words = comment.text.lower().replace(",", " ").replace(".", " ").split()
    assert not {"nan", "inf", "-inf", "none", "−inf"} & set(words)
    assert comment.tone in TONES
    assert comment.text.endswith(".")
    if comment.tone == "good":
        assert not comment.remedy


@given(ANYTHING, ANYTHING)
def test_no_figure_breaks_a_comment(value, other):
    for comment in (
        comments.reconstruction(value, other),
        latent_comments.information(value, 71, other),
        latent_comments.prior_fit(value),
        latent_comments.separation(value, 71),
        latent_comments.axes_in_use([value, other]),
        comments.learning([value, other] * 10, other),
        comments.parity(value),
        draw_comments.recognised(value, other),
        draw_comments.distance(value, other),
        draw_comments.unseen_photos(value, other, value),
    ):
        assert_readable(comment)


@given(st.floats(0, 60), st.floats(0, 60))
def test_more_psnr_is_never_judged_worse(a, b):
    rank = {"poor": 0, "fair": 1, "good": 2}
    low, high = sorted((a, b))
    assert rank[comments.reconstruction(low).tone] <= rank[comments.reconstruction(high).tone]


@given(FIGURE)
def test_underfitted_means_below_twenty(psnr):
    comment = comments.reconstruction(psnr)
    assert comment.text.startswith("Underfitted") == (psnr < 20)
    assert (comment.tone == "poor") == (psnr < 20)


@given(FIGURE)
def test_holes_mean_above_three_nats(distance):
    comment = latent_comments.prior_fit(distance)
    assert comment.text.startswith("Holes") == (distance > 3)
    assert ("filled" in comment.text) == (distance <= 3)


@given(st.floats(0, 30), COUNT)
def test_information_is_above_below_or_within_and_only_one(kl, photos):
    text = latent_comments.information(kl, photos).text
    assert sum(word in text for word in ("above that", "below that", "is within")) == 1
    assert ("is within" in text) == (abs(kl - (math.log(photos) + 1.5)) <= 1)


@given(st.lists(st.floats(0, 3), min_size=4, max_size=10))
def test_axes_are_counted(kls):
    comment = latent_comments.axes_in_use(kls)
    used = sum(kl >= 0.1 for kl in kls)
    start = f"All {len(kls)} axes" if used == len(kls) else f"{used} of {len(kls)} axes"
    assert comment.text.startswith(start)
    assert (comment.tone == "good") == (used == len(kls))


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.floats(0, 1))
def test_novelty_repeats_its_counts(near, variations, mixtures, share):
    strangers = int(share * mixtures)
    comment = comments.novelty(near, variations, mixtures, strangers)
    assert_readable(comment)
    total = near + variations + mixtures
    if total:
        assert f"Of {total} draws" in comment.text
        assert ("mostly recalls" in comment.text) == (near / total > 0.5)
        assert ("blurs" in comment.text) == (strangers / total > 0.5)


@given(st.floats(0, 1), st.floats(0, 1))
def test_draws_no_better_than_mixtures_are_poor(share, mixed):
    tone = draw_comments.recognised(share, mixed).tone
    assert (tone == "poor") == (share <= mixed)
    assert (tone == "good") == (share > mixed and share >= 0.5)


@given(st.floats(-20, 900), st.floats(1, 200))
def test_the_distance_is_read_beside_that_of_mixtures(kid, mixed):
    tone = draw_comments.distance(kid, mixed).tone
    assert tone == ("good" if kid <= mixed else "fair" if kid <= 2 * mixed else "poor")


def test_recall_of_the_training_photos_is_said():
    assert draw_comments.unseen_photos(0.9, 28.0, 17.0).tone == "fair"
    text = draw_comments.unseen_photos(0.6, 28.0, 17.0).text
    assert "never seen come back at 17.0 dB, learned ones at 28.0 dB" in text


def test_photo_count():
    assert comments.photo_count(49).tone == "poor"
    assert comments.photo_count(50).tone == "good"
    assert comments.photo_count(1).text.startswith("1 photo:")


def test_learning_reads_the_last_fifth():
    settled = [1 / (1 + i) for i in range(10)] + [0.1] * 40
    falling = [1.0 - 0.01 * i for i in range(50)]
    rising = [0.5] * 45 + [0.9] * 5
    assert comments.learning(settled).tone == "good"
    assert "still fell" in comments.learning(falling, 5.2).text
    assert "--minutes 12" in comments.learning(falling, 5.2).remedy
    assert "rose" in comments.learning(rising).text
    assert comments.learning([]).tone == "plain"


def test_a_loss_that_differs_by_chance_alone_has_settled():
    noise = [0.1 + 0.03 * (-1) ** i * (i % 3) for i in range(200)]
    noise[-20:] = [value * 1.04 for value in noise[-20:]]
    assert comments.learning(noise).tone == "good"
    assert "no more than chance" in comments.learning(noise).text
    steady = [0.1] * 180 + [0.104] * 20
    assert comments.learning(steady).tone == "fair"


def test_parity_is_judged_in_levels():
    assert comments.parity(0.0001).tone == "good"
    assert comments.parity(0.5).tone == "poor"


def test_separation_counts_photos():
    assert "71 of 71" in latent_comments.separation(math.log(71), 71).text
    assert latent_comments.separation(1.0, 71).tone == "poor"


JUDGED = st.builds(Comment, st.sampled_from(sorted(TONES)), st.just("Text."), st.just(""))


@given(st.dictionaries(st.text("abc", min_size=1), JUDGED, max_size=9))
def test_the_verdict_is_as_good_as_the_worst(judgements):
    overall = verdict(judgements)
    tones = {c.tone for c in judgements.values()}
    worst = next((t for t in ("poor", "fair", "good") if t in tones), "plain")
    assert overall.tone == worst
    starts = {"poor": "Needs work", "fair": "Usable", "good": "Healthy", "plain": "Too little"}
    assert overall.text.startswith(starts[worst])


@given(FIGURE, st.floats(0, 30), st.floats(0, 15), st.floats(0, 5), COUNT)
def test_what_to_do_next_never_pulls_both_ways(psnr, kl, distance, shared, photos):
    judged = [
        comments.reconstruction(psnr, 5.0),
        latent_comments.information(kl, photos),
        latent_comments.prior_fit(distance),
        latent_comments.separation(shared, photos),
        comments.photo_count(photos),
    ]
    steps = next_steps(judged)
    text = " ".join(steps)
    assert len(set(steps)) == len(steps)
    assert not ("smaller kl_excess" in text and "larger kl_excess" in text)
    assert not (psnr < 20 and "kl_excess" in text)
    assert bool(steps) == any(c.remedy for c in judged)
