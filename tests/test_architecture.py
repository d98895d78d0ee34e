"""The house rules, held by reading the source: who may import whom, and how large a thing may be."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "onrecord"
TRAINING = ROOT / "training"
TESTS = ROOT / "tests"
SCRIPTS = ROOT / "scripts"

ROOMS = {"records", "knowledge", "readers", "model", "extract", "stories", "store", "exports"}
DOORS = {"cli", "web", "batch"}
LAW = {
    "errors": set(),
    "records": set(),
    "plugins": set(),
    "demo": set(),
    "isolation": set(),
    "knowledge": {"records"},
    "readers": {"records", "plugins"},
    "model": {"records", "knowledge"},
    "extract": {"records", "knowledge"},
    "stories": {"records", "knowledge"},
    "store": {"records", "knowledge"},
    "exports": {"records", "plugins"},
    "pipeline": (ROOMS - {"store", "exports"}) | {"plugins", "isolation", "onrecord"},
    "comparison": (ROOMS - {"store", "exports"}) | {"pipeline"},
    "onrecord": ROOMS | {"pipeline", "comparison"},
    "__main__": {"cli"},
    **{door: ROOMS | DOORS | {"plugins", "isolation", "demo", "pipeline", "comparison", "onrecord"} for door in DOORS},
}
"""What each part of the house may import beside itself and `errors`; `onrecord` is the package's own `__init__`."""

OPEN_TO_TRAINING = ("onrecord.records", "onrecord.errors", "onrecord.model.", "onrecord.stories.")
"""What training may import of the house: it lays gold on the very words, pieces and features that the rooms of model and stories read."""

HEAVY = {
    "deltalake",
    "duckdb",
    "htmldate",
    "lxml",
    "numpy",
    "onnxruntime",
    "py3langid",
    "pyarrow",
    "rich",
    "tokenizers",
    "trafilatura",
    "typer",
}
"""Libraries that nothing may load before it is needed."""

LONGEST_FUNCTION = 40
LONGEST_FILE = 300
MOST_PARAMETERS = 5
TYPICAL_FUNCTION = 8
VAGUE_WORDS = {"util", "utils", "helper", "helpers", "manager"}
VAGUE_NAMES = {"common", "data", "item"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
LITERAL = (ast.Dict, ast.List, ast.Tuple, ast.Set)


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def is_python(file: Path) -> bool:
    """Whether a file is a module, or a script whose first line asks for Python."""
    return file.suffix == ".py" or (
        file.parent == SCRIPTS and file.is_file() and "python" in file.read_text(encoding="utf-8").splitlines()[0]
    )


def sources(*folders: Path) -> list[Path]:
    return sorted(file for folder in folders for file in folder.rglob("*") if "__pycache__" not in file.parts and is_python(file))


def within_root(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def part_of(module: str) -> str:
    """The part of the house that a dotted name belongs to: `onrecord.records.span` lies in `records`."""
    _, _, below = module.partition(".")
    return below.partition(".")[0] or "onrecord"


def imported_modules(file: Path) -> set[str]:
    """Dotted names of everything that a file imports, also within functions. A relative import is made absolute."""
    package = ".".join(file.relative_to(ROOT).parent.parts)
    found = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] + "." if node.level else ""
            found |= set(_imported_from(f"{above}{node.module or ''}".strip("."), node))
    return found


def _imported_from(base: str, node: ast.ImportFrom) -> Iterator[str]:
    for alias in node.names:
        below = ROOT.joinpath(*base.split("."), alias.name)
        is_module = below.is_dir() or below.with_suffix(".py").is_file()
        yield f"{base}.{alias.name}" if is_module else base


def functions(file: Path) -> list[Function]:
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, Function)]


def is_door(file: Path) -> bool:
    return file.is_relative_to(HOUSE) and part_of(".".join(file.relative_to(ROOT).with_suffix("").parts)) in DOORS


