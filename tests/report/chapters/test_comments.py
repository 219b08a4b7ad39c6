import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kvae.judging.verdict import State
from report.chapters import comments, draw_comments, latent_comments
from report.chapters.comments import Comment
from report.chapters.verdict import next_steps, verdict, what_else

# Whatever a JSON file may hold where a figure is expected.
ANYTHING = st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=3), st.booleans())
FIGURE = st.floats(0, 100)
COUNT = st.integers(1, 2000)
TONES = {"good", "fair", "poor", "plain"}


def has_stray_number(text: str) -> bool:
    words = text.lower().replace(",", " ").replace(".", " ").split()
    return not {"nan", "inf", "-inf", "none", "−inf"}.isdisjoint(words)


def assert_readable(comment: Comment) -> None:
    """Words, no stray numbers, and a remedy exactly where something is wrong."""
    assert not has_stray_number(comment.text)
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
        draw_comments.new_things(value, other, value),
        draw_comments.walks(value),
        draw_comments.framing([value, other, value]),
        draw_comments.framing([value]),
        draw_comments.unseen_photos(value, other, value),
    ):
        assert_readable(comment)


@given(st.floats(0, 60), st.floats(0, 60))
def test_more_psnr_is_never_judged_worse(a, b):
    rank = {"poor": 0, "fair": 1, "good": 2}
    low, high = sorted((a, b))
    assert rank[comments.reconstruction(low).tone] <= rank[comments.reconstruction(high).tone]


@pytest.mark.parametrize(
    ("psnr", "tone"), [(19.9, "poor"), (20.0, "fair"), (23.9, "fair"), (24.0, "good")]
)
def test_reconstructions_are_soft_from_20_to_24_decibels(psnr, tone):
    assert comments.reconstruction(psnr).tone == tone


@pytest.mark.parametrize(("jumps", "tone"), [(0.35, "good"), (0.36, "fair")])
def test_walks_that_jump_are_called_so(jumps, tone):
    assert draw_comments.walks(jumps).tone == tone


@pytest.mark.parametrize(("shifted", "tone"), [(0.5, "good"), (0.49, "fair")])
def test_half_of_the_photos_must_come_back_from_every_framing(shifted, tone):
    assert draw_comments.framing([0.9, 1.0, shifted]).tone == tone


@given(FIGURE)
def test_underfitted_means_below_twenty(psnr):
    comment = comments.reconstruction(psnr)
    assert comment.text.startswith("Underfitted") == (psnr < 20)
    assert (comment.tone == "poor") == (psnr < 20)


@given(FIGURE)
def test_codes_lie_where_draws_start_up_to_three_nats(distance):
    comment = latent_comments.prior_fit(distance)
    assert comment.text.startswith("Draws start where hardly") == (distance > 3)
    assert comment.text.startswith("Draws start where codes lie") == (distance <= 3)


def test_a_distance_proves_nothing_where_draws_are_good():
    assert latent_comments.prior_fit(4.2, 0.8).tone == "plain"
    assert "80 % of the draws are good" in latent_comments.prior_fit(4.2, 0.8).text
    assert latent_comments.prior_fit(4.2, 0.2).tone == "poor"
    assert latent_comments.prior_fit(1.2, 0.2).tone == "good"


@given(st.floats(0, 30), st.floats(0, 30), COUNT)
def test_what_was_held_is_above_below_or_within_and_only_one(kl, held, photos):
    comment = latent_comments.information(kl, photos, held=held)
    assert sum(word in comment.text for word in ("above that", "below that", "within 1")) == 1
    assert ("within 1" in comment.text) == (abs(held - (math.log(photos) + 1.5)) <= 1)
    enough = kl >= math.log(photos)
    assert (comment.tone == "good") == ("within 1" in comment.text and enough)


def test_photos_are_corners_and_may_carry_more_than_is_held():
    comment = latent_comments.information(9.5, 71, excess=4.0, held=8.3)
    assert comment.tone == "good"
    assert "codes of photos carry 9.5 nats" in comment.text
    assert latent_comments.information(9.5, 71, excess=4.0).tone == "plain"


def test_codes_that_do_not_tell_photos_apart_are_no_good_news_where_no_more_was_asked_for():
    comment = latent_comments.information(2.5, 71, excess=-3.0, held=2.2)
    assert comment.tone == "fair"
    assert "carry 1.3 nats on average, 3.0 less." in comment.text
    assert "within 1 nat of that. So few do not tell the photos apart" in comment.text


