import pickle

from onrecord.errors import LimitExceeded
from onrecord.readers.limits import LIMITS, RAW_BYTES, exceeded


def test_every_limit_has_a_name_of_its_own() -> None:
    assert len({limit.name for limit in LIMITS}) == len(LIMITS) == 10


def test_a_refusal_names_the_limit_and_survives_the_way_out_of_a_worker() -> None:
    refusal = pickle.loads(pickle.dumps(exceeded("a.txt", RAW_BYTES)))
    assert isinstance(refusal, LimitExceeded)
    assert (refusal.uri, refusal.limit) == ("a.txt", "raw bytes 8388608")
    assert str(refusal) == "a.txt: more than 8,388,608 raw bytes (one file as it lies on disk, or one row of a file of rows)"
