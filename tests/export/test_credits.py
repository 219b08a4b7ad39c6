"""Whose photos a model learned stands in its card."""

from desktop.generator.model.card import ModelCard
from export.credits import OWN, find_credits
from tests.conftest import ROOT
from tests.desktop.tiny_models import tiny_card


def test_credits_are_given_for_listed_photos_only(tmp_path):
    folder = ROOT / "data" / "photos"
    photos, names = str(folder), tuple(sorted(path.name for path in folder.iterdir()))
    assert find_credits(photos, names)[0] != OWN
    assert find_credits(photos, (*names, "my-holiday.jpg")) == (OWN, ())
    assert find_credits(str(tmp_path / "photos"), names) == (OWN, ())
    (tmp_path / "manifest.csv").write_text("file,use\nmy.jpg,used\n", "utf-8")
    assert find_credits(str(tmp_path / "photos"), ("my.jpg",)) == (OWN, ())


def test_long_and_strange_credits_are_cut_as_a_card_wants_them(tmp_path):
    rows = ["file,author,spdx"]
    rows += [f"{n}.jpg,Author {n}\x1b[31m {'x' * n},LicenseRef-{n}" for n in range(400)]
    (tmp_path / "manifest.csv").write_text("\n".join(rows), "utf-8")
    names = tuple(f"{n}.jpg" for n in range(400))
    licence, credits_ = find_credits(str(tmp_path / "photos"), names)
    assert len(credits_) == 400
    card = ModelCard.from_json(tiny_card(licence=licence, credits=credits_).to_json())
    assert (card.licence, card.credits) == (licence, credits_)
