"""Small random changes: to bytes, to JSON, to numbers."""

import json
import random

# Limits of types, of pictures and of what the files here may hold.
NUMBERS = (0, 1, -1, 2, 3, 7, 11, 63, 64, 128, 129, 255, 256, 1000, 2001, 2**15, 2**16, 2**20,
           2**31 - 1, 2**31, -(2**31), 2**32, 2**53, 2**63 - 1, -(2**63), 2**64,
           10**30)  # fmt: skip
FRACTIONS = (0.5, -0.0, 1e-320, 3.4e38, 1e300, float("inf"), float("-inf"), float("nan"))
TEXTS = ("", " ", "a" * 200, "\0", "\x1b[2J", "\u202e", "\ud800", "\n", "..", "/dev/zero", "{0}",
         "<img src=/dev/zero>", "é" * 50, "\u200d", "null", "1", "-1")  # fmt: skip


def changed_bytes(chance: random.Random, data: bytes) -> bytes:
    """Change, insert, take out, double, or cut off a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 4, 16])):
        at, length = chance.randrange(len(changed) + 1), chance.choice([1, 1, 2, 4, 64, 1024])
        deed = chance.randrange(7)
        if deed == 0:
            changed[at : at + length] = chance.randbytes(length)
        elif deed == 1:
            changed[at:at] = chance.randbytes(length)
        elif deed == 2:
            del changed[at : at + length]
        elif deed == 3:
            changed[at:at] = changed[at : at + length]
        elif deed == 4:
            changed[at : at + length] = bytes(len(changed[at : at + length]))
        elif deed == 5 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif chance.random() < 0.1:
            del changed[at:]
    return bytes(changed)


def number(chance: random.Random) -> int:
    """A number at some limit, or near one, or any small one."""
    return chance.choice([chance.choice(NUMBERS) + chance.randint(-1, 1), chance.randint(-2, 12)])


def anything(chance: random.Random) -> object:
    """A value as JSON may hold it."""
    makers = [
        lambda: number(chance), lambda: chance.choice(FRACTIONS), lambda: chance.choice(TEXTS),
        lambda: None, lambda: True, list, dict,
        lambda: [anything(chance) for _ in range(chance.randint(1, 3))],
        lambda: {chance.choice(TEXTS): anything(chance)},
    ]  # fmt: skip
    return chance.choice(makers)()


def changed_json(chance: random.Random, text: str) -> str:
    """Change a few values of a JSON text; now and then its letters, or how deep it goes."""
    fields = json.loads(text)
    for _ in range(chance.randint(1, 3)):
        fields = _changed(chance, fields)
    deed = chance.random()
    if deed < 0.02:
        return "[" * 10**5
    changed = json.dumps(fields, ensure_ascii=chance.random() < 0.5)
    if deed < 0.2:
        return changed_bytes(chance, changed.encode("utf-8", "replace")).decode("utf-8", "replace")
    return changed


def _changed(chance: random.Random, value: object) -> object:
    """Change one value somewhere below."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        deed, others = chance.random(), {k: v for k, v in value.items() if k != key}
        if deed < 0.1:
            return others
        if deed < 0.2:
            return others | {chance.choice(TEXTS): value[key]}
        return value | {key: _changed(chance, value[key])}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at, deed = chance.randrange(len(value)), chance.random()
        if deed < 0.1:
            return value[:at] + value[at + 1 :]
        if deed < 0.2:
            return value * chance.choice([2, 3, 200])
        return [*value[:at], _changed(chance, value[at]), *value[at + 1 :]]
    return anything(chance)
