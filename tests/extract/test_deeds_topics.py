"""Pages of sport, shows, weather and markets are known by their words."""

import pytest

from onrecord.extract.deeds.topics import topic_of
from onrecord.records import Article, Span

SPORT = "The striker scored two goals in the match. The goalkeeper saved a penalty and the coach praised the midfielder."
WEATHER = "Rain and snow will give way to sunshine, with gusts of wind and temperatures near zero, the forecast says."
MARKET = "Stocks fell and the index lost forty points as traders sold bonds; analysts say that yields will rise."
SHOW = "The actor met the singer at the premiere of the film; the album and its songs won a Grammy for the band."
POLITICS = "The minister visited Ghana and met the president. They signed a treaty and praised the work of the envoys."


def topic(text: str) -> str | None:
    return topic_of(text, Article(body=(Span(0, len(text)),)))


@pytest.mark.parametrize(
    ("text", "expected"), [(SPORT, "sport"), (WEATHER, "weather"), (MARKET, "market"), (SHOW, "show"), (POLITICS, None), ("", None)]
)
def test_the_topic_of_a_page(text: str, expected: str | None) -> None:
    assert topic(text) == expected


def test_one_word_many_times_makes_no_topic() -> None:
    assert topic("The match was a match, and the match a match of a match.") is None


def test_a_few_words_of_sport_in_a_long_report_make_no_topic() -> None:
    assert topic(f"{SPORT} {POLITICS * 40}") is None


def test_the_title_counts_and_what_is_set_aside_does_not() -> None:
    text = f"{SPORT}\n{POLITICS}"
    title, body = Span(0, len(SPORT)), (Span(len(SPORT) + 1, len(text)),)
    assert (topic_of(text, Article(title=title, body=body)), topic_of(text, Article(body=body))) == ("sport", None)
