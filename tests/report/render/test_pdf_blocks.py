from report.document import Code
from report.render.pdf_blocks import code


def test_a_long_command_breaks_at_blanks_only():
    """Or a number torn apart, as 0. and 2, would be copied as two words."""
    command = "python -m kvae.train --photos data/photos " + "--hold-out 0.2 --mixing 0.55 " * 4
    [grid, _space], _ = code(Code(command.strip()))
    lines = grid._cellvalues[0][0].lines
    assert len(lines) > 1
    assert " ".join(" ".join(lines).split()) == command.strip()
