"""The parent's side: hands reports to workers, watches their time, and gives the results in order."""

import contextlib
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from onrecord.errors import InputError, LimitExceeded, WorkerDied
from onrecord.isolation.worker import GRACE_SECONDS, NO_MEMORY, START_SECONDS, Enter, Entered, serve

AHEAD = 4
"""Reports in flight for each worker: waiting, being read, or read and waiting for an earlier one."""

ATTEMPTS = 3
"""How many workers may die before they have begun, one after the other, until that is no accident."""

_START = "start"
_ALARM = getattr(signal, "SIGALRM", 255)


class Addressed(Protocol):
    """Anything that can be read has an address."""

    @property
    def uri(self) -> str:
        """Where it comes from, for messages."""
        ...


Task = TypeVar("Task", bound=Addressed)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A report that cost its worker, in which stage, and how."""

    task: Task
    stage: str
    error: InputError


@dataclass(slots=True)
class _Slot:
    """A report's place in the order of results."""

    task: Any
    outcome: Any = None
    settled: bool = False
    attempts: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """One process as the parent sees it: `slot` is what it reads, `begun` whether it has said so."""

    process: Any
    pipe: Any
    deadline: float
    slot: _Slot | None = None
    stage: str = _START
    seconds: float = START_SECONDS
    begun: bool = False


@dataclass(slots=True)
class _Pool:
    work: Callable[[Any, Enter], Any]
    warm: Callable[[], None]
    size: int
    memory: int | None
    workers: list[_Worker] = field(default_factory=list)
    waiting: deque[_Slot] = field(default_factory=deque)
    stillborn: int = 0


def run(
    work: Callable[[Task, Enter], Result],
    tasks: Iterable[Task | InputError],
    *,
    workers: int,
    warm: Callable[[], None],
    memory: int | None,
) -> Generator[Result | Lost[Task] | InputError, None, None]:
    """What `work` makes of each task, in the order of the tasks; at most `AHEAD` tasks for each worker are held at once.

    `warm` runs once in a new worker, before the memory it holds is measured; `memory` is what one task may take on top, in bytes
    (None: no ceiling). A task that costs its worker gives `Lost` with `LimitExceeded` or `WorkerDied`. A task that is itself an
    error comes out as it is, in its place. Raises `WorkerDied` when no worker can be started. Functions, tasks and results must be
    picklable. Leaving the iterator, by whatever way, ends the workers.
    """
    pool = _Pool(work, warm, workers, memory)
    source = iter(tasks)
    slots: deque[_Slot] = deque()
    try:
        while _fill(pool, slots, source):
            _assign(pool)
            _attend(pool, block=not slots[0].settled)
            while slots and slots[0].settled:
                yield slots.popleft().outcome
    finally:
        _close(pool)


def _fill(pool: _Pool, slots: deque[_Slot], source: Iterator[Any]) -> bool:
    """Takes tasks until enough are in flight; False when all are done."""
    while len(slots) < pool.size * AHEAD:
        try:
            task = next(source)
        except StopIteration:
            break
        if isinstance(task, InputError):
            slots.append(_Slot(task, task, settled=True))
        else:
            slots.append(_Slot(task))
            pool.waiting.append(slots[-1])
    return bool(slots)


def _assign(pool: _Pool) -> None:
    """Gives waiting tasks to warm workers, and starts workers where tasks are left over."""
    free = [worker for worker in pool.workers if not worker.slot]
    for worker in free:
        if worker.stage != _START and pool.waiting:
            _hand(pool, worker)
    starting = sum(worker.stage == _START for worker in free)
    for _ in range(min(len(pool.waiting) - starting, pool.size - len(pool.workers))):
        pool.workers.append(_started(pool))


def _hand(pool: _Pool, worker: _Worker) -> None:
    slot = pool.waiting.popleft()
    worker.slot, worker.begun = slot, False
    slot.attempts += 1
    _expect(worker, "read", START_SECONDS)
    try:
        worker.pipe.send(slot.task)
    except OSError:
        _bury(pool, worker)


