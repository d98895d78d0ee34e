"""Door 1: the command line. Data goes to standard output, everything else to standard error."""

from onrecord.cli.app import main, run

__all__ = ["main", "run"]
