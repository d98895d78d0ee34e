"""A comparison built by hand: invented reports of one affair, with every kind of content that a comparison can have.

`make_comparison` puts a payload in one place of it, and harmless words in all others.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.records import (
    Affair,
    Article,
    Auxiliary,
    Comparison,
    Copy,
    Credit,
    Difference,
    DifferenceHow,
    DifferenceKind,
    Document,
    Entity,
    EntityKind,
    Event,
    EventReference,
    EventType,
    Evidence,
    Failure,
    Fingerprint,
    Happening,
    Origin,
    PartialDate,
    Passage,
    Place,
    Position,
    Quad,
    Record,
    Span,
    Stage,
    Stand,
    Statement,
    StatementMode,
    StatementReference,
    Story,
    Utterance,
    hull,
)

Put = Callable[[str, str], str]
CONTEXTS = (
    *("words", "title", "uri", "outlet", "language", "name", "speaker", "topic", "agency", "story title", "affair title", "limitation"),
    *("evidence", "reason", "message", "limit", "version", "tables", "weights", "precision"),
)
FIRST, SECOND, THIRD, LATER, TORN = "first", "second", "third", "later", "torn"


@dataclass(frozen=True, slots=True)
class Written:
    """A report's text with the places of the words that have a name."""

    text: str
    at: dict[str, Span]


def written(*pieces: str | tuple[str, str]) -> Written:
    text, at = "", {}
    for piece in pieces:
        name, words = ("", piece) if isinstance(piece, str) else piece
        at[name] = Span(len(text), len(text) + len(words))
        text += words
    return Written(text, at)


def make_texts(put: Put) -> dict[str, Written]:
    word = put("words", "river")
    said = (("source", "Ada Brook"), " ", ("cue", "said"), " the ", ("begin", "town"), " ")
    return {
        FIRST: written(
            *(("title", put("title", "Town to pay for the weir")), "\n(", ("credit", "XNA"), ") – ", *said),
            *(
                ("modal", "will"),
                " pay ",
                ("number", "40 crowns"),
                " ",
                ("condition", f"only if the {word} falls"),
                ".\nOn Monday the board ",
            ),
            *(("trigger", "dismissed"), " the keeper.\n", ("left out", f"Nobody had asked the fishermen of the {word} about it."), "\n"),
        ),
        SECOND: written(
            *(("title", put("title", "Weir to be paid")), "\n", *said, ("modal", "might"), " pay ", ("number", "60 crowns"), ".\n"),
            *("The board had not ", ("trigger", "dismissed"), " the keeper.\n", ("added", f"The {word} shone in the evening sun."), "\n"),
        ),
        THIRD: written(("title", put("title", "Weir")), "\n", ("retold", f"The town by the {word} will pay 40 crowns."), "\n"),
        LATER: written(
            *(("title", put("title", "Mayor speaks again")), "\n", *said, ("modal", "will"), " never pay for the ", ("end", word), ".\n")
        ),
    }


def make_record(document: str, report: Written, day: int, put: Put) -> Record:
    """A report of that day of March 2031; of day 0 neither outlet nor date are known."""
    at = report.at
    outlet, published = (put("outlet", f"The {document.title()} Post"), PartialDate(2031, 3, day)) if day else (None, None)
    article = Article(title=at["title"], outlet=outlet, published=published, language=put("language", "en"))
    name = Entity("ada", put("name", "Ada Brook"), EntityKind.PERSON)
    content = hull([at["begin"], *(at[one] for one in ("number", "condition", "end") if one in at)]) if "begin" in at else Span(0, 0)
    statement = Statement(f"s-{document}", StatementMode.INDIRECT, (content,), Evidence("by", 1.0), speaker="ada")
    statements = (replace(statement, cue=at["cue"], source=at["source"]),) if "cue" in at else ()
    event = Event(f"e-{document}", EventType.SANCTION, Quad.MATERIAL_CONFLICT, at.get("trigger", Span(0, 0)), Evidence("by", 1.0))
    denied = replace(event, auxiliary=(Auxiliary.NEGATION,), when=PartialDate(2031, 3, 2)) if document == SECOND else event
    return Record(
        Document(document, put("uri", f"reports/{document}.txt"), "0" * 64, "text/plain", report.text),
        make_fingerprint(put),
        article,
        (name,),
        statements,
        (denied,) if "trigger" in at else (),
    )


def make_fingerprint(put: Put) -> Fingerprint:
    return Fingerprint(put("version", "1"), put("tables", "t"), put("weights", "w"), put("precision", "p"))


