"""The entities of all reports on record, and the identities that they make."""

from onrecord.errors import DamagedRecord
from onrecord.records import EntityKind
from onrecord.store.database import opened
from onrecord.store.folder import Store
from onrecord.store.identity import Proposal, Settlement, Sighting, propose, settle
from onrecord.store.judging import in_force, judgements_in
from onrecord.store.view import View, first_line, open_view, reading

SIGHTINGS = """
SELECT document, id, name, kind, country, sector, role,
    list_contains(list_transform(mentions, lambda mention: mention.form), 'name') AS named,
    len(mentions) AS mentions, coalesce(said.statements, 0) AS statements
FROM _entities LEFT JOIN (SELECT document, speaker AS id, count(*) AS statements FROM _statements GROUP BY ALL) AS said
USING (document, id)
ORDER BY document, position
"""


def identities(store: Store) -> Settlement:
    """The identities of all entities on record, under the judgements in force. Nothing of it is kept; it is made anew from the tables.

    Raises `DamagedRecord`, `StoreError`, or `KnowledgeError` for a table that is wrong.
    """
    view = open_view(store)
    with reading(store.folder):
        return identities_in(view)


def identities_in(view: View) -> Settlement:
    """The identities of a view; as `identities`."""
    return settle(propose(sightings_in(view)), in_force(judgements_in(view)))


def proposals(store: Store) -> tuple[Proposal, ...]:
    """What is proposed as one before anybody judged, to settle it more than once; as `identities`."""
    view = open_view(store)
    with reading(store.folder):
        return propose(sightings_in(view))


def sightings_in(view: View) -> list[Sighting]:
    """Every entity of every report, in order of report and place."""
    import duckdb

    try:
        with opened(view) as connection:
            rows = connection.execute(SIGHTINGS).fetchall()
    except duckdb.Error as error:
        raise DamagedRecord(f"{view.folder}: cannot be read, `onrecord verify` says what is damaged: {first_line(error)}") from error
    return [Sighting(document, entity, name, EntityKind(kind), *more) for document, entity, name, kind, *more in rows]
