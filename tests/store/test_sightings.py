import pytest

from onrecord.errors import DamagedRecord
from onrecord.records import EntityKind, Verdict
from onrecord.store import Store, append, identities, judge, make_judgement, make_revocation
from onrecord.store.identity import Sighting
from onrecord.store.sightings import proposals, sightings_in
from onrecord.store.view import open_view
from tests.store.reports import make_report


def test_a_sighting_is_what_one_report_knows_of_an_entity(empty: Store) -> None:
    report = make_report(1)
    append(empty, [report])
    assert sightings_in(open_view(empty)) == [
        Sighting(report.document.id, report.entities[0].id, "Ida Brekke", EntityKind.PERSON, "NOR", None, "director", True, 1, 1)
    ]


def test_a_record_without_reports_has_no_identities(empty: Store) -> None:
    assert (identities(empty).identities, proposals(empty)) == ((), ())


def test_taking_a_judgement_back_restores_what_was_before(kept: Store) -> None:
    before = identities(kept)
    apart = make_judgement(make_report(0).entities[0].id, make_report(1).entities[0].id, Verdict.DIFFERENT, "Ada", "namesakes")
    judge(kept, [apart])
    assert [identity.reports for identity in identities(kept).identities] == [10, 1]
    judge(kept, [make_revocation(apart, "Ada", "they are not")])
    assert identities(kept) == before


def test_a_damaged_table_is_damage(kept: Store) -> None:
    file = open_view(kept).files["entities"][0]
    written = file.read_bytes()
    file.write_bytes(written[:200] + bytes(len(written) - 600) + written[-400:])
    with pytest.raises(DamagedRecord, match="onrecord verify"):
        identities(kept)
