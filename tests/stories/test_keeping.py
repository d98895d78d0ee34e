"""Profiles as rows that a folder keeps."""

from typing import Any

import numpy as np
import pytest

from onrecord.records import Record
from onrecord.stories.clusters import cluster
from onrecord.stories.keeping import profile_of, row_of
from onrecord.stories.profile import Profile, make_profiles
from tests.factory import FINGERPRINT, make_document
from tests.stories.profiles import make_profile, make_sense

FULL = make_profile("Ida Brekke said “we sail” to Łódź.", day=9, outlet="Sund Courier", names=("Ida Brekke",))
(EMPTY,) = make_profiles([Record(make_document(""), FINGERPRINT)], make_sense())
PROFILES = pytest.mark.parametrize("profile", [FULL, EMPTY], ids=["full", "empty"])


def plain(profile: Profile) -> list[Any]:
    """A profile in lists, which can be compared."""
    bags = [bag for one in (profile.terms, profile.lead, profile.names) for bag in (one.numbers.tolist(), one.weights.tolist())]
    told = [profile.document, profile.title, profile.outlet, profile.day, profile.characters]
    return [*told, profile.words.tolist(), profile.quoted.tolist(), *bags, profile.vector.tolist()]


@PROFILES
def test_a_profile_comes_back_as_it_was(profile: Profile) -> None:
    found = profile_of(row_of(profile))
    assert plain(found) == plain(profile)
    assert row_of(found) == row_of(profile)


@PROFILES
def test_a_row_holds_plain_cells_only(profile: Profile) -> None:
    assert {type(cell) for cell in row_of(profile).values()} <= {str, int, bytes, type(None)}


def test_all_rows_have_the_same_columns() -> None:
    assert list(row_of(FULL)) == list(row_of(EMPTY))


def test_arrays_are_written_little_endian() -> None:
    row = row_of(FULL)
    assert row["words"][:4] == int(FULL.words[0]).to_bytes(4, "little")
    assert np.frombuffer(row["vector"], "<f4").tolist() == FULL.vector.tolist()


def test_kept_profiles_give_the_same_stories_as_new_ones() -> None:
    made = [make_profile(f"The ferry to Sund sails at {hour} and the ice at the pier holds for now.", day=9) for hour in range(4)]
    ordered = sorted(made, key=lambda one: one.document)
    kept = [profile_of(row_of(one)) for one in ordered]
    assert cluster(kept, make_sense()).groups == cluster(ordered, make_sense()).groups


@pytest.mark.parametrize("column", list(row_of(FULL)))
def test_a_row_without_one_of_its_columns_holds_no_profile(column: str) -> None:
    row = row_of(FULL)
    del row[column]
    with pytest.raises(KeyError, match=column):
        profile_of(row)


@pytest.mark.parametrize(("cell", "error"), [(None, TypeError), ("words", TypeError), (b"abc", ValueError)])
@pytest.mark.parametrize("column", ["words", "vector", "terms_numbers", "names_weights"])
def test_a_cell_that_is_no_array_is_refused(column: str, cell: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        profile_of(row_of(FULL) | {column: cell})
