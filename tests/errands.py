"""Work for the isolated processes of the tests: each errand's address says what it does. Imports no test framework, to start fast."""

import os
import signal
import sys
import time
from dataclasses import dataclass

from onrecord.isolation import Enter

MEBIBYTE = 1 << 20
SHORT = 0.3
"""Seconds after which a hanging errand is ended."""


@dataclass(frozen=True)
class Errand:
    uri: str
    number: int = 0


def obey(errand: Errand, enter: Enter) -> str:
    """Does what the address says, so that one function serves all the tests."""
    enter("parse", SHORT if errand.uri == "hang" else 30.0)
    match errand.uri:
        case "hang":
            time.sleep(60)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "raise":
            raise ValueError("an error that nobody expected")
        case "devour":
            bytearray(256 * MEBIBYTE)
        case "print":
            sys.stdout.write("noise\n")
        case "process":
            return str(os.getpid())
    return f"{errand.uri} {errand.number}"


def rest() -> None:
    """A warm-up with nothing to do."""


def die() -> None:
    os._exit(3)
