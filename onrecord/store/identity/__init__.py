"""Which entities of all reports are one. Pure functions over the nouns and the tables: what is proposed, and what analysts judged of it."""

from onrecord.store.identity.proposals import Proposal, propose
from onrecord.store.identity.settlement import Departure, Identity, Overruled, Settlement, settle
from onrecord.store.identity.sighting import Link, Sighting

__all__ = ["Departure", "Identity", "Link", "Overruled", "Proposal", "Settlement", "Sighting", "propose", "settle"]