def length(function: Function, *, without_signature: bool = False) -> int:
    """Lines from `def` to the last statement; the docstring does not count, nor do the lines of a literal table."""
    first, *rest = function.body
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    body = rest if documented else function.body
    start = first.lineno if without_signature else function.lineno
    return _lines(function) - (start - function.lineno) - (_lines(first) if documented else 0) - _table_lines(body)


def _table_lines(body: list[ast.stmt]) -> int:
    nodes = [node for statement in body for node in ast.walk(statement) if isinstance(node, LITERAL)]
    tables = [node for node in nodes if all(isinstance(one, (*LITERAL, ast.Constant, ast.expr_context)) for one in ast.walk(node))]
    return len({line for node in tables for line in range(node.lineno + 1, node.end_lineno or 0)})


def _lines(node: ast.stmt | ast.expr) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(function: Function) -> list[str]:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return [one.arg for one in given if one.arg not in ("self", "cls")]


HOUSE_SOURCES = sources(HOUSE)
ALL_SOURCES = sources(HOUSE, TRAINING, TESTS, SCRIPTS)
BUILT_SOURCES = sources(HOUSE, TRAINING, SCRIPTS)


@pytest.mark.parametrize("file", HOUSE_SOURCES, ids=within_root)
def test_every_room_imports_only_what_the_law_allows(file: Path) -> None:
    own = part_of(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    assert own in LAW, f"{own} is a new part of the house: say in LAW whom it may import"
    parts = {part_of(module) for module in imported_modules(file) if module.partition(".")[0] == "onrecord"}
    assert parts - LAW[own] - {own, "errors"} == set()


@pytest.mark.parametrize("file", sources(HOUSE / "store" / "identity"), ids=within_root)
def test_who_is_who_needs_nouns_and_tables_only(file: Path) -> None:
    allowed = ("onrecord.records", "onrecord.knowledge", "onrecord.store.identity")
    found = {module for module in imported_modules(file) if module.partition(".")[0] == "onrecord"}
    assert {module for module in found if not module.startswith(allowed)} == set()


@pytest.mark.parametrize("file", HOUSE_SOURCES, ids=within_root)
def test_the_house_imports_neither_training_nor_tests_nor_torch(file: Path) -> None:
    assert {module.partition(".")[0] for module in imported_modules(file)} & {"training", "tests", "torch"} == set()


@pytest.mark.parametrize("file", sources(TRAINING), ids=within_root)
def test_training_imports_only_nouns_tasks_and_windows(file: Path) -> None:
    found = {module for module in imported_modules(file) if module.partition(".")[0] == "onrecord"}
    assert {module for module in found if not module.startswith(OPEN_TO_TRAINING)} == set()


@pytest.mark.parametrize("file", sources(HOUSE / "records"), ids=within_root)
def test_the_nouns_need_the_standard_library_only(file: Path) -> None:
    outside = {module.partition(".")[0] for module in imported_modules(file)} - set(sys.stdlib_module_names) - {"onrecord"}
    assert outside == set()


def test_every_library_in_use_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(requirement) for requirement in project["dependencies"]}
    imported = {module.partition(".")[0] for file in HOUSE_SOURCES for module in imported_modules(file)}
    used = imported - set(sys.stdlib_module_names) - {"onrecord"}
    owners = packages_distributions()
    assert {name for name in used if not {normal(owner) for owner in owners.get(name, [name])} & declared} == set()


def normal(requirement: str) -> str:
    """A distribution's name as installers compare it."""
    name = requirement.strip()
    for mark in "<>=!~[; ":
        name = name.partition(mark)[0]
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize(
    "module", ["onrecord", "onrecord.records", "onrecord.readers", "onrecord.exports", "onrecord.store", "onrecord.pipeline"]
)
def test_importing_the_package_loads_nothing_heavy(module: str) -> None:
    report = f"import sys, {module}; print(' '.join(sorted(set(sys.modules) & {HEAVY!r})))"
    answer = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


