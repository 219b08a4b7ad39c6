import os
import time

from tests.once import once


def test_of_processes_that_ask_at_once_one_makes_it_and_all_get_it(tmp_path):
    def make() -> int:
        time.sleep(0.05)
        (tmp_path / f"made by {os.getpid()}").touch()
        return 42

    def ask() -> int:
        child = os.fork()
        if not child:
            try:
                os._exit(once(tmp_path / "thing", make))
            finally:
                os._exit(1)
        return child

    children = [ask() for _ in range(4)]
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert ends == [42] * 4
    assert len(list(tmp_path.glob("made by *"))) == 1
