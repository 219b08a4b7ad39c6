"""The option that says in which language a report is written."""

import argparse

from report.texts import PHRASES


def add_language_option(parser: argparse.ArgumentParser) -> None:
    """Adds --language to a command."""
    parser.add_argument(
        "--language", choices=sorted(PHRASES), default="en",
        help="of the report, not of what the command says (default: en)",
    )  # fmt: skip
