from desktop.generator.user_error import UserError, print_error


def test_an_error_is_said_with_what_helps(capsys):
    assert print_error(UserError("{name} is cold.", "Close it.", name="a.png")) == 2
    assert capsys.readouterr().err == "error: a.png is cold.\nhint: Close it.\n"


def test_a_strangers_name_moves_no_cursor_and_forges_no_line(capsys):
    print_error(UserError("{name} is cold.", name="a\x1b[2J\nerror: b\u202egnp.\0"))
    assert capsys.readouterr().err == "error: a\ufffd[2J\ufffderror: b\ufffdgnp.\ufffd is cold.\n"
