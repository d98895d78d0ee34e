"""The country of an office holder whose country is not printed with the office: “President Vladimir Putin” in a report on Russia."""

from bisect import bisect_left
from collections import Counter

from onrecord.extract.mentions.referents import Referent
from onrecord.records import EntityKind

_UNIONS = ("EUR",)
_HALF = 0.5
_TRUST = 0.92
"""Share of persons for whom this was right among those of DWIE's training part (Zaporojets et al. 2021) to whom it applied."""


def settle_countries(referents: list[Referent]) -> None:
    """Gives holders of a state office the country that the report is about: the one of more than half of all mentions of countries,
    or the one mentioned most that was also the last before the name. Others stay without.
    """
    places = [one for one in referents if one.kind is not EntityKind.PERSON and one.country and one.country not in _UNIONS]
    named = sorted((phrase.stretch.first, one.country or "") for one in places for phrase in one.phrases)
    counts = Counter(country for _, country in named)
    if not counts:
        return
    (most, often), *others = counts.most_common(2)
    if others and others[0][1] == often:
        return
    for referent in referents:
        if referent.kind is EntityKind.PERSON and referent.phrases and referent.role and referent.sector == "GOV" and not referent.country:
            before = bisect_left(named, (referent.phrases[0].stretch.first, ""))
            if often > _HALF * len(named) or (before and named[before - 1][1] == most):
                referent.country, referent.surely = most, _TRUST
                referent.by.append(f"countries.toml: {most}, of which the report speaks most")
