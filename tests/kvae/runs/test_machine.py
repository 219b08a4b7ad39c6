import os

from kvae.runs import machine as module
from kvae.runs.machine import machine


def test_it_names_what_computes_and_nothing_of_whom(monkeypatch):
    found = machine()
    assert found["cores"] >= 1
    assert found["processor"]
    assert not {os.uname().nodename, os.environ.get("USER", "?")} & set(map(str, found.values()))


def test_the_processor_s_name_is_read_where_linux_keeps_it(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "CPU_INFO", tmp_path / "cpuinfo")
    text = "processor\t: 0\nmodel name\t: A  Fine   CPU @ 2 GHz\nprocessor\t: 1\n"
    (tmp_path / "cpuinfo").write_text(text)
    assert machine()["processor"] == "A Fine CPU @ 2 GHz"
    (tmp_path / "cpuinfo").write_text("no such line\n")
    assert machine()["processor"]
