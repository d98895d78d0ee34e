"""Who did what to whom: from the predicates of a report to events, each with its parties, its firmness, its time and its place."""
