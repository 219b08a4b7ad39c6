"""Writing a report's files: the folder is tried before the work, each file whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from kvae.files import write_atomically
from kvae.terminal import UserError, fail, made, say
from report import texts
from report.document import Document


def ended(build: Callable[[], tuple[Path, Path]]) -> int:
    """Builds a report and says where its PDF and its HTML lie, or what is wrong: the exit code."""
    try:
        pdf, html = build()
    except (UserError, ModelFileError) as error:
        return fail(error)
    made(pdf)
    made(html)
    return 0


def folder_for(out: Path) -> None:
    """Makes the folder to write to.

    Raises:
        UserError: it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error


def write_both(
    contents: Document, out: Path, name: str, drawing_page: str = ""
) -> tuple[Path, Path]:
    """Writes NAME.pdf and NAME.html, in another language NAME.ar.pdf and NAME.ar.html.

    Args:
        contents: what they say.
        out: the folder, which is there.
        name: without ending.
        drawing_page: where the page of `export.to_web` lies, seen from the HTML; "" if none.

    Raises:
        UserError: they cannot be written; what was there before stays.
    """
    from report.render import html, pdf  # here, not above: they load matplotlib

    say(f"report: writing {out}")
    if texts.language() != "en":
        name += f".{texts.language()}"
    return (
        write(out / f"{name}.pdf", pdf.render(contents)),
        write(out / f"{name}.html", html.render(contents, drawing_page).encode("utf-8")),
    )


def write(path: Path, data: bytes) -> Path:
    """Writes one file and returns its path.

    Raises:
        UserError: it cannot be written; what was there before stays.
    """
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"{path} cannot be written: {error.strerror}.", "Choose another folder with --out."
    )
