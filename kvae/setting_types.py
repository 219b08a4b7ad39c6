"""Whether the settings in a file are of the kinds that their dataclass declares."""

from dataclasses import fields

KINDS = {int: "a whole number", float: "a number", str: "text in quotes", bool: "true or false"}


def wrongly_typed(kind: type, settings: dict) -> str | None:
    """Names the first setting that is of another kind than declared, or returns None.

    Whole numbers do for any number; true and false are no numbers, though Python has them so.

    Args:
        kind: a dataclass whose fields are of `KINDS`.
        settings: some of its fields, as read from TOML.
    """
    for declared in fields(kind):
        if declared.name not in settings:
            continue
        value = settings[declared.name]
        allowed = {int, float} if declared.type is float else {declared.type}
        if type(value) not in allowed:
            return f"{declared.name} is {value!r}, it must be {KINDS[declared.type]}"
    return None
