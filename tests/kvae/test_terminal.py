from kvae.terminal import UserError, fail


def test_an_error_is_said_with_what_helps(capsys):
    assert fail(UserError("it is cold", "close the window")) == 2
    assert capsys.readouterr().err == "error: it is cold\nhint: close the window\n"


def test_an_error_of_another_kind_has_no_hint(capsys):
    assert fail(ValueError("odd")) == 2
    assert capsys.readouterr().err == "error: odd\n"


def test_a_strangers_name_moves_no_cursor_and_forges_no_line(capsys):
    fail(UserError("no photo: a\x1b[2J\nerror: b\u202egnp.\0"))
    said = capsys.readouterr().err
    assert said == "error: no photo: a\ufffd[2J\ufffderror: b\ufffdgnp.\ufffd\n"
