import pytest

from report.benchmarks.results import Results
from report.benchmarks.task import BenchmarkError
from tests.report.benchmarks.rows import SETTINGS, row


@pytest.fixture
def results(tmp_path) -> Results:
    results = Results(tmp_path / "deep" / "results.jsonl", SETTINGS)
    results.append("ours", 0, row("ours", 0).figures)
    results.append("keras", 0, row("keras", 0).figures)
    return results


def test_what_was_appended_is_read_again(results):
    assert results.read() == [row("ours", 0), row("keras", 0)]


def test_before_the_first_there_are_none(tmp_path):
    assert Results(tmp_path / "none.jsonl", SETTINGS).read() == []


def test_a_line_that_a_stop_cut_off_is_dropped_and_the_next_one_stands_whole(results):
    with results.path.open("a") as file:
        file.write('{"method": "pythae-vae", "se')
    assert len(results.read()) == 2
    results.append("keras-beta", 0, row("keras-beta", 0).figures)
    assert [found.method for found in results.read()] == ["ours", "keras", "keras-beta"]


def test_results_under_other_settings_are_not_mixed(results):
    other = Results(results.path, SETTINGS | {"image_size": 64})
    with pytest.raises(BenchmarkError, match="other settings: image_size") as error:
        other.read()
    assert "--out" in error.value.hint


def test_a_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "notes.jsonl"
    path.write_text("shopping list\n")
    with pytest.raises(BenchmarkError, match="holds no results"):
        Results(path, SETTINGS).read()


def test_figures_can_be_replaced(results):
    results.replace([row("ours", 0, kid=1.0)])
    assert results.read() == [row("ours", 0, kid=1.0)]
