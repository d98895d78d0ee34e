"""A record folder made once, and a copy of it for every test that wants to change one."""

import shutil
from pathlib import Path

import pytest

from onrecord.store import Store, append, compact, open_store
from tests.store.reports import batches, make_reports


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "kept"
    store = open_store(folder, create=True)
    for number, batch in enumerate(batches(make_reports(12), 4)):
        append(store, batch)
        if number == 1:
            compact(store)
    return folder


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> Store:
    """Twelve reports, two of which failed: eight in compacted files, four in small ones."""
    return Store(Path(shutil.copytree(kept_once, tmp_path / "kept")))


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return open_store(tmp_path / "record", create=True)
