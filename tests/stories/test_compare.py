"""From records to stories: every report in one of them, whatever the order in which the reports came."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from onrecord.comparison import known
from onrecord.records import Comparison, EventType, Evidence, Failure, Record, Stage, Story, content_id
from onrecord.stories.compare import Known, compare_records, sort_reports, story_id
from onrecord.stories.copies import CROWD
from onrecord.stories.profile import make_profiles
from tests.factory import FINGERPRINT
from tests.stories.profiles import make_report, make_sense
from tests.stories.told import SENSES, Found, in_words, sense, tell, with_event

pytestmark = SENSES

AGROUND = """Ferry runs aground off the northern islands
A ferry with 412 passengers ran aground off the northern islands on Monday in thick fog, the coastguard said.
[Ida Brekke], the harbour master, {said} <the tanker that lay beside it was leaking oil into the bird reserve>.
“<We will tow the ferry to [place Brenna] if the wind turns>,” [Brekke] {said}.
Nobody was hurt, and the islands’ school took in those who could not go on."""
STUCK = """Islands’ ferry stuck in fog
Thick fog off the northern islands: the ferry ran aground there on Monday with 412 passengers on board, said the coastguard.
“<We will tow the ferry to [place Brenna]>,” [Ida Brekke], the harbour master, {said}.
[She] {said} <the tanker that lay beside it might be leaking oil into the bird reserve>.
Passengers spent the night in the school."""
CHOIR = """Choir wins festival prize
The choir of the miners’ church won the prize of the autumn festival with a song that nobody had sung for a century.
[Per Lund] {said} <the singers would give the money to the organ fund>."""
VINES = """Frost ruins harvest
Vineyards in the southern valley lost most of their harvest to a late frost, the growers’ union said.
[Ada Okoye] {said} <the growers must be paid before the summer>."""

REPORTS = (tell(AGROUND, day=3), tell(STUCK, day=4), tell(CHOIR, day=4), tell(VINES))
STUCK_TOO = tell(STUCK, day=5)


def compare(*records: Record) -> Comparison:
    return compare_records(records, known())


def ids(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(record.document.id for record in records)


def story_of(comparison: Comparison, record: Record) -> Story:
    (found,) = [story for story in comparison.stories if record.document.id in story.reports]
    return found


def differing(comparison: Comparison) -> list[Found]:
    told = (one for story in comparison.stories for utterance in story.utterances for one in utterance.differences)
    return [in_words(one, *comparison.records) for one in told]


def failed(record: Record) -> Record:
    """A report that could not be read."""
    document = replace(record.document, text=None)
    return Record(document, FINGERPRINT, failures=(Failure("failure", document.id, document.uri, Stage.READ, "NotAReport", "no text"),))


def test_nothing_tells_no_story() -> None:
    assert compare() == Comparison((), ())


def test_one_report_is_a_story_and_an_affair_of_its_own() -> None:
    (record, *_) = REPORTS
    found = compare(record)
    (story,) = found.stories
    (affair,) = found.affairs
    assert (story.title, story.reports, len(story.origins)) == ("Ferry runs aground off the northern islands", ids([record]), 1)
    assert (story.utterances, story.happenings, story.ties) == ((), (), ())
    assert (affair.title, affair.stories, affair.links, affair.positions) == (story.title, (story.id,), (), ())


def test_reports_of_one_thing_are_one_story_and_others_are_not() -> None:
    found = compare(*REPORTS)
    assert [story.reports for story in found.stories[:1]] == [ids(REPORTS[:2])]
    assert sorted(story.reports for story in found.stories[1:]) == sorted([ids(REPORTS[2:3]), ids(REPORTS[3:])])


def test_every_report_is_in_one_story_and_every_story_in_one_affair() -> None:
    found = compare(*REPORTS)
    assert sorted(one for story in found.stories for one in story.reports) == sorted(ids(REPORTS))
    assert sorted(one for affair in found.affairs for one in affair.stories) == sorted(story.id for story in found.stories)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_in_which_reports_come_does_not_matter(seed: int) -> None:
    shuffled = list(REPORTS)
    Random(seed).shuffle(shuffled)
    found, expected = compare(*shuffled), compare(*REPORTS)
    assert found == expected


def test_records_are_in_order_of_their_ids_and_addresses() -> None:
    moved = replace(REPORTS[0], document=replace(REPORTS[0].document, uri="a/aground.txt"))
    found = compare(*REPORTS, moved)
    assert found.records == tuple(sorted((*REPORTS, moved), key=lambda record: (record.document.id, record.document.uri)))


def test_comparing_again_gives_the_same() -> None:
    assert compare(*REPORTS) == compare(*REPORTS)


def test_reports_of_a_story_are_in_order_of_publication() -> None:
    early, late, undated = tell(AGROUND, day=5), tell(STUCK, day=4), tell(f"{AGROUND}\nNobody slept.")
    (story,) = compare(undated, early, late).stories
    assert story.reports == ids([late, early, undated])


def test_a_report_that_joins_later_leaves_the_storys_id() -> None:
    before, after = compare(*REPORTS[:1]), compare(*REPORTS)
    assert story_of(before, REPORTS[0]).id == story_of(after, REPORTS[0]).id == story_id(REPORTS[0].document.id)
    assert story_id(REPORTS[0].document.id) == content_id("story", REPORTS[0].document.id)


def test_what_happens_elsewhere_leaves_a_story_as_it_is() -> None:
    assert story_of(compare(*REPORTS[:2]), REPORTS[0]) == story_of(compare(*REPORTS), REPORTS[0])


def test_the_utterances_of_a_story_and_what_differs_in_them() -> None:
    found = compare(*REPORTS)
    assert [one.speaker for one in found.stories[0].utterances] == ["Ida Brekke", "Ida Brekke"]
    assert sorted(differing(found), key=str) == [
        ("condition", "dropped", "if the wind turns", None),
        ("modality", "added", None, "might"),
    ]


def test_the_happenings_of_a_story() -> None:
    told = [with_event(record, "ran", EventType.RETREAT) for record in REPORTS[:2]]
    (happening,) = compare(*told).stories[0].happenings
    assert ([one.document for one in happening.events], happening.independent_origins) == (list(ids(told)), 2)


def test_a_copy_shares_its_origin() -> None:
    copy = tell(f"{AGROUND}\nSubscribe to our newsletter.", day=4)
    (story,) = compare(REPORTS[0], copy).stories
    (origin,) = story.origins
    assert (origin.reports, origin.first) == (ids([REPORTS[0], copy]), REPORTS[0].document.id)


def test_what_holds_a_story_together_is_told_for_all_reports_but_one() -> None:
    story = compare(*REPORTS).stories[0]
    (tie,) = story.ties
    assert {tie.left, tie.right} == set(story.reports)
    assert 0 < tie.score <= 1
    assert all(isinstance(one, Evidence) for one in tie.features)


def test_what_a_speaker_said_over_time_is_told_of_the_affair() -> None:
    later = tell(AGROUND.replace("We will tow", "We must tow"), day=5)
    (affair,) = compare(REPORTS[0], later).affairs
    (position,) = affair.positions
    assert (position.speaker, len(position.stands), [one.kind.value for one in position.shifts]) == ("Ida Brekke", 2, ["modality"])


def test_a_record_that_failed_is_on_record_and_in_no_story() -> None:
    broken = failed(REPORTS[2])
    found = compare(*REPORTS[:2], broken)
    assert sorted(ids(found.records)) == sorted(ids((*REPORTS[:2], broken)))
    assert [story.reports for story in found.stories] == [ids(REPORTS[:2])]


def test_a_record_of_which_only_a_part_was_read_is_in_no_story() -> None:
    broken = replace(REPORTS[1], failures=failed(REPORTS[1]).failures)
    assert compare(REPORTS[0], broken).stories == compare(REPORTS[0]).stories


def test_records_that_all_failed_tell_no_story() -> None:
    assert compare(failed(REPORTS[0]), failed(REPORTS[1])).stories == ()


def test_a_report_without_its_text_is_a_story_of_its_own_and_is_said_not_to_be_compared() -> None:
    bare = replace(REPORTS[2], document=replace(REPORTS[2].document, text=None))
    story = story_of(compare(*REPORTS[:2], bare), bare)
    assert (story.reports, story.limitations[-1]) == (ids([bare]), "Reports without their text were not compared.")


@pytest.mark.parametrize("records", [REPORTS, REPORTS[:1], REPORTS[2:], (tell(""), tell("\n")), (tell("Zzqvx 東京."), tell("…"))])
def test_every_story_says_what_was_not_seen(records: tuple[Record, ...]) -> None:
    assert [story for story in compare(*records).stories if not story.limitations] == []


def test_a_report_that_comes_twice_counts_once() -> None:
    assert compare(*REPORTS, REPORTS[0]).stories == compare(*REPORTS).stories


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_records_of_the_same_bytes_that_of_the_smaller_address_counts(turned: bool) -> None:
    first, last = (
        replace(tell(AGROUND, day=day), document=replace(REPORTS[0].document, uri=uri)) for day, uri in ((9, "a.txt"), (3, "b.txt"))
    )
    found = compare(STUCK_TOO, *([last, first] if turned else [first, last]))
    assert [story.reports for story in found.stories] == [ids([STUCK_TOO, first])]


def test_who_is_settled_to_be_one_is_one() -> None:
    other = tell(AGROUND.replace("Ida Brekke", "Per Lund").replace("Brekke", "Lund"), day=4)
    records = (REPORTS[0], other)
    assert ("speaker", "changed", "Brekke", "Lund") in differing(compare_records(records, known()))
    persons = {one.id: "harbour master" for record in records for one in record.entities if one.name in ("Ida Brekke", "Per Lund")}
    assert differing(compare_records(records, Known(sense(), persons))) == []


def test_a_fingerprint_is_handed_on() -> None:
    assert compare_records(REPORTS[:1], known(), FINGERPRINT).fingerprint == FINGERPRINT
    assert compare(*REPORTS[:1]).fingerprint is None


def test_stories_of_more_reports_come_first() -> None:
    sizes = [len(story.reports) for story in compare(*REPORTS).stories]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("seed", range(4))
def test_profiles_are_sorted_into_the_same_stories_in_any_order(seed: int) -> None:
    profiles = list(make_profiles(REPORTS, sense()))
    expected = sort_reports(profiles, sense())
    Random(seed).shuffle(profiles)
    found = sort_reports(profiles, sense())
    assert found == expected
    assert sorted(one for story in found.stories for one in story) == sorted(ids(REPORTS))


def test_every_document_has_a_place_in_time() -> None:
    sorting = sort_reports(make_profiles(REPORTS[::-1], sense()), sense())
    order = sorted(sorting.order, key=sorting.order.__getitem__)
    assert (order[0], order[-1], set(order[1:3])) == (*ids([REPORTS[0], REPORTS[3]]), set(ids(REPORTS[1:3])))
    assert sorted(sorting.order.values()) == [0, 1, 2, 3]


def test_only_stories_of_several_reports_have_ties() -> None:
    sorting = sort_reports(make_profiles(REPORTS, sense()), sense())
    ((turn, (tie,)),) = sorting.ties.items()
    assert sorting.stories[turn] == ids(REPORTS[:2])
    assert {tie.left, tie.right} == set(ids(REPORTS[:2]))


@pytest.mark.parametrize("count", [2, CROWD, CROWD + 1, 200])
def test_one_agency_text_is_one_origin_of_one_story_however_many_papers_print_it(count: int) -> None:
    text = "SUND (XNA) – " + " ".join(f"w{turn}" for turn in range(60))
    papers = [
        make_report(text, f"Subscribe to paper{turn} now.", title=f"Paper{turn} says", outlet=f"Paper {turn}") for turn in range(count)
    ]
    (story,) = compare_records(papers, Known(make_sense())).stories
    (origin,) = story.origins
    assert (sorted(origin.reports), len(origin.copies)) == (sorted(ids(papers)), count - 1)
    assert {credit.agency for credit in origin.credits} == {"XNA"}


def test_pairs_that_carry_one_text_are_known_with_the_share_of_it() -> None:
    copy = tell(f"{AGROUND}\nSubscribe to our newsletter.", day=4)
    sorting = sort_reports(make_profiles([*REPORTS, copy], sense()), sense())
    ((pair, share),) = sorting.shares.items()
    assert set(pair) == set(ids([REPORTS[0], copy]))
    assert 0.9 < share <= 1
