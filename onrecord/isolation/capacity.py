"""How many workers a machine carries."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def default_workers(memory: int) -> int:
    """One worker for each processor that this process may use, but no more than fit into free memory with so many bytes each."""
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min([processors, *(free // memory for free in _free_memory())]))


def _free_memory() -> Iterator[int]:
    """Free bytes as the machine and as this process's control group see them, where the platform says."""
    with contextlib.suppress(OSError, ValueError):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        yield from (int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    with contextlib.suppress(OSError, ValueError):
        group = Path("/sys/fs/cgroup")
        yield int((group / "memory.max").read_text()) - int((group / "memory.current").read_text())
