"""Events on record: which count, which are told with a reason, on whose word, under which condition."""

import pytest

from onrecord.pipeline import read
from onrecord.records import Auxiliary, Reason, Record, words
from tests.extract.deeds import event_at, modes, names_of, parties, told, trigger_of, uncoded
from tests.quality.plover import read_sentence

SPORT = """United beat City in cup tie

The striker scored two goals in the first half of the match, and the goalkeeper saved a penalty for the visitors. The coach praised
the midfielder after the league win. The championship final will be played at the stadium in May.

The referee sent off a defender. Rovers attacked City in the second half and won the semi-final. Kenya expelled the ambassador of Ghana.
Kenya's government arrested two ministers.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya sent aid to Ghana.", ["AID sent"]),
        ("Kenya agreed to send aid to Ghana.", ["AGREE agreed"]),
        ("Kenya agreed to hold talks with Ghana.", ["AGREE agreed"]),
        ("Kenya vowed to attack Ghana.", ["THREATEN vowed"]),
        ("Kenya threatened to impose sanctions on Ghana.", ["THREATEN threatened"]),
        ("Kenya declined to meet Ghana.", ["REJECT declined"]),
        ("Kenya offered to mediate between Ghana and Togo.", ["AGREE offered"]),
        ("Kenya criticised Ghana and praised Togo.", ["ACCUSE criticised", "SUPPORT praised"]),
        ("Kenya and Uganda criticised Ghana and Togo.", ["ACCUSE criticised"]),
        ("Kenya is a country in Africa.", []),
    ],
)
def test_each_deed_is_on_record_once(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The villages were attacked on Monday.", "ASSAULT attacked NO_PARTY"),
        ("Talks will be held.", "CONSULT Talks NO_PARTY"),
        ("Aid was sent.", "AID sent NO_PARTY"),
        ("Kenya agreed to send aid to Ghana.", "AID send WITHIN"),
        ("Kenya threatened to attack Ghana.", "ASSAULT attack WITHIN"),
        ("Kenya invited Olek Ruvik to visit Nairobi.", "CONSULT visit WITHIN"),
        ("Togo paid a visit to Benin.", "CONSULT paid WITHIN"),
        ("The deported refugees live in Kenya.", "COERCE deported BACKGROUND"),
        ("The arrested protesters left Kenya.", "COERCE arrested BACKGROUND"),
        ("Kenya buried the murdered ambassador.", "ASSAULT murdered BACKGROUND"),
        ("Kenya freed the kidnapped judge.", "ASSAULT kidnapped BACKGROUND"),
        ("Togo hopes to visit Ghana.", "AGREE hopes UNSURE"),
        ("Voters in Kenya elected a new parliament.", "COOPERATE elected UNSURE"),
    ],
)
def test_what_is_not_coded_is_told_with_its_reason(text: str, expected: str) -> None:
    assert expected in uncoded(text)


def test_what_is_uncoded_keeps_its_evidence() -> None:
    (found,) = [one for one in read_sentence("Aid was sent.").uncoded if one.reason is Reason.NO_PARTY]
    assert found.evidence.by == "AID.toml: give aid"


def test_on_a_page_of_sport_only_what_states_do_to_somebody_counts() -> None:
    record = read(SPORT)
    triggers = {trigger_of(record, one) for one in record.events}
    topic = {words(record.document.text or "", one.trigger) for one in record.uncoded if one.reason is Reason.TOPIC}
    assert "arrested" in triggers
    assert "attacked" in topic
    assert not triggers & topic


def test_a_bomb_kills_and_a_flood_does_not() -> None:
    assert parties("A bomb killed two soldiers in Kenya.", "killed") == " → two soldiers"
    assert told("A flood killed two soldiers in Kenya.") == []


def voucher(record: Record, trigger: str) -> str | None:
    """The name of the one whose statement holds an event; None where the paper tells it."""
    event = event_at(record, trigger)
    (speaker,) = [one.speaker for one in record.statements if one.id == event.statement] or [None]
    return names_of(record, (speaker,)) if speaker else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("“Kenya attacked Ghana,” Dara Venn said.", "attacked", "Dara Venn"),
        ("“Kenya attacked Ghana,” said Dara Venn, the foreign minister of Togo.", "attacked", "Dara Venn"),
        ("According to Dara Venn, Kenya attacked Ghana.", "attacked", "Dara Venn"),
        ("Dara Venn told reporters that Kenya had attacked Ghana.", "attacked", "Dara Venn"),
        ("Dara Venn claimed that Kenya had imposed sanctions on Ghana.", "imposed", "Dara Venn"),
        ("Dara Venn said that he would visit Ghana.", "visit", "Dara Venn"),
        ("Dara Venn said that Olek Ruvik believes that Kenya attacked Ghana.", "attacked", "Olek Ruvik"),
        ("Kenya denied that it attacked Ghana.", "attacked", "Kenya"),
        ("Kenya attacked Ghana.", "attacked", None),
    ],
)
def test_the_innermost_speaker_vouches(text: str, trigger: str, expected: str | None) -> None:
    assert voucher(read_sentence(text), trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("“We will expel the ambassador,” Dara Venn said.", "expel", "Dara Venn"),
        ("“We will impose sanctions on Ghana,” Dara Venn said.", "impose", "Dara Venn"),
    ],
)
def test_we_are_the_speaker(text: str, trigger: str, actor: str) -> None:
    record = read_sentence(text)
    assert names_of(record, event_at(record, trigger).actor) == actor


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Dara Venn said that Kenya would attack Ghana if talks failed.", "attack", "if talks failed"),
        ("“We will impose sanctions on Ghana if it attacks Togo,” Dara Venn said.", "impose", "if it attacks Togo"),
        ("“We will impose sanctions on Ghana if it attacks Togo,” Dara Venn said.", "attacks", None),
        ("Dara Venn said that Kenya had attacked Ghana.", "attacked", None),
        ("Kenya attacked Ghana.", "attacked", None),
    ],
)
def test_a_condition_is_on_the_events_outside_it(text: str, trigger: str, expected: str | None) -> None:
    record = read_sentence(text)
    span = event_at(record, trigger).condition
    assert (words(record.document.text or "", span) if span else None) == expected


def test_certainty_is_on_the_record() -> None:
    done, denied = (
        event_at(read_sentence(text), trigger).certainty
        for text, trigger in (("Kenya attacked Ghana.", "attacked"), ("Kenya did not attack Ghana.", "attack"))
    )
    assert done is not None
    assert denied is not None
    assert denied < 0 < done


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya and Ghana exchanged fire.", "exchanged", ("ASSAULT", "material conflict", "firearms", "193")),
        ("Kenya imposed sanctions on Ghana.", "imposed", ("SANCTION", "material conflict", "restrict", "163")),
        ("Olek Ruvik visited Ghana.", "visited", ("CONSULT", "verbal cooperation", "visit", "042")),
        ("Kenya sent aid to Ghana.", "sent", ("AID", "material cooperation", None, "070")),
        ("Kenya threatened Ghana with war.", "threatened", ("THREATEN", "verbal conflict", "violence", "138")),
    ],
)
def test_an_event_has_type_quadrant_mode_and_cameo_code(text: str, trigger: str, expected: tuple[str | None, ...]) -> None:
    event = event_at(read_sentence(text), trigger)
    assert (event.type, event.quad, event.mode, event.cameo) == expected


def test_events_stand_in_order_with_ids_of_their_own_and_twice_the_same() -> None:
    text = "Kenya criticised Ghana, expelled the envoy of Togo and praised Benin."
    first, second = read_sentence(text), read_sentence(text)
    assert first.events == second.events
    assert [trigger_of(first, one) for one in first.events] == ["criticised", "expelled", "praised"]
    assert len({one.id for one in first.events}) == 3


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya blamed Ghana for attacking Togo.", "attacking", "Ghana → Togo"),
        ("The minister, who visited Ghana, praised Togo.", "visited", "minister → Ghana"),
        ("A jury convicted an officer in Ghana.", "convicted", "jury → officer"),
        ("Olek Ruvik spoke in Accra. Local pastors protested there.", "protested", "Local pastors → "),
        ("Envoys engaged in talks with Ghana.", "talks", "Envoys, Ghana → "),
    ],
)
def test_whoever_acts_is_the_one_that_grammar_says_and_not_whoever_is_near(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels fled to Chad after the battle.", []),
        ("Kenya pledged aid to Ghana.", ["AGREE pledged"]),
        ("Kenya will visit Ghana.", ["AGREE visit"]),
        ("Olek Ruvik spoke to reporters outside the court.", []),
    ],
)
def test_what_is_told_once_is_one_event_and_what_is_none_is_none(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_whoever_keeps_doing_something_does_it() -> None:
    assert modes("Togo kept attacking Ghana.", "attacking") == []


@pytest.mark.parametrize(
    ("text", "trigger", "vouched"),
    [
        ("Olek Ruvik said that Kenya attacked Ghana.", "attacked", True),
        ("Kenya plans to attack Ghana.", "attack", False),
        ("Kenya attacked Ghana.", "attacked", False),
    ],
)
def test_whoever_plans_vouches_for_nothing(text: str, trigger: str, *, vouched: bool) -> None:
    assert (event_at(read_sentence(text), trigger).statement is not None) is vouched


@pytest.mark.parametrize("when", ["in September 2014", "in the 1990s", "in 1987"])
def test_what_is_dated_long_before_the_report_is_background(when: str) -> None:
    record = read(f"News of the day.\n\nKenya attacked Ghana {when}.\n", published="2016-12-10")
    assert [one.auxiliary for one in record.events] == [(Auxiliary.HISTORICAL,)]
