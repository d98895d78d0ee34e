"""What is compared of a report as a whole."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest

from onrecord.records import Article, Entity, EntityKind, MentionForm, PartialDate, Record, Span
from onrecord.stories.profile import (
    LEAD_WORDS,
    TITLE,
    Bag,
    Profile,
    day_of,
    in_common,
    make_profiles,
    order_of,
    pack,
    report_spans,
    report_words,
    title_of,
)
from onrecord.stories.wording import number_of, stem_of
from tests.factory import FINGERPRINT, make_document, make_entity
from tests.stories.profiles import make_profile, make_report, make_sense, vectors_of

NOTHING: dict[int, float] = {}


def profile_of(record: Record) -> Profile:
    (profile,) = make_profiles([record], make_sense())
    return profile


def weights(bag: Bag) -> dict[int, float]:
    return dict(zip(bag.numbers.tolist(), [round(weight, 4) for weight in bag.weights.tolist()], strict=True))


def numbers(*words: str) -> list[int]:
    return sorted(number_of(stem_of(word)) for word in words)


def make_bag(**things: float) -> Bag:
    rows = sorted((number_of(name), weight) for name, weight in things.items())
    return Bag(np.array([number for number, _ in rows], np.uint32), np.array([weight for _, weight in rows], np.float32))


def test_no_records_have_no_profiles() -> None:
    assert make_profiles([], make_sense()) == ()


def test_profiles_come_in_the_order_of_their_records() -> None:
    records = [make_report("The ferry sails."), make_report("The weir leaks."), make_report("The mill burns.")]
    found = make_profiles(iter(records), make_sense())
    assert [one.document for one in found] == [record.document.id for record in records]
    assert [one.title for one in found] == ["The ferry sails.", "The weir leaks.", "The mill burns."]


def test_a_profile_depends_on_its_own_record_only() -> None:
    report, other = make_report("Ida sails the ferry.", names=("Ida",)), make_report("The weir leaks.")
    alone, beside = profile_of(report), make_profiles([other, report], make_sense())[1]
    assert weights(alone.terms) == weights(beside.terms)
    assert alone.vector.tolist() == beside.vector.tolist()


def test_what_a_profile_says_of_its_report() -> None:
    report = make_report("Ice holds.", title="Ferry stays", outlet="Sund Courier", published=PartialDate(2031, 2, 9))
    found = profile_of(report)
    told = (found.document, found.title, found.outlet, found.day, found.characters)
    assert told == (report.document.id, "Ferry stays", "Sund Courier", date(2031, 2, 9).toordinal(), 21)


def test_words_are_numbers_in_order_of_title_and_body() -> None:
    found = profile_of(make_report("The ferry’s ice holds.", title="Ferry stays"))
    assert found.words.tolist() == [number_of(word) for word in ("ferry", "stays", "the", "ferry", "ice", "holds")]


def test_words_within_quotation_marks_are_flagged() -> None:
    found = profile_of(make_report("She said “we sail” now.", title="“Ready”, they say"))
    assert found.quoted.tolist() == [True, False, False, False, False, True, True, False]


def test_what_is_set_aside_is_not_compared() -> None:
    text = "Ferry stays\nShare this page!\nIce holds."
    article = Article(Span(0, 11), body=(Span(29, 39),))
    found = profile_of(Record(make_document(text), FINGERPRINT, article))
    assert found.words.tolist() == [number_of(word) for word in ("ferry", "stays", "ice", "holds")]


def test_terms_are_stems_whose_weights_have_length_one() -> None:
    found = profile_of(make_report("Plans, planned: ferry.")).terms
    assert found.numbers.tolist() == numbers("ferry", "plan")
    assert float(found.weights @ found.weights) == pytest.approx(1.0)
    assert weights(found)[number_of("plan")] > weights(found)[number_of("ferry")]


def test_rarer_words_weigh_more_and_common_ones_nothing() -> None:
    rarity = {"ferry": 6.0, "sail": 2.0, "the": 0.0, "and": -1.0}
    (found,) = make_profiles([make_report("The ferry and the sail")], make_sense(rarity=lambda stem: rarity[stem]))
    assert found.terms.numbers.tolist() == numbers("ferry", "sail")
    assert weights(found.terms)[number_of("ferry")] > weights(found.terms)[number_of("sail")]


def test_the_lead_is_the_first_words_title_included() -> None:
    filler = " ".join(f"w{turn}" for turn in range(LEAD_WORDS - 1))
    found = profile_of(make_report(f"{filler} late", title="Ferry"))
    assert number_of("ferry") in found.lead.numbers
    assert number_of(stem_of("late")) not in found.lead.numbers
    assert number_of(stem_of("late")) in found.terms.numbers


def test_names_are_the_words_of_named_entities() -> None:
    found = profile_of(make_report("Ida Venn sailed to Sund.", names=("Ida Venn", "Sund")))
    assert found.names.numbers.tolist() == numbers("ida", "venn", "sund")


def test_who_is_spoken_of_often_weighs_more() -> None:
    text = "Ida met Olek. Later Ida sailed. Then IDA slept."
    entities = (make_entity(text, "Ida", ["Ida met", "Ida sailed", "IDA slept"]), make_entity(text, "Olek", ["Olek"]))
    report = replace(make_report(text), entities=entities)
    found = weights(profile_of(report).names)
    assert found[number_of("ida")] > found[number_of("olek")]


def unnamed(entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(one, form=MentionForm.NOMINAL) for one in entity.mentions))


def test_groups_and_what_has_no_name_are_no_names() -> None:
    text = "Analysts met the owners of Sund."
    group = make_entity(text, "Analysts", ["Analysts"], EntityKind.GROUP)
    described = unnamed(make_entity(text, "owners", ["owners"]))
    found = profile_of(replace(make_report(text), entities=(group, described, make_entity(text, "Sund", ["Sund"], EntityKind.PLACE))))
    assert found.names.numbers.tolist() == numbers("sund")


def test_the_vector_is_that_of_title_and_body() -> None:
    found = profile_of(make_report("Ice holds.", title="Ferry stays"))
    assert found.vector.tolist() == vectors_of(["Ferry stays Ice holds."])[0].tolist()


@pytest.mark.parametrize(
    "record",
    [
        Record(replace(make_document("Ida sailed."), text=None), FINGERPRINT, Article(body=(Span(0, 11),))),
        Record(make_document("Ida sailed."), FINGERPRINT),
        Record(make_document(""), FINGERPRINT, Article()),
    ],
    ids=["no text", "no article", "nothing"],
)
def test_a_record_without_text_or_article_has_an_empty_profile(record: Record) -> None:
    found = profile_of(record)
    assert (found.words.tolist(), found.quoted.tolist(), found.day, found.outlet) == ([], [], None, None)
    assert [weights(bag) for bag in (found.terms, found.lead, found.names)] == [NOTHING, NOTHING, NOTHING]
    assert not found.vector.any()


def test_title_and_body_come_in_the_order_of_the_page() -> None:
    assert report_spans(None) == ()
    assert report_spans(Article()) == ()
    assert report_spans(Article(body=(Span(0, 4),))) == (Span(0, 4),)
    assert report_spans(Article(Span(6, 9), body=(Span(0, 4), Span(10, 12)))) == (Span(0, 4), Span(6, 9), Span(10, 12))


def test_the_words_of_a_report_are_those_of_title_and_body() -> None:
    assert [word.form for word in report_words(make_report("Ice holds.", title="Ferry"))] == ["ferry", "ice", "holds"]
    assert report_words(Record(make_document("Ice holds."), FINGERPRINT)) == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (PartialDate(2031, 2, 9), date(2031, 2, 9).toordinal()),
        (PartialDate(1, 1, 1), 1),
        (PartialDate(2031, 2), None),
        (PartialDate(2031), None),
        (None, None),
    ],
)
def test_a_date_has_a_number_where_it_knows_its_day(published: PartialDate | None, expected: int | None) -> None:
    assert day_of(published) == expected


def test_the_earlier_comes_first_then_the_agency_then_the_longer() -> None:
    expected = [
        make_profile("Ferry stays.", day=8),
        make_profile("Ice.", day=9, outlet="Reuters"),
        make_profile("The ferry stays at home.", day=9, outlet="Sund Courier"),
        make_profile("The ferry stays.", day=9),
        make_profile("A ferry.", outlet="Reuters"),
        make_profile("A very long ferry stays at home for long."),
    ]
    shuffled = list(expected)
    Random(3).shuffle(shuffled)
    assert [one.title for one in sorted(shuffled, key=order_of)] == [one.title for one in expected]


def test_reports_that_nothing_else_orders_stand_in_order_of_their_ids() -> None:
    found = sorted([make_profile("Ferry A."), make_profile("Ferry B."), make_profile("Ferry C.")], key=order_of)
    assert [one.document for one in found] == sorted(one.document for one in found)


def test_a_report_is_called_by_its_title() -> None:
    assert title_of(make_report("Ice holds.", title="Ferry stays")) == "Ferry stays"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ice holds.\nMore later.", "Ice holds."),
        ("\n \n  Ice holds.\nMore later.", "Ice holds."),
        ("word " * 17 + "words", "word " * 17 + "words"),
        ("harbour " * 20 + "\nMore later.", ("harbour " * 11).strip() + " …"),
        ("", ""),
    ],
)
def test_a_report_without_a_title_is_called_by_the_beginning_of_its_first_line(text: str, expected: str) -> None:
    assert title_of(Record(make_document(text), FINGERPRINT)) == expected
    assert len(expected) <= TITLE + len(" …")


def test_the_first_line_is_that_of_the_body() -> None:
    text = "Home | News\nIce holds.\nMore later."
    assert title_of(Record(make_document(text), FINGERPRINT, Article(body=(Span(12, 34),)))) == "Ice holds."


def shared(bags: list[Bag], asking: int, *asked: int) -> list[float]:
    found: list[float] = in_common(pack(bags), asking, np.array(asked, np.int64)).tolist()
    return found


def test_what_bags_have_in_common() -> None:
    bags = [make_bag(ida=0.6, ferry=0.8), make_bag(ferry=1.0), make_bag(weir=1.0), make_bag(), make_bag(weir=0.8, ida=0.6)]
    assert shared(bags, 0, 0, 1, 2, 3, 4) == pytest.approx([1.0, 0.8, 0.0, 0.0, 0.36])


def test_bags_are_asked_in_any_order_and_as_often_as_is_wished() -> None:
    bags = [make_bag(ida=0.6, ferry=0.8), make_bag(ferry=1.0), make_bag(weir=0.8, ida=0.6)]
    assert shared(bags, 2, 1, 0, 2, 0) == pytest.approx([0.0, 0.36, 1.0, 0.36])


def test_what_was_asked_before_leaves_no_trace() -> None:
    bags = pack([make_bag(ida=0.6, ferry=0.8), make_bag(ferry=1.0), make_bag(weir=1.0)])
    others = np.arange(3)
    before = in_common(bags, 1, others).tolist()
    in_common(bags, 0, others)
    assert in_common(bags, 1, others).tolist() == before


def test_an_empty_bag_has_nothing_in_common() -> None:
    assert shared([make_bag(), make_bag(ida=1.0), make_bag()], 0, 1, 2) == [0.0, 0.0]
    assert shared([make_bag(ida=1.0), make_bag()], 0, 1) == [0.0]
    assert shared([make_bag(ida=1.0)], 0) == []


def test_nothing_may_be_packed() -> None:
    assert pack([]).begins.tolist() == [0]