def make_failure(put: Put) -> Record:
    document = Document(TORN, put("uri", "reports/torn.html"), "0" * 64, None, None)
    failure = Failure(
        "f", TORN, "torn.html", Stage.READ, put("reason", "LimitExceeded"), put("message", "deeper than allowed"), put("limit", "DOM depth")
    )
    return Record(document, make_fingerprint(put), failures=(failure,))


def differ(kind: DifferenceKind, how: DifferenceHow, left: tuple[str, Span | None], right: tuple[str, Span | None]) -> Difference:
    """A difference of two places, each a document and a span."""
    return Difference(kind, how, Place(*left), Place(*right), Evidence("stories: test", 0.75))


def make_utterance(texts: dict[str, Written], put: Put) -> Utterance:
    one, other, third = texts[FIRST].at, texts[SECOND].at, texts[THIRD].at
    condition = DifferenceKind.CONDITION
    differences = (
        differ(condition, DifferenceHow.DROPPED, (FIRST, one["condition"]), (SECOND, None)),
        replace(
            differ(DifferenceKind.NUMBER, DifferenceHow.CHANGED, (FIRST, one["number"]), (SECOND, other["number"])),
            evidence=Evidence(put("evidence", "stories: number"), 0.5),
        ),
        differ(condition, DifferenceHow.DROPPED, (FIRST, one["condition"]), (THIRD, None)),
    )
    told = (StatementReference(FIRST, "s-first"), StatementReference(SECOND, "s-second"))
    return Utterance("u", put("speaker", "Ada Brook"), told, differences, (Place(THIRD, third["retold"]),))


def make_story(texts: dict[str, Written], put: Put) -> Story:
    one, other = texts[FIRST].at, texts[SECOND].at
    denied = differ(DifferenceKind.NEGATION, DifferenceHow.ADDED, (FIRST, one["trigger"]), (SECOND, other["trigger"]))
    events = (EventReference(FIRST, "e-first"), EventReference(SECOND, "e-second"))
    copy = Copy(SECOND, FIRST, 0.62, (Passage(one["begin"], other["begin"]),), (one["left out"],), (other["added"],))
    origins = (
        Origin(
            *("o1", (FIRST, SECOND), FIRST, Evidence("stories: shared passages", 0.62), (copy,)),
            (Credit(put("agency", "Example News Agency"), Place(FIRST, one["credit"])),),
        ),
        Origin("o2", (THIRD,), THIRD, Evidence("stories: none", 1.0)),
    )
    return Story(
        *("story", put("story title", "Town to pay for the weir"), (FIRST, SECOND, THIRD), origins),
        (make_utterance(texts, put), Utterance("u2", None, (StatementReference(FIRST, "s-first"), StatementReference(SECOND, "s-second")))),
        (Happening("h", EventType.SANCTION, events, 1, (denied,)),),
        (put("limitation", "What was missed is not compared."),),
    )


def make_affair(texts: dict[str, Written], put: Put) -> Affair:
    shift = differ(DifferenceKind.MODALITY, DifferenceHow.CHANGED, (SECOND, texts[SECOND].at["modal"]), (LATER, texts[LATER].at["modal"]))
    days = {FIRST: 1, SECOND: 2, LATER: 9}
    stands = tuple(Stand(one, f"s-{one}", PartialDate(2031, 3, day)) for one, day in days.items())
    positions = (
        Position("p1", put("speaker", "Ada Brook"), (put("topic", "weir"), "pay"), stands, (shift,)),
        Position("p2", put("speaker", "Ada Brook"), (put("topic", "town"),), stands[:2]),
    )
    return Affair("affair", put("affair title", "Town to pay for the weir"), ("story", "story-later"), (), positions)


def make_comparison(payload: str = "", context: str = "") -> Comparison:
    """Four reports that were read, in a story of three and one of its own, both of one affair; and one that could not be read."""

    def put(where: str, harmless: str) -> str:
        return payload if where == context else harmless

    texts = make_texts(put)
    days = {FIRST: 1, SECOND: 2, THIRD: 0, LATER: 9}
    records = tuple(make_record(one, texts[one], day, put) for one, day in days.items())
    alone = Origin("o3", (LATER,), LATER, Evidence("stories: none", 1.0))
    later = Story(
        "story-later", put("story title", "Mayor speaks again"), (LATER,), (alone,), (), (), ("One report: nothing was compared.",)
    )
    stories = (make_story(texts, put), later)
    return Comparison((*records, make_failure(put)), stories, (make_affair(texts, put),), make_fingerprint(put))


def without_text(comparison: Comparison, *documents: str) -> Comparison:
    """The same with the text of these reports left out."""
    records = tuple(
        replace(one, document=replace(one.document, text=None)) if one.document.id in documents else one for one in comparison.records
    )
    return replace(comparison, records=records)
