"""The pages of the documentation, taken apart into what can be run."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(file for file in ROOT.glob("docs/**/*.md") if "_build" not in file.parts)])

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"[Ss]ave this as `([^`]+)`:?\s*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page_name(page: Path) -> str:
    """How a test names a page."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in that language."""
    return [found[2] for found in _BLOCK.finditer(page.read_text(encoding="utf-8")) if found[1] == language]


def saved_files(page: Path) -> dict[str, str]:
    """The files that a page tells its reader to save, with their content."""
    return dict(_SAVED.findall(page.read_text(encoding="utf-8")))


def shell_lines(page: Path) -> list[str]:
    """The commands of a page, without their prompts; one that goes on after a second prompt (`> `) is one command."""
    commands: list[str] = []
    for line in (line for block in blocks(page, "console") for line in block.splitlines()):
        if line.startswith("$ "):
            commands.append(line.removeprefix("$ "))
        elif line.startswith("> "):
            commands[-1] += "\n" + line.removeprefix("> ")
    return commands


def onrecord_calls(line: str) -> Iterator[str]:
    """The calls of onrecord in one command line, each without what it is piped from and into."""
    for part in re.split(r"\s(?:\||&&)\s", line.split("  # ", maxsplit=1)[0]):
        call = re.sub(r"^(?:\w+=\S+ )*", "", part.split(" > ")[0].strip())
        if call.startswith("onrecord"):
            yield call