@pytest.mark.parametrize("file", ALL_SOURCES, ids=within_root)
def test_no_file_is_longer_than_a_reader_can_hold(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE


@pytest.mark.parametrize("file", ALL_SOURCES, ids=within_root)
def test_no_function_is_longer_than_a_page(file: Path) -> None:
    long = {one.name: length(one, without_signature=is_door(file)) for one in functions(file)}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


def test_the_typical_function_is_short() -> None:
    assert median(length(one) for file in HOUSE_SOURCES for one in functions(file)) <= TYPICAL_FUNCTION


@pytest.mark.parametrize("file", [file for file in BUILT_SOURCES if not is_door(file)], ids=within_root)
def test_no_function_takes_more_than_five_parameters(file: Path) -> None:
    many = {one.name: parameters(one) for one in functions(file)}
    assert {name: given for name, given in many.items() if len(given) > MOST_PARAMETERS} == {}


@pytest.mark.parametrize("file", BUILT_SOURCES, ids=within_root)
def test_no_name_is_vague(file: Path) -> None:
    names = {file.stem, file.parent.name, *_defined_names(tree_of(file))}
    nouns = {name.lower() for name in names | _imported_names(tree_of(file)) if name[:1].isupper()}
    assert {name for name in names if _is_vague(name, nouns)} == set()


def _is_vague(name: str, nouns: set[str]) -> bool:
    """Whether a name says nothing. A variable may bear the name of a type that the file works with (`item: Item`)."""
    written = name.strip("_").lower()
    return bool(set(written.split("_")) & VAGUE_WORDS) or (written in VAGUE_NAMES - nouns and not name[:1].isupper() and name != "item.py")


def _defined_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def _imported_names(tree: ast.Module) -> set[str]:
    return {alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


@pytest.mark.parametrize("file", [file for file in HOUSE_SOURCES if not is_door(file)], ids=within_root)
def test_only_the_doors_print(file: Path) -> None:
    calls = [node.func for node in ast.walk(tree_of(file)) if isinstance(node, ast.Call)]
    assert [call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "print"] == []


@pytest.mark.parametrize("file", [file for file in HOUSE_SOURCES if file.name != "errors.py"], ids=within_root)
def test_classes_hold_data_and_inherit_from_nothing(file: Path) -> None:
    classes = [node for node in ast.walk(tree_of(file)) if isinstance(node, ast.ClassDef)]
    bases = {ast.unparse(base).partition("[")[0] for one in classes for base in one.bases}
    assert bases - {"StrEnum", "IntEnum", "Protocol", "Generic", "NamedTuple", "TypedDict", "Exception"} == set()


@pytest.mark.parametrize("file", HOUSE_SOURCES, ids=within_root)
def test_no_result_is_a_bare_tuple_longer_than_two(file: Path) -> None:
    assert [one.name for one in functions(file) if one.returns and _is_long_tuple(one.returns)] == []


def _is_long_tuple(annotation: ast.expr) -> bool:
    tuples = [node for node in ast.walk(annotation) if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "tuple"]
    return any(isinstance(node.slice, ast.Tuple) and len(node.slice.elts) > 2 for node in tuples)


@pytest.mark.parametrize("file", HOUSE_SOURCES, ids=within_root)
def test_importing_a_module_does_no_work(file: Path) -> None:
    passive = (ast.Import, ast.ImportFrom, ast.ClassDef, Function, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.If)
    working = [one for one in tree_of(file).body if not isinstance(one, passive)]
    assert [ast.unparse(one)[:80] for one in working if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))] == []
    assigned = [one.value for one in tree_of(file).body if isinstance(one, ast.Assign | ast.AnnAssign) and one.value]
    calls = [ast.unparse(node.func) for value in assigned for node in ast.walk(value) if isinstance(node, ast.Call)]
    assert {call for call in calls if call.rpartition(".")[2] in {"load_table", "open", "read_text", "read_bytes", "find"}} == set()
