"""One writer at a time, over threads and processes. The lock is the system's own: it dies with the process that holds it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

LOCK = "onrecord.lock"
_TURN = Lock()
"""Threads of one process queue here: a POSIX record lock belongs to the whole process, and closing any handle gives it up."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's writing lock; waits for whoever has it. Raises `OSError` where the lock file cannot be opened for writing."""
    with _TURN, (folder / LOCK).open("ab") as file:
        _take(file.fileno())
        try:
            yield
        finally:
            _give_back(file.fileno())


if sys.platform == "win32":
    import msvcrt

    def _take(opened: int) -> None:
        while True:
            try:
                msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(0.01)
            else:
                return

    def _give_back(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(opened: int) -> None:
        # Not flock(): a lock of that kind is shared with forked children, and would outlive a writer that was killed.
        fcntl.lockf(opened, fcntl.LOCK_EX)

    def _give_back(opened: int) -> None:
        fcntl.lockf(opened, fcntl.LOCK_UN)
