"""The forms that time expressions have in English, as patterns over the words of the table."""

import os
import re
from dataclasses import dataclass
from functools import cache

from onrecord.extract.timex.table import any_of, time_words
from onrecord.knowledge import OVERLAY


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, by which it is read, and its pattern with named groups."""

    name: str
    pattern: re.Pattern[str]


BLANKS = r"[^\S\n]+"
BLANK = r"[^\S\n]?"
"""White space within a line: no expression goes over its end."""

_BEFORE_YEAR = (
    r"(?:\b(?:(?i:in|since|by|of|until|till|before|after|from|during|to|and|or|around|about|circa|between|through|for|late|early|year|the|his|her"
    r"|its|their|a|this|back)|{months}|[A-Z]\w+['’]s|1[5-9]\d\d,|20\d\d,),?|[(–-])\s*$"
)
_BEFORE_MONTH = (
    r"(?:\b(?:(?i:in|since|by|of|until|till|before|after|from|during|to|and|or|around|between|through|for|mid|every|each|that)|{months}),?"
    r"|[(–-])\s*$"
)

YEAR = r"(?:1[5-9]|20)\d\d"
_FORMS = {
    "iso": r"(?<!\d)(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
    "day": (
        r"(?:(?P<weekday>{weekday})\.?,?\s+)?(?:(?i:the)\s+)?(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})\b\.?"
        r"(?:,?\s+(?P<year>{year}))?(?:\s+(?P<part>{part}))?"
    ),
    "month day": (
        r"(?:(?P<weekday>{weekday})\.?,?\s+)?(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%:]|[^\S\n]*(?:per|percent|million))"
        r"(?:,?\s+(?P<year>{year}))?(?:\s+(?P<part>{part}))?"
    ),
    "days": r"(?:(?i:between|from)\s+)?(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})[^\S\n]*(?:[-–—]|to|and|until)[^\S\n]*(?P<last>\d{{1,2}})(?:,?\s+(?P<year>{year}))?",
    "days, day first": r"(?:(?i:between|from)\s+)?(?P<day>\d{{1,2}})[^\S\n]*(?:[-–—]|to|and|until)[^\S\n]*(?P<last>\d{{1,2}})\s+(?P<month>{month})\b\.?(?:,?\s+(?P<year>{year}))?",
    "weekdays": r"(?i:from|between)\s+(?P<weekday>{weekday})\s+(?i:to|until|through|and)\s+(?P<last>{weekday})",
    "years": r"(?i:from|between)\s+(?P<year>{year})\s+(?i:to|until|through|and)\s+(?P<last>{year})",
    "year-year": r"(?<![\d-])(?P<year>{year})\s?[-–—/]\s?(?P<last>\d{{4}}|\d\d)(?![\d-])",
    "month year": r"(?:(?P<edge>{edge})[-\s]+)?(?P<month>{month})\.?,?\s+(?:of\s+)?(?P<year>{year}|(?i:last\s+year|this\s+year|next\s+year))(?!\d)",
    "month": r"(?:(?P<turn>{turn})\s+)?(?:(?P<edge>{edge})[-\s]+)?(?P<month>{month_alone})\b(?!\s+\d)",
    "weekday": (
        r"(?:(?P<turn>{turn}|(?i:every|each))\s+)?(?:(?P<hours>(?i:the\s+early\s+hours\s+of|early|late))\s+(?:on\s+)?)?(?P<weekday>{weekday_alone})(?P<many>s)?\b(?!,?\s+(?:{month})\.?\s+\d|\s+\d)"
        r"(?:\s+(?P<part>{part}))?"
    ),
    "named day": r"\b(?:(?i:earlier|later)\s+)?(?P<named>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight|overnight|last\s+night))\b(?:\s+(?P<part>{part}))?",
    "this part": r"\b(?i:this)\s+(?P<part>{part})\b",
    "turn of unit": (
        r"\b(?:(?P<edge>{edge}|(?i:earlier|later))\s+)?(?P<turn>{turn}|(?i:the\s+same))\s+(?P<unit>{units})\b(?!\s+(?:of\s+the|ago))"
    ),
    "edge of unit": r"\b(?P<edge>(?i:the\s+(?:end|beginning|start|middle)\s+of|later\s+in))\s+(?i:the)\s+(?P<unit>{units})\b",
    "ago": r"\b(?:(?i:{about})\s+)?(?P<number>(?i:{number})|{uncounted})[\s-]+(?P<unit>{units})\s+(?P<way>(?i:ago|earlier|before|previously|later|afterwards|from\s+now|hence))\b",
    "in units": r"(?<=\b[Ii]n\s)(?:(?i:{about})\s+)?(?P<number>(?i:{number}))\s+(?P<unit>{units})(?:['’])?(?:\s+time)?\b",
    "duration": r"\b(?:(?i:{about})\s+)?(?P<number>(?i:{number})|{uncounted})(?:[\s-]+|-)(?P<unit>{units})\b(?![-\s]old)(?:[-\s]long)?",
    "decade": r"\b(?:(?i:the)\s+)?(?:(?P<edge>{edge})[-\s]+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s\b",
    "short decade": r"(?i:the)\s+(?:(?P<edge>{edge})[-\s]+)?['’](?P<year>\d0)s\b",
    "season": r"\b(?:(?P<turn>{turn}|(?i:the|early|late|mid))[-\s]+)?(?P<season>(?i:{season}))(?:\s+(?:of\s+)?(?P<year>{year}))?\b",
    "quarter": r"\b(?:(?i:the)\s+)?(?P<number>(?i:first|second|third|fourth|final))[-\s]+(?P<what>(?i:quarter|half))(?:\s+(?:of\s+)?(?P<year>{year}|(?i:last|this|next|the)\s+year))?\b",
    "holiday": r"\b(?:(?P<turn>{turn})\s+)?(?P<holiday>{holiday})(?:,?\s+(?P<year>{year}))?(?!\w)",
    "half": r"\b(?i:half\s+an?|half-an)[-\s]+(?P<unit>{units})\b",
    "often": r"\b(?P<often>(?i:{often}))\b",
    "every weekday": r"\b(?i:every|each)\s+(?P<weekday>{weekday})\b",
    "clock": r"(?<![\d.:,$£€])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>(?i:a\.?m\b\.?|p\.?m\b\.?))(?:\s+(?:on\s+)?(?:(?P<weekday>{weekday_alone})|(?P<named>(?i:today|tomorrow|yesterday|tonight))))?",
    "clock of 24": r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?:\s+(?P<zone>UTC|GMT))?(?:\s+(?:on\s+)?(?:(?P<weekday>{weekday_alone})|(?P<named>(?i:today|tomorrow|yesterday|tonight))))?",
    "noon": r"\b(?P<noon>(?i:noon|midday|midnight))\b(?:\s+(?:on\s+)?(?:(?P<weekday>{weekday_alone})|(?P<named>(?i:today|tomorrow|yesterday|tonight))))?",
    "year": r"(?:(?P<edge>{edge})[-\s]+)?(?<![\d.,$£€#-])(?P<year>{year})\b(?![\d%]|[.,]\d|-(?!\w)|[^\S\n]*(?:{units})\b)",
    "vague": r"\b(?P<vague>(?i:{vague}))\b",
    "bygone": r"(?<!\bonly\s)(?<!\bat\s)(?<!\bmore\s)(?<!\bjust\s)\b(?:{bygone}|{bygone_capital})\b(?!\s+(?:on|the|a|an|per|every|in|they|he|she|it|we)\b)",
    "name": r"\b{names}\b",
}


def forms() -> tuple[Form, ...]:
    """All forms over the table in force."""
    return _forms(os.environ.get(OVERLAY, ""))


def before_year() -> re.Pattern[str]:
    """A search for what stands before a bare number of four digits that is a year."""
    return _before(_BEFORE_YEAR, os.environ.get(OVERLAY, ""))


def before_month() -> re.Pattern[str]:
    """A search for what stands before the bare name of a month that is one."""
    return _before(_BEFORE_MONTH, os.environ.get(OVERLAY, ""))


@cache
def _before(pattern: str, overlay: str) -> re.Pattern[str]:
    return re.compile(pattern.format(months="|".join(_long_months())))


def _long_months() -> list[str]:
    """The names of months that are no short forms."""
    return [name for name in time_words().months if len(name) > len("Sept") or name in ("May", "June", "July")]


@cache
def _forms(overlay: str) -> tuple[Form, ...]:
    words = time_words()
    slots = {
        "year": YEAR,
        "month": any_of(words.months),
        "month_alone": any_of(_long_months()),
        "weekday": any_of(words.weekdays),
        "weekday_alone": any_of(name for name in words.weekdays if name.endswith("day")),
        "part": f"(?i:{any_of(words.parts)})",
        "units": f"(?i:{any_of(words.units)})",
        "number": any_of(words.numbers)[:-1] + r"|\d{1,3}(?:\.\d)?)",
        "uncounted": f"(?i:{any_of(words.uncounted)})",
        "about": any_of(words.about),
        "season": any_of(words.seasons),
        "holiday": any_of(words.holidays),
        "often": any_of(words.often),
        "vague": any_of(words.vague),
        "bygone": any_of(words.bygone),
        "bygone_capital": any_of(word.capitalize() for word in words.bygone if " " in word),
        "names": any_of(words.names),
        "edge": r"(?i:early|mid|late|(?:in\s+)?the\s+(?:end|beginning|start|middle)\s+of)",
        "turn": r"(?i:last|next|this\s+coming|this\s+past|this|the\s+previous|the\s+following|the\s+coming|the\s+past|the\s+last|the\s+next|past|previous|following|coming)",
    }
    return tuple(
        Form(name, re.compile(pattern.format(**slots).replace(r"\s+", BLANKS).replace(r"\s?", BLANK))) for name, pattern in _FORMS.items()
    )
