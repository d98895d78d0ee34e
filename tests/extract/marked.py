"""Reports with names and sources marked in the text: “<Mr [PERSON Obi]> said …” has one name and one source."""

import re
from dataclasses import dataclass

from onrecord.extract.entities import find_entities
from onrecord.model.quotations import find_quotations
from onrecord.model.sentences import find_sentences
from onrecord.records import (
    Annotation,
    Antecedent,
    Article,
    Aside,
    AsideReason,
    Document,
    Entity,
    Evidence,
    Name,
    NameKind,
    Quotation,
    Span,
    Statement,
    StatementMode,
    words,
)

_MARK = re.compile(r"\[(" + "|".join(NameKind) + r") ([^\]]+)\]|([<>])")


@dataclass(frozen=True)
class Marked:
    """A report without its marks, and what the marks said."""

    text: str
    names: tuple[Name, ...]
    sources: tuple[Span, ...]


@dataclass(frozen=True)
class Told:
    """What was found: the entities, and the text that their mentions index."""

    text: str
    entities: tuple[Entity, ...]
    sources: tuple[Span, ...]

    def mentions(self, name: str) -> list[str]:
        """The words of all mentions of the entity of this name."""
        return [words(self.text, mention.span) for mention in self.entity(name).mentions]

    def entity(self, name: str) -> Entity:
        (found,) = [one for one in self.entities if one.name == name]
        return found

    def names(self, kind: str = "") -> list[str]:
        return [one.name for one in self.entities if kind in ("", one.kind)]

    def speakers(self) -> list[str | None]:
        """The names of the entities that the sources are mentions of."""
        owners = {mention.span: one.name for one in self.entities for mention in one.mentions}
        return [owners.get(source) for source in self.sources]


def tell(marked: str, *, aside: str = "", links: dict[str, str] | None = None) -> Told:
    """Reads a marked report; what stands in `aside` is set aside. `links`: last words that the network takes to mean the first others."""
    plain = unmark(marked)
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", plain.text)]
    furniture = [line for line in lines if words(plain.text, line) == aside]
    body = tuple(line for line in lines if line not in furniture)
    quotations = find_quotations(plain.text, body)
    meant = tuple(
        Antecedent(_at(plain.text.rindex(one), one), _at(plain.text.index(other), other), 0.9) for one, other in (links or {}).items()
    )
    sentences = find_sentences(plain.text, body)
    annotation = Annotation("report", (), sentences, quotations, plain.names, antecedents=meant)
    article = Article(body=body, aside=tuple(Aside(line, AsideReason.APPEAL, Evidence("test", 1.0)) for line in furniture))
    document = Document("report", "report.txt", None, "text/plain", plain.text)
    return Told(plain.text, find_entities(document, annotation, article, _statements(plain, quotations)), plain.sources)


def _at(start: int, phrase: str) -> Span:
    return Span(start, start + len(phrase))


def unmark(marked: str) -> Marked:
    """The text without its marks, with the spans that they stood for."""
    text, at = "", 0
    names: list[Name] = []
    opened: list[int] = []
    sources: list[Span] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(2):
            names.append(Name(Span(len(text), len(text) + len(match.group(2))), NameKind(match.group(1)), 1.0))
            text += match.group(2)
        elif match.group(3) == "<":
            opened.append(len(text))
        else:
            sources.append(Span(opened.pop(), len(text)))
    return Marked(text + marked[at:], tuple(names), tuple(sorted(sources)))


def _statements(plain: Marked, quotations: tuple[Quotation, ...]) -> tuple[Statement, ...]:
    """One statement a source: its content is the nearest quotation of its line, or else the rest of its sentence."""
    return tuple(_statement(plain, source, quotations) for source in plain.sources)


def _statement(plain: Marked, source: Span, quotations: tuple[Quotation, ...]) -> Statement:
    line = Span(plain.text.rfind("\n", 0, source.start) + 1, (plain.text + "\n").index("\n", source.end))
    quoted = [
        one.span for one in quotations if line.start <= one.span.start < line.end and not one.span.start <= source.start < one.span.end
    ]
    nearest = min(quoted, key=lambda one: max(one.start - source.end, source.start - one.end), default=None)
    stop = plain.text.find(".", source.end)
    content = nearest or Span(source.end, stop if stop > 0 else line.end)
    mode = StatementMode.DIRECT if nearest else StatementMode.INDIRECT
    return Statement(f"{source.start}", mode, (content,), Evidence("test", 1.0), source=source)