def _started(pool: _Pool) -> _Worker:
    """A new worker. It is forked where that is safe (no other threads, no inference session, in this process), because that is fast."""
    forks = _may_fork()
    context: Any = get_context("fork" if forks else "spawn")
    ours, theirs = context.Pipe()
    parents = (ours, *(worker.pipe for worker in pool.workers)) if forks else ()
    process = context.Process(target=serve, args=(theirs, pool.work, pool.warm, pool.memory, parents), daemon=True)
    with _main_hidden(), _interrupts_held():
        process.start()
    theirs.close()
    return _Worker(process, ours, monotonic() + START_SECONDS)


def _may_fork() -> bool:
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return False
    return sys.platform == "linux" and threads == 1 and "onnxruntime" not in sys.modules


@contextlib.contextmanager
def _main_hidden() -> Iterator[None]:
    """Keeps a spawned worker from running the user's script again, which a script without a `__main__` guard would not survive."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Holds Ctrl-C back until a new worker, which inherits this, has learned to leave it to the parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _attend(pool: _Pool, *, block: bool) -> None:
    """Takes in what the workers say; ends those whose time is over. Words before deadlines: the parent itself may be late."""
    busy = [worker for worker in pool.workers if worker.slot or worker.stage == _START]
    if not busy:
        return
    pause = min(worker.deadline for worker in busy) - monotonic() if block else 0.0
    heard = set(wait([worker.pipe for worker in busy], max(0.0, pause)))
    for worker in busy:
        if worker.pipe in heard:
            _hear(pool, worker)
        elif monotonic() >= worker.deadline:
            worker.process.kill()
            _bury(pool, worker, overdue=True)


def _hear(pool: _Pool, worker: _Worker) -> None:
    try:
        word = worker.pipe.recv()
    except (EOFError, OSError):
        _bury(pool, worker)
        return
    if isinstance(word, Entered):
        worker.begun = worker.slot is not None
        pool.stillborn = 0
        _expect(worker, word.stage, word.seconds)
    elif worker.slot:
        worker.slot.outcome, worker.slot.settled = word.result, True
        worker.slot = None


def _expect(worker: _Worker, stage: str, seconds: float) -> None:
    worker.stage, worker.seconds = stage, seconds
    worker.deadline = monotonic() + seconds


def _bury(pool: _Pool, worker: _Worker, *, overdue: bool = False) -> None:
    """Takes a dead worker out. Its report is lost, unless it never got to it: then the next worker has it."""
    pool.workers.remove(worker)
    code = _ended(worker)
    slot = worker.slot
    if slot and (worker.begun or slot.attempts >= ATTEMPTS):
        error = _blame(pool, worker, code, slot.task.uri, overdue=overdue or code == -_ALARM)
        slot.outcome, slot.settled = Lost(slot.task, worker.stage, error), True
    elif slot:
        pool.waiting.appendleft(slot)
    else:
        pool.stillborn += 1
        if pool.stillborn >= ATTEMPTS:
            raise WorkerDied("worker process", f"cannot be started: {_how(code)}")


def _ended(worker: _Worker) -> int:
    """The exit code of a worker that is dying, or is made to."""
    worker.pipe.close()
    worker.process.join(GRACE_SECONDS)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    code: int = worker.process.exitcode
    worker.process.close()
    return code


def _blame(pool: _Pool, worker: _Worker, code: int, uri: str, *, overdue: bool) -> InputError:
    if overdue:
        return LimitExceeded(uri, f"took longer than {worker.seconds:g} s", limit=f"wall seconds {worker.seconds:g}")
    if code == NO_MEMORY:
        return LimitExceeded(uri, f"took more than {pool.memory} bytes of memory", limit=f"memory bytes {pool.memory}")
    return WorkerDied(uri, f"the process that read it died: {_how(code)}")


def _how(code: int) -> str:
    if code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _close(pool: _Pool) -> None:
    for worker in pool.workers:
        worker.pipe.close()
        worker.process.kill()
    for worker in pool.workers:
        worker.process.join()
        worker.process.close()
    pool.workers.clear()
