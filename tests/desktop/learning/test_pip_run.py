"""What is made of pip's words: a Python prints them, as pip does."""

import sys
import time

import pytest

from desktop.generator.user_error import UserError
from desktop.learning.pip_run import lines_of, package_of

RETRY = "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'No route'"
MISSING = "ERROR: No matching distribution found for keras==3.15.1"


def program(code: str) -> list[str]:
    return [sys.executable, "-u", "-c", code]


@pytest.mark.slow
def test_a_silent_program_is_ended_as_soon_as_nobody_waits_for_it(tmp_path):
    """It writes a file after two seconds if it still lives; its own child would, too."""
    late = tmp_path / "late"
    child = f"import time; time.sleep(2); open({str(late)!r}, 'w')"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    lines = lines_of(program(parent))
    assert next(lines) == ""
    began = time.monotonic()
    lines.close()
    assert time.monotonic() - began < 1.0
    time.sleep(2.5)
    assert not late.exists()


def test_what_it_prints_comes_line_by_line_and_its_end_is_no_failure():
    printed = [line for line in lines_of(program("print('one'); print('two')")) if line]
    assert printed == ["one\n", "two\n"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (f"{RETRY}\n{MISSING}", "The network does not answer"),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "The network does"),
        (MISSING, "could not be set up: ERROR: No matching distribution"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "No space left"),
        ("", "could not be set up"),
    ],
)
def test_why_it_failed_is_said(printed, said):
    with pytest.raises(UserError, match=said):
        list(lines_of(program(f"print({printed!r}); raise SystemExit(1)")))


def test_a_program_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="No such file"):
        list(lines_of([str(tmp_path / "no-python")]))


@pytest.mark.parametrize(
    ("line", "package"),
    [
        ("Collecting keras==3.15.1 (from -r list.txt (line 3))\n", "keras"),
        ("Processing ./wheels/ml_dtypes-0.6.0-cp311-linux.whl (from -r list)\n", "ml_dtypes"),
        ("Installing collected packages: keras, numpy\n", ""),
        ("  Using cached keras-3.15.1-py3-none-any.whl (1.5 MB)\n", None),
        ("", None),
    ],
)
def test_the_package_at_hand_is_known(line, package):
    assert package_of(line) == package
