"""The command line as a whole: its commands, its help, and how it ends."""

import re
import sys
from collections.abc import Callable
from inspect import cleandoc
from typing import Annotated, Any

import typer

from onrecord.cli import comparing, judging, keeping, reading
from onrecord.cli.terminal import ExitCode, tell
from onrecord.errors import OnRecordError


def main() -> None:
    """The entry point `onrecord`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command line and gives its exit code; every way to fail is one line on standard error."""
    from typer.main import get_command

    try:
        code = get_command(build()).main(arguments, prog_name="onrecord", standalone_mode=False)
    except OnRecordError as error:
        tell(str(error))
        return ExitCode.FAILED
    except OSError as error:
        tell(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return ExitCode.FAILED
    except Exception as error:
        if not hasattr(error, "format_message"):  # how the parser's own errors say what is wrong
            raise
        tell(f"{error.format_message()} (see: {_path(error)} --help)")
        return ExitCode.USAGE
    if code == ExitCode.INTERRUPTED:
        tell("interrupted")
    return int(code or 0)


def _path(error: Any) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "onrecord"


def build() -> typer.Typer:
    """The commands. Made when asked for, because nothing happens at import."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, context_settings=CONTEXT)
    app.callback(invoke_without_command=True, help=_help(onrecord))(onrecord)
    keep = (keeping.add, keeping.sql, keeping.verify, judging.entities, judging.merge, judging.split, judging.revoke)
    for command in (reading.read, comparing.compare, *keep, comparing.stories, reading.demo, reading.formats):
        app.command(help=_help(command))(command)
    return app


def _help(command: Callable[..., int]) -> str:
    """A command's docstring as help. A paragraph whose first line ends in a colon keeps its lines, as the parser's mark asks."""
    return re.sub(r"\n\n(?=[^\n]+:\n)", "\n\n\b\n", cleandoc(command.__doc__ or ""))


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def onrecord(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and what makes its records, and stop.")] = False,
) -> int:
    """Put news reports on the record: who said what, grounded in exact characters of the report.

    Examples:
      onrecord demo                                     try it on three short reports
      onrecord read report.html                         a table of who said what
      onrecord read archive/ --to jsonl > out.jsonl     one JSON object a report
      onrecord add archive/ --record my-record          keep them, as often as you like
      onrecord sql --record my-record "SELECT * FROM statements"
      onrecord entities --record my-record              who is in them, over all reports
      onrecord compare a.html b.html                    what each kept, changed and left out
      onrecord stories --record my-record               which reports tell of one story

    Exit codes:
      0 fine   1 failed   2 usage   3 some inputs failed, the rest is written   130 interrupted

    """
    if version:
        _show_version()
        raise typer.Exit(ExitCode.FINE)
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        return ExitCode.USAGE
    return ExitCode.FINE


def _show_version() -> None:
    from onrecord.pipeline import fingerprint

    made, exact = fingerprint(), fingerprint(exact=True)
    sys.stdout.write(f"onrecord {made.version}\ntables {made.tables}\nweights {made.weights or 'none'}\n")
    sys.stdout.write(f"precision {made.precision}, with --exact {exact.precision}\n")
