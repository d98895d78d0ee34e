import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import onrecord
from onrecord.exports import Export
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.records import words
from tests.documents import PAGES, ROOT, blocks, onrecord_calls, page_name, saved_files, shell_lines
from tests.factory import make_entity, make_record, make_statement

CALLS = sorted({call for page in PAGES for line in shell_lines(page) for call in onrecord_calls(line)})
RUNNABLE = [page for page in PAGES if any(blocks(page, language) for language in ("console", "python")) and page.name != "CONTRIBUTING.md"]
HOW_TO = ROOT / "docs/how-to"
DEMO = ROOT / "onrecord/demo"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the pages take for granted: a report or two, an archive, and the command on the path."""
    (tmp_path / "archive").mkdir()
    for file in [*DEMO.glob("*.txt"), *DEMO.glob("*.html")]:
        shutil.copy(file, tmp_path / "archive")
    shutil.copy(DEMO / "harbour_ledger.txt", tmp_path / "report.txt")
    shutil.copy(DEMO / "aske_valley_post.html", tmp_path / "report.html")
    command = tmp_path / "bin/onrecord"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run_at(desk: Path, *command: str) -> None:
    path = {"PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(command, cwd=desk, env={**os.environ, **path}, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.end_to_end
@pytest.mark.parametrize("page", RUNNABLE, ids=page_name)
def test_every_page_does_what_it_says(page: Path, desk: Path) -> None:
    for name, content in saved_files(page).items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(content, encoding="utf-8")
    if page.name == "store.md":
        (desk / "my-record").mkdir()
    lines = [line for line in shell_lines(page) if not line.startswith("pip ")]
    run_at(desk, "bash", "-euo", "pipefail", "-c", "\n".join(lines))
    (desk / "page.py").write_text("\n".join(blocks(page, "python")), encoding="utf-8")
    run_at(desk, sys.executable, "page.py")


@pytest.mark.parametrize("call", CALLS)
def test_every_command_of_the_documentation_is_one(call: str) -> None:
    from typer.main import get_command

    from onrecord.cli.app import build

    group: Any = get_command(build())
    _, *arguments = shlex.split(call)
    if arguments and not arguments[0].startswith("-"):
        command = group.commands[arguments[0]]
        command.make_context(arguments[0], arguments[1:])
    else:
        group.make_context("onrecord", arguments, resilient_parsing=True)


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_python_block_is_python(page: Path) -> None:
    for block in blocks(page, "python"):
        compile(block, page_name(page), "exec")


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_toml_block_is_toml(page: Path) -> None:
    for block in blocks(page, "toml"):
        tomllib.loads(block)


def made_by(page: Path, name: str) -> Any:
    """What the first Python block of a page makes under that name."""
    made: dict[str, Any] = {}
    exec(compile(blocks(page, "python")[0], page_name(page), "exec"), made)
    return made[name]


def test_the_reader_of_the_how_to_reads() -> None:
    reader = made_by(HOW_TO / "input-format.md", "READER")
    text = "STRAIT WIRE\nFerry stays\nThe ferry stays, Ada Borg said.\n"
    document = reader.parse(Item("a.swire", reader.name, text.encode()), ReadOptions())
    assert isinstance(reader, Reader)
    assert reader.recognises("a.swire", text.encode()[:100])
    assert (document.text, document.hints.outlet) == (text, "Strait Wire")
    assert words(text, document.hints.title) == "Ferry stays"
    assert [words(text, span) for span in document.hints.body] == ["The ferry stays, Ada Borg said."]


def test_the_export_of_the_how_to_writes(tmp_path: Path) -> None:
    export = made_by(HOW_TO / "export.md", "EXPORT")
    text = "Ada Borg said the ferry stays."
    borg = make_entity(text, "Ada Borg", ["Ada Borg"])
    with (tmp_path / "lines.tsv").open("w") as out:
        export.write([make_record(text, (borg,), (make_statement(text, "the ferry stays", speaker=borg.id),))], out)
    assert isinstance(export, Export)
    assert (tmp_path / "lines.tsv").read_text() == "Ada Borg\tthe ferry stays\n"


def script(name: str) -> ModuleType:
    """A script without a suffix, as a module."""
    loader = SourceFileLoader(name, str(ROOT / "scripts" / name))
    spec = spec_from_loader(name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [*sys.path])
    return script("reference")


@pytest.mark.parametrize("name", ["formats.md", "model.md", "tables.md", "errors.md"])
def test_the_generated_pages_are_in_step_with_the_code(name: str, reference: ModuleType) -> None:
    written = (ROOT / "docs/reference" / name).read_text(encoding="utf-8")
    assert written == reference.PAGES[name](), "run scripts/reference"


def test_the_page_of_the_command_line_names_every_command_and_option(reference: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    named = re.compile(r"^## .*|--[\w-]+", re.MULTILINE)  # line breaks are the affair of the library that prints the help
    written = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert named.findall(written) == named.findall(reference.PAGES["cli.md"]()), "run scripts/reference"


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert {project["version"], onrecord.__version__} == {newest[1]}


def test_the_checkout_is_tested_as_the_readme_says() -> None:
    readme = shell_lines(ROOT / "README.md")
    assert "pip install '.[test]' && pytest" in readme
    assert re.findall(r"^(?:pip install --quiet (.*)|(pytest))$", (ROOT / ".ci/run").read_text(), re.MULTILINE) == [
        ("'.[test]'", ""),
        ("", "pytest"),
    ]


@pytest.mark.parametrize("file", sorted((ROOT / "changes").glob("*.md")), ids=page_name)
def test_a_change_is_one_or_two_sentences(file: Path) -> None:
    if file.name == "README.md":
        return
    assert 0 < len(file.read_text(encoding="utf-8").split()) <= 80
