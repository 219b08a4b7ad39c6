"""Settings as TOML: the presets that ship, and the config.toml that a run keeps."""

import json
import tomllib
from dataclasses import asdict, fields, replace
from importlib import resources
from pathlib import Path

from kvae.config.settings import (
    Config,
    ConfigError,
    LossConfig,
    ModelConfig,
    PhotoConfig,
    TrainingConfig,
)

SECTIONS = {
    "photos": PhotoConfig,
    "model": ModelConfig,
    "loss": LossConfig,
    "training": TrainingConfig,
}
ABOUT_THE_RUN = {"run", "versions"}
SINCE = {"machine"}  # what runs record only since November 2026, so that it may be missing
# What runs had before it became a setting, by section.
BEFORE: dict[str, dict[str, object]] = {
    "photos": {"recursive": False, "align": "no"},
    "model": {"scenes": False},
    "loss": {"mesh_weight": 0.0},
}
TYPE_NAMES: dict[object, str] = {
    int: "a whole number", float: "a number", str: "text in quotes", bool: "true or false",
}  # fmt: skip


def preset_names() -> list[str]:
    """Returns the names that `--preset` accepts."""
    folder = resources.files("kvae") / "config" / "presets"
    return sorted(Path(entry.name).stem for entry in folder.iterdir() if ".toml" in entry.name)


def load_preset(name: str) -> Config:
    """Reads a preset that ships with the package, or the config.toml of a run to repeat it.

    Args:
        name: one of `preset_names()`, or the path of a .toml file.

    Raises:
        ConfigError: no such preset or file, or it holds a setting that cannot be used.
    """
    if name.endswith(".toml"):
        try:
            return config_from_toml(Path(name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise ConfigError(f"{name} cannot be read: {reason}") from error
    if name not in preset_names():
        raise ConfigError(f"no preset is called {name!r}; there are: {', '.join(preset_names())}")
    text = (resources.files("kvae") / "config" / "presets" / f"{name}.toml").read_text("utf-8")
    return replace(config_from_toml(text), preset=name)


def config_from_toml(text: str, complete: bool = False) -> Config:
    """Reads a preset or a run's config.toml; what a run records about itself is left aside.

    Args:
        text: TOML.
        complete: whether everything must be there, as `config_to_toml` writes it. A file that
            was cut short, or is older than a setting, would otherwise get defaults nobody chose.

    Raises:
        ConfigError: not TOML, an unknown or missing section or setting, or a value out of range.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the settings cannot be read: {error}") from error
    if strange := set(table) - set(SECTIONS) - ABOUT_THE_RUN - SINCE:
        raise ConfigError(f"there is no section [{', '.join(sorted(strange))}]")
    if complete and (missing := (set(SECTIONS) | ABOUT_THE_RUN) - set(table)):
        raise ConfigError(f"it lacks the section [{', '.join(sorted(missing))}]")
    sections = {}
    for name, section_type in SECTIONS.items():
        settings = table.get(name, {})
        if not isinstance(settings, dict):
            raise ConfigError(f"{name} is not a section of settings")
        known = {setting.name for setting in fields(section_type)}
        if unknown := set(settings) - known:
            raise ConfigError(f"[{name}] knows no setting {', '.join(sorted(unknown))}")
        if complete or "run" in table:
            settings = BEFORE.get(name, {}) | settings
        if complete and (missing := known - set(settings)):
            raise ConfigError(f"[{name}] lacks {', '.join(sorted(missing))}")
        if wrong := _wrongly_typed(section_type, settings):
            raise ConfigError(f"[{name}] {wrong}")
        sections[name] = section_type(**settings)
    return Config(preset=table.get("run", {}).get("preset", "default"), **sections)


def _wrongly_typed(section_type: type, settings: dict) -> str | None:
    """Names the first setting that is of another type than declared, or returns None.

    Whole numbers do for any number; true and false are not numbers, though Python has them so.

    Args:
        section_type: a dataclass whose fields are of `TYPE_NAMES`.
        settings: some of its fields, as read from TOML.
    """
    for declared in fields(section_type):
        if declared.name not in settings:
            continue
        value = settings[declared.name]
        allowed = {int, float} if declared.type is float else {declared.type}
        if type(value) not in allowed:
            return f"{declared.name} is {value!r}, it must be {TYPE_NAMES[declared.type]}"
    return None


def config_to_toml(config: Config, run: dict, versions: dict, machine: dict | None = None) -> str:
    """Writes all settings as TOML: [run], the four sections of `Config`, [machine], [versions]."""
    tables = {"run": {**run, "preset": config.preset}}
    tables |= {name: asdict(getattr(config, name)) for name in SECTIONS}
    if machine:
        tables["machine"] = machine
    tables["versions"] = versions
    blocks = []
    for name, settings in tables.items():
        lines = [f"{key} = {_toml_value(value)}" for key, value in settings.items()]
        blocks.append("\n".join([f"[{name}]", *lines]))
    return "\n\n".join(blocks) + "\n"


def _toml_value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # JSON's escapes are TOML's; DEL is the one control character JSON leaves bare.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
