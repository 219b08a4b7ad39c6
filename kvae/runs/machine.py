"""What a run was trained on, as its config.toml has it: processor, cores, memory, system.

Nothing that names the owner: no host name, no user, no serial number.
"""

import os
import platform
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")  # Linux gives the processor's name here and nowhere else


def machine() -> dict[str, str | int | float]:
    """Returns what this machine is; memory in GiB, left out where the system does not give it."""
    found: dict[str, str | int | float] = {
        "processor": _processor(),
        "cores": _cores(),
        "system": f"{platform.system()} {platform.machine()}".strip(),
    }
    memory = _memory()
    return found | ({"memory_gib": memory} if memory else {})


def _processor() -> str:
    if CPU_INFO.is_file():
        for line in CPU_INFO.read_text("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name" and value.strip():
                return " ".join(value.split())
    return platform.processor() or platform.machine() or "not known"


def _cores() -> int:
    """Returns how many cores this process may use, which may be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> float:
    """Returns the memory in GiB, 0 where it is not known (Windows has no sysconf)."""
    names = getattr(os, "sysconf_names", {})
    if not {"SC_PAGE_SIZE", "SC_PHYS_PAGES"} <= set(names):
        return 0.0
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
