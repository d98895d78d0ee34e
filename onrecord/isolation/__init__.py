"""Runs a function over reports in worker processes that may hang, run wild or crash without costing any other report.

One worker is one process and one pipe. It says which stage of the reading it enters and how long that may take; the parent ends it
when the time is over. The worker also sets itself a kernel alarm and a ceiling on its memory, which hold even while the parent is
busy, stopped or gone. A fresh worker takes a lost one's place. `ProcessPoolExecutor` fails every pending report when one worker dies
and `multiprocessing.Pool` waits for ever, so neither is isolation. This room imports nobody but the errors.
"""

from onrecord.isolation.capacity import default_workers
from onrecord.isolation.pool import AHEAD, Lost, run
from onrecord.isolation.worker import Enter

__all__ = ["AHEAD", "Enter", "Lost", "default_workers", "run"]
