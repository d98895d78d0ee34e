"""Profiles as rows of plain cells, so that a folder can keep them: whoever asks again compares without reading again."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from onrecord.stories.profile import Bag, Profile

Row = Mapping[str, Any]
"""Cells by column: strings, whole numbers, bytes, None."""


def row_of(profile: Profile) -> dict[str, Any]:
    """A profile as a row. Arrays are their bytes, little-endian."""
    row: dict[str, Any] = {name: getattr(profile, name) for name in ("document", "title", "outlet", "day", "characters")}
    row |= {"words": _bytes(profile.words, "<u4"), "quoted": _bytes(profile.quoted, "?"), "vector": _bytes(profile.vector, "<f4")}
    for name in ("terms", "lead", "names"):
        bag: Bag = getattr(profile, name)
        row |= {f"{name}_numbers": _bytes(bag.numbers, "<u4"), f"{name}_weights": _bytes(bag.weights, "<f4")}
    return row


def profile_of(row: Row) -> Profile:
    """The profile that a row holds. Raises `KeyError`, `TypeError` or `ValueError` for a row that holds none."""
    bags = [Bag(_array(row[f"{name}_numbers"], "<u4"), _array(row[f"{name}_weights"], "<f4")) for name in ("terms", "lead", "names")]
    arrays = (_array(row["words"], "<u4"), _array(row["quoted"], "?"), *bags, _array(row["vector"], "<f4"))
    if len(arrays[0]) != len(arrays[1]) or any(len(one.numbers) != len(one.weights) for one in bags):
        raise ValueError(f"the profile of {row['document']} is damaged")
    return Profile(row["document"], row["title"], row["outlet"], row["day"], row["characters"], *arrays)


def _bytes(array: Any, kind: str) -> bytes:
    written: bytes = array.astype(kind).tobytes()
    return written


def _array(cell: bytes, kind: str) -> Any:
    return np.frombuffer(cell, kind)
