from report.benchmarks.results import Row
from report.benchmarks.table import OF_PARTS, caption, markdown
from tests.report.benchmarks.rows import SETTINGS, row


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_line_holds_the_mean_and_the_spread_over_the_seeds():
    rows = [row("ours", 0, kid=20.0, kl_loss=5.8), row("ours", 1, kid=30.0, kl_loss=5.8)]
    head, _, line, _, caption, *_ = markdown(rows).split("\n")
    found = dict(zip(cells(head), cells(line), strict=True))
    assert found[""] == "kvae, preset default"
    assert found["KID × 1000"] == "25.0 ± 7.1"  # the standard deviation of 20 and 30 is 7.07
    assert found["KL, nats"] == "5.8 ± 0.0"
    assert "71 photos at 96 pixels" in caption
    assert "mean ± standard deviation of 2 seeds" in caption


def test_methods_come_in_their_order_with_our_share_of_their_distance():
    rows = [row("pythae-rae", 0, kid=400.0), row("keras", 0, kid=200.0), row("ours", 0, kid=40.0)]
    lines = [cells(line) for line in markdown(rows).split("\n")[2:5]]
    assert [line[0] for line in lines] == ["kvae, preset default", "Keras example", "pythae RAE"]
    assert [line[-1] for line in lines] == ["–", "0.20", "0.10"]


def test_ablations_are_compared_with_ours_of_the_same_seed():
    kids = {
        "ours": {0: 40.0, 1: 30.0},
        "no-gradient": {0: 43.0, 1: 32.0, 2: 9.0},
        "adam": {2: 90.0},
    }
    rows = [row(name, seed, kid=kid) for name, found in kids.items() for seed, kid in found.items()]
    head, _, *lines = markdown(rows, OF_PARTS).split("\n")[:5]
    assert cells(head)[-1] == "KID − ours"
    # The differences of seeds 0 and 1 are 3 and 2; ours has no seed 2 to compare with.
    assert [cells(line)[-1] for line in lines] == ["–", "–", "+2.5 ± 0.7"]


def test_what_a_method_does_not_have_is_a_dash_and_one_seed_has_no_spread():
    rows = [row("ours", 0, kl_loss=5.1), row("pythae-rae", 0)]
    head, _, _, line = map(cells, markdown(rows).split("\n")[:4])
    assert line[head.index("KID × 1000")] == "100.0"
    assert line[head.index("KL, nats")] == "–"  # an autoencoder's codes are not distributions
    assert "new" not in head  # which neither row has: measured before there was such a figure


def test_the_caption_gives_the_time_or_the_steps():
    assert "660 CPU seconds of training on 2 threads" in caption([row("ours", 0)])
    by_steps = Row("ours", 0, SETTINGS | {"steps": 905}, row("ours", 0).figures)
    assert "905 of our steps, or as many as take so long on 2 threads" in caption([by_steps])


def test_the_caption_of_one_seed_speaks_of_no_spread():
    sentence = caption([row("ours", 3), row("keras", 3)])
    assert sentence.endswith("; one training each, so how far two differ is not known.")
    assert "±" not in sentence


def test_no_rows_make_a_table_of_none():
    assert markdown([]).count("\n") == 2
