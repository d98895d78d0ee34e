"""What the command line says besides its data, and where the data goes."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.records import Record


REFRESH_SECONDS = 0.1
"""How often the progress bar is drawn at most."""


class ExitCode(IntEnum):
    """How a command ended."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    SOME_FAILED = 3
    INTERRUPTED = 130


@dataclass(slots=True)
class Watch:
    """Counts reports as they pass, and tells of those that failed. `progress` is a live display, where there is one, last
    drawn at `shown`.
    """

    quiet: bool = False
    progress: "Progress | None" = None
    seen: int = 0
    failed: int = 0
    shown: float = 0.0

    @property
    def code(self) -> ExitCode:
        """The exit code that the counts ask for; that nothing was seen is a failure."""
        if self.failed == self.seen:
            return ExitCode.FAILED
        return ExitCode.SOME_FAILED if self.failed else ExitCode.FINE


def tell(message: str, progress: "Progress | None" = None) -> None:
    """One line on standard error, above the progress bar where there is one; nothing in it can command the terminal."""
    from onrecord.exports.visible import visible_line

    line = f"onrecord: {visible_line(message)}"
    if progress:
        progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
    elif sys.stderr:  # it is None where the shell closed it
        sys.stderr.write(line + "\n")


def watched(watch: Watch, records: Iterable["Record"]) -> Iterator["Record"]:
    """The same records, counted; each failure is told at once."""
    for record in records:
        for failure in () if watch.quiet else record.failures:
            tell(f"{failure.uri}: {failure.reason}: {failure.message}", watch.progress)
        count(watch, failed=bool(record.failures))
        yield record


def count(watch: Watch, *, failed: bool = False) -> None:
    """One more report has passed."""
    watch.seen += 1
    watch.failed += failed
    if watch.progress:
        (task,) = watch.progress.task_ids
        losses = f", {watch.failed} failed" if watch.failed else ""
        watch.progress.update(task, completed=watch.seen, description=f"{watch.seen} reports{losses}")
        if monotonic() - watch.shown > REFRESH_SECONDS:
            watch.shown = monotonic()
            watch.progress.refresh()


@contextmanager
def watching(*, quiet: bool, data_on_terminal: bool, total: int | None = None) -> Iterator[Watch]:
    """A watch, with a progress bar where standard error is a terminal that shows no data at the same time."""
    if quiet or data_on_terminal or not (sys.stderr and sys.stderr.isatty()):
        yield Watch(quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    bar = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # by a thread, beside which no worker could be forked
        redirect_stdout=False,  # the data is not for the terminal
        redirect_stderr=False,
    )
    with bar as progress:
        progress.add_task("reading", total=total)
        progress.refresh()
        yield Watch(quiet, progress)


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Where the data goes: standard output for None or `-`, else a file that is there whole or not at all. UTF-8 everywhere.

    Ends quietly when the reader of standard output has seen enough, such as `head`.
    """
    if path not in (None, "-"):
        with _open_file(Path(str(path))) as file:
            yield file
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter flushes again as it ends


@contextmanager
def _open_file(path: Path) -> Iterator[TextIO]:
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):  # a device or a pipe cannot be replaced
        with target.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            yield file
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def on_terminal(output: str | None) -> bool:
    """Whether the data is about to be shown on a terminal."""
    return output in (None, "-") and sys.stdout.isatty()
