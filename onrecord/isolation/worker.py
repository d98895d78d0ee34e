"""The worker's side: what a process does that reads one report after the other, and how it limits itself."""

import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START_SECONDS = 120.0
"""How long a worker may take to start and warm up; generous, because this is the machine's time and no report's."""

GRACE_SECONDS = 1.0
"""The worker's own alarm rings this much after the parent's deadline, so that normally the parent ends it."""

NO_MEMORY = 75
"""Exit status of a worker that ran out of memory. It says nothing more, because saying more would take memory."""

Enter = Callable[[str, float], None]
"""What a working function calls when it enters a stage: the stage's name and the seconds that it may take."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Entered:
    """A worker has entered a stage; its first such word says that it is warm."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """A worker has read its report."""

    result: Any


def serve(pipe: Any, work: Callable[[Any, Enter], Any], warm: Callable[[], None], memory: int | None, parents: Iterable[Any]) -> None:
    """Runs `work` on every task that comes through `pipe`, until its other end closes. `parents` are ends that a fork brought along."""
    for end in parents:  # while a copy is open, no worker learns that the parent is gone
        end.close()
    _settle()
    warm()
    _say(pipe, Entered("wait", START_SECONDS))

    def enter(stage: str, seconds: float) -> None:
        _say(pipe, Entered(stage, seconds))
        _set_alarm(seconds + GRACE_SECONDS)

    while True:
        task = _next_task(pipe)
        _cap_memory(memory)
        try:
            done = Done(work(task, enter))
        except MemoryError:
            os._exit(NO_MEMORY)
        _set_alarm(0.0)
        _say(pipe, done)


def _settle() -> None:
    """Leaves Ctrl-C to the parent, keeps standard output for the parent's data, and holds numeric libraries to one thread."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # while the parent sleeps, the clock of a report runs on
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.environ.update(dict.fromkeys(_THREADS, "1"), TOKENIZERS_PARALLELISM="false")
    sys.stdout = sys.stderr
    with suppress(OSError):  # standard error may be closed
        os.dup2(2, 1)


def _next_task(pipe: Any) -> Any:
    try:
        return pipe.recv()
    except (EOFError, OSError):
        os._exit(0)  # the parent wants no more or is gone; there is nothing to clean up


def _say(pipe: Any, word: Entered | Done) -> None:
    try:
        pipe.send(word)
    except OSError:
        os._exit(0)


def _set_alarm(seconds: float) -> None:
    """The kernel ends this process after so long, whatever it is doing; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _cap_memory(memory: int | None) -> None:
    """Lets this process grow by so many bytes from here, where the platform says how large it is."""
    statm = Path("/proc/self/statm")
    if memory is None or not statm.exists():
        return
    import resource

    held = int(statm.read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    ceiling = held + memory if hard == resource.RLIM_INFINITY else min(held + memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