@given(st.lists(st.floats(0, 3), min_size=4, max_size=10))
def test_axes_are_counted(kls):
    comment = latent_comments.axes_in_use(kls)
    used = sum(kl >= 0.1 for kl in kls)
    start = f"All {len(kls)} axes" if used == len(kls) else f"{used} of {len(kls)} axes"
    assert comment.text.startswith(start)
    assert (comment.tone == "good") == (used == len(kls))


SHARE = st.floats(0, 1)


@given(st.integers(0, 60), st.integers(0, 60))
def test_new_pictures_are_counted_and_not_judged(new, others):
    comment = comments.new_pictures(new, new + others)
    assert_readable(comment)
    assert comment.tone == "plain"
    if new + others:
        assert f", {new} are not a photo in another view" in comment.text


@given(SHARE, SHARE, SHARE)
def test_draws_that_are_not_good_are_poor_and_copies_are_never_good(success, new, good):
    tone = draw_comments.new_things(success, new, good).tone
    assert (good < 0.5) <= (tone == "poor")
    if tone == "good":
        assert good >= 0.5
        assert new >= 1 / 3
        assert success >= new / 2


def test_unseen_photos_are_read_beside_the_nearest_training_photo():
    assert draw_comments.unseen_photos(13.2, 14.0, 34.1).tone == "fair"
    better = draw_comments.unseen_photos(15.5, 14.0, 28.0)
    assert better.tone == "fair"  # nearer, and yet no reconstruction
    assert "nearer than that photo, but stay below 20 dB: the model draws something" in better.text
    assert draw_comments.unseen_photos(20.5, 14.0, 28.0).tone == "good"
    assert "come back at 15.5 dB (learned ones at 28.0 dB)" in better.text
    assert "the nearest training photo as the answer has 14.0 dB" in better.text


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
    assert comments.learning(noise).tone == "good"
    noise[-20:] = [value * 1.04 for value in noise[-20:]]
    assert comments.learning(noise).tone == "plain"  # chance may hide a change so large
    assert "no more than chance" in comments.learning(noise).text
    assert "settled" not in comments.learning(noise).text  # a loss that rose has not
    assert "The learning rate had come down to 3 %" in comments.learning(noise, 5.0, 0.03).text
    assert "learning rate" in comments.learning(noise, 5.0, 0.09).text
    assert "learning rate" not in comments.learning(noise, 5.0, 0.11).text
    steady = [0.1] * 180 + [0.104] * 20
    assert comments.learning(steady).tone == "fair"


def test_parity_is_judged_in_levels():
    assert comments.parity(0.0001).tone == "good"
    assert comments.parity(0.5).tone == "poor"


def test_separation_gives_nats_and_counts_no_photos():
    words = latent_comments.separation(math.log(71), 71).text
    assert "tells 4.26 nats about which of the 71 photos" in words
    assert "there are ln 71 = 4.26 nats to tell" in words
    assert latent_comments.separation(1.0, 71).tone == "poor"


@pytest.mark.parametrize("state", State)
def test_the_verdict_is_the_evaluation_s_in_words(state):
    comment = verdict({"state": state, "advice": "do this: --minutes."})
    assert f"training: {state} (" in comment.text
    assert comment.text.endswith("Do this: --minutes.")
    assert (comment.tone == "good") == (state == "healthy")
    steps = next_steps({"state": state, "advice": "do this: --minutes."}, {})
    assert steps == (() if state == "healthy" else ("Do this: --minutes.",))
    better = what_else({"state": state, "advice": "do this: --minutes."})
    assert better == ("Do this: --minutes." if state == "healthy" else "")


@given(ANYTHING, ANYTHING)
def test_no_evaluation_breaks_the_verdict(state, advice):
    # Text stays as it is, also where somebody wrote "nan" into the file.
    assume(not any(isinstance(value, str) and has_stray_number(value) for value in (state, advice)))
    assert_readable(verdict({"state": state, "advice": advice}))


def test_what_is_amiss_outside_the_model_is_said_too():
    found = {"number of photos": comments.photo_count(12), "training": comments.learning([1] * 9)}
    (step,) = next_steps({"state": "healthy", "advice": "nothing"}, found)
    assert "Add photos" in step


def test_a_run_without_evaluation_has_the_remedies_of_the_report():
    found = {"reconstructions": comments.reconstruction(12.0, 5.0)}
    assert "python -m kvae.evaluate" in verdict({}).text
    assert next_steps({}, found) == (found["reconstructions"].remedy,)
